import { defineModel } from '../model.js';
import { named, validatingParts } from '../words.js';

/** Middleware for Express that validates the parts of a request with schemas of joi. */
export const expressValidation = defineModel({
  library: 'express-validation',
  kind: 'framework',
  modules: { 'express-validation': 'module' },
  versions: { 'express-validation': '3 || 4' },
  types: {
    module: {
      members: {
        validate: validatingParts({ argument: 2, path: ['convert'], is: false }),
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
