import rule from '../../src/rules/require-single-flight-refresh.js';
import { testRule } from '../support/rule-tester.js';

const LETS_PASS =
  'Keep one promise for each login, and let a 401 of the refresh itself pass: it would wait for itself.';
const FOR_EACH = 'Keep one promise for each login, and let its requests await it.';
const FOR_ALL = (call: string) => `Keep one promise for all: \`inFlight ??= ${call}(…)\`.`;

testRule('require-single-flight-refresh', rule, {
  valid: [
    {
      name: 'a URL that something spread behind it may replace',
      code: `
import axios from 'axios';
declare const override: { url?: string };
axios.interceptors.response.use(undefined, async () => { await axios.request({ url: '/auth/refresh', ...override }); });
`,
    },
    { name: 'an empty file', code: '' },
    {
      name: 'one promise for all',
      code: `
import axios from 'axios';
const api = axios.create();
async function refreshTokens() { await axios.post('/auth/refresh'); }
let inFlight: Promise<void> | null = null;
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status !== 401) throw error;
  inFlight ??= refreshTokens().finally(() => { inFlight = null; });
  await inFlight;
  return api(error.config);
});
`,
    },
    {
      name: 'one promise for all, kept by the function in another module',
      files: {
        'src/tokens.ts': `
import axios from 'axios';
let pending: Promise<void> | undefined;
async function renew() { await axios.post('/auth/refresh'); }
export function refreshTokens() { return (pending ??= renew()); }
`,
      },
      code: `
import axios from 'axios';
import { refreshTokens } from './tokens';
const api = axios.create();
api.interceptors.response.use(undefined, async (error) => {
  await refreshTokens();
  return api(error.config);
});
`,
    },
    {
      name: 'a field of the class that holds the promise',
      code: `
import axios, { type AxiosInstance } from 'axios';
export class Api {
  private refreshing?: Promise<void>;
  constructor(private readonly http: AxiosInstance) {
    this.http.interceptors.response.use(undefined, async (error) => {
      if (!this.refreshing) this.refreshing = this.refreshToken();
      await this.refreshing;
      return this.http.request(error.config);
    });
  }
  private async refreshToken() { await axios.post('/auth/refresh'); }
}
`,
    },
    {
      name: 'a pause that waits for another refresh, and a promise that another one settles',
      code: `
import axios from 'axios';
const api = axios.create();
let waiters: (() => void)[] = [];
let token = '';
async function refreshTokens() {
  const before = token;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
  if (token !== before) return;
  token = (await axios.post('/auth/refresh')).data;
}
async function refreshSession() {
  try { token = (await axios.post('/auth/refresh')).data; }
  catch { await new Promise<void>((resolve) => waiters.push(resolve)); }
}
api.interceptors.response.use(undefined, async (error) => { await refreshTokens(); return api(error.config); });
api.interceptors.response.use(undefined, async (error) => { await refreshSession(); return api(error.config); });
`,
    },
    {
      name: 'the same members on something else',
      code: `
const api = { interceptors: { response: { use(ok: unknown, fail: (error: Error) => unknown) { return [ok, fail]; } } } };
async function refreshTokens() {}
api.interceptors.response.use(undefined, async () => { await refreshTokens(); });
`,
    },
    {
      name: 'a shadowed client',
      code: `
import axios from 'axios';
async function refreshTokens() {}
export function install(axios: any) {
  axios.interceptors.response.use(undefined, async () => { await refreshTokens(); });
}
export const other = axios;
`,
    },
    {
      name: 'a cache, a page',
      code: `
import axios from 'axios';
declare const router: { refresh(): Promise<void> };
async function refreshCache() {}
axios.interceptors.response.use(undefined, async () => { await refreshCache(); await router.refresh(); });
`,
    },
    {
      name: 'a function from a package, which may keep the promise itself, is only a likely sign',
      code: `
import axios from 'axios';
import { refreshSession } from 'auth-kit';
axios.interceptors.response.use(undefined, async () => { await refreshSession(); });
`,
    },
    {
      name: 'the handler of successful responses',
      code: `
import axios from 'axios';
async function refreshTokens() {}
axios.interceptors.response.use(async (response) => { await refreshTokens(); return response; }, (error) => { throw error; });
`,
    },
  ],
  invalid: [
    {
      name: 'a URL in a constant object, under the last of two keys, and in an object that is spread where it is written',
      code: `
import axios from 'axios';
axios.interceptors.response.use(undefined, async () => {
  await axios.request({ ['url']: '/auth/refresh' } as const);
  await axios.request({ url: '/auth/login', ...{ url: '/auth/refresh' } });
});
`,
      errors: [
        { messageId: 'eachRefreshes', at: 'axios.request', line: 4 },
        { messageId: 'eachRefreshes', at: 'axios.request', line: 5 },
      ],
    },
    {
      name: 'a request whose options are written with quotes',
      code: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status !== 401) throw error;
  await axios.request({ 'url': '/auth/refresh', method: 'post' });
  return api(error.config);
});
`,
      errors: [{ messageId: 'eachRefreshes', at: 'axios.request', line: 6 }],
    },
    {
      name: 'a refresh for each 401',
      code: `
import axios from 'axios';
export const api = axios.create();

async function refreshTokens() {
  const { data } = await axios.post<{ accessToken: string }>('/auth/refresh');
  return data;
}

// Renews the login.
api.interceptors.response.use(
  (response) => response,
  async (error) => {
    if (error.response?.status === 401) {
      const { accessToken } = await refreshTokens();
      error.config.headers.Authorization = accessToken;
      return api(error.config);
    }
    throw error;
  },
);
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          data: { call: 'refreshTokens', remedy: FOR_ALL('refreshTokens') },
          line: 15,
          column: 37,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import axios from 'axios';
export const api = axios.create();

async function refreshTokens() {
  const { data } = await axios.post<{ accessToken: string }>('/auth/refresh');
  return data;
}

let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

// Renews the login.
api.interceptors.response.use(
  (response) => response,
  async (error) => {
    if (error.response?.status === 401) {
      inFlightRefresh ??= refreshTokens().finally(() => {
        inFlightRefresh = null;
      });
      const { accessToken } = await inFlightRefresh;
      error.config.headers.Authorization = accessToken;
      return api(error.config);
    }
    throw error;
  },
);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a refresh that is tried again after a pause: nobody waits for the others in it',
      code: `
import axios from 'axios';
const api = axios.create();
async function refreshTokens() {
  for (let attempt = 1; ; attempt++) {
    try {
      return await axios.post('/auth/refresh');
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
}

api.interceptors.response.use(undefined, async (error) => {
  await refreshTokens();
  return api(error.config);
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          data: { call: 'refreshTokens', remedy: FOR_ALL('refreshTokens') },
          at: 'refreshTokens',
          line: 16,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import axios from 'axios';
const api = axios.create();
async function refreshTokens() {
  for (let attempt = 1; ; attempt++) {
    try {
      return await axios.post('/auth/refresh');
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
}

let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

api.interceptors.response.use(undefined, async (error) => {
  inFlightRefresh ??= refreshTokens().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return api(error.config);
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'plain JavaScript with require, a request in the handler',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const axios = require('axios');
const api = axios.create();
api.interceptors.response.use(null, async (error) => {
  await axios.post('/auth/refresh');
  return api(error.config);
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'axios.post',
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
const axios = require('axios');
const api = axios.create();
let inFlightRefresh = null;

api.interceptors.response.use(null, async (error) => {
  inFlightRefresh ??= axios.post('/auth/refresh').finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return api(error.config);
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a request in the handler, whose type cannot be named: no suggestion',
      code: `
import http from 'axios';
const api = http.create();
api.interceptors.response.use(undefined, async (error) => {
  const { data } = await http.post<{ token: string }>('/auth/refresh');
  error.config.headers.Authorization = data.token;
  return api.request(error.config);
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'http.post',
          data: { call: 'http.post', remedy: FOR_ALL('http.post') },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a client that a function makes keeps its promise there',
      code: `
import axios from 'axios';
async function refreshTokens() { await axios.post('/auth/refresh'); }
export function createApi(baseURL: string) {
  const api = axios.create({ baseURL });
  api.interceptors.response.use(undefined, async (error) => {
    await refreshTokens();
    return api(error.config);
  });
  return api;
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          line: 7,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import axios from 'axios';
async function refreshTokens() { await axios.post('/auth/refresh'); }
export function createApi(baseURL: string) {
  const api = axios.create({ baseURL });
  let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

  api.interceptors.response.use(undefined, async (error) => {
    inFlightRefresh ??= refreshTokens().finally(() => {
      inFlightRefresh = null;
    });
    await inFlightRefresh;
    return api(error.config);
  });
  return api;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'with an argument of the failed request: no suggestion',
      code: `
import axios from 'axios';
async function refreshTokens(tenant: string) { await axios.post('/auth/refresh', { tenant }); }
axios.interceptors.response.use(undefined, async (error) => {
  await refreshTokens(error.config.tenant);
  return axios(error.config);
});
`,
      errors: [{ messageId: 'eachRefreshes', at: 'refreshTokens', line: 5, suggestions: [] }],
    },
    {
      name: 'a comment inside the call: no suggestion',
      code: `
import axios from 'axios';
async function refreshTokens() { await axios.post('/auth/refresh'); }
axios.interceptors.response.use(undefined, async (error) => {
  await refreshTokens(/* for all */);
  return axios(error.config);
});
`,
      errors: [{ messageId: 'eachRefreshes', at: 'refreshTokens', line: 5, suggestions: [] }],
    },
    {
      name: 'a flag without a queue',
      code: `
import axios from 'axios';
let isRefreshing = false;
async function refreshTokens() { await axios.post('/auth/refresh'); }
axios.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 401 && !isRefreshing) {
    isRefreshing = true;
    try { await refreshTokens(); } finally { isRefreshing = false; }
    return axios(error.config);
  }
  throw error;
});
`,
      errors: [
        {
          messageId: 'othersDoNotWait',
          at: 'refreshTokens',
          data: { flag: 'isRefreshing', call: 'refreshTokens' },
          line: 8,
          column: 17,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a promise that is kept too late',
      code: `
