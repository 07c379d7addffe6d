import { defineModel, type Input } from '../model.js';

const ENV = { is: { part: 'env', carries: 'strings' } as const satisfies Input };
const ENV_INPUT = {
  input: ENV,
  dropsEmptyBy: { argument: 0, path: ['emptyStringAsUndefined'] },
  turnedOffBy: { argument: 0, path: ['skipValidation'] },
} as const;
const createEnv = {
  call: {
    returns: 'validated',
    validates: [
      { schema: { argument: 0, path: ['server'] }, ...ENV_INPUT },
      { schema: { argument: 0, path: ['client'] }, ...ENV_INPUT },
      { schema: { argument: 0, path: ['shared'] }, ...ENV_INPUT },
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
      claim: 'emptyStringAsUndefined takes an empty variable for one that is not set (run on 0.13)',
      url: 'https://env.t3.gg/docs/customization',
      checked: '2026-11-29',
    },
    {
      claim: 'skipValidation: true hands the variables on as they are, and no schema is run (run on 0.13)',
      url: 'https://env.t3.gg/docs/customization',
      checked: '2026-11-30',
    },
    {
      claim: 'env of std-env is process.env on Node',
      url: 'https://github.com/unjs/std-env',
      checked: '2026-11-23',
    },
  ],
});
