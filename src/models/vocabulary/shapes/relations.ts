import type { ColumnKind, Relating, Relations } from '../relations.js';
import { dictionary, either, fields, needed, number, oneOf, text, texts, type Of } from './shape.js';

export const relations = fields<Relations>({
  files: texts,
  grammar: needed(
    oneOf<Relations['grammar']>({
      'model-blocks': 1,
      'relation-calls': 1,
      decorators: 1,
      'association-calls': 1,
      'schema-refs': 1,
    }),
  ),
  defaultKey: text,
  keyAliases: texts,
  defaultColumn: text,
  columnKinds: dictionary(
    oneOf<ColumnKind>({
      text: 1,
      uuid: 1,
  'written-anew': 1,
      caseless: 1,
      number: 1,
      boolean: 1,
      bigint: 1,
      decimal: 1,
      date: 1,
      object: 1,
    }),
  ),
  requiredBy: texts,
  uniqueBy: texts,
  uniqueOption: text,
});

export const relating = fields<Relating>({
  declares: needed(
    oneOf<Relating['declares']>({
      many: 1,
      one: 1,
      column: 1,
      key: 1,
      join: 1,
      refers: 1,
      entity: 1,
      fields: 1,
      relations: 1,
      client: 1,
    }),
  ),
  keyIn: oneOf<Of<Relating, 'keyIn'>>({ this: 1, other: 1, joined: 1, property: 1 }),
  entity: number,
  inverse: number,
  name: number,
  key: number,
  fields: number,
  body: number,
  options: fields<Of<Relating, 'options'>>({
    entity: text,
    inverse: text,
    name: text,
    key: text,
    column: either(text, texts),
    references: text,
    from: text,
    to: text,
    alias: text,
    single: text,
    isKey: text,
    schema: text,
    relations: text,
  }),
  exceptOptions: texts,
});
