import { defineModel, type ApiType, type SchemaRepair, type SchemaType } from '../model.js';
import { builds, named } from '../words.js';

const CHECKED = '2026-11-30';
const CONVERT: SchemaRepair = { instead: '`Value.Convert()` in front of the check' };
/** Options of a number, for one that is converted first. */
const BOUNDS = {
  minimum: 'below-argument',
  exclusiveMinimum: 'up-to-argument',
  maximum: 'above-argument',
  exclusiveMaximum: 'above-argument',
} as const satisfies SchemaType['bounds'];
const leaf = (insistsOn: SchemaType['insistsOn']) => builds({ leaf: { insistsOn }, repair: CONVERT });
/** The schema, perhaps references, and the value. */
const VALIDATES = {
  call: { validates: [{ schema: { argument: 0 }, input: { argument: 1 } }] },
} as const satisfies ApiType;
const ON_RECEIVER = {
  call: { validates: [{ schema: 'receiver', input: { argument: 0 } }] },
} as const satisfies ApiType;
const COMPILES = { call: { returns: 'schema', schema: { combines: 'wrapper' } } } as const satisfies ApiType;

/**
 * JSON schemas with static types. Who validates with them decides what becomes of texts: Fastify's compiler converts, as do
 * `Value.Parse` of 0.34 and `Value.Decode` of 1, and these are no business of ours.
 */
export const typebox = defineModel({
  library: 'typebox',
  kind: 'validation',
  modules: {
    '@sinclair/typebox': 'module',
    '@sinclair/typebox/value': 'value34',
    '@sinclair/typebox/compiler': 'compiler',
    typebox: 'module',
    'typebox/value': 'value1',
    'typebox/compile': 'compile',
  },
  versions: { '@sinclair/typebox': '0.34', typebox: '1' },
  types: {
    module: { extends: 'Type', members: { Type: 'Type', default: 'Type' } },
    Type: {
      role: 'schema-factory',
      members: {
        ...named(
          'Number Integer',
          builds({ leaf: { insistsOn: 'number', bounds: BOUNDS }, repair: CONVERT }),
        ),
        Boolean: leaf('boolean'),
        Object: builds({ combines: 'object' }),
        Array: builds({ combines: 'array' }),
        Record: builds({ combines: 'record' }),
        Tuple: builds({ combines: 'tuple' }),
        Union: builds({ combines: 'union' }),
        Intersect: builds({ combines: 'intersection' }),
        ...named('Optional Partial Required Readonly', builds({ combines: 'wrapper' })),
        String: builds({ keepsText: true }),
        ...named('Transform Codec', {
          call: { returns: 'transformer', schema: { combines: 'wrapper', keepsText: true } },
        } as const),
        /** Of 1: from a schema, by a function. */
        Decode: builds({ combines: 'wrapper', maps: { by: 1, of: 0 } }),
        ...named('Any Unknown Null', builds()),
      },
    },
    value34: { members: { Value: 'Value34', ...named('Check Decode Assert', VALIDATES) } },
    Value34: { members: named('Check Decode Assert', VALIDATES) },
    value1: { extends: 'Value1', members: { Value: 'Value1', default: 'Value1' } },
    Value1: {
      members: {
        ...named('Check Parse Assert', VALIDATES),
        Decode: {
          call: { validates: [{ schema: { argument: 0 }, input: { argument: 1 }, converts: true }] },
        },
      },
    },
    compiler: { members: { TypeCompiler: { members: { Compile: COMPILES } } } },
    compile: { members: { Compile: COMPILES, default: COMPILES } },
    /** What is made of a value, and how that is written again. */
    transformer: {
      role: 'schema',
      members: {
        Decode: { call: { returns: 'schema', schema: { continues: 'transform', maps: { by: 0 } } } },
      },
    },
    /** A schema, or what is compiled of one. */
    schema: {
      role: 'schema',
      members: {
        ...named('Check Decode', ON_RECEIVER),
        Encode: { call: { returns: { same: 'receiver' }, schema: { continues: 'check', keepsText: true } } },
      },
    },
  },
  sources: [
    {
      claim:
        'What the function of Transform (0.34) and Codec (1) gives in Decode is taken as it is, NaN as well; a compiled Decode converts nothing (run on 0.34.52 and 1.4.3)',
      url: 'https://github.com/sinclairzx81/typebox/tree/0.34.52#types-transform',
      checked: CHECKED,
    },
    {
      claim:
        'Check, Decode and Assert of 0.34 take a text for no number, integer or boolean; Parse converts it first (run on 0.34.52)',
      url: 'https://github.com/sinclairzx81/typebox/tree/0.34.52#values',
      checked: CHECKED,
    },
    {
      claim:
        'Check, Parse and Assert of 1 take a text for no number, integer or boolean; Decode converts it first, and makes 0 of an empty text and of null unless a bound refuses that (run on 1.4.3)',
      url: 'https://github.com/sinclairzx81/typebox#value',
      checked: CHECKED,
    },
  ],
});
