import { defineModel, type ApiType } from '../model.js';

const RANDOM = { call: { returns: 'bytes', mints: 'token' } } as const satisfies ApiType;
const RANDOM_TEXT = { call: { mints: 'token' } } as const satisfies ApiType;

/** Random values as Node makes them: what a token that must not be guessed is made of. */
export const crypto = defineModel({
  library: 'crypto',
  kind: 'platform',
  modules: { 'node:crypto': 'module', crypto: 'module' },
  globals: { crypto: 'webCrypto' },
  versions: { node: '>=20' },
  types: {
    module: {
      extends: 'webCrypto',
      members: { default: 'module', randomBytes: RANDOM, webcrypto: 'webCrypto' },
    },
    webCrypto: { members: { randomUUID: RANDOM_TEXT, getRandomValues: RANDOM } },
    bytes: {},
  },
  sources: [
    {
      claim: 'randomBytes and randomUUID give cryptographically strong random values',
      url: 'https://nodejs.org/api/crypto.html#cryptorandombytessize-callback',
      checked: '2026-11-24',
    },
    {
      claim: 'The global crypto has randomUUID and getRandomValues',
      url: 'https://nodejs.org/api/webcrypto.html#class-crypto',
      checked: '2026-11-24',
    },
  ],
});
