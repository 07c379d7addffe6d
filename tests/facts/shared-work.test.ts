// Which ways to renew a login share one refresh among parallel requests: semantics C.3, row by row. Ten parallel requests
// with an expired access token were run against each.
import { isFunction, type FunctionNode } from '../../src/ast/nodes.js';
import { nodesIn } from '../../src/ast/walk.js';
import { suspensionsBetween } from '../../src/facts/flow/suspension-points.js';
import { refreshInWrapper, refreshOnFailure } from '../../src/facts/races/token-refresh.js';
import { inProject, markedIn } from '../support/testkit.js';

interface Row {
  readonly name: string;
  readonly body: string;
  readonly is: string | undefined;
  readonly before?: string;
}

const FILE = (before: string, body: string) => `
import axios from 'axios';
import pRetry from 'p-retry';
const api = axios.create();
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
async function refreshTokens() {
  const { data } = await axios.post('/auth/refresh');
  return data.accessToken;
}
${before}
api.interceptors.response.use((response) => response, async (error) => {
  if (error.response?.status !== 401 || error.config.retried) throw error;
  error.config.retried = true;
  ${body}
  return api(error.config);
});
`;

const verdictOf = (code: string): string | undefined =>
  inProject({ 'src/file.ts': code }, ({ module, analysis }) => {
    const nodes = nodesIn(module.ast);
    const handlers = nodes.flatMap((node) =>
      node.type === 'CallExpression' ? refreshOnFailure(node, analysis) : [],
    );
    const wrappers = nodes.filter(isFunction).flatMap((fn: FunctionNode) => refreshInWrapper(fn, analysis));
    const [found] = [...handlers, ...wrappers];
    return found && `${found.sharing.kind}, ${found.evidence}`;
  });

function rows(title: string, table: readonly Row[], write: (before: string, body: string) => string): void {
  describe(title, () => {
    test.each(table)('$name', ({ body, before = '', is }) => {
      expect(verdictOf(write(before, body))).toBe(is);
    });
  });
}

rows(
  'the shapes that were run',
  [
    { name: 'a refresh for each request', body: `await refreshTokens();`, is: 'alone, certain' },
    {
      name: 'the same, tried again',
      body: `for (let i = 0; ; i++) try { await refreshTokens(); break; } catch (failure) { if (i === 2) throw failure; }`,
      is: 'alone, certain',
    },
    {
      name: 'a flag without a queue',
      before: 'let isRefreshing = false;',
      body: `if (!isRefreshing) { isRefreshing = true; try { await refreshTokens(); } finally { isRefreshing = false; } }`,
      is: 'not-waited, certain',
    },
    {
      name: 'a flag and a queue',
      before: 'let isRefreshing = false; let failedQueue: (() => void)[] = [];',
      body: `if (isRefreshing) { await new Promise<void>((resolve) => { failedQueue.push(resolve); }); return api(error.config); }
isRefreshing = true;
await refreshTokens();
failedQueue.forEach((go) => go()); failedQueue = []; isRefreshing = false;`,
      is: undefined,
    },
    {
      name: 'a flag and a loop that waits',
      before: 'let isRefreshing = false;',
      body: `while (isRefreshing) await pause();
isRefreshing = true; await refreshTokens(); isRefreshing = false;`,
      is: undefined,
    },
    {
      name: 'one promise for all',
      before: 'let inFlight: Promise<string> | null = null;',
      body: `inFlight ??= refreshTokens().finally(() => { inFlight = null; }); await inFlight;`,
      is: undefined,
    },
    {
      name: 'one promise for all, tested first',
      before: 'let inFlight: Promise<string> | null = null;',
      body: `if (!inFlight) inFlight = refreshTokens(); await inFlight; inFlight = null;`,
      is: undefined,
    },
    {
      name: 'an await between the test and the assignment',
      before: 'let inFlight: Promise<string> | null = null;',
      body: `if (!inFlight) { await pause(); inFlight = refreshTokens(); } await inFlight;`,
      is: 'kept-late, certain',
    },
    {
      name: 'a result that is kept in place of its promise',
      before: 'let renewed: string | null = null;',
      body: `if (!renewed) renewed = await refreshTokens();`,
      is: 'alone, certain',
    },
  ],
  FILE,
);

