import { defineModel, type ApiType, type SchemaCall, type SchemaType, type Strictness } from '../model.js';
import { builds, goesOn, named } from '../words.js';

const CHECKED = '2026-11-30';
/** What is said nearest to a value holds for it. */
const leaf = (insistsOn: SchemaType['insistsOn']) =>
  builds({ leaf: { insistsOn, ifStrict: true }, repair: { behind: '.prefs({ convert: true })' } });
/** What was not sent is handed to no function behind it. */
const KEEPS = goesOn('check', { keepsText: true });
const converts = (argument: number): Strictness => ({ argument, path: ['convert'], is: false });
const SAYS = goesOn('check', { keepsText: true, strict: converts(0) });
/** A method that is given schemas, and goes on as the schema that it is called on. */
const takes = (combines: SchemaCall['combines'], more: SchemaCall = {}) =>
  goesOn('check', { combines, ...more });
const VALIDATES = {
  call: { validates: [{ schema: 'receiver', input: { argument: 0 }, strictBy: [converts(1)] }] },
} as const satisfies ApiType;
/** A value, its schema, perhaps a message, and options. */
const ASSERTS = {
  call: {
    validates: [{ schema: { argument: 1 }, input: { argument: 0 }, strictBy: [converts(2), converts(3)] }],
  },
} as const satisfies ApiType;
const LITERAL = builds({ leaf: { insistsOn: 'literal' }, repair: { instead: 'the values as texts' } });

/** A schema converts texts to its type first, except where `convert` is off. */
export const joi = defineModel({
  library: 'joi',
  kind: 'validation',
  modules: { joi: 'module', '@hapi/joi': 'module' },
  versions: { joi: '17 || 18', '@hapi/joi': '16 || 17' },
  types: {
    module: {
      role: 'schema-factory',
      members: {
        default: 'module',
        number: leaf('number'),
        ...named('boolean bool', leaf('boolean')),
        date: leaf('date'),
        ...named('valid equal', LITERAL),
        ...named('string any', builds({ keepsText: true })),
        object: builds({ combines: 'object' }),
        compile: builds({ combines: 'object' }),
        array: builds({ combines: 'array' }),
        ...named('alternatives alt', builds({ combines: 'union' })),
        ...named('required optional exist', builds({ keepsText: true })),
        ...named('binary func function symbol link when allow', builds()),
        ...named('attempt assert', ASSERTS),
        extend: { call: { returns: 'module' } },
        ...named('ref in expression x isSchema isRef isError override types version ValidationError', {}),
        ...named(
          `Schema AnySchema ObjectSchema NumberSchema StringSchema BooleanSchema DateSchema ArraySchema
           AlternativesSchema`.replaceAll(/\s+/g, ' '),
          { instance: 'schema' } as const,
        ),
      },
    },
    schema: {
      role: 'schema',
      members: {
        validate: {
          call: {
            validates: [
              {
                schema: 'receiver',
                input: { argument: 0 },
                strictBy: [converts(1)],
                dropsConverted: { given: 'value', as: 'value' },
              },
            ],
          },
        },
        validateAsync: VALIDATES,
        strict: goesOn('check', { keepsText: true, strict: { argument: 0, is: true, byItself: true } }),
        ...named('prefs preferences options', SAYS),
        ...named(
          'required exist presence label description note tag meta example id messages message warning strip error empty allow',
          KEEPS,
        ),
        optional: goesOn('check', { takesMissing: true, keepsText: true }),
        default: goesOn('wrapper', { defaults: 'output', refusesMissing: '.required()', keepsText: true }),
        failover: goesOn('wrapper', { swallows: true }),
        custom: goesOn('transform', { maps: { by: 0, instead: '{factory}.number()' } }),
        ...named(
          'valid equal invalid disallow not external when cast regex raw',
          goesOn('check', { asksCode: true }),
        ),
        ...named('positive negative', goesOn('check', { leavesOut: 'zero' })),
        min: goesOn('check', { leavesOut: 'below-argument', keepsText: true }),
        greater: goesOn('check', { leavesOut: 'up-to-argument' }),
        max: goesOn('check', { leavesOut: 'above-argument', keepsText: true }),
        less: goesOn('check', { leavesOut: 'above-argument' }),
        ...named('trim lowercase uppercase case insensitive', goesOn('check', { keepsText: true })),
        ...named(
          'length integer multiple precision sign port unsafe truthy falsy sensitive iso timestamp',
          goesOn('check'),
        ),
        ...named(
          'alphanum base64 creditCard dataUri domain email guid uuid hex hostname ip isoDate isoDuration replace token truncate uri normalize',
          goesOn('check', { asksCode: true }),
        ),
        ...named(
          'unknown and or nand xor oxor with without rename unique sparse single sort has',
          goesOn('check'),
        ),
        ...named('keys append concat fork', goesOn('object')),
        pattern: takes('record', { asksCode: true }),
        items: takes('array'),
        ordered: takes('tuple'),
        try: takes('union'),
      },
    },
  },
  sources: [
    {
      claim:
        'number(), boolean() and date() convert texts, and refuse the empty one; boolean() takes true and false (run on 17.13 and 18.3)',
      url: 'https://joi.dev/api/?v=18.0.1#number',
      checked: CHECKED,
    },
    {
      claim:
        'validate() gives what it converted as value, and leaves the input as it is (run on 17.13 and 18.3)',
      url: 'https://joi.dev/api/?v=18.0.1#anyvalidatevalue-options',
      checked: CHECKED,
    },
    {
      claim:
        'With convert: false or .strict(), of the value, of what holds it or as an option, they refuse every text; what is said nearest to the value holds (run on 17.13 and 18.3)',
      url: 'https://joi.dev/api/?v=18.0.1#anystrictisstrict',
      checked: CHECKED,
    },
    {
      claim: 'valid(1) takes no text: without a type there is nothing to convert to (run on 17.13 and 18.3)',
      url: 'https://joi.dev/api/?v=18.0.1#anyvalidvalues---aliases-equal',
      checked: CHECKED,
    },
    {
      claim:
        'What custom() returns is taken as it is, NaN as well; the string before it refuses the empty text (run on 17.13 and 18.3)',
      url: 'https://joi.dev/api/?v=18.0.1#anycustommethod-description',
      checked: CHECKED,
    },
  ],
});
