import { defineModel, type ApiType, type SchemaCall, type SchemaType, type Strictness } from '../model.js';
import { builds, goesOn, named } from '../words.js';

const CHECKED = '2026-11-30';
/** Texts are converted, except under `strict`. */
const leaf = (insistsOn: SchemaType['insistsOn']) =>
  builds({ leaf: { insistsOn, ifStrict: true }, repair: { instead: 'the schema without `{strict}`' } });
const combines = (by: SchemaCall['combines']) =>
  ({
    call: { returns: { same: 'receiver' }, schema: { combines: by, continues: 'check' } },
  }) as const satisfies ApiType;
const STRICT = { argument: 1, path: ['strict'], is: true } as const satisfies Strictness;
const VALIDATES = {
  call: { validates: [{ schema: 'receiver', input: { argument: 0 }, strictBy: [STRICT] }] },
} as const satisfies ApiType;
/** Says whether it is valid, and gives nothing of what was cast. */
const TELLS = {
  call: {
    validates: [
      {
        schema: 'receiver',
        input: { argument: 0 },
        strictBy: [STRICT],
        dropsConverted: { given: 'validate' },
      },
    ],
  },
} as const satisfies ApiType;
const TYPE = { instance: 'schema' } as const;

/** A schema casts what it is given to its type first, and then asks. */
export const yup = defineModel({
  library: 'yup',
  kind: 'validation',
  modules: { yup: 'module' },
  versions: { yup: '0.32 || 1' },
  types: {
    module: {
      role: 'schema-factory',
      members: {
        number: leaf('number'),
        ...named('boolean bool', leaf('boolean')),
        date: leaf('date'),
        /** What a text is made into is asked once more whether it is a text. */
        string: builds(),
        mixed: builds({ keepsText: true }),
        object: builds({ combines: 'object' }),
        array: builds({ combines: 'array' }),
        tuple: builds({ combines: 'tuple' }),
        lazy: builds({ combines: 'lazy' }),
        ...named('ref reach addMethod setLocale isSchema ValidationError InferType', {}),
        ...named(
          'Schema AnySchema AnyObjectSchema ObjectSchema MixedSchema NumberSchema StringSchema ArraySchema',
          TYPE,
        ),
      },
    },
    schema: {
      role: 'schema',
      members: {
        ...named('validate validateSync', VALIDATES),
        ...named('isValid isValidSync', TELLS),
        strict: goesOn('check', { keepsText: true, strict: { argument: 0, is: true, byItself: true } }),
        ...named(
          'required defined nonNullable label meta typeError strip',
          goesOn('check', { keepsText: true }),
        ),
        ...named('notRequired optional', goesOn('check', { takesMissing: true, keepsText: true })),
        nullable: goesOn('wrapper', { takesNull: true, keepsText: true }),
        default: goesOn('wrapper', { defaults: 'output', refusesMissing: '.required()', keepsText: true }),
        transform: goesOn('transform', {
          maps: { by: 0, instead: '{factory}.number()', unlessStrict: true },
        }),
        ...named('test when oneOf notOneOf matches', goesOn('check', { asksCode: true })),
        ...named('positive negative', goesOn('check', { leavesOut: 'zero' })),
        min: goesOn('check', { leavesOut: 'below-argument' }),
        moreThan: goesOn('check', { leavesOut: 'up-to-argument' }),
        ...named('max lessThan', goesOn('check', { leavesOut: 'above-argument' })),
        ...named(
          'integer round truncate isTrue isFalse length email url uuid trim lowercase uppercase ensure',
          goesOn('check'),
        ),
        ...named('shape concat', goesOn('object')),
        ...named('noUnknown unknown stripUnknown exact partial deepPartial', goesOn('object')),
        pick: goesOn('pick'),
        omit: goesOn('omit'),
        of: combines('array'),
        fields: 'fields',
      },
    },
    fields: { otherMembers: { type: 'schema' } },
  },
  sources: [
    {
      claim:
        'number(), boolean() and date() cast texts, and refuse the empty one; boolean() takes true, false, 1 and 0 (run on 0.32 and 1.7)',
      url: 'https://github.com/jquense/yup/tree/v1.7.1#parsing-transforms',
      checked: CHECKED,
    },
    {
      claim: 'isValid() casts, gives true or false, and leaves the input as it is (run on 0.32 and 1.7)',
      url: 'https://github.com/jquense/yup/tree/v1.7.1#schemaisvalidvalue-any-options-object-promiseboolean',
      checked: CHECKED,
    },
    {
      claim:
        'Under strict, of the field, of an object around it or as an option, nothing is cast: number(), boolean() and date() refuse every text (run on 0.32 and 1.7)',
      url: 'https://github.com/jquense/yup/tree/v1.7.1#schemastrictenabled-boolean--false-schema',
      checked: CHECKED,
    },
    {
      claim:
        'The elements of a list are cast with it whatever they say of themselves; what the list or an object around it says holds (run on 0.32 and 1.7)',
      url: 'https://github.com/jquense/yup/tree/v1.7.1#arrayoftype-schema-this',
      checked: CHECKED,
    },
    {
      claim:
        'mixed().transform(Number) lets NaN through; number().transform(Number) refuses it, and string().transform(Number) refuses every number (run on 0.32 and 1.7)',
      url: 'https://github.com/jquense/yup/tree/v1.7.1#schematransformcurrentvalue-any-originalvalue-any-schema--any-schema',
      checked: CHECKED,
    },
  ],
});
