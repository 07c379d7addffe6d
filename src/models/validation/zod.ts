import { defineModel, type ApiType, type SchemaRepair, type SchemaType } from '../model.js';
import { builds, goesOn } from '../words.js';

const leaf = (insistsOn: SchemaType['insistsOn'], repair: SchemaRepair) =>
  builds({ leaf: { insistsOn }, repair });
const coerces = (converts: SchemaType['converts'], repair?: SchemaRepair) =>
  builds({ leaf: { converts }, ...(repair && { repair }) });
const CHECKED = '2026-11-23';
/** Members that are alike. */
const all = (type: ApiType, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));
const CHECK = goesOn('check');
const WRAPPER = goesOn('wrapper');
const OBJECT = goesOn('object');
const TYPE = { instance: 'schema' } as const;
/** What looks at a text's length, or says how it is spelled, keeps texts of any meaning. */
const OF_ANY_TEXT = { keepsText: true } as const;
const READS_INPUT = { readsInputType: true } as const;
const PARSE = {
  call: { validates: [{ schema: 'receiver', input: { argument: 0 } }] },
} as const satisfies ApiType;

const WRAP = '{factory}.string().trim().min(1).transform(Number).pipe({self})';
const MINI_WRAP =
  '{factory}.pipe({factory}.string().check({factory}.trim(), {factory}.minLength(1)), {factory}.pipe({factory}.transform(Number), {self}))';
/** Zod 3: a coerced field that is missing is NaN, so that it is no longer required but of another type. */
const LOSES = { losesOptions: ['required_error', 'errorMap'] } as const;
const NUMBER: SchemaRepair = { coerce: 'coerce.number', wrap: WRAP, ...LOSES };
/** A step in front of the schema by which an empty text is one that was not sent. */
const SKIP = '{factory}.preprocess((value) => ({empty} ? undefined : value), {self})';
const FORMAT: SchemaRepair = { coerce: 'coerce.number', pipe: true, wrap: WRAP };
const BOOLEAN: SchemaRepair = {
  replace: {
    '4': '{factory}.stringbool()',
    '*': "{factory}.enum(['true', 'false']).transform((value) => value === 'true')",
  },
};

