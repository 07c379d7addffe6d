import rule from '../../src/rules/require-single-flight-refresh.js';
import { testRule } from '../support/rule-tester.js';

const files = {
  'src/auth.ts': `
import axios from 'axios';
export const loadRefreshToken = async () => 'token';
export async function refreshTokens(token?: string): Promise<string> {
  const { data } = await axios.post('/auth/refresh', { token });
  return data.accessToken;
}
`,
};

testRule('require-single-flight-refresh', rule, {
  valid: [
    {
      name: 'one promise that all wait for',
      files,
      code: `
import axios from 'axios';
import { refreshTokens } from './auth';
const api = axios.create();
let inFlight: Promise<unknown> | null = null;
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 401) {
    inFlight ??= refreshTokens().finally(() => { inFlight = null; });
    await inFlight;
    return api(error.config);
  }
  return Promise.reject(error);
});
`,
    },
    {
      name: 'a flag with a queue of waiters',
      files,
      code: `
import axios from 'axios';
import { refreshTokens } from './auth';
const api = axios.create();
let isRefreshing = false;
let waiting: ((token: string) => void)[] = [];
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status !== 401) return Promise.reject(error);
  if (isRefreshing) return new Promise((resolve) => { waiting.push(() => resolve(api(error.config))); });
  isRefreshing = true;
  const token = await refreshTokens();
  waiting.forEach((resume) => resume(token));
  waiting = [];
  isRefreshing = false;
  return api(error.config);
});
`,
    },
    {
      name: 'something else is refreshed',
      files,
      code: `
import axios from 'axios';
import { refreshPage } from './page';
const api = axios.create();
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 503) await refreshPage();
  return Promise.reject(error);
});
`,
    },
    {
      name: 'an interceptor of something else',
      files,
      code: `
import { refreshTokens } from './auth';
const api = { interceptors: { response: { use(ok: unknown, fail: (error: any) => Promise<unknown>) {} } } };
api.interceptors.response.use(undefined, async (error) => {
  if (error.code === 7) await refreshTokens();
  throw error;
});
`,
    },
  ],
  invalid: [
    {
      name: 'each 401 refreshes on its own',
      files,
      code: `
import axios from 'axios';
import { refreshTokens } from './auth';
const api = axios.create();
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 401) {
    await refreshTokens();
    return api(error.config);
  }
  return Promise.reject(error);
});
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          line: 7,
          suggestions: [{ messageId: 'keepPromise', output: `
import axios from 'axios';
import { refreshTokens } from './auth';
const api = axios.create();
let inFlightRefresh: ReturnType<typeof refreshTokens> | null = null;

api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 401) {
    inFlightRefresh ??= refreshTokens().finally(() => {
      inFlightRefresh = null;
    });
    await inFlightRefresh;
    return api(error.config);
  }
  return Promise.reject(error);
});
` }],
        },
      ],
    },
    {
      name: 'a flag for which the others do not wait',
      files,
      code: `
import axios from 'axios';
import { refreshTokens } from './auth';
const api = axios.create();
let isRefreshing = false;
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 401 && !isRefreshing) {
    isRefreshing = true;
    await refreshTokens();
    isRefreshing = false;
    return api(error.config);
  }
  return Promise.reject(error);
});
`,
      errors: [{ messageId: 'othersDoNotWait' }],
    },
    {
      name: 'an await between the test and the assignment',
      files,
      code: `
import axios from 'axios';
import { loadRefreshToken, refreshTokens } from './auth';
const api = axios.create();
let inFlight: Promise<unknown> | null = null;
api.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status === 401) {
    if (!inFlight) {
      const token = await loadRefreshToken();
      inFlight = refreshTokens(token).finally(() => { inFlight = null; });
    }
    await inFlight;
    return api(error.config);
  }
  return Promise.reject(error);
});
`,
      errors: [{ messageId: 'keptTooLate' }],
    },
  ],
});
