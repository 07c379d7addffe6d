import { defineModel, type ApiType, type Assertion } from '../model.js';
import { named, NOTED } from '../words.js';

const expecting = (that: Assertion['that']) =>
  ({ call: { returns: 'assertion', asserts: { that, expected: 0 } } }) as const satisfies ApiType;
const property = (that: Assertion['that']) =>
  ({ extends: 'assertion', asserts: { that } }) as const satisfies ApiType;
const says = (that: Assertion['that'], expected?: number) =>
  ({
    call: { asserts: { that, actual: 0, ...(expected !== undefined && { expected }) } },
  }) as const satisfies ApiType;

/** Chai, with what its plugins for HTTP and Sinon add. */
export const chai = defineModel({
  library: 'chai',
  kind: 'testing',
  modules: { chai: 'module' },
  versions: { chai: '4 - 6' },
  types: {
    module: {
      members: {
        default: 'module',
        expect: 'expect',
        assert: 'assert',
        use: { call: { returns: 'module' } },
        request: 'chai-http.request',
      },
    },
    expect: { call: { expects: 0, returns: 'assertion' }, members: { fail: NOTED } },
    assertion: {
      members: {
        not: 'negated',
        ...named(
          'to be been is that which and has have with at of same but does still also deep nested own ordered any all itself',
          'assertion',
        ),
        ...named('equal equals eq eql eqls', expecting('equals')),
        ...named('include includes contain contains', expecting('contains')),
        oneOf: expecting('one-of'),
        ...named('least gte greaterThanOrEqual', expecting('at-least')),
        ...named('above gt greaterThan', expecting('above')),
        ...named('most lte lessThanOrEqual', expecting('at-most')),
        ...named('below lt lessThan', expecting('below')),
        ...named('true ok', property('true')),
        false: property('false'),
        exist: property('exists'),
        /** Of chai-http. */
        status: { call: { returns: 'assertion', asserts: { that: 'equals', expected: 0, on: 'answer' } } },
        /** Of sinon-chai. */
        ...named('called calledOnce', property('called')),
        ...named('calledWith calledOnceWith', {
          call: { returns: 'assertion', asserts: { that: 'called-with', expected: 'all' } },
        }),
      },
      otherMembers: { type: 'other' },
    },
    /** An assertion of another kind, read or called. */
    other: {
      extends: 'assertion',
      asserts: { that: 'other' },
      call: { returns: 'assertion', asserts: { that: 'other' } },
    },
    negated: { extends: 'assertion', negates: true },
    assert: {
      ...says('true'),
      members: {
        ...named('isTrue isOk ok', says('true')),
        ...named('isFalse isNotOk', says('false')),
        ...named('equal strictEqual deepEqual', says('equals', 1)),
        ...named('include', says('contains', 1)),
        oneOf: says('one-of', 1),
        isAtLeast: says('at-least', 1),
        isAbove: says('above', 1),
        isAtMost: says('at-most', 1),
        isBelow: says('below', 1),
        ...named('isDefined exists', says('exists')),
      },
      otherMembers: { type: says('other') },
    },
  },
  sources: [
    {
      claim: 'Words of the BDD style and what each compares',
      url: 'https://www.chaijs.com/api/bdd/',
      checked: '2026-11-30',
    },
    {
      claim: 'Members of assert: the actual value first',
      url: 'https://www.chaijs.com/api/assert/',
      checked: '2026-11-30',
    },
    {
      claim: 'status compares the status of a response',
      url: 'https://www.chaijs.com/plugins/chai-http/',
      checked: '2026-11-30',
    },
  ],
});
