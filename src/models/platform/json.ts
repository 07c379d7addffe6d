import { defineModel } from '../model.js';
import { NOTED } from '../words.js';

/** What JSON keeps of a value: own enumerable properties, of which an error has none. */
export const json = defineModel({
  library: 'json',
  kind: 'platform',
  modules: {},
  globals: { JSON: 'JSON' },
  versions: { node: '>=20' },
  types: {
    JSON: { members: { stringify: { call: { stringifies: 'json' } }, parse: NOTED } },
  },
  sources: [
    {
      claim: 'JSON.stringify writes own enumerable properties and calls toJSON',
      url: 'https://tc39.es/ecma262/#sec-serializejsonproperty',
      checked: '2026-11-24',
    },
    {
      claim: 'message and stack of an error are not enumerable',
      url: 'https://tc39.es/ecma262/#sec-error-message',
      checked: '2026-11-24',
    },
  ],
});
