import { defineModel, type ApiType, type SchemaCall, type SchemaRepair, type SchemaType } from '../model.js';
import { builds, named } from '../words.js';

const CHECKED = '2026-11-30';
const leaf = (insistsOn: SchemaType['insistsOn'], repair?: SchemaRepair) =>
  builds({ leaf: { insistsOn }, ...(repair && { repair }) });
const converts = (to: SchemaType['converts'], repair?: SchemaRepair) =>
  builds({ leaf: { converts: to }, ...(repair && { repair }) });
const bound = (leavesOut: SchemaCall['leavesOut'], more: SchemaCall = {}) => builds({ leavesOut, ...more });
const combines = (by: SchemaCall['combines'], more: SchemaCall = {}) => builds({ combines: by, ...more });
const PARSE = {
  call: { validates: [{ schema: { argument: 0 }, input: { argument: 1 } }] },
} as const satisfies ApiType;

const NUMERIC: SchemaRepair = {
  replace: { '*': '{factory}.pipe({factory}.string(), {factory}.decimal(), {factory}.transform(Number))' },
};
const WORDS = "{factory}.picklist(['true', 'false']), {factory}.transform((value) => value === 'true')";

/** Schemas are made of functions: `pipe` puts a schema and its actions one behind the other. */
export const valibot = defineModel({
  library: 'valibot',
  kind: 'validation',
  modules: { valibot: 'module' },
  versions: { valibot: '1' },
  types: {
    module: {
      role: 'schema-factory',
      members: {
        number: leaf('number', NUMERIC),
        boolean: leaf('boolean', { replace: { '*': `{factory}.pipe(${WORDS})` } }),
        date: leaf('date'),
        bigint: leaf('bigint'),
        literal: leaf('literal'),
        string: builds({ keepsText: true }),
        toNumber: converts('number'),
        toBigint: converts('bigint'),
        toDate: converts('date'),
        toBoolean: converts('boolean', { replace: { '*': WORDS } }),
        ...named('object strictObject looseObject', combines('object')),
        array: combines('array'),
        record: combines('record'),
        ...named('tuple strictTuple looseTuple', combines('tuple')),
        union: combines('union'),
        variant: combines('variants'),
        intersect: combines('intersection'),
        lazy: combines('lazy'),
        ...named(
          'optional exactOptional undefinedable',
          combines('wrapper', { defaults: 'input', keepsText: true }),
        ),
        ...named(
          'nullable nullish',
          combines('wrapper', { defaults: 'input', takesNull: true, keepsText: true }),
        ),
        ...named('nonOptional nonNullable nonNullish', combines('wrapper', { asksCode: true })),
        fallback: combines('wrapper', { swallows: true }),
        ...named('pipe pipeAsync', combines('pipe')),
        transform: builds({
          maps: {
            by: 0,
            refusesNaN: {
              number: ', {factory}.number()',
              undefined: ', {factory}.optional({factory}.number())',
              null: ', {factory}.nullable({factory}.number())',
            },
            refusesEmpty: '{factory}.trim(), {factory}.nonEmpty(), ',
          },
        }),
        minValue: bound('below-argument'),
        gtValue: bound('up-to-argument'),
        ...named('maxValue ltValue', bound('above-argument')),
        ...named('minLength length', bound('below-argument', { keepsText: true })),
        nonEmpty: bound('zero', { keepsText: true }),
        ...named(
          'maxLength trim trimStart trimEnd toLowerCase toUpperCase brand description title metadata readonly',
          builds({ keepsText: true }),
        ),
        ...named('integer safeInteger multipleOf finite', builds()),
        ...named(
          'check checkAsync rawCheck rawTransform transformAsync partialCheck custom regex decimal digits picklist enum any unknown values value guard parseBoolean',
          builds({ asksCode: true }),
        ),
        ...named('parse safeParse parseAsync safeParseAsync assert is', PARSE),
        InferInput: { readsInputType: true },
        ...named('InferOutput InferIssue', {}),
        ...named('GenericSchema BaseSchema', { instance: 'schema' } as const),
      },
    },
    schema: { role: 'schema', members: { entries: 'entries' } },
    entries: { otherMembers: { type: 'schema' } },
  },
  sources: [
    {
      claim: 'number, boolean, date, bigint and literal take no text (run on 1.4)',
      url: 'https://valibot.dev/api/number/',
      checked: CHECKED,
    },
    {
      claim:
        'transform(Number) lets NaN through; number(), minValue() and maxValue() behind it refuse NaN (run on 1.4)',
      url: 'https://valibot.dev/api/transform/',
      checked: CHECKED,
    },
    {
      claim:
        'toNumber and toBigint make 0 of an empty text, toDate makes 1970 of null, toBoolean makes true of false (run on 1.4)',
      url: 'https://valibot.dev/api/toNumber/',
      checked: CHECKED,
    },
    {
      claim: 'optional takes a default of the type that goes in (run on 1.4)',
      url: 'https://valibot.dev/api/optional/',
      checked: CHECKED,
    },
  ],
});
