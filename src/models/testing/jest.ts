import { defineModel, type ApiType, type Mocking, type Stubbing } from '../model.js';
import { named, NOTED, RECEIVER, returning, STEP } from '../words.js';

const stubs = (gives: Stubbing['gives']) =>
  ({ call: { returns: RECEIVER, stubs: { gives, argument: 0 } } }) as const satisfies ApiType;
const MODULE = {
  replaces: 'module',
  what: { argument: 0 },
  by: { argument: 1 },
  functions: 'mockFunction',
} as const satisfies Mocking;
const MODULE_MOCK = {
  call: { returns: RECEIVER, mocks: MODULE },
} as const satisfies ApiType;
const hook = (declares: 'before' | 'after') => ({ call: { declares } }) as const satisfies ApiType;
const each = (type: 'suite' | 'test' | 'skipped') =>
  ({ call: { returns: type }, tag: { returns: type } }) as const;
const GLOBALS = {
  ...named('describe fdescribe', 'suite'),
  ...named('it test fit', 'test'),
  ...named('xdescribe xit xtest', 'skipped'),
  ...named('beforeAll beforeEach', hook('before')),
  ...named('afterAll afterEach', hook('after')),
  expect: 'expect.expect',
  jest: 'jest',
} as const;

export const jest = defineModel({
  library: 'jest',
  kind: 'testing',
  modules: { '@jest/globals': 'globals' },
  testGlobals: {
    packages: ['jest', '@types/jest', 'ts-jest', '@jest/globals', 'babel-jest', '@nestjs/testing'],
    names: {
      ...named('describe fdescribe', 'suite'),
      ...named('it test fit', 'test'),
      ...named('xdescribe xit xtest', 'skipped'),
      ...named('beforeAll beforeEach', 'before'),
      ...named('afterAll afterEach', 'after'),
      expect: 'expect.expect',
      jest: 'jest',
    },
  },
  versions: { jest: '29 || 30' },
  types: {
    globals: { members: GLOBALS },
    before: hook('before'),
    after: hook('after'),
    suite: {
      call: { declares: 'suite' },
      members: { only: 'suite', skip: 'skipped', each: each('suite') },
    },
    test: {
      call: { declares: 'test' },
      members: {
        ...named('only failing concurrent', 'test'),
        skip: 'skipped',
        each: each('test'),
        todo: NOTED,
      },
    },
    /** A suite or a test that is written and not run. */
    skipped: { call: { declares: 'skipped' }, members: { each: each('skipped') } },
    jest: {
      members: {
        fn: { call: { returns: 'mockFunction', mocks: { replaces: 'nothing', by: { argument: 0 } } } },
        ...named('mock doMock setMock unstable_mockModule', MODULE_MOCK),
        ...named('requireActual unmock dontMock', { call: { givesActual: true } }),
        spyOn: {
          call: {
            returns: 'mockFunction',
            mocks: { replaces: 'member', what: { argument: 0 } },
          },
        },
        mocked: returning({ argument: 0 }),
        ...named('resetModules clearAllMocks resetAllMocks restoreAllMocks', STEP),
      },
    },
    mockFunction: {
      call: {},
      members: {
        ...named('mockReturnValue mockReturnValueOnce', stubs('value')),
        ...named('mockResolvedValue mockResolvedValueOnce', stubs('resolved')),
        ...named('mockRejectedValue mockRejectedValueOnce', stubs('rejected')),
        ...named('mockImplementation mockImplementationOnce', stubs('result')),
        ...named('mockClear mockReset mockRestore mockReturnThis mockName', STEP),
        mock: {},
      },
    },
  },
  sources: [
    {
      claim: 'jest.mock, doMock and requireActual; what a factory gives takes the place of the module',
      url: 'https://jestjs.io/docs/jest-object#mock-modules',
      checked: '2026-11-30',
    },
    {
      claim: 'Mock functions and what they give',
      url: 'https://jestjs.io/docs/mock-function-api',
      checked: '2026-11-30',
    },
    {
      claim: 'describe, test, hooks and their forms are globals',
      url: 'https://jestjs.io/docs/api',
      checked: '2026-11-30',
    },
  ],
});
