import { defineModel, type ApiType } from '../model.js';
import { named, NOTED, returning } from '../words.js';

const MODULE_MOCK = {
  call: {
    callbacks: [{ argument: 1, parameters: ['original'] }],
    mocks: {
      replaces: 'module',
      what: { argument: 0 },
      by: { argument: 1 },
      keptBy: { argument: 1, path: ['spy'] },
      functions: 'jest.mockFunction',
    },
  },
} as const satisfies ApiType;
const CONDITIONS = ['skipIf', 'runIf'] as const;
const conditional = (type: 'suite' | 'test') => named(CONDITIONS.join(' '), returning(type));
const each = (type: 'suite' | 'test') =>
  named('each for', { call: { returns: type }, tag: { returns: type } });

export const vitest = defineModel({
  library: 'vitest',
  kind: 'testing',
  modules: { vitest: 'module' },
  testGlobals: {
    packages: ['vitest'],
    names: {
      ...named('describe suite', 'suite'),
      ...named('it test', 'test'),
      ...named('beforeAll beforeEach', 'jest.before'),
      ...named('afterAll afterEach', 'jest.after'),
      ...named('vi vitest', 'vi'),
      expect: 'expect',
      assert: 'chai.assert',
    },
  },
  versions: { vitest: '3 - 5' },
  types: {
    module: {
      members: {
        ...named('describe suite', 'suite'),
        ...named('it test', 'test'),
        ...named('beforeAll beforeEach', 'jest.before'),
        ...named('afterAll afterEach', 'jest.after'),
        ...named('vi vitest', 'vi'),
        expect: 'expect',
        assert: 'chai.assert',
      },
    },
    suite: {
      extends: 'jest.suite',
      members: {
        ...named('only concurrent sequential shuffle', 'suite'),
        skip: 'jest.skipped',
        ...each('suite'),
        ...conditional('suite'),
        todo: NOTED,
      },
    },
    test: {
      extends: 'jest.test',
      members: {
        ...named('only fails concurrent sequential', 'test'),
        skip: 'jest.skipped',
        ...each('test'),
        ...conditional('test'),
        extend: returning('test'),
      },
    },
    /** It has Chai's words beside those of Jest. */
    expect: { extends: 'expect.expect', call: { expects: 0, returns: 'assertion' } },
    assertion: { extends: ['expect.assertion', 'chai.assertion'] },
    vi: {
      members: {
        fn: { call: { returns: 'jest.mockFunction', mocks: { replaces: 'nothing', by: { argument: 0 } } } },
        ...named('mock doMock', MODULE_MOCK),
        importActual: { call: { givesActual: true } },
        spyOn: {
          call: {
            returns: 'jest.mockFunction',
            mocks: { replaces: 'member', what: { argument: 0 } },
          },
        },
        mocked: returning({ argument: 0 }),
        hoisted: returning({ callback: 0 }),
        ...named('unmock doUnmock', { call: { givesActual: true } }),
        ...named('resetModules clearAllMocks resetAllMocks restoreAllMocks', NOTED),
      },
    },
    original: { call: { givesActual: true } },
  },
  sources: [
    {
      claim:
        'vi.mock and doMock take a factory, which is given importOriginal, or { spy: true }, which runs the real module',
      url: 'https://vitest.dev/api/vi.html#vi-mock',
      checked: '2026-11-30',
    },
    {
      claim: 'vi.hoisted gives what its function returns',
      url: 'https://vitest.dev/api/vi.html#vi-hoisted',
      checked: '2026-11-30',
    },
    { claim: 'Suites, tests and hooks', url: 'https://vitest.dev/api/', checked: '2026-11-30' },
    {
      claim: 'expect has the matchers of Jest and the words of Chai',
      url: 'https://vitest.dev/api/expect.html',
      checked: '2026-11-30',
    },
  ],
});
