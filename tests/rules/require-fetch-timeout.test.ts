import rule from '../../src/rules/require-fetch-timeout.js';
import { testRule } from '../support/rule-tester.js';

testRule('require-fetch-timeout', rule, {
  valid: [
    {
      name: 'a client that is known by its type: whoever made it may have bounded it, in the constructor or elsewhere',
      code: `
import axios from 'axios';
import type { AxiosInstance } from 'axios';
export class Adjutor {
  private client: AxiosInstance;
  private timeout: number;
  constructor(settings: { timeout: number }) {
    this.timeout = settings.timeout;
    this.client = axios.create({ baseURL: 'https://example.com', timeout: this.timeout });
  }
  load(id: string) { return this.client.get('https://example.com/' + id); }
}
export class Injected {
  constructor(private readonly client: AxiosInstance) {}
  load(id: string) { return this.client.get('https://example.com/' + id); }
}
`,
    },
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
    {
      name: 'a client with a timeout of its own, a signal where that is taken away, a request that says otherwise',
      code: `
import ky from 'ky';
const patient = ky.create({ prefixUrl: 'https://example.com', timeout: false });
const signalled = ky.create({ signal: AbortSignal.timeout(1000) });
const strict = patient.extend({ timeout: 1000 });
export async function load(url: string, ms: number | false, signal: AbortSignal) {
  await ky(url);
  await ky.get(url, { retry: 0 });
  await ky.get(url, { timeout: ms });
  await ky.get(url, { timeout: false, signal });
  await signalled.get(url, { timeout: false });
  await patient.get('rates', { timeout: 1000 });
  await strict.get('rates');
}
`,
    },
    {
      name: 'a step that bounds it, an agent that may, a chain that goes on elsewhere, one that is not sent',
      code: `
import superagent from 'superagent';
import { prepare } from './prepare';
const agent = superagent.agent();
agent.timeout(1000);
export const orders = (url: string) => superagent.get(url).set('accept', 'application/json');
export async function load(url: string) {
  await superagent.get(url).set('accept', 'application/json').timeout({ response: 1000 });
  await superagent.get(url).use(prepare);
  await agent.get(url);
  const request = superagent.get(url);
  request.timeout(1000);
  await request;
  await prepare(superagent.get(url));
}
`,
    },
  ],
  invalid: [
    {
      name: 'a request that nobody waits for holds its connection, and one that is waited for its caller',
      code: `
export async function notify(id: string) {
  fetch('https://example.com/mail').catch((error) => console.error(error));
  void fetch('https://example.com/bill');
  const answer = await fetch('https://example.com/stock');
  return answer.status;
}
`,
      errors: [
        {
          messageId: 'leftAlone',
          at: 'fetch',
          line: 3,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
export async function notify(id: string) {
  fetch('https://example.com/mail', { signal: AbortSignal.timeout(10_000) }).catch((error) => console.error(error));
  void fetch('https://example.com/bill');
  const answer = await fetch('https://example.com/stock');
  return answer.status;
}
`,
            },
          ],
        },
        { messageId: 'leftAlone', at: 'fetch', line: 4 },
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 5,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
export async function notify(id: string) {
  fetch('https://example.com/mail').catch((error) => console.error(error));
  void fetch('https://example.com/bill');
  const answer = await fetch('https://example.com/stock', { signal: AbortSignal.timeout(10_000) });
  return answer.status;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a client that the class makes without a bound, and the one that the library exports',
      code: `
import axios from 'axios';
export class Adjutor {
  private client = axios.create({ baseURL: 'https://example.com' });
  load(id: string) { return this.client.get('https://example.com/' + id); }
  other(id: string) { return axios.get('https://example.com/' + id); }
}
`,
      errors: [
        { messageId: 'noTimeout', at: 'this.client.get' },
        { messageId: 'noTimeout', at: 'axios.get' },
      ],
    },
    {
      name: 'an answer that other code gets whole may be read as it comes: nobody knows how long that may take',
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { await use(await fetch('https://example.com/a')); res.end(); });
app.get('/b', async (req, res) => { const answer = await fetch('https://example.com/b'); await use(answer); res.end(); });
app.get('/c', async (req, res) => { const both = await Promise.all([fetch('https://example.com/c')]); res.json(both.length); });
`,
      errors: [
        { messageId: 'noTimeout', at: 'fetch', line: 5 },
        { messageId: 'noTimeout', at: 'fetch', line: 6 },
      ],
    },
    {
      name: 'a timeout of its own that is taken away, here and by the instance',
      code: `
import ky from 'ky';
const patient = ky.create({ prefixUrl: 'https://example.com', timeout: false });
const named = patient.extend({ headers: { 'user-agent': 'rates' } });
export async function load(url: string) {
  await ky.post(url, { json: {}, timeout: false });
  await named.get('rates');
}
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: 'ky.post',
          data: { call: 'ky.post', option: 'timeout: 10_000' },
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import ky from 'ky';
const patient = ky.create({ prefixUrl: 'https://example.com', timeout: false });
const named = patient.extend({ headers: { 'user-agent': 'rates' } });
export async function load(url: string) {
  await ky.post(url, { json: {}, timeout: 10_000 });
  await named.get('rates');
}
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'named.get',
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import ky from 'ky';
const patient = ky.create({ prefixUrl: 'https://example.com', timeout: false });
const named = patient.extend({ headers: { 'user-agent': 'rates' } });
export async function load(url: string) {
  await ky.post(url, { json: {}, timeout: false });
  await named.get('rates', { timeout: 10_000 });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment in the option that takes the timeout away',
      code: `
import ky from 'ky';
export const load = (url: string) => ky.get(url, { timeout: /* long reports */ false });
`,
      errors: [{ messageId: 'noTimeout', at: 'ky.get', suggestions: [] }],
    },
    {
      name: 'a request that is put together step by step, in plain JavaScript',
      filename: 'src/rates.js',
      code: `
const request = require('superagent');
exports.load = async (url) => {
  const { body } = await request
    .post(url)
    .set('accept', 'application/json')
    .send({});
  return body;
};
exports.each = (url, done) => request.get(url).end((error, response) => done(error, response));
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: `request
    .post`,
          data: { call: 'request.post', option: '.timeout(10_000)' },
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
const request = require('superagent');
exports.load = async (url) => {
  const { body } = await request
    .post(url).timeout(10_000)
    .set('accept', 'application/json')
    .send({});
  return body;
};
exports.each = (url, done) => request.get(url).end((error, response) => done(error, response));
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'request.get',
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
const request = require('superagent');
exports.load = async (url) => {
  const { body } = await request
    .post(url)
    .set('accept', 'application/json')
    .send({});
  return body;
};
exports.each = (url, done) => request.get(url).timeout(10_000).end((error, response) => done(error, response));
`,
            },
          ],
        },
      ],
    },
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
  const [first, second] = await Promise.all([fetch('https://example.com/a'), fetch('https://example.com/b')]);
  res.json({ ...(await first.json()), ok: second.ok });
});
`,
      errors: [
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 5,
          column: 46,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import express from 'express';
const app = express();
app.get('/rates', async (req, res) => {
  const [first, second] = await Promise.all([fetch('https://example.com/a', { signal: AbortSignal.timeout(10_000) }), fetch('https://example.com/b')]);
  res.json({ ...(await first.json()), ok: second.ok });
});
`,
            },
          ],
        },
        {
          messageId: 'noTimeout',
          at: 'fetch',
          line: 5,
          column: 78,
          suggestions: [
            {
              messageId: 'addTimeout',
              output: `
import express from 'express';
const app = express();
app.get('/rates', async (req, res) => {
  const [first, second] = await Promise.all([fetch('https://example.com/a'), fetch('https://example.com/b', { signal: AbortSignal.timeout(10_000) })]);
  res.json({ ...(await first.json()), ok: second.ok });
});
`,
            },
          ],
        },
      ],
    },
  ],
});
