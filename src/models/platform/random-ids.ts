import { defineModel, type ApiType } from '../model.js';

const RANDOM = { call: { mints: 'token' } } as const satisfies ApiType;

/** Packages that make random names: the usual way to write a refresh token in one call. */
export const randomIds = defineModel({
  library: 'random-ids',
  kind: 'platform',
  modules: { nanoid: 'nanoid', uuid: 'uuid' },
  versions: { nanoid: '3 - 5', uuid: '9 - 14' },
  types: {
    nanoid: { members: { nanoid: RANDOM } },
    uuid: { members: { v4: RANDOM, v7: RANDOM } },
  },
  sources: [
    {
      claim: 'nanoid() gives a random text',
      url: 'https://github.com/ai/nanoid#readme',
      checked: '2026-11-24',
    },
    {
      claim: 'v4() and v7() give random identifiers',
      url: 'https://github.com/uuidjs/uuid#readme',
      checked: '2026-11-24',
    },
  ],
});
