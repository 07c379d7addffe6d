import type {
  Augmentation,
  Convention,
  Generated,
  Model,
  OnDatabase,
  Source,
  TestGlobals,
} from '../library.js';
import { relations } from './relations.js';
import { calledBack } from './replies.js';
import {
  boolean,
  dictionary,
  either,
  fields,
  list,
  needed,
  oneOf,
  pattern,
  text,
  texts,
  typeName,
} from './shape.js';
import { API_TYPE, typeRef } from './types.js';

const onDatabase = either(
  boolean,
  fields<OnDatabase>({ beside: needed(texts), unless: needed(texts), schema: pattern }),
);

/** A model as settings hold it: what says where its claims come from may be left out. */
export type OwnModel = Omit<Model, 'kind' | 'versions' | 'sources'> &
  Partial<Pick<Model, 'kind' | 'versions' | 'sources'>>;

export const MODEL = fields<OwnModel>({
  library: needed(text),
  kind: oneOf<Model['kind']>({
    auth: 1,
    'data-access': 1,
    validation: 1,
    framework: 1,
    logging: 1,
    tracking: 1,
    http: 1,
    testing: 1,
    platform: 1,
  }),
  modules: needed(dictionary(typeName)),
  globals: dictionary(typeName),
  testGlobals: fields<TestGlobals>({ packages: needed(texts), names: needed(dictionary(typeName)) }),
  types: needed(dictionary(API_TYPE)),
  generated: fields<Generated>({
    marker: needed(text),
    type: needed(typeName),
    manifest: needed(texts),
    exports: needed(texts),
  }),
  relations,
  transactionGivenAs: texts,
  transactionChainedBy: text,
  transactionsSharePool: boolean,
  transactionsAreAmbientBy: pattern,
  hooksOfOneRow: pattern,
  hooksOfOneChange: pattern,
  duplicatesRefusedBy: pattern,
  tracksLogsBy: texts,
  keepsCopies: boolean,
  failureEndsTransaction: onDatabase,
  ignoresCase: onDatabase,
  transactionsConflict: boolean,
  conventions: list(
    fields<Convention>({
      path: needed(pattern),
      exports: texts,
      gives: texts,
      callback: calledBack,
      readsNoneOf: texts,
      members: texts,
      parameters: needed(list(typeRef)),
      packages: texts,
    }),
  ),
  augments: dictionary(
    fields<Augmentation>({ package: needed(text), members: needed(dictionary(typeRef)) }),
    'type name',
  ),
  versions: dictionary(text),
  sources: list(fields<Source>({ claim: needed(text), url: needed(text), checked: needed(text) })),
});
