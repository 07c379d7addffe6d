import { defineModel } from '../model.js';

/** Node's own sources of strings: the environment and the command line. */
export const node = defineModel({
  library: 'node',
  kind: 'platform',
  modules: { 'node:process': 'process', process: 'process' },
  globals: { process: 'process' },
  versions: { node: '>=20' },
  types: {
    process: {
      members: { env: 'env', default: 'process', stderr: 'errorStream' },
    },
    errorStream: { stream: 'stderr' },
    env: {
      input: { part: 'env', carries: 'strings' },
      otherMembers: { type: 'envValue' },
    },
    envValue: { role: 'string', input: { part: 'env', carries: 'strings' } },
  },
  sources: [
    {
      claim: 'process.stderr is the stream that console.error writes to',
      url: 'https://nodejs.org/api/process.html#processstderr',
      checked: '2026-11-29',
    },
    {
      claim: 'Environment variables are strings',
      url: 'https://nodejs.org/api/process.html#processenv',
      checked: '2026-11-23',
    },
  ],
});
