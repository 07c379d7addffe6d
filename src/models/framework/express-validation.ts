import { defineModel, type Input } from '../model.js';
import { named } from '../words.js';

const PARTS = {
  query: { part: 'query', carries: 'strings' },
  params: { part: 'params', carries: 'strings' },
  headers: { part: 'headers', carries: 'strings' },
  cookies: { part: 'cookies', carries: 'strings' },
  body: { part: 'body', carries: 'by-parser' },
} as const satisfies Record<string, Input>;

/** Middleware for Express that validates the parts of a request with schemas of joi. */
export const expressValidation = defineModel({
  library: 'express-validation',
  kind: 'framework',
  modules: { 'express-validation': 'module' },
  versions: { 'express-validation': '3 || 4' },
  types: {
    module: {
      members: {
        validate: {
          call: {
            validates: Object.entries(PARTS).map(([key, input]) => ({
              schema: { argument: 0, path: [key] },
              input: { is: input },
              strictBy: [{ argument: 2, path: ['convert'], is: false }],
            })),
          },
        },
        Joi: 'joi.module',
        ...named('ValidationError', {}),
      },
    },
  },
  sources: [
    {
      claim:
        'Each part is validated with its schema, and with joi options in the third argument; texts stay in the request unless `context` is set (run on 4.1 with Express 4 and 5)',
      url: 'https://github.com/andrewkeig/express-validation#validateschema-options-joi',
      checked: '2026-11-30',
    },
  ],
});