rows(
  'where the promise is kept',
  [
    {
      name: 'in the function that refreshes',
      before: `let current: Promise<string> | undefined;
function refreshOnce() { if (!current) current = refreshTokens(); return current; }
const refreshSession = refreshOnce;`,
      body: `await refreshSession();`,
      is: undefined,
    },
    {
      name: 'behind a lock',
      body: `await navigator.locks.request('refresh', () => refreshTokens());`,
      is: undefined,
    },
    {
      name: 'in an object beside the handler',
      before: 'const state: { work: Promise<string> | null } = { work: null };',
      body: `state.work ??= refreshTokens(); await state.work;`,
      is: undefined,
    },
    {
      name: 'nowhere to be seen: the function comes from a package',
      before: `import { refreshAuth } from 'auth-kit';`,
      body: `await refreshAuth();`,
      is: 'alone, likely',
    },
    {
      name: 'in the handler alone',
      body: `let inFlight: Promise<string> | null = null; inFlight ??= refreshTokens(); await inFlight;`,
      is: 'alone, certain',
    },
  ],
  FILE,
);

rows(
  'what counts as a refresh',
  [
    {
      name: 'a request to its URL',
      body: `await axios.post('/api/token/refresh', {});`,
      is: 'alone, certain',
    },
    {
      name: 'a request to a URL that is kept elsewhere',
      before: `const REFRESH_URL = '/auth/refresh';`,
      body: `await axios.post(REFRESH_URL);`,
      is: 'alone, certain',
    },
    {
      name: 'the grant',
      body: `await axios.post('/oauth/token', { grant_type: 'refresh_token' });`,
      is: 'alone, certain',
    },
    {
      name: 'a cache',
      before: 'async function refreshCache() {}',
      body: `await refreshCache();`,
      is: undefined,
    },
    {
      name: 'a page',
      before: 'declare const router: { refresh(): Promise<void> };',
      body: `await router.refresh();`,
      is: undefined,
    },
    {
      name: 'reading the token',
      before: 'async function getRefreshToken() {}',
      body: `await getRefreshToken();`,
      is: undefined,
    },
    { name: 'nothing', body: `location.assign('/login');`, is: undefined },
  ],
  FILE,
);

rows(
  'wrappers around fetch',
  [
    {
      name: 'in the branch of a 401',
      body: `if (response.status === 401) { await refreshSession(); response = await fetch(url); } return response;`,
      is: 'alone, certain',
    },
    {
      name: 'behind the branch of all else',
      body: `if (response.status !== 401) return response; await refreshSession(); return fetch(url);`,
      is: 'alone, certain',
    },
    {
      name: 'outside of the branch',
      body: `if (response.status === 401) location.assign('/login'); await refreshSession(); return response;`,
      is: undefined,
    },
    {
      name: 'with the login of one request',
      body: `const account = url; if (response.status === 401) { await refreshSessionOf(account); } return response;`,
      is: 'alone, likely',
    },
  ],
  (_, body) => `
async function refreshSession() { await fetch('/auth/refresh', { method: 'POST' }); }
async function refreshSessionOf(account: string) { await fetch('/auth/refresh/' + account, { method: 'POST' }); }
export async function request(url: string) {
  let response = await fetch(url);
  ${body}
}`,
);

describe('suspension points between two places', () => {
  const between = (code: string): number =>
    inProject({ 'src/file.ts': code }, ({ module }) => {
      const [from, to] = markedIn(module);
      return from && to ? suspensionsBetween(from, to).length : -1;
    });

  test.each([
    ['an await between', `async function f() { /*?*/a(); await b(); /*?*/c(); }`, 1],
    ['the await of the first', `async function f() { await /*?*/a(); /*?*/c(); }`, 1],
    ['the await of the second', `async function f() { /*?*/a(); await /*?*/c(); }`, 0],
    ['none', `async function f() { /*?*/a(); b(); /*?*/c(); }`, 0],
    [
      'an await in a branch that leaves',
      `async function f() { /*?*/a(); if (x) { await b(); return; } /*?*/c(); }`,
      0,
    ],
    [
      'an await in the other arm',
      `async function f() { if (x) { /*?*/a(); /*?*/c(); } else { await b(); } }`,
      0,
    ],
    [
      'an await in a callback that is waited for',
      `async function f() { /*?*/a(); await run(async () => { await b(); }); /*?*/c(); }`,
      2,
    ],
    [
      'an await in a callback that is not',
      `async function f() { /*?*/a(); on(async () => { await b(); }); /*?*/c(); }`,
      0,
    ],
    ['two functions', `async function f() { /*?*/a(); } async function g() { await b(); /*?*/c(); }`, 0],
  ])('%s', (_, code, expected) => {
    expect(between(`declare const x: boolean; ${code}`)).toBe(expected);
  });
});
