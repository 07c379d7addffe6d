// A bound ends what takes long: what is to take long must not get one, nor what is sent again where it fails.
import rule from '../../src/rules/require-fetch-timeout.js';
import { testRule } from '../support/rule-tester.js';

/** A finding without a suggestion. */
const alone = (at: string, line?: number) =>
  ({ messageId: 'noTimeout', at, ...(line !== undefined && { line }), suggestions: [] }) as const;

const offered = (at: string, output: string, line?: number) =>
  ({
    messageId: 'noTimeout',
    at,
    ...(line !== undefined && { line }),
    suggestions: [{ messageId: 'addTimeout', output }],
  }) as const;

const NEXT = { 'package.json': '{ "dependencies": { "next": "15.0.0" } }' };

testRule('require-fetch-timeout: repairs', rule, {
  valid: [],
  invalid: [
    {
      name: 'what does something is sent again where it fails: it may have been done',
      code: `
import axios from 'axios';
import pRetry from 'p-retry';
export async function inRounds(order: object) {
  for (let attempt = 1; attempt < 4; attempt += 1)
    try { return (await axios.post('https://pay.example.com', order)).data; } catch (error) { console.error(error); }
  return null;
}
export const retried = (order: object) =>
  pRetry(async () => (await axios.post('https://pay.example.com', order)).data, { retries: 3 });
export async function itself(order: object, left: number): Promise<unknown> {
  try {
    const answer = await fetch('https://pay.example.com', { method: 'POST', body: JSON.stringify(order) });
    return await answer.json();
  } catch (error) { if (left === 0) throw error; return itself(order, left - 1); }
}
`,
      errors: [alone('axios.post', 6), alone('axios.post', 10), alone('fetch', 13)],
    },
    {
      name: 'what is only read again',
      code: `
import axios from 'axios';
export async function inRounds(id: string) {
  for (let attempt = 1; attempt < 4; attempt += 1)
    try { return (await axios.get('https://pay.example.com/' + id)).data; } catch (error) { console.error(error); }
  return null;
}
`,
      errors: [
        offered(
          'axios.get',
          `
import axios from 'axios';
export async function inRounds(id: string) {
  for (let attempt = 1; attempt < 4; attempt += 1)
    try { return (await axios.get('https://pay.example.com/' + id, { timeout: 10_000 })).data; } catch (error) { console.error(error); }
  return null;
}
`,
        ),
      ],
    },
    {
      name: 'another one in each round',
      code: `
import axios from 'axios';
export async function all(orders: object[]) {
  for (const order of orders) try { await axios.post('https://pay.example.com', order); } catch (error) { console.error(error); }
}
`,
      errors: [
        offered(
          'axios.post',
          `
import axios from 'axios';
export async function all(orders: object[]) {
  for (const order of orders) try { await axios.post('https://pay.example.com', order, { timeout: 10_000 }); } catch (error) { console.error(error); }
}
`,
        ),
      ],
    },
    {
      name: 'a loop without an end, which waits for what is still to come, and a file of any size',
      code: `
export async function listen(handle: (update: unknown) => void) {
  for (;;) { const answer = await fetch('https://example.com/updates?timeout=50'); handle(await answer.json()); }
}
export async function download(url: string) { const answer = await fetch(url); return Buffer.from(await answer.arrayBuffer()); }
`,
      errors: [alone('fetch', 3), alone('fetch', 5)],
    },
    {
      name: 'a loop that goes through the pages',
      code: `
export async function pages(url: string) {
  for (;;) { const answer = await fetch(url); const page: any = await answer.json(); if (!page.next) return; url = page.next; }
}
`,
      errors: [
        offered(
          'fetch',
          `
export async function pages(url: string) {
  for (;;) { const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }); const page: any = await answer.json(); if (!page.next) return; url = page.next; }
}
`,
        ),
      ],
    },
    {
      name: 'a read that a rendering sends once for all places, and what is no read',
      files: NEXT,
      code: `
export async function shop(id: string) { const answer = await fetch('https://example.com/' + id); return answer.json(); }
export async function add(id: string) { const answer = await fetch('https://example.com/' + id, { method: 'POST' }); return answer.json(); }
`,
      errors: [
        alone('fetch', 2),
        offered(
          'fetch',
          `
export async function shop(id: string) { const answer = await fetch('https://example.com/' + id); return answer.json(); }
export async function add(id: string) { const answer = await fetch('https://example.com/' + id, { method: 'POST', signal: AbortSignal.timeout(10_000) }); return answer.json(); }
`,
          3,
        ),
      ],
    },
    {
      name: 'an `AbortSignal` of the file',
      code: `
import { AbortSignal } from './signals';
export const signals = [AbortSignal];
export async function load(url: string) { const answer = await fetch(url); return answer.json(); }
`,
      errors: [alone('fetch')],
    },
    {
      name: 'a remark beside the last option stays there',
      code: `
export async function pay(order: object) {
  const answer = await fetch('https://pay.example.com', {
    method: 'POST',
    body: JSON.stringify(order), // all of it
  });
  return answer.json();
}
`,
      errors: [
        offered(
          'fetch',
          `
export async function pay(order: object) {
  const answer = await fetch('https://pay.example.com', {
    method: 'POST',
    body: JSON.stringify(order), // all of it
    signal: AbortSignal.timeout(10_000),
  });
  return answer.json();
}
`,
        ),
      ],
    },
  ],
});
