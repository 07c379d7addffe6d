import { defineModel } from '../model.js';
import { named, validatingParts } from '../words.js';

const CHECKED = '2026-11-30';

/** Middleware for Express that validates the parts of a request with schemas of joi, and puts what they make into the request. */
export const celebrate = defineModel({
  library: 'celebrate',
  kind: 'framework',
  modules: { celebrate: 'module' },
  versions: { celebrate: '15' },
  types: {
    module: {
      members: {
        celebrate: validatingParts({ argument: 1, path: ['convert'], is: false }),
        Joi: 'joi.module',
        Segments: {
          members: {
            QUERY: { text: 'query' },
            PARAMS: { text: 'params' },
            HEADERS: { text: 'headers' },
            COOKIES: { text: 'cookies' },
            BODY: { text: 'body' },
          },
        },
        ...named('celebrator errors isCelebrateError CelebrateError Modes', {}),
      },
    },
  },
  sources: [
    {
      claim:
        'Each part is validated with its schema, joi options behind it, and the result takes its place in the request, in Express 4 and 5 (run on celebrate 15.0)',
      url: 'https://github.com/arb/celebrate#celebrateschema-joioptions-opts',
      checked: CHECKED,
    },
    {
      claim: 'Segments are the names of the parts, and Joi is the joi that it validates with (read in 15.0)',
      url: 'https://github.com/arb/celebrate#segments',
      checked: CHECKED,
    },
  ],
});
