import { defineModel, type ApiType, type Assertion } from '../model.js';
import { named } from '../words.js';

const says = (that: Assertion['that'], expected?: number) =>
  ({
    call: { asserts: { that, actual: 0, ...(expected !== undefined && { expected }) } },
  }) as const satisfies ApiType;

/** Node's assertions. */
export const nodeAssert = defineModel({
  library: 'node-assert',
  kind: 'testing',
  modules: named('node:assert assert node:assert/strict assert/strict', 'assert'),
  versions: { node: '>=20' },
  types: {
    assert: { extends: 'methods', ...says('true') },
    methods: {
      members: {
        ...named('default strict', 'assert'),
        ok: says('true'),
        ...named('equal strictEqual deepEqual deepStrictEqual partialDeepStrictEqual', says('equals', 1)),
      },
      otherMembers: { type: says('other'), except: ['AssertionError'] },
    },
  },
  sources: [
    {
      claim: 'assert and its members: the actual value first, then what is expected',
      url: 'https://nodejs.org/api/assert.html',
      checked: '2026-11-30',
    },
  ],
});
