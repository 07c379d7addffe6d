import { defineModel } from '../model.js';
import { named, returning } from '../words.js';

const FIXTURES = { argument: 'every', parameters: ['fixtures'] } as const;

/** Playwright's runner and the requests that it sends without a browser. */
export const playwright = defineModel({
  library: 'playwright',
  kind: 'testing',
  modules: { '@playwright/test': 'module' },
  versions: { '@playwright/test': '1' },
  types: {
    module: {
      members: {
        ...named('default test', 'test'),
        expect: 'expect.expect',
        request: { members: { newContext: returning('requests') } },
        APIRequestContext: { instance: 'requests' },
        APIResponse: { instance: 'answer' },
      },
    },
    test: {
      call: { declares: 'test', callbacks: [FIXTURES] },
      members: {
        ...named('only fail', 'test'),
        ...named('skip fixme', 'jest.skipped'),
        describe: {
          call: { declares: 'suite' },
          members: { ...named('only serial parallel', 'jest.suite'), ...named('skip fixme', 'jest.skipped') },
        },
        ...named('beforeAll beforeEach', { call: { declares: 'before', callbacks: [FIXTURES] } }),
        ...named('afterAll afterEach', { call: { declares: 'after', callbacks: [FIXTURES] } }),
        extend: returning('test'),
      },
    },
    fixtures: { members: { request: 'requests', page: { members: { request: 'requests' } } } },
    requests: { members: named('get post put patch delete head fetch', returning('answer')) },
    answer: {
      answer: 'whole',
      members: {
        status: returning({ answer: 'status' }),
        ok: returning({ answer: 'ok' }),
        ...named('json text body headers', { call: {} }),
      },
    },
  },
  sources: [
    {
      claim: 'A test is given fixtures, request among them; status() and ok() of a response',
      url: 'https://playwright.dev/docs/api/class-apirequestcontext',
      checked: '2026-11-30',
    },
  ],
});
