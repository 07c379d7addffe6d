import axios, { type AxiosError, type InternalAxiosRequestConfig } from 'axios';

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

type RetriableRequest = InternalAxiosRequestConfig & { _retry?: boolean };

let tokens: TokenPair | undefined;

export function getTokens() {
  return tokens;
}

export function setTokens(next: TokenPair | undefined) {
  tokens = next;
}

export const api = axios.create({ baseURL: 'http://localhost:3000', timeout: 10_000 });

let inFlight: Promise<TokenPair> | undefined;

/** One refresh for all requests that find the access token expired at the same time. */
function refreshOnce(): Promise<TokenPair> {
  inFlight ??= refreshTokens().finally(() => {
    inFlight = undefined;
  });
  return inFlight;
}

/**
 * One attempt. When its answer is lost, the token may be spent already: to the server a second attempt looks like theft.
 * The next request asks again, and within the grace window it gets the same successor.
 */
async function refreshTokens(): Promise<TokenPair> {
  const { data } = await axios.post<TokenPair>(
    `${api.defaults.baseURL}/auth/refresh`,
    { refreshToken: tokens?.refreshToken },
    { timeout: 10_000 },
  );
  setTokens(data);
  return data;
}

api.interceptors.request.use((request) => {
  if (tokens && !request.headers.has('Authorization')) {
    request.headers.set('Authorization', `Bearer ${tokens.accessToken}`);
  }
  return request;
});

api.interceptors.response.use(
  (response) => response,
  async (error: AxiosError) => {
    const request = error.config as RetriableRequest | undefined;

    if (error.response?.status === 401 && request && !request._retry) {
      request._retry = true;
      const { accessToken } = await refreshOnce();
      request.headers.set('Authorization', `Bearer ${accessToken}`);
      return api(request);
    }

    return Promise.reject(error);
  },
);

export async function getProfile() {
  const { data } = await api.get('/users/me');
  return data.user;
}

export async function getDashboard() {
  const { data } = await api.get('/dashboard');
  return data.users;
}

export async function placeOrder(items: { productId: number; quantity: number }[]) {
  const { data } = await api.post('/orders', { items });
  return data.order;
}
