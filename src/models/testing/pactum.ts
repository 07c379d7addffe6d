import { defineModel, type ApiType } from '../model.js';
import { named, RECEIVER, returning, STEP } from '../words.js';

const OTHER = { call: { returns: RECEIVER, asserts: { that: 'other' } } } as const satisfies ApiType;

export const pactum = defineModel({
  library: 'pactum',
  kind: 'testing',
  modules: { pactum: 'module' },
  versions: { pactum: '3' },
  types: {
    module: {
      members: {
        default: 'module',
        spec: returning('spec', { reachesApplication: true }),
      },
    },
    spec: {
      exchange: { sends: 'when-awaited' },
      members: {
        expectStatus: {
          call: { returns: RECEIVER, asserts: { that: 'equals', expected: 0, on: 'status' } },
        },
        ...named(
          'expect expectBody expectBodyContains expectJson expectJsonAt expectJsonLike expectJsonLikeAt expectJsonMatch expectJsonSchema expectJsonLength expectJsonSnapshot expectHeader expectHeaderContains expectCookies expectError expectResponseTime',
          OTHER,
        ),
        ...named('toss end then', { call: {} }),
      },
      otherMembers: { type: STEP },
    },
  },
  sources: [
    {
      claim: 'A spec is sent when it is awaited or tossed (run on 3.9)',
      url: 'https://pactumjs.github.io/api/requests/requests.html',
      checked: '2026-11-30',
    },
  ],
});
