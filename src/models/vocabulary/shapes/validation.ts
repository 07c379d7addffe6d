import type {
  Input,
  Mapping,
  PathSegments,
  SchemaCall,
  SchemaRepair,
  SchemaType,
  Strictness,
  Validation,
} from '../validation.js';
import { ARGUMENT_PATH, argumentPath } from './arguments.js';
import { boolean, dictionary, either, fields, list, needed, number, oneOf, text, type Of } from './shape.js';

export const input = fields<Input>({
  part: needed(
    oneOf<Input['part']>({
      query: 1,
      params: 1,
      headers: 1,
      cookies: 1,
      body: 1,
      form: 1,
      env: 1,
      url: 1,
    }),
  ),
  carries: needed(
    oneOf<Input['carries']>({ strings: 1, 'likely-strings': 1, json: 1, 'by-parser': 1, unknown: 1 }),
  ),
  absent: oneOf<Of<Input, 'absent'>>({ null: 1 }),
  heldAs: text,
  formsBy: list(text),
  stringsBy: list(text),
  unlessMentioned: text,
  segments: fields<PathSegments>({ home: needed(text), key: needed(text) }),
});

export const leavesOut = oneOf<Of<SchemaCall, 'leavesOut'>>({
  zero: 1,
  'below-argument': 1,
  'up-to-argument': 1,
  'above-argument': 1,
});

const schemaType = fields<SchemaType>({
  insistsOn: oneOf<Of<SchemaType, 'insistsOn'>>({ number: 1, boolean: 1, date: 1, bigint: 1, literal: 1 }),
  ifStrict: boolean,
  converts: oneOf<Of<SchemaType, 'converts'>>({ number: 1, boolean: 1, date: 1, bigint: 1, string: 1 }),
  bounds: dictionary(leavesOut),
  givesNaN: boolean,
  major: text,
});

const strictness = fields<Strictness>({ ...ARGUMENT_PATH, is: needed(boolean), byItself: boolean });

const schemaRepair = fields<SchemaRepair>({
  losesOptions: list(text),
  coerce: text,
  then: text,
  pipe: boolean,
  wrap: text,
  plain: text,
  skipsEmpty: text,
  behind: text,
  instead: text,
  replace: dictionary(text),
});

export const schemaCall = fields<SchemaCall>({
  leaf: schemaType,
  combines: oneOf<Of<SchemaCall, 'combines'>>({
    object: 1,
    array: 1,
    record: 1,
    union: 1,
    variants: 1,
    intersection: 1,
    tuple: 1,
    lazy: 1,
    wrapper: 1,
    pipe: 1,
  }),
  continues: oneOf<Of<SchemaCall, 'continues'>>({
    check: 1,
    wrapper: 1,
    transform: 1,
    object: 1,
    pick: 1,
    omit: 1,
    array: 1,
    union: 1,
  }),
  intercepts: boolean,
  defaults: oneOf<Of<SchemaCall, 'defaults'>>({ output: 1, input: 1 }),
  takesNull: boolean,
  refusesMissing: text,
  takesMissing: boolean,
  swallows: boolean,
  leavesOut,
  keepsText: boolean,
  asksCode: boolean,
  strict: strictness,
  takesNaN: boolean,
  arrow: fields<NonNullable<SchemaCall['arrow']>>({
    word: needed(text),
    number: needed(text),
    boolean: needed(text),
  }),
  maps: fields<Mapping>({
    by: needed(number),
    under: list(text),
    of: number,
    into: number,
    readsWords: dictionary(text),
    refusesEmpty: text,
    refusesNaN: fields<NonNullable<Mapping['refusesNaN']>>({
      number: needed(text),
      undefined: needed(text),
      null: needed(text),
    }),
    instead: text,
    unlessStrict: boolean,
  }),
  repair: schemaRepair,
  textWords: list(text),
  words: dictionary(
    fields<NonNullable<SchemaCall['words']>[string]>({ leaf: schemaType, repair: schemaRepair }),
  ),
});

export const validation = fields<Validation>({
  schema: needed(either(oneOf<'receiver'>({ receiver: 1 }), argumentPath)),
  dropsEmptyBy: argumentPath,
  converts: boolean,
  dropsConverted: fields<NonNullable<Validation['dropsConverted']>>({ given: needed(text), as: text }),
  turnedOffBy: argumentPath,
  strictBy: list(strictness),
  input: needed(
    either(
      argumentPath,
      fields<Extract<Validation['input'], { is: Input }>>({ is: needed(input) }),
      fields<Extract<Validation['input'], { by: number }>>({
        by: needed(number),
        values: needed(dictionary(input)),
      }),
      fields<Extract<Validation['input'], { chain: object }>>({
        chain: needed(dictionary(input)),
        otherwise: needed(input),
      }),
    ),
  ),
});
