import rule from '../../src/rules/require-fetch-timeout.js';
import { testRule } from '../support/rule-tester.js';

testRule('require-fetch-timeout', rule, {
  valid: [
    {
      name: 'a signal, a timeout, a dispatcher',
      code: `
import axios from 'axios';
import { Agent } from 'undici';
export async function load(url: string, signal: AbortSignal) {
  await fetch(url, { signal });
  await fetch(url, { method: 'POST', signal: AbortSignal.timeout(1000) });
  await fetch(url, { dispatcher: new Agent({ headersTimeout: 1000 }) } as RequestInit);
  await axios.get(url, { timeout: 1000 });
  await axios.post(url, { id: 1 }, { signal });
}
`,
    },
    {
      name: 'options from elsewhere',
      code: `
import axios from 'axios';
import { options } from './options';
export async function load(url: string, init: RequestInit) {
  await fetch(url, init);
  await fetch(url, { ...init, method: 'POST' });
  await axios.get(url, options);
  await axios.request({ ...options, url });
}
`,
    },
    {
      name: 'an instance that has one, and one that is given',
      files: {
        'src/api.ts': `
import axios from 'axios';
export const api = axios.create({ baseURL: 'https://example.com', timeout: 5000 });
`,
      },
      code: `
import type { AxiosInstance } from 'axios';
import got from 'got';
import { api } from './api';
const client = got.extend({ timeout: { request: 1000 } });
export async function load(given: AxiosInstance) { await api.get('/orders'); await given.get('/orders'); await client('https://example.com'); }
`,
    },
    {
      name: 'a bound for all requests of the program',
      files: {
        'src/start.ts': `
import axios from 'axios';
import { setGlobalDispatcher, Agent } from 'undici';
axios.defaults.timeout = 10_000;
setGlobalDispatcher(new Agent({ headersTimeout: 10_000 }));
`,
      },
      code: `
import axios from 'axios';
export async function load(url: string) { await axios.get(url); await fetch(url); }
`,
    },
    {
      name: "the program's own, and one on the same machine",
      code: `
export async function load(id: string) { await fetch('/api/orders'); await fetch(\`http://localhost:3000/orders/\${id}\`); }
`,
    },
    {
      name: 'somebody else may end the wait',
      code: `
import { withTimeout } from './wait';
export async function load(url: string) {
  await Promise.race([fetch(url), new Promise((_, reject) => setTimeout(reject, 1000))]);
  await withTimeout(fetch(url), 1000);
  await withTimeout(() => fetch(url), 1000);
}
`,
    },
    {
      name: 'what is read as it comes',
      code: `
export async function stream(url: string) {
  const answer = await fetch(url, { headers: { accept: 'text/event-stream' } });
  return answer;
}
export async function copy(url: string) {
  const answer = await fetch(url);
  const reader = answer.body.getReader();
  return reader.read();
}
`,
    },
    {
      name: 'what a framework caches',
      code: `
export async function load(url: string) { return fetch(url, { next: { revalidate: 60 } } as RequestInit); }
`,
    },
    {
      name: 'a request that is passed on',
      code: `
export async function GET(request: Request) { return fetch(new Request('https://example.com', request)); }
`,
    },
    {
      name: 'a function of that name',
      code: `
const fetch = async (id: string) => ({ id });
export const load = (id: string) => fetch(id);
const cache = new Map();
export const get = (id: string) => cache.get(id);
`,
    },
    {
      name: 'a browser, and a script',
      filename: 'scripts/load.ts',
      code: `
export const load = (url: string) => fetch(url);
`,
    },
  ],
  invalid: [
    {
      name: 'fetch without options, and with others',
      code: `
export async function load(url: string) {
  const answer = await fetch(url);
  await fetch(\`https://example.com/\${url}\`, { method: 'POST', body: '{}' });
  return answer.json();
}
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 3,
          data: { call: 'fetch', option: 'signal: AbortSignal.timeout(10_000)' },
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
export async function load(url: string) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  await fetch(\`https://example.com/\${url}\`, { method: 'POST', body: '{}' });
  return answer.json();
}
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 4,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
export async function load(url: string) {
  const answer = await fetch(url);
  await fetch(\`https://example.com/\${url}\`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(10_000) });
  return answer.json();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'axios, and an instance without a timeout, in plain JavaScript',
      filename: 'src/rates.js',
      files: {
        'src/api.js': `
const axios = require('axios');
module.exports = axios.create({ baseURL: 'https://example.com' });
`,
      },
      code: `
const axios = require('axios');
const api = require('./api');
exports.load = async (id) => {
  await api.get('/rates');
  await axios.post('https://example.com/rates', { id });
  await axios.post('https://example.com/rates');
  await axios.request({ url: 'https://example.com/rates' });
};
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: 'api.get',
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
const axios = require('axios');
const api = require('./api');
exports.load = async (id) => {
  await api.get('/rates', { timeout: 10_000 });
  await axios.post('https://example.com/rates', { id });
  await axios.post('https://example.com/rates');
  await axios.request({ url: 'https://example.com/rates' });
};
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'axios.post',
          line: 6,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
const axios = require('axios');
const api = require('./api');
exports.load = async (id) => {
  await api.get('/rates');
  await axios.post('https://example.com/rates', { id }, { timeout: 10_000 });
  await axios.post('https://example.com/rates');
  await axios.request({ url: 'https://example.com/rates' });
};
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'axios.post',
          line: 7,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
const axios = require('axios');
const api = require('./api');
exports.load = async (id) => {
  await api.get('/rates');
  await axios.post('https://example.com/rates', { id });
  await axios.post('https://example.com/rates', undefined, { timeout: 10_000 });
  await axios.request({ url: 'https://example.com/rates' });
};
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'axios.request',
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
const axios = require('axios');
const api = require('./api');
exports.load = async (id) => {
  await api.get('/rates');
  await axios.post('https://example.com/rates', { id });
  await axios.post('https://example.com/rates');
  await axios.request({ url: 'https://example.com/rates', timeout: 10_000 });
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'got, undici and node-fetch',
      code: `
import got from 'got';
import nodeFetch from 'node-fetch';
import { request } from 'undici';
export async function load(url: string) { await got(url); await request(url); await nodeFetch(url); await got.post(url, { json: {} }); }
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: 'got',
          line: 5,
          column: 49,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import got from 'got';
import nodeFetch from 'node-fetch';
import { request } from 'undici';
export async function load(url: string) { await got(url, { timeout: { request: 10_000 } }); await request(url); await nodeFetch(url); await got.post(url, { json: {} }); }
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'request',
          line: 5,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import got from 'got';
import nodeFetch from 'node-fetch';
import { request } from 'undici';
export async function load(url: string) { await got(url); await request(url, { signal: AbortSignal.timeout(10_000) }); await nodeFetch(url); await got.post(url, { json: {} }); }
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'nodeFetch',
          line: 5,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import got from 'got';
import nodeFetch from 'node-fetch';
import { request } from 'undici';
export async function load(url: string) { await got(url); await request(url); await nodeFetch(url, { signal: AbortSignal.timeout(10_000) }); await got.post(url, { json: {} }); }
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'got.post',
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import got from 'got';
import nodeFetch from 'node-fetch';
import { request } from 'undici';
export async function load(url: string) { await got(url); await request(url); await nodeFetch(url); await got.post(url, { json: {}, timeout: { request: 10_000 } }); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'all of them, in a handler',
      code: `
import express from 'express';
const app = express();
app.get('/rates', async (req, res) => {
  const answers = await Promise.all([fetch('https://example.com/a'), fetch('https://example.com/b')]);
  res.json(await answers[0].json());
});
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 5,
          column: 38,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import express from 'express';
const app = express();
app.get('/rates', async (req, res) => {
  const answers = await Promise.all([fetch('https://example.com/a', { signal: AbortSignal.timeout(10_000) }), fetch('https://example.com/b')]);
  res.json(await answers[0].json());
});
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 5,
          column: 70,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import express from 'express';
const app = express();
app.get('/rates', async (req, res) => {
  const answers = await Promise.all([fetch('https://example.com/a'), fetch('https://example.com/b', { signal: AbortSignal.timeout(10_000) })]);
  res.json(await answers[0].json());
});
`,
            },
          ],
        },
      ],
    },
  ],
});
