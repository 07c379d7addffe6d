import { defineModel, type ApiType } from '../model.js';
import { named } from '../words.js';

const MOCK = {
  call: { returns: 'mocked', mocks: { replaces: 'nothing', ofTypeArgument: true } },
} as const satisfies ApiType;

/** Objects of any type, of which every member is a mock. */
export const mockObjects = defineModel({
  library: 'mock-objects',
  kind: 'testing',
  modules: {
    ...named('jest-mock-extended vitest-mock-extended', 'extended'),
    ...named('@golevelup/ts-jest @golevelup/ts-vitest @golevelup/ts-sinon', 'golevelup'),
  },
  versions: {
    'jest-mock-extended': '3 || 4',
    'vitest-mock-extended': '2 - 5',
    '@golevelup/ts-jest': '0.5 - 1',
  },
  types: {
    extended: { members: named('mock mockDeep', MOCK) },
    mocked: {},
    golevelup: { members: { createMock: MOCK } },
  },
  sources: [
    {
      claim: 'mock<T>() and mockDeep<T>() give an object of type T whose members are mock functions',
      url: 'https://github.com/marchaos/jest-mock-extended#readme',
      checked: '2026-11-30',
    },
    {
      claim: 'createMock<T>() gives the same, also for nested members',
      url: 'https://github.com/golevelup/nestjs/tree/master/packages/testing/ts-jest',
      checked: '2026-11-30',
    },
  ],
});
