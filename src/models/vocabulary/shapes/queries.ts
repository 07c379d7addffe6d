import type { Atomic } from '../atomic.js';
import type { Batch, Bulk, Nesting } from '../batches.js';
import type { ConditionForm, EntityPlace, Query } from '../queries.js';
import { ARGUMENT_PATH, argumentPath } from './arguments.js';
import {
  boolean,
  dictionary,
  either,
  fields,
  list,
  needed,
  number,
  oneOf,
  pattern,
  text,
  texts,
  yes,
  type Of,
} from './shape.js';

export const entityPlace = fields<EntityPlace>({
  from: needed(oneOf<EntityPlace['from']>({ receiver: 1, call: 1, chain: 1, creation: 1, text: 1 })),
  argument: number,
  member: text,
  key: text,
});

const conditionForm = fields<ConditionForm>({
  form: needed(
    oneOf<ConditionForm['form']>({
      object: 1,
      pair: 1,
      comparison: 1,
      expression: 1,
      key: 1,
      text: 1,
      template: 1,
    }),
  ),
  member: text,
  argument: number,
  path: texts,
  equals: text,
  all: text,
  column: text,
  alone: boolean,
  values: number,
  valuesIn: text,
  inObject: fields({ text: needed(text), values: needed(text) }),
  anyOf: needed(text),
  becomes: text,
});

const nesting = fields<Nesting>({
  argument: number,
  style: needed(oneOf<Nesting['style']>({ object: 1, list: 1, chained: 1 })),
  read: text,
});

const emptyList = oneOf<'throws'>({ throws: 1 });

const batch = fields<Batch>({
  member: text,
  anyOf: text,
  imports: fields<Of<Batch, 'imports'>>({ name: needed(text), from: needed(text) }),
  single: dictionary(text),
  count: text,
  emptyList,
  rowsIn: text,
  countIn: text,
  rowsFirst: boolean,
  comparesAsText: boolean,
  findsElements: boolean,
  typedByClass: boolean,
  typedByArgument: boolean,
  positional: boolean,
  missing: oneOf<Of<Batch, 'missing'>>({ null: 1, undefined: 1 }),
  resultMembers: texts,
  instances: boolean,
  nested: text,
  nesting,
  nestedOptions: texts,
  perCallOptions: texts,
  exceptArguments: list(argumentPath),
  ends: text,
  label: text,
  labelIfVaried: text,
  select: text,
  omit: text,
});

const bulk = fields<Bulk>({
  label: needed(text),
  member: text,
  data: argumentPath,
  skips: text,
  exceptKeys: texts,
  exceptOptions: texts,
  emptyList,
  undefinedIsDefault: boolean,
  statements: texts,
  options: text,
});

const atomic = fields<Atomic>({
  in: needed(oneOf<Atomic['in']>({ value: 1, property: 1, text: 1, call: 1 })),
  plus: needed(text),
  minus: needed(text),
  imports: fields<Of<Atomic, 'imports'>>({ name: needed(text), from: needed(text) }),
  unlessDeclaredWith: pattern,
  unlessWritten: text,
  wholeNumbers: boolean,
  isEquivalent: boolean,
});

export const query = fields<Query>({
  operation: needed(
    oneOf<Query['operation']>({
      'read-one': 1,
      'read-many': 1,
      count: 1,
      create: 1,
      update: 1,
      delete: 1,
      upsert: 1,
      raw: 1,
      transaction: 1,
      define: 1,
    }),
  ),
  sends: needed(oneOf<Query['sends']>({ 'at-call': 1, 'when-awaited': 1, 'on-execute': 1, 'in-process': 1 })),
  mutates: boolean,
  takesCallback: fields<Of<Query, 'takesCallback'>>({ until: text }),
  sentThrough: number,
  mergesInTick: boolean,
  oneKey: boolean,
  entity: entityPlace,
  filter: argumentPath,
  counts: argumentPath,
  conditions: list(conditionForm),
  data: argumentPath,
  nestedWrites: texts,
  operators: fields<Of<Query, 'operators'>>({ prefix: needed(text), sets: needed(text) }),
  atomic,
  versionedBy: text,
  row: oneOf<Of<Query, 'row'>>({ receiver: 1, loaded: 1 }),
  wholeValue: boolean,
  setsUnder: text,
  keepsParts: boolean,
  batch,
  bulk,
  undefinedMatches: either(
    oneOf<'every-row'>({ 'every-row': 1 }),
    fields<Extract<Query['undefinedMatches'], object>>({ since: text, until: needed(text) }),
  ),
  undefinedKey: fields<Of<Query, 'undefinedKey'>>({
    ...ARGUMENT_PATH,
    column: needed(text),
    until: needed(text),
    beside: needed(argumentPath),
  }),
  limitedBy: fields<Of<Query, 'limitedBy'>>({ options: list(argumentPath), members: texts }),
  unmatched: either(
    fields<Extract<Query['unmatched'], { throws: true }>>({ throws: needed(yes) }),
    fields<Extract<Query['unmatched'], { count: string }>>({ count: needed(text) }),
    fields<Extract<Query['unmatched'], { inResult: true }>>({ inResult: needed(yes) }),
  ),
  compareAndSet: fields<Of<Query, 'compareAndSet'>>({
    member: text,
    count: needed(text),
    isFalse: text,
    isNull: fields<Of<Of<Query, 'compareAndSet'>, 'isNull'>>({
      text: needed(text),
      imports: needed(fields({ name: needed(text), from: needed(text) })),
    }),
    keepsDates: boolean,
  }),
  serial: fields<Of<Query, 'serial'>>({ ...ARGUMENT_PATH, value: needed(text) }),
  transactionIn: argumentPath,
  rowKeepsTransaction: boolean,
  bigintCount: text,
  rowType: oneOf<Of<Query, 'rowType'>>({ row: 1, rows: 1 }),
  returnsRows: boolean,
  givesRow: boolean,
  text: argumentPath,
  operationOf: number,
  replacesUnder: texts,
  shapesResult: texts,
  upserts: either(
    fields<Extract<Query['upserts'], { create: object }>>({
      create: needed(argumentPath),
      update: needed(argumentPath),
      nestedIn: needed(texts),
      nativeOn: needed(text),
    }),
    fields<Extract<Query['upserts'], { option: object }>>({ option: needed(argumentPath) }),
  ),
  insertsMissing: texts,
  byUnique: boolean,
  computes: texts,
  computedColumn: argumentPath,
  distinctive: boolean,
});
