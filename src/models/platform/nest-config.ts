import { defineModel } from '../model.js';
import { NOTED } from '../words.js';

/** Nest's configuration: what the environment holds, and what a project's own factories make of it. */
export const nestConfig = defineModel({
  library: 'nest-config',
  kind: 'platform',
  modules: { '@nestjs/config': 'module' },
  versions: { '@nestjs/config': '3 || 4 || 12' },
  types: {
    module: {
      members: {
        ConfigService: { instance: 'service' },
        ConfigModule: {
          members: {
            forRoot: {
              call: {
                validates: [
                  {
                    schema: { argument: 0, path: ['validationSchema'] },
                    input: { is: { part: 'env', carries: 'strings' } },
                    strictBy: [{ argument: 0, path: ['validationOptions', 'convert'], is: false }],
                  },
                ],
              },
            },
          },
        },
      },
    },
    service: {
      members: {
        get: { call: { readsEnvironment: { key: 0, otherwise: 1 } } },
        getOrThrow: NOTED,
      },
    },
  },
  sources: [
    {
      claim:
        'ConfigModule.forRoot validates the environment with validationSchema, a schema of joi, under validationOptions',
      url: 'https://docs.nestjs.com/techniques/configuration#schema-validation',
      checked: '2026-11-30',
    },
    {
      claim: 'get gives its second argument where the key is not set; getOrThrow throws',
      url: 'https://docs.nestjs.com/techniques/configuration#using-the-configservice',
      checked: '2026-11-29',
    },
  ],
});
