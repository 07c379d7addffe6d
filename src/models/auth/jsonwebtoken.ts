import { defineModel } from '../model.js';
import { NOTED } from '../words.js';

export const jsonwebtoken = defineModel({
  library: 'jsonwebtoken',
  kind: 'auth',
  modules: { jsonwebtoken: 'module' },
  versions: { jsonwebtoken: '8 || 9' },
  types: {
    module: { members: { default: 'module', sign: { call: { mints: 'token' } }, verify: NOTED } },
  },
  sources: [
    {
      claim: 'sign() gives a signed token, or hands it to its callback',
      url: 'https://github.com/auth0/node-jsonwebtoken#readme',
      checked: '2026-11-24',
    },
  ],
});
