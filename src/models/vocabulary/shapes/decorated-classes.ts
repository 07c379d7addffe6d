import type {
  ClassMaking,
  ClassValidator,
  FieldRepair,
  FieldRule,
  Provision,
  Receiving,
} from '../decorated-classes.js';
import { boolean, fields, list, needed, number, oneOf, text, texts, type Of } from './shape.js';
import { input, leavesOut } from './validation.js';

const fieldRepair = fields<FieldRepair>({
  decorator: needed(text),
  imports: needed(fields<FieldRepair['imports']>({ name: needed(text), from: needed(text) })),
});

export const fieldRule = fields<FieldRule>({
  insistsOn: oneOf<Of<FieldRule, 'insistsOn'>>({ number: 1, boolean: 1, date: 1 }),
  leavesOut,
  convertsWith: number,
  unsettles: boolean,
  unsettledBy: texts,
  eachBy: text,
  asks: oneOf<Of<FieldRule, 'asks'>>({ presence: 1, optional: 1 }),
  mapsWith: number,
  readsNumbers: fields<Of<FieldRule, 'readsNumbers'>>({
    refusesNaN: needed(fieldRepair),
    skipsEmpty: fieldRepair,
  }),
  repair: fieldRepair,
});

export const classMaking = fields<ClassMaking>({
  of: number,
  keeps: needed(oneOf<ClassMaking['keeps']>({ all: 1, named: 1, others: 1, schema: 1 })),
  names: number,
});

export const receiving = fields<Receiving>({
  input: needed(input),
  takesValidators: needed(boolean),
  converters: fields<Of<Receiving, 'converters'>>({
    number: needed(text),
    boolean: needed(text),
    from: needed(text),
  }),
});

export const classValidator = fields<ClassValidator>({
  classes: needed(oneOf<ClassValidator['classes']>({ decorated: 1, 'of-schemas': 1 })),
  options: needed(number),
  plainOptions: needed(list(texts)),
  convertsBy: texts,
  handsOnBy: texts,
});

export const provision = fields<Provision>({
  token: needed(text),
  value: needed(text),
  class: needed(text),
  factory: needed(text),
});
