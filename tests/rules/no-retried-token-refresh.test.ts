import rule from '../../src/rules/no-retried-token-refresh.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-retried-token-refresh', rule, {
  valid: [
    { name: 'an empty file', code: '' },
    {
      name: 'an exchange that is sent once, a failure that ends the loop',
      code: `
export async function refresh(refreshToken: string) {
  const answer = await fetch('https://id.example/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  return answer.json();
}
export async function once(token: string) {
  for (;;) {
    try {
      return await refresh(token);
    } catch (error) {
      throw new Error('logged out', { cause: error });
    }
  }
}
export async function wrapped(token: string) {
  try {
    return await refresh(token);
  } catch {
    return undefined;
  }
}
`,
    },
    {
      name: 'whoever has the secret may ask again; a refresh of anything but a token',
      code: `
import pRetry from 'p-retry';
export const login = () =>
  pRetry(() =>
    fetch('https://id.example/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' }),
    }),
  );
export const refreshFeeds = () => pRetry(() => fetch('https://api.example/feeds/refresh', { method: 'POST' }));
export const users = () => pRetry(() => fetch('https://api.example/users'));
`,
    },
    {
      name: 'never again, by its options',
      code: `
import pRetry from 'p-retry';
import got from 'got';
import ky from 'ky';
import axios from 'axios';
import axiosRetry from 'axios-retry';
import { useMutation } from '@tanstack/react-query';
const client = axios.create();
axiosRetry(client, { retries: 3 });
const refresh = (refreshToken: string) => client.post('/auth/refresh', { refreshToken });
export const never = (token: string) => pRetry(() => refresh(token), { retries: 0 });
export const byGot = (refreshToken: string) => got.post('https://id.example/auth/refresh', { json: { refreshToken } });
export const byKy = (refreshToken: string) =>
  ky.post('https://id.example/auth/refresh', { json: { refreshToken }, retry: { limit: 0, methods: ['post'] } });
export const useRefresh = () => useMutation({ mutationFn: refresh, retry: false });
`,
    },
    {
      name: 'a name is no evidence, and neither is a client of which nothing is known',
      code: `
import pRetry from 'p-retry';
import { refreshAccessToken } from './unknown.js';
export const byName = (api: any, token: string) => pRetry(() => refreshAccessToken(token));
export const byAny = (api: any, refreshToken: string) => pRetry(() => api.post('/auth/refresh', { refreshToken }));
`,
    },
    {
      name: 'the same name for something else, and a helper that runs its function once',
      code: `
const pRetry = <T>(run: () => T) => run();
async function logged<T>(run: () => Promise<T>) {
  try {
    return await run();
  } catch (error) {
    console.error(error);
    throw error;
  }
}
const refresh = (refreshToken: string) => fetch('/auth/refresh', { method: 'POST', body: JSON.stringify({ refreshToken }) });
export const one = (token: string) => pRetry(() => refresh(token));
export const two = (token: string) => logged(() => refresh(token));
`,
    },
    {
      name: 'each round of a loop is about another element',
      code: `
const refresh = (refreshToken: string) => fetch('/auth/refresh', { method: 'POST', body: JSON.stringify({ refreshToken }) });
export async function refreshAll(tokens: string[]) {
  for (const token of tokens) {
    try {
      await refresh(token);
    } catch {
      continue;
    }
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'p-retry, async-retry, exponential-backoff, cockatiel and TanStack Query',
      code: `
import pRetry from 'p-retry';
import retry from 'async-retry';
import { backOff } from 'exponential-backoff';
import { handleAll, retry as retryPolicy } from 'cockatiel';
import { useMutation, useQuery } from '@tanstack/react-query';
async function refresh(refreshToken: string) {
  const answer = await fetch('https://id.example/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  return answer.json();
}
const policy = retryPolicy(handleAll, { maxAttempts: 3 });
export const one = (token: string) => pRetry(() => refresh(token), { retries: 3 });
export const two = (token: string) => retry(async () => refresh(token));
export const three = (token: string) => backOff(() => refresh(token));
export const four = (token: string) => policy.execute(() => refresh(token));
export const useFive = (token: string) => useQuery({ queryKey: ['session'], queryFn: () => refresh(token), retry: 3 });
export const useSix = () => useMutation({ mutationFn: refresh, retry: 2 });
`,
      errors: [
        { messageId: 'runsAgain', at: 'pRetry', line: 15 },
        { messageId: 'runsAgain', at: 'retry', line: 16, column: 39 },
        { messageId: 'runsAgain', at: 'backOff', line: 17 },
        { messageId: 'runsAgain', at: 'policy.execute' },
        { messageId: 'runsAgain', at: 'useQuery', line: 19 },
        { messageId: 'runsAgain', at: 'useMutation', line: 20 },
      ],
    },
    {
      name: 'got, ky and axios-retry with a method or a condition',
      code: `
import got from 'got';
import ky from 'ky';
import axios from 'axios';
import axiosRetry from 'axios-retry';
const client = axios.create({ baseURL: 'https://id.example' });
axiosRetry(client, { retries: 3, retryCondition: () => true });
export const byAxios = (refreshToken: string) => client.post('/auth/refresh', { refreshToken });
export const byGot = (refreshToken: string) =>
  got.post('https://id.example/auth/refresh', { json: { refreshToken }, retry: { limit: 2, methods: ['POST'] } });
export const byKy = (refreshToken: string) =>
  ky.post('https://id.example/auth/refresh', { json: { refreshToken }, retry: { methods: ['post'] } });
const patient = ky.create({ retry: { methods: ['get', 'post'] } });
export const byPatient = (refreshToken: string) => patient.post('auth/refresh', { json: { refreshToken } });
`,
      errors: [
        { messageId: 'runsAgain', at: 'axiosRetry', line: 7 },
        { messageId: 'sendsAgain', at: 'got.post' },
        { messageId: 'sendsAgain', at: 'ky.post' },
        { messageId: 'sendsAgain', at: 'patient.post' },
      ],
    },
    {
      name: 'a loop by hand, a function that calls itself, a helper of the project; plain JavaScript and two files',
      filename: 'src/session.js',
      files: {
        'src/tokens.js': `
const axios = require('axios');
exports.exchange = async (code) => {
  const body = new URLSearchParams();
  body.append('grant_type', 'authorization_code');
  body.append('code', code);
  const { data } = await axios.post('https://id.example/token', body);
  return data;
};
`,
        'src/with-retry.js': `
exports.withRetry = async (run, times = 3) => {
  for (let round = 0; round < times; round++) {
    try {
      return await run();
    } catch (error) {
      if (round === times - 1) throw error;
    }
  }
};
`,
      },
      code: `
const { exchange } = require('./tokens');
const { withRetry } = require('./with-retry');
exports.login = (code) => withRetry(() => exchange(code));
exports.loginByHand = async (code) => {
  let tries = 0;
  while (tries < 3) {
    try {
      return await exchange(code);
    } catch (error) {
      tries += 1;
    }
  }
};
async function loginAgain(code, left) {
  try {
    return await exchange(code);
  } catch (error) {
    if (left === 0) throw error;
    return loginAgain(code, left - 1);
  }
}
exports.loginAgain = loginAgain;
`,
      errors: [
        { messageId: 'runsAgain', at: 'withRetry', line: 4 },
        { messageId: 'triesAgain', at: 'exchange', line: 9 },
        { messageId: 'triesAgain', at: 'exchange', line: 17 },
      ],
    },
  ],
});
