import { defineModel } from '../model.js';
import { classOf, returning } from '../words.js';

/** zod in Nest: a class made of a schema, and the pipe that runs the schema on what a parameter of that class receives. */
export const nestjsZod = defineModel({
  library: 'nestjs-zod',
  kind: 'framework',
  modules: { 'nestjs-zod': 'module', 'nestjs-zod/dto': 'module' },
  versions: { 'nestjs-zod': '3 - 5' },
  types: {
    module: {
      members: {
        createZodDto: { call: { makesClass: { of: 0, keeps: 'schema' } } },
        ZodValidationPipe: 'ZodValidationPipe',
        createZodValidationPipe: returning('ZodValidationPipe'),
      },
    },
    ZodValidationPipe: classOf('zodValidationPipe'),
    zodValidationPipe: { validatesClasses: { classes: 'of-schemas', options: 0, plainOptions: [] } },
  },
  sources: [
    {
      claim:
        'ZodValidationPipe runs the schema of a class made by createZodDto on the strings of @Query() and @Param(), and hands on what is declared with another class (run on 3.0 with Nest 10.4, and on 5.5 with Nest 11.2 and 12.5)',
      url: 'https://github.com/BenLorantfy/nestjs-zod#readme',
      checked: '2026-11-29',
    },
  ],
});