export const zod = defineModel({
  library: 'zod',
  kind: 'validation',
  modules: {
    zod: 'module',
    'https://deno.land/x/zod': 'module3',
    '@zod/zod': 'module',
    'zod/v3': 'module3',
    'zod/v4': 'module4',
    'zod/mini': 'mini',
    'zod/v4-mini': 'mini',
    'zod/v4/mini': 'mini',
  },
  versions: { zod: '3 || 4' },
  types: {
    module: { extends: 'z', members: { z: 'z', default: 'z' } },
    module3: { extends: 'module', major: '3' },
    module4: { extends: 'module', major: '4' },
    /** Its schemas have no methods but `check` and those that parse, so repairs are written with functions. */
    mini: {
      extends: 'z',
      major: '4',
      members: {
        z: 'mini',
        number: leaf('number', { coerce: 'coerce.number', wrap: MINI_WRAP }),
        ...all(leaf('number', { wrap: MINI_WRAP }), 'int int32 uint32 float32 float64'),
      },
    },
    z: {
      role: 'schema-factory',
      members: {
        number: leaf('number', NUMBER),
        int: leaf('number', { coerce: 'coerce.number', then: 'int', wrap: WRAP }),
        ...all(leaf('number', FORMAT), 'int32 uint32 float32 float64'),
        boolean: leaf('boolean', BOOLEAN),
        date: leaf('date', { coerce: 'coerce.date', ...LOSES }),
        bigint: leaf('bigint', { coerce: 'coerce.bigint', ...LOSES }),
        literal: leaf('literal', {}),
        coerce: 'coerce',
        ...all(builds({ combines: 'object' }), 'object strictObject looseObject extend'),
        array: builds({ combines: 'array' }),
        record: builds({ combines: 'record' }),
        union: builds({ combines: 'union' }),
        discriminatedUnion: builds({ combines: 'variants' }),
        intersection: builds({ combines: 'intersection' }),
        tuple: builds({ combines: 'tuple' }),
        lazy: builds({ combines: 'lazy' }),
        optional: builds({ combines: 'wrapper' }),
        ...all(builds({ combines: 'wrapper', takesNull: true }), 'nullable nullish'),
        ...all(builds({ intercepts: true }), 'preprocess codec'),
        pipe: builds({ combines: 'pipe' }),
        string: builds(OF_ANY_TEXT),
        transform: builds({ maps: { by: 0 } }),
        ...all(builds(), 'custom any unknown enum nativeEnum stringbool'),
        ...all(builds({ leaf: {} }), 'null undefined'),
        // Types, as annotations name them.
        ...all(TYPE, 'ZodType ZodTypeAny ZodSchema Schema AnyZodObject ZodEffects'),
        ZodObject: { instance: 'schema', readsInputType: true },
        ...all({}, 'ZodRawShape output infer TypeOf'),
        input: READS_INPUT,
      },
    },
    coerce: {
      members: {
        number: coerces('number', { wrap: WRAP, plain: 'number', skipsEmpty: SKIP }),
        bigint: coerces('bigint', { skipsEmpty: SKIP }),
        date: coerces('date'),
        string: builds({ leaf: { converts: 'string' }, ...OF_ANY_TEXT }),
        boolean: coerces('boolean', BOOLEAN),
      },
    },
    schema: {
      role: 'schema',
      members: {
        ...all(PARSE, 'parse safeParse parseAsync safeParseAsync spa decode safeDecode'),
        ...all(CHECK, 'int finite safe nonnegative nonpositive multipleOf step'),
        ...all(goesOn('check', { leavesOut: 'zero' }), 'positive negative'),
        min: goesOn('check', { leavesOut: 'below-argument', ...OF_ANY_TEXT }),
        gte: goesOn('check', { leavesOut: 'below-argument' }),
        ...all(goesOn('check', { leavesOut: 'up-to-argument' }), 'gt'),
        max: goesOn('check', { leavesOut: 'above-argument', ...OF_ANY_TEXT }),
        ...all(goesOn('check', { leavesOut: 'above-argument' }), 'lte lt'),
        nonempty: goesOn('check', { leavesOut: 'zero', ...OF_ANY_TEXT }),
        length: goesOn('check', { leavesOut: 'below-argument', ...OF_ANY_TEXT }),
        ...all(goesOn('check', OF_ANY_TEXT), 'trim toLowerCase toUpperCase describe meta brand readonly'),
        ...all(CHECK, 'openapi register unwrap'),
        ...all(goesOn('check', { asksCode: true }), 'refine superRefine check overwrite'),
        ...all(WRAPPER, 'exactOptional nonoptional'),
        optional: goesOn('wrapper', OF_ANY_TEXT),
        ...all(goesOn('wrapper', { takesNull: true, ...OF_ANY_TEXT }), 'nullable nullish'),
        ...all(
          OBJECT,
          'extend safeExtend augment merge partial required deepPartial strict strip passthrough loose catchall',
        ),
        transform: goesOn('transform', {
          maps: {
            by: 0,
            refusesNaN: {
              number: '.pipe({factory}.number())',
              undefined: '.pipe({factory}.number().optional())',
              null: '.pipe({factory}.number().nullable())',
            },
            refusesEmpty: '.trim().min(1)',
            readsWords: BOOLEAN.replace,
          },
        }),
        pipe: goesOn('transform', { intercepts: true }),
        default: goesOn('wrapper', { defaults: 'output', refusesMissing: '', ...OF_ANY_TEXT }),
        prefault: goesOn('wrapper', { defaults: 'input', ...OF_ANY_TEXT }),
        catch: goesOn('wrapper', { swallows: true }),
        array: goesOn('array'),
        or: goesOn('union'),
        and: goesOn('object'),
        pick: goesOn('pick'),
        omit: goesOn('omit'),
        shape: 'shape',
      },
    },
    shape: { otherMembers: { type: 'schema' } },
  },
  sources: [
    { claim: 'Numbers and kin reject every string', url: 'https://zod.dev/api#numbers', checked: CHECKED },
    { claim: 'coerce calls the constructor', url: 'https://zod.dev/api#coercion', checked: CHECKED },
    { claim: 'stringbool (4.0) reads words', url: 'https://zod.dev/api#stringbool', checked: CHECKED },
    { claim: 'Coerced input is unknown in 4', url: 'https://zod.dev/v4/changelog', checked: CHECKED },
  ],
});
