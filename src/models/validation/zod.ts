import { defineModel, type ApiType, type SchemaCall, type SchemaRepair, type SchemaType } from '../model.js';

const builds = (schema: SchemaCall = {}) =>
  ({ call: { returns: 'schema', schema } }) as const satisfies ApiType;
const leaf = (insistsOn: SchemaType['insistsOn'], repair: SchemaRepair) =>
  builds({ leaf: { insistsOn }, repair });
const coerces = (converts: SchemaType['converts'], repair?: SchemaRepair) =>
  builds({ leaf: { converts }, ...(repair && { repair }) });
const goesOn = (continues: SchemaCall['continues'], more: SchemaCall = {}) =>
  ({ call: { returns: { same: 'receiver' }, schema: { continues, ...more } } }) as const satisfies ApiType;
const CHECK = goesOn('check');
const WRAPPER = goesOn('wrapper');
const OBJECT = goesOn('object');
const TYPE = { instance: 'schema' } as const;
const READS_INPUT = { readsInputType: true } as const;
const PARSE = {
  call: { validates: [{ schema: 'receiver', input: { argument: 0 } }] },
} as const satisfies ApiType;

const WRAP = '{factory}.string().trim().min(1).transform(Number).pipe({self})';
const MINI_WRAP =
  '{factory}.pipe({factory}.string().check({factory}.trim(), {factory}.minLength(1)), {factory}.pipe({factory}.transform(Number), {self}))';
const NUMBER: SchemaRepair = { coerce: 'coerce.number', wrap: WRAP };
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
        ...Object.fromEntries(
          ['int', 'int32', 'uint32', 'float32', 'float64'].map((name) => [
            name,
            leaf('number', { wrap: MINI_WRAP }),
          ]),
        ),
      },
    },
    z: {
      role: 'schema-factory',
      members: {
        number: leaf('number', NUMBER),
        int: leaf('number', { coerce: 'coerce.number', then: 'int', wrap: WRAP }),
        int32: leaf('number', FORMAT),
        uint32: leaf('number', FORMAT),
        float32: leaf('number', FORMAT),
        float64: leaf('number', FORMAT),
        boolean: leaf('boolean', BOOLEAN),
        date: leaf('date', { coerce: 'coerce.date' }),
        bigint: leaf('bigint', { coerce: 'coerce.bigint' }),
        literal: leaf('literal', {}),
        coerce: 'coerce',
        object: builds({ combines: 'object' }),
        strictObject: builds({ combines: 'object' }),
        looseObject: builds({ combines: 'object' }),
        array: builds({ combines: 'array' }),
        record: builds({ combines: 'record' }),
        union: builds({ combines: 'union' }),
        discriminatedUnion: builds({ combines: 'variants' }),
        intersection: builds({ combines: 'intersection' }),
        tuple: builds({ combines: 'tuple' }),
        lazy: builds({ combines: 'lazy' }),
        optional: builds({ combines: 'wrapper' }),
        nullable: builds({ combines: 'wrapper' }),
        nullish: builds({ combines: 'wrapper' }),
        extend: builds({ combines: 'object' }),
        preprocess: builds({ intercepts: true }),
        pipe: builds({ combines: 'pipe' }),
        codec: builds({ intercepts: true }),
        transform: builds(),
        custom: builds(),
        any: builds(),
        unknown: builds(),
        enum: builds(),
        nativeEnum: builds(),
        stringbool: builds(),
        string: builds(),
        null: builds({ leaf: {} }),
        undefined: builds({ leaf: {} }),
        // Types, as annotations name them.
        ZodType: TYPE,
        ZodTypeAny: TYPE,
        ZodSchema: TYPE,
        Schema: TYPE,
        ZodObject: { instance: 'schema', readsInputType: true },
        AnyZodObject: TYPE,
        ZodEffects: TYPE,
        ZodRawShape: {},
        input: READS_INPUT,
        output: {},
        infer: {},
        TypeOf: {},
      },
    },
    coerce: {
      members: {
        number: coerces('number'),
        bigint: coerces('bigint'),
        date: coerces('date'),
        string: coerces('string'),
        boolean: coerces('boolean', BOOLEAN),
      },
    },
    schema: {
      role: 'schema',
      members: {
        parse: PARSE,
        safeParse: PARSE,
        parseAsync: PARSE,
        safeParseAsync: PARSE,
        spa: PARSE,
        decode: PARSE,
        safeDecode: PARSE,
        int: CHECK,
        finite: CHECK,
        safe: CHECK,
        min: goesOn('check', { excludesZero: '>0' }),
        gte: goesOn('check', { excludesZero: '>0' }),
        gt: goesOn('check', { excludesZero: '>=0' }),
        max: goesOn('check', { excludesZero: '<0' }),
        lte: goesOn('check', { excludesZero: '<0' }),
        lt: goesOn('check', { excludesZero: '<=0' }),
        positive: goesOn('check', { excludesZero: 'always' }),
        negative: goesOn('check', { excludesZero: 'always' }),
        nonnegative: CHECK,
        nonpositive: CHECK,
        multipleOf: CHECK,
        step: CHECK,
        describe: CHECK,
        meta: CHECK,
        openapi: CHECK,
        register: CHECK,
        refine: CHECK,
        superRefine: CHECK,
        check: CHECK,
        overwrite: CHECK,
        brand: CHECK,
        readonly: CHECK,
        transform: goesOn('transform'),
        pipe: goesOn('transform', { intercepts: true }),
        optional: WRAPPER,
        exactOptional: WRAPPER,
        nullable: WRAPPER,
        nullish: WRAPPER,
        nonoptional: WRAPPER,
        default: goesOn('wrapper', { defaults: true }),
        prefault: goesOn('wrapper', { defaults: true }),
        catch: goesOn('wrapper', { swallows: true }),
        array: goesOn('array'),
        or: goesOn('union'),
        and: goesOn('object'),
        extend: OBJECT,
        safeExtend: OBJECT,
        augment: OBJECT,
        merge: OBJECT,
        pick: goesOn('pick'),
        omit: goesOn('omit'),
        partial: OBJECT,
        required: OBJECT,
        deepPartial: OBJECT,
        strict: OBJECT,
        strip: OBJECT,
        passthrough: OBJECT,
        loose: OBJECT,
        catchall: OBJECT,
        shape: 'shape',
        unwrap: CHECK,
      },
    },
    shape: { otherMembers: { type: 'schema' } },
  },
  sources: [
    {
      claim: 'z.number(), z.boolean(), z.date(), z.bigint() and number formats reject every string',
      url: 'https://zod.dev/api#numbers',
      checked: '2026-11-23',
    },
    {
      claim: 'z.coerce runs the built-in constructor on the input; Boolean("false") is true',
      url: 'https://zod.dev/api#coercion',
      checked: '2026-11-23',
    },
    {
      claim: 'z.stringbool() reads true/false, 1/0, yes/no, on/off (zod 4)',
      url: 'https://zod.dev/api#stringbool',
      checked: '2026-11-23',
    },
    {
      claim: 'A coerced schema has the input type unknown in zod 4 and number in zod 3',
      url: 'https://zod.dev/v4/changelog#zcoerce-updates',
      checked: '2026-11-23',
    },
  ],
});
