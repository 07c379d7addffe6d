import { defineModel, type ApiType } from '../model.js';
import { named, NOTED } from '../words.js';

const part = (declares: 'suite' | 'before' | 'after' | 'skipped') =>
  ({ call: { declares } }) as const satisfies ApiType;
const suite = {
  ...part('suite'),
  members: { only: part('suite'), ...named('skip todo', part('skipped')) },
} as const satisfies ApiType;

/** The runner that Node brings. */
export const nodeTest = defineModel({
  library: 'node-test',
  kind: 'testing',
  modules: { 'node:test': 'module' },
  versions: { node: '>=20' },
  types: {
    module: {
      extends: 'test',
      members: {
        ...named('default test it', 'test'),
        ...named('describe suite', suite),
        ...named('before beforeEach', part('before')),
        ...named('after afterEach', part('after')),
        mock: 'mocks',
      },
    },
    test: {
      call: { declares: 'test', callbacks: [{ argument: 'every', parameters: ['context'] }] },
      members: { only: 'test', ...named('skip todo', part('skipped')) },
    },
    context: { members: { test: 'test', mock: 'mocks', assert: 'node-assert.methods' } },
    mocks: {
      members: {
        fn: {
          call: { returns: 'mockFunction', mocks: { replaces: 'nothing', by: { argument: 0 } } },
        },
        ...named('method getter setter', {
          call: {
            returns: 'mockFunction',
            mocks: { replaces: 'member', what: { argument: 0 }, by: { argument: 2 } },
          },
        }),
        module: {
          call: {
            mocks: { replaces: 'module', what: { argument: 0 }, by: { argument: 1, path: ['namedExports'] } },
          },
        },
        ...named('reset restoreAll', NOTED),
      },
    },
    mockFunction: {
      call: {},
      members: {
        mock: {
          members: {
            ...named('mockImplementation mockImplementationOnce', {
              call: { stubs: { gives: 'result', argument: 0 } },
            }),
            ...named('calls callCount restore resetCalls', {}),
          },
        },
      },
    },
  },
  sources: [
    {
      claim: 'Tests, suites, hooks and their mocks; mock.module takes namedExports and defaultExport',
      url: 'https://nodejs.org/api/test.html',
      checked: '2026-11-30',
    },
  ],
});
