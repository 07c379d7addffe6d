import { defineModel, type ApiType, type SchemaCall, type SchemaRepair, type SchemaType } from '../model.js';
import { builds, named } from '../words.js';

const CHECKED = '2026-11-30';
const leaf = (insistsOn: SchemaType['insistsOn'], repair: SchemaRepair = {}, more: SchemaCall = {}) =>
  ({ extends: 'schema', schema: { leaf: { insistsOn }, repair, ...more } }) as const satisfies ApiType;
const CHECK = {
  call: { returns: { same: 'receiver' }, schema: { continues: 'check', asksCode: true } },
} as const satisfies ApiType;
/** A function that is called with the input. */
const DECODER = { call: { returns: 'decoder', schema: { combines: 'wrapper' } } } as const satisfies ApiType;
const FROM_TEXT: SchemaRepair = {
  replace: { '3': '{factory}.NumberFromString', '4': '{factory}.FiniteFromString' },
  instead: 'a schema that reads numbers from strings',
};

export const effect = defineModel({
  library: 'effect',
  kind: 'validation',
  modules: {
    effect: 'module',
    'effect/Schema': 'Schema',
  },
  versions: { effect: '3 || 4' },
  types: {
    module: { members: { Schema: 'Schema' } },
    Schema: {
      role: 'schema-factory',
      members: {
        Number: leaf('number', FROM_TEXT, { takesNaN: true }),
        Finite: leaf('number', FROM_TEXT),
        String: { extends: 'schema', schema: { keepsText: true } },
        Int: leaf('number', { instead: 'a schema that reads integers from strings' }),
        Boolean: leaf('boolean', {
          replace: { '3': '{factory}.BooleanFromString' },
          instead: "a schema that reads 'true' and 'false'",
        }),
        /** Of 3. */
        BooleanFromUnknown: {
          extends: 'schema',
          schema: {
            leaf: { converts: 'boolean', major: '3' },
            repair: { replace: { '3': '{factory}.BooleanFromString' } },
          },
        },
        /** Of 3: from a schema, into another, by functions. */
        transform: builds({
          intercepts: true,
          maps: { by: 2, under: ['decode'], of: 0, into: 1, instead: '{factory}.NumberFromString' },
        }),
        NumberFromString: {
          extends: 'schema',
          schema: { leaf: { converts: 'number', givesNaN: true, major: '4' }, repair: FROM_TEXT },
        },
        FiniteFromString: { extends: 'schema', schema: { leaf: { converts: 'number', major: '4' } } },
        Struct: builds({ combines: 'object' }),
        Array: builds({ combines: 'array' }),
        Tuple: builds({ combines: 'tuple' }),
        Union: builds({ combines: 'union' }),
        ...named('optional NullOr UndefinedOr NullishOr', builds({ combines: 'wrapper' })),
        ...named(
          'decodeUnknownSync decodeUnknownOption decodeUnknownPromise decodeSync decodeOption',
          DECODER,
        ),
        ...named('decodePromise is asserts', DECODER),
      },
    },
    schema: { role: 'schema', members: { ...named('pipe annotations annotate check', CHECK) } },
    decoder: {
      role: 'schema',
      call: { validates: [{ schema: 'receiver', input: { argument: 0 } }] },
    },
  },
  sources: [
    {
      claim: 'Number, Finite, Int and Boolean take no text (run on 3.22 and 4.1)',
      url: 'https://effect.website/docs/schema/basic-usage/',
      checked: CHECKED,
    },
    {
      claim:
        "BooleanFromUnknown of 3 asks whether a value is truthy: 'false' is true; BooleanFromString reads the words (run on 3.22)",
      url: 'https://effect.website/docs/schema/transformations/#booleanfromunknown',
      checked: CHECKED,
    },
    {
      claim:
        'transform(String, Number, { decode: Number }) of 3 gives NaN for what is no number, and Finite in the place of Number refuses it (run on 3.22)',
      url: 'https://effect.website/docs/schema/transformations/#transform',
      checked: CHECKED,
    },
    {
      claim: 'FiniteFromString of 4 makes 0 of an empty text, which a check may refuse (run on 4.1)',
      url: 'https://effect.website/docs/schema/transformations/',
      checked: CHECKED,
    },
    {
      claim:
        'NumberFromString refuses what is no number in 3 and makes NaN of it in 4, where FiniteFromString refuses it (run on 3.22 and 4.1)',
      url: 'https://effect.website/docs/schema/transformations/',
      checked: CHECKED,
    },
  ],
});
