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

const REFRESH_ATTEMPTS = 3;

// Mobile networks lose requests: try again when there was no answer.
async function refreshTokens(): Promise<TokenPair> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { data } = await axios.post<TokenPair>(`${api.defaults.baseURL}/auth/refresh`, {
        refreshToken: tokens?.refreshToken,
      });
      setTokens(data);
      return data;
    } catch (error) {
      const isAnswered = axios.isAxiosError(error) && error.response !== undefined;
      if (isAnswered || attempt === REFRESH_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
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
      const { accessToken } = await refreshTokens();
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
