import { defineModel, type ApiType, type Assertion } from '../model.js';
import { named, NOTED } from '../words.js';

const says = (that: Assertion['that'], expected?: Assertion['expected']) =>
  ({ call: { asserts: { that, ...(expected !== undefined && { expected }) } } }) as const satisfies ApiType;
const subject = { call: { expects: 0, returns: 'assertion' } } as const satisfies ApiType;

/** Jest's assertions, which Vitest, Bun and Playwright have taken over. */
export const expect = defineModel({
  library: 'expect',
  kind: 'testing',
  modules: { expect: 'module' },
  versions: { expect: '29 || 30' },
  types: {
    module: { extends: 'expect', members: { default: 'expect', expect: 'expect' } },
    expect: {
      ...subject,
      members: {
        soft: subject,
        ...named('assertions hasAssertions extend addSnapshotSerializer', NOTED),
        ...named(
          'any anything arrayContaining closeTo objectContaining stringContaining stringMatching not',
          {},
        ),
      },
    },
    assertion: {
      members: {
        not: 'negated',
        resolves: 'resolved',
        rejects: 'rejected',
        ...named('toBe toEqual toStrictEqual toMatchObject', says('equals', 0)),
        ...named('toContain toContainEqual', says('contains', 0)),
        toBeOneOf: says('one-of', 0),
        toBeGreaterThanOrEqual: says('at-least', 0),
        toBeGreaterThan: says('above', 0),
        toBeLessThanOrEqual: says('at-most', 0),
        toBeLessThan: says('below', 0),
        ...named('toBeTruthy toBeTrue', says('true')),
        ...named('toBeFalsy toBeFalse', says('false')),
        toBeDefined: says('exists'),
        ...named('toHaveBeenCalled toHaveBeenCalledOnce toBeCalled', says('called')),
        ...named('toHaveBeenCalledTimes toBeCalledTimes', says('called', 0)),
        ...named(
          'toHaveBeenCalledWith toBeCalledWith toHaveBeenLastCalledWith lastCalledWith toHaveBeenCalledExactlyOnceWith',
          says('called-with', 'all'),
        ),
      },
      /** Those of plugins and of the project's own as well. */
      otherMembers: { type: says('other') },
    },
    negated: { extends: 'assertion', negates: true },
    resolved: { extends: 'assertion', settled: 'resolved' },
    rejected: { extends: 'assertion', settled: 'rejected' },
  },
  sources: [
    {
      claim: 'Matchers, modifiers and what each compares',
      url: 'https://jestjs.io/docs/expect',
      checked: '2026-11-30',
    },
  ],
});
