import { defineModel, type ApiType } from '../model.js';
import { named, returning } from '../words.js';

const OVERRIDES = {
  call: {
    returns: 'builder',
    mocks: {
      replaces: 'provider',
      what: { argument: 0, member: 'overrideProvider' },
      by: { argument: 0 },
    },
  },
} as const satisfies ApiType;

export const nestTesting = defineModel({
  library: 'nest-testing',
  kind: 'testing',
  modules: { '@nestjs/testing': 'module' },
  versions: { '@nestjs/testing': '9 - 12' },
  types: {
    module: {
      members: {
        Test: { members: { createTestingModule: returning('builder') } },
        TestingModule: { instance: 'testingModule' },
        TestingModuleBuilder: { instance: 'builder' },
      },
    },
    builder: {
      members: {
        overrideProvider: returning('override'),
        ...named('overrideGuard overridePipe overrideFilter overrideInterceptor overrideModule', {
          call: {
            returns: { members: named('useValue useClass useFactory useModule', returning('builder')) },
          },
        }),
        ...named('setLogger useMocker', returning('builder')),
        compile: returning('testingModule'),
      },
    },
    override: { members: named('useValue useClass useFactory', OVERRIDES) },
    testingModule: {
      extends: 'nest.moduleRef',
      members: { createNestApplication: returning('nest.application') },
    },
  },
  sources: [
    {
      claim:
        'overrideProvider(token) with useValue, useClass or useFactory puts another provider in its place',
      url: 'https://docs.nestjs.com/fundamentals/testing#end-to-end-testing',
      checked: '2026-11-30',
    },
  ],
});
