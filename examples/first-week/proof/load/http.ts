import { emailOf, password } from '../seed.ts';

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

export interface Answer {
  status: number;
  text: string;
  /** The parsed body; an empty object when it is not JSON. */
  body: Record<string, unknown>;
  headers: Headers;
  ms: number;
}

export interface RequestOptions {
  token?: string;
  headers?: Record<string, string>;
  json?: object;
  form?: Record<string, string>;
  /** How long to wait for the answer. */
  patienceMs?: number;
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

export async function request(url: string, method: string, options: RequestOptions = {}): Promise<Answer> {
  const headers = new Headers(options.headers);
  if (options.token) headers.set('authorization', `Bearer ${options.token}`);
  if (options.json) headers.set('content-type', 'application/json');

  const start = performance.now();
  const response = await fetch(url, {
    method,
    headers,
    // URLSearchParams is what a browser sends for a form without files.
    signal: options.patienceMs === undefined ? undefined : AbortSignal.timeout(options.patienceMs),
    body: options.form ? new URLSearchParams(options.form) : options.json && JSON.stringify(options.json),
  });
  const text = await response.text();
  const ms = performance.now() - start;
  return { status: response.status, text, body: parse(text), headers: response.headers, ms };
}

/** The same, or `undefined` for a request that is not answered in time or whose connection is lost. */
export const requestIfAnswered = (...given: Parameters<typeof request>): Promise<Answer | undefined> =>
  request(...given).catch(() => undefined);

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A new session of one of the seeded users. */
export async function login(url: string, user: number): Promise<TokenPair> {
  const answer = await request(`${url}/auth/login`, 'POST', { json: { email: emailOf(user), password } });
  if (!isSuccess(answer)) throw new Error(`login answered ${answer.status}: ${answer.text}`);
  return answer.body as unknown as TokenPair;
}

/** Sends the same request so many times at once. */
export async function atOnce(
  times: number,
  app: { url: string },
  token: string,
  send: () => Promise<Answer>,
): Promise<Answer[]> {
  // Connections that still have to be opened would let the callers through one after the other.
  await Promise.all(Array.from({ length: times }, () => request(`${app.url}/users/me`, 'GET', { token })));
  return Promise.all(Array.from({ length: times }, send));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('the median of nothing');
  return middle;
}
