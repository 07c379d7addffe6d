import { defineModel } from '../model.js';
import { named } from '../words.js';

/** Its suites, tests and hooks are globals. */
export const mocha = defineModel({
  library: 'mocha',
  kind: 'testing',
  modules: { mocha: 'globals' },
  testGlobals: {
    packages: ['mocha', '@types/mocha', 'ts-mocha'],
    names: {
      ...named('describe context suite', 'suite'),
      ...named('it specify test', 'test'),
      ...named('xdescribe xcontext xit xspecify', 'jest.skipped'),
      ...named('before beforeEach suiteSetup setup', 'jest.before'),
      ...named('after afterEach suiteTeardown teardown', 'jest.after'),
    },
  },
  versions: { mocha: '10 - 12' },
  types: {
    globals: {
      members: {
        default: 'globals',
        ...named('describe context suite', 'suite'),
        ...named('it specify test', 'test'),
        ...named('before beforeEach', 'jest.before'),
        ...named('after afterEach', 'jest.after'),
      },
    },
    suite: { call: { declares: 'suite' }, members: { only: 'suite', skip: 'jest.skipped' } },
    test: { call: { declares: 'test' }, members: { only: 'test', skip: 'jest.skipped' } },
  },
  sources: [
    {
      claim: 'Interfaces: BDD, TDD and what can be imported',
      url: 'https://mochajs.org/#interfaces',
      checked: '2026-11-30',
    },
  ],
});
