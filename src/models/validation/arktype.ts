import { defineModel, type ApiType, type SchemaCall, type SchemaRepair, type SchemaType } from '../model.js';
import { goesOn, named } from '../words.js';

const CHECKED = '2026-11-30';
const word = (insistsOn: SchemaType['insistsOn'], instead?: string): Pick<SchemaCall, 'leaf' | 'repair'> => {
  const repair: SchemaRepair = instead === undefined ? {} : { replace: { '*': `'${instead}'` } };
  return { leaf: { insistsOn }, repair };
};
const VALIDATES = {
  call: { validates: [{ schema: 'receiver', input: { argument: 0 } }] },
} as const satisfies ApiType;

/** Types are written as texts; what they make is itself called with the input. */
export const arktype = defineModel({
  library: 'arktype',
  kind: 'validation',
  modules: { arktype: 'module' },
  versions: { arktype: '2' },
  types: {
    module: {
      members: {
        type: {
          call: {
            returns: 'schema',
            schema: {
              combines: 'object',
              textWords: ['string'],
              arrow: {
                word: '=>',
                number: "'string.numeric.parse'",
                boolean: `["'true' | 'false'", '=>', (text) => text === 'true']`,
              },
              words: {
                number: word('number', 'string.numeric.parse'),
                'number.integer': word('number', 'string.integer.parse'),
                boolean: word('boolean'),
                bigint: word('bigint'),
                Date: word('date', 'string.date.parse'),
              },
            },
          },
        },
      },
    },
    schema: {
      role: 'schema',
      ...VALIDATES,
      members: {
        ...named('assert allows', VALIDATES),
        ...named('describe configure', goesOn('check')),
        ...named('narrow filter', goesOn('check', { asksCode: true })),
        ...named('merge partial required', goesOn('object')),
        array: goesOn('array'),
        pipe: goesOn('transform', {
          maps: {
            by: 0,
            refusesNaN: {
              number: ".to('number')",
              undefined: ".to('number | undefined')",
              null: ".to('number | null')",
            },
          },
        }),
        to: goesOn('transform', { intercepts: true }),
      },
    },
  },
  sources: [
    {
      claim:
        "pipe(Number) lets NaN through, and makes 0 of an empty text; .to('number') behind it refuses NaN (run on 2.2)",
      url: 'https://arktype.io/docs/intro/morphs-and-more',
      checked: CHECKED,
    },
    {
      claim:
        "A list of a text, '=>' and a function does what pipe does: Number lets NaN through, and Boolean makes true of 'false'; string.numeric.parse refuses both (run on 2.2)",
      url: 'https://arktype.io/docs/expressions#morph',
      checked: CHECKED,
    },
    {
      claim: 'number, boolean, bigint and Date take no text (run on 2.2)',
      url: 'https://arktype.io/docs/primitives#number',
      checked: CHECKED,
    },
    {
      claim:
        'string.numeric.parse, string.integer.parse and string.date.parse read texts, and refuse the empty one (run on 2.2)',
      url: 'https://arktype.io/docs/primitives#string',
      checked: CHECKED,
    },
  ],
});
