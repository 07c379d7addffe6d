import { defineModel, type Input } from '../model.js';

const ENV = { is: { part: 'env', carries: 'strings' } as const satisfies Input };
const createEnv = {
  call: {
    returns: 'validated',
    validates: [
      { schema: { argument: 0, path: ['server'] }, input: ENV },
      { schema: { argument: 0, path: ['client'] }, input: ENV },
      { schema: { argument: 0, path: ['shared'] }, input: ENV },
    ],
  },
} as const;

/** Libraries that read and validate environment variables. */
export const environment = defineModel({
  library: 't3-env',
  kind: 'platform',
  modules: {
    '@t3-oss/env-core': 'module',
    '@t3-oss/env-nextjs': 'module',
    '@t3-oss/env-nuxt': 'module',
    'std-env': 'stdEnv',
  },
  versions: { '@t3-oss/env-core': '0.10 - 0.13', '@t3-oss/env-nextjs': '0.10 - 0.13', 'std-env': '3' },
  types: {
    module: { members: { createEnv } },
    validated: {},
    stdEnv: { members: { env: 'node.env', process: 'node.process' } },
  },
  sources: [
    {
      claim: 'createEnv validates server, client and shared variables as strings',
      url: 'https://env.t3.gg/docs/core',
      checked: '2026-11-23',
    },
    {
      claim: 'env of std-env is process.env on Node',
      url: 'https://github.com/unjs/std-env',
      checked: '2026-11-23',
    },
  ],
});