import axios from 'axios';
let inFlight: Promise<void> | null = null;
async function loadStoredToken() {}
async function refreshTokens() { await axios.post('/auth/refresh'); }
axios.interceptors.response.use(undefined, async (error) => {
  if (!inFlight) {
    await loadStoredToken();
    inFlight = refreshTokens();
  }
  await inFlight;
  return axios(error.config);
});
`,
      errors: [
        {
          messageId: 'keptTooLate',
          at: 'await',
          data: { promise: 'inFlight', call: 'refreshTokens' },
          line: 8,
          column: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a wrapper around fetch',
      files: {
        'src/auth.ts': `export async function refreshSession() { await fetch('/auth/refresh', { method: 'POST' }); }`,
      },
      code: `
import { refreshSession } from './auth';
export async function request(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.status !== 401) return response;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 6,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import { refreshSession } from './auth';
let inFlightRefresh: ReturnType<typeof refreshSession> | null = null;

export async function request(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.status !== 401) return response;
  inFlightRefresh ??= refreshSession().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return fetch(url);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a handler that is registered by its name is reported once',
      code: `
import axios from 'axios';
async function refreshTokens() { await axios.post('/auth/refresh'); }
async function onFailure(error: any) {
  if (error.response?.status === 401) await refreshTokens();
  return axios(error.config);
}
axios.interceptors.response.use(undefined, onFailure);
`,
      errors: [{ messageId: 'eachRefreshes', at: 'refreshTokens', line: 5, suggestions: [] }],
    },
    {
      name: 'a client behind a re-export, and an assertion',
      files: {
        'src/http.ts': `import axios from 'axios'; export const client = axios.create();`,
        'src/index.ts': `export * from './http';`,
      },
      code: `
import { client } from './index';
async function renewSession() { await client!.post('/session/refresh'); }
(client as typeof client).interceptors.response.use(undefined, async (error) => {
  await renewSession();
  return client(error.config);
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'renewSession',
          line: 5,
          data: { call: 'renewSession', remedy: LETS_PASS },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a function from a package is a likely sign',
      options: { evidence: 'likely' },
      code: `
import axios from 'axios';
import { refreshSession } from 'auth-kit';
axios.interceptors.response.use(undefined, async (error) => { await refreshSession(); return axios(error.config); });
`,
      errors: [{ messageId: 'likelyEachRefreshes', at: 'refreshSession', line: 4, suggestions: [] }],
    },
    {
      name: 'a store that follows the request: each request has a login of its own',
      code: `
import { AsyncLocalStorage } from 'node:async_hooks';
const session = new AsyncLocalStorage<{ refresh: string }>();
const current = () => session.getStore();
async function refreshSession() { await fetch('https://login.example/token/refresh', { method: 'POST', body: current()?.refresh }); }
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 9,
          data: { call: 'refreshSession', remedy: FOR_EACH },
          suggestions: [],
        },
      ],
    },
    {
      name: 'cookies of the request, read in another file',
      files: {
        'src/session.ts': `
import { cookies } from 'next/headers';
export async function refreshSession() {
  const jar = await cookies();
  await fetch('https://login.example/token/refresh', { method: 'POST', body: jar.get('refresh')?.value ?? '' });
}
`,
      },
      code: `
import { refreshSession } from './session';
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 6,
          data: { call: 'refreshSession', remedy: FOR_EACH },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a helper that knows the request it stands in',
      code: `
import { Router } from 'express';
export const router = Router();
router.get('/', async (req, res) => {
  const refreshSession = () => fetch('https://login.example/token/refresh', { method: 'POST', body: req.body.token });
  async function ask(url: string) {
    const answer = await fetch(url);
    if (answer.status !== 401) return answer;
    await refreshSession();
    return fetch(url);
  }
  res.json(await ask('https://rooms.example'));
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 9,
          data: { call: 'refreshSession', remedy: FOR_EACH },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a variable of the module that a function is given for each login',
      code: `
let refresh = '';
export function login(token: string) { refresh = token; }
async function refreshSession() { await fetch('https://login.example/token/refresh', { method: 'POST', body: refresh }); }
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 8,
          data: { call: 'refreshSession', remedy: FOR_EACH },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a function that sets it for each request, which another file calls',
      files: {
        'src/pages.ts': `
import express from 'express';
import { ask, login } from './ask';
express().get('/pages', async (req, res) => {
  login(req.headers.authorization ?? '');
  res.send(await ask('https://pages.example/'));
});
`,
      },
      filename: 'src/ask.ts',
      code: `
let refresh = '';
export function login(token: string) { refresh = token; }
async function refreshSession() { await fetch('https://login.example/token/refresh', { method: 'POST', body: refresh }); }
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer.text();
  await refreshSession();
  return fetch(url).then((again) => again.text());
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 8,
          data: { call: 'refreshSession', remedy: FOR_EACH },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a setting of the client is read, which sends nothing through it',
      code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.example' });
let tokens = { access: '', refresh: '' };
async function refreshTokens() {
  const { data } = await axios.post(api.defaults.baseURL + '/auth/refresh', { token: tokens.refresh });
  tokens = data;
}
api.interceptors.response.use((answer) => answer, async (error) => {
  if (error.response?.status !== 401) throw error;
  await refreshTokens();
  return api(error.config);
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          line: 11,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.example' });
let tokens = { access: '', refresh: '' };
async function refreshTokens() {
  const { data } = await axios.post(api.defaults.baseURL + '/auth/refresh', { token: tokens.refresh });
  tokens = data;
}
let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

api.interceptors.response.use((answer) => answer, async (error) => {
  if (error.response?.status !== 401) throw error;
  inFlightRefresh ??= refreshTokens().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return api(error.config);
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that sets it to what the refresh itself was answered',
      code: `
let refresh = '';
function keep(token: string) { refresh = token; }
async function refreshSession() {
  const answer = await fetch('https://login.example/token/refresh', { method: 'POST', body: refresh });
  keep(await answer.text());
}
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 11,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
let refresh = '';
function keep(token: string) { refresh = token; }
async function refreshSession() {
  const answer = await fetch('https://login.example/token/refresh', { method: 'POST', body: refresh });
  keep(await answer.text());
}
let inFlightRefresh: ReturnType<typeof refreshSession> | null = null;

export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  inFlightRefresh ??= refreshSession().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return fetch(url);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a package that no model knows may follow the request',
      code: `
import { currentToken } from 'request-context';
async function refreshSession() { await fetch('https://login.example/token/refresh', { method: 'POST', body: currentToken() }); }
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 7,
          data: { call: 'refreshSession', remedy: FOR_EACH },
          suggestions: [],
        },
      ],
    },
    {
      name: 'the one login of a service',
      code: `
let access = '';
async function refreshSession() {
  const answer = await fetch('https://login.example/token/refresh', { method: 'POST', body: process.env.REFRESH_TOKEN });
  access = await answer.text();
}
export async function ask(url: string) {
  const answer = await fetch(url, { headers: { authorization: access } });
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url, { headers: { authorization: access } });
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 10,
          data: { call: 'refreshSession', remedy: FOR_ALL('refreshSession') },
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
let access = '';
async function refreshSession() {
  const answer = await fetch('https://login.example/token/refresh', { method: 'POST', body: process.env.REFRESH_TOKEN });
  access = await answer.text();
}
let inFlightRefresh: ReturnType<typeof refreshSession> | null = null;

export async function ask(url: string) {
  const answer = await fetch(url, { headers: { authorization: access } });
  if (answer.status !== 401) return answer;
  inFlightRefresh ??= refreshSession().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return fetch(url, { headers: { authorization: access } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a browser, which has one user',
      files: {
        'src/token-store.ts':
          'export const tokens = new (class { set(text: string): void { sessionStorage.setItem("token", text); } })();',
      },
      code: `
import { tokens } from './token-store';
async function refreshSession() {
  const answer = await fetch('/auth/refresh', { method: 'POST', body: localStorage.getItem('refresh') });
  tokens.set(await answer.text());
}
export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 10,
          data: { call: 'refreshSession', remedy: FOR_ALL('refreshSession') },
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import { tokens } from './token-store';
async function refreshSession() {
  const answer = await fetch('/auth/refresh', { method: 'POST', body: localStorage.getItem('refresh') });
  tokens.set(await answer.text());
}
let inFlightRefresh: ReturnType<typeof refreshSession> | null = null;

export async function ask(url: string) {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  inFlightRefresh ??= refreshSession().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return fetch(url);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper that its own refresh goes through',
      code: `
export async function request(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (answer.status !== 401) return answer;
  await refreshSession();
  return fetch(url);
}
async function refreshSession() { await request('/auth/refresh'); }
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 5,
          data: { call: 'refreshSession', remedy: LETS_PASS },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a client of a factory that its refresh goes through',
      code: `
import axios from 'axios';
export function createApi() {
  const api = axios.create();
  async function refreshTokens() { await api.post('/auth/refresh'); }
  api.interceptors.response.use(undefined, async (failure) => {
    if (failure.response?.status !== 401 || failure.config.again) throw failure;
    await refreshTokens();
    return api(failure.config);
  });
  return api;
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          line: 8,
          data: { call: 'refreshTokens', remedy: LETS_PASS },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a client that lets the refresh pass, by a part of its URL',
      code: `
import axios from 'axios';
export function createApi() {
  const api = axios.create();
  async function refreshTokens() { await api.post('/auth/refresh'); }
  api.interceptors.response.use(undefined, async (failure) => {
    if (failure.config.url.includes('/refresh')) throw failure;
    await refreshTokens();
    return api(failure.config);
  });
  return api;
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          line: 8,
          data: { call: 'refreshTokens', remedy: FOR_ALL('refreshTokens') },
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import axios from 'axios';
export function createApi() {
  const api = axios.create();
  async function refreshTokens() { await api.post('/auth/refresh'); }
  let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

  api.interceptors.response.use(undefined, async (failure) => {
    if (failure.config.url.includes('/refresh')) throw failure;
    inFlightRefresh ??= refreshTokens().finally(() => {
      inFlightRefresh = null;
    });
    await inFlightRefresh;
    return api(failure.config);
  });
  return api;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a client that lets another URL pass',
      code: `
import axios from 'axios';
export function createApi() {
  const api = axios.create();
  async function refreshTokens() { await api.post('/auth/refresh'); }
  api.interceptors.response.use(undefined, async (failure) => {
    if (failure.config.url === '/auth/login') throw failure;
    await refreshTokens();
    return api(failure.config);
  });
  return api;
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          line: 8,
          data: { call: 'refreshTokens', remedy: LETS_PASS },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a client that lets the refresh pass, by an option',
      code: `
import axios from 'axios';
export function createApi() {
  const api = axios.create();
  async function refreshTokens() { await api.post('/auth/refresh', null, { isRefresh: true } as object); }
  api.interceptors.response.use(undefined, async (failure) => {
    if (failure.config.isRefresh || failure.response?.status !== 401) throw failure;
    await refreshTokens();
    return api(failure.config);
  });
  return api;
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshTokens',
          line: 8,
          data: { call: 'refreshTokens', remedy: FOR_ALL('refreshTokens') },
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `
import axios from 'axios';
export function createApi() {
  const api = axios.create();
  async function refreshTokens() { await api.post('/auth/refresh', null, { isRefresh: true } as object); }
  let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

  api.interceptors.response.use(undefined, async (failure) => {
    if (failure.config.isRefresh || failure.response?.status !== 401) throw failure;
    inFlightRefresh ??= refreshTokens().finally(() => {
      inFlightRefresh = null;
    });
    await inFlightRefresh;
    return api(failure.config);
  });
  return api;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a flag in a store',
      code: `
import axios from 'axios';
const flags = new Map<string, boolean>();
const api = axios.create();
api.interceptors.response.use(undefined, async (failure) => {
  if (failure.response?.status === 401 && !sessionStorage.getItem('busy')) {
    sessionStorage.setItem('busy', 'yes');
    await axios.post('/auth/refresh');
    return api(failure.config);
  }
  throw failure;
});
`,
      errors: [
        {
          messageId: 'othersDoNotWait',
          at: 'axios.post',
          data: { flag: "sessionStorage.getItem('busy')", call: 'axios.post' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a flag in a map',
      code: `
import axios from 'axios';
const flags = new Map<string, boolean>();
const api = axios.create();
api.interceptors.response.use(undefined, async (failure) => {
  if (failure.response?.status === 401 && !flags.get('busy')) {
    flags.set('busy', true);
    await axios.post('/auth/refresh');
    return api(failure.config);
  }
  throw failure;
});
`,
      errors: [
        {
          messageId: 'othersDoNotWait',
          at: 'axios.post',
          data: { flag: "flags.get('busy')", call: 'axios.post' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a flag on the window',
      code: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(undefined, async (failure) => {
  if (failure.response?.status === 401 && !window.renewing) {
    window.renewing = 1;
    await axios.post('/auth/refresh');
    return api(failure.config);
  }
  throw failure;
});
`,
      filename: 'src/file.js',
      errors: [
        {
          messageId: 'othersDoNotWait',
          at: 'axios.post',
          data: { flag: 'window.renewing', call: 'axios.post' },
          suggestions: [],
        },
      ],
    },
  ],
});
