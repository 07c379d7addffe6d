import { defineModel } from '../model.js';
import { named, NOTED } from '../words.js';

/** Bun's own runner, which has the names of Jest. */
export const bunTest = defineModel({
  library: 'bun-test',
  kind: 'testing',
  modules: { 'bun:test': 'module' },
  versions: { bun: '1' },
  types: {
    module: {
      members: {
        describe: 'suite',
        ...named('it test', 'test'),
        ...named('beforeAll beforeEach', 'jest.before'),
        ...named('afterAll afterEach', 'jest.after'),
        expect: 'expect.expect',
        mock: 'mock',
        spyOn: {
          call: {
            returns: 'jest.mockFunction',
            mocks: { replaces: 'member', what: { argument: 0 } },
          },
        },
        jest: 'jest.jest',
        vi: 'jest.jest',
        setSystemTime: NOTED,
      },
    },
    suite: {
      extends: 'jest.suite',
      members: named('if skipIf todoIf', { call: { returns: 'suite' } }),
    },
    test: { extends: 'jest.test', members: named('if skipIf todoIf', { call: { returns: 'test' } }) },
    mock: {
      call: { returns: 'jest.mockFunction', mocks: { replaces: 'nothing', by: { argument: 0 } } },
      members: {
        module: {
          call: {
            mocks: {
              replaces: 'module',
              what: { argument: 0 },
              by: { argument: 1 },
              functions: 'jest.mockFunction',
            },
          },
        },
        restore: NOTED,
      },
    },
  },
  sources: [
    {
      claim: 'Tests, hooks, matchers, mock and mock.module',
      url: 'https://bun.sh/docs/test/mocks',
      checked: '2026-11-30',
    },
  ],
});
