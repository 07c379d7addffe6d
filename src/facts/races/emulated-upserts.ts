// Upserts that read first and insert where nothing was found, so that two at once both insert.
//
//   upsert({ where: { email }, update: {}, create: { email } })            empty: nothing to change, so it reads
//   upsert({ where: { email }, update: { name }, create: { email, posts: { create: … } } })     nested
//   upsert({ …, include: { posts: true } })                                nested
//   upsert({ where: { id }, update: { name }, create: { name } })          none: who looks for no row means to insert one
//   upsert({ where: { email }, update: { name }, create: { email, name } }) none: one statement
//   data: { tag: { connectOrCreate: … } }                                  nested-row
//   updateOne({ email }, …, { upsert: true }), no unique index declared    unindexed: two rows
//   … whose violation is known                                             none: the loser is told
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import { isInsideRetry } from '../../ast/repeated-calls.js';
import { isSteady } from '../../ast/texts.js';
import { nodesIn } from '../../ast/walk.js';
import type { Upserting } from '../../models/model.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { argumentAt } from '../queries/query-arguments.js';
import type { QueryCall } from '../queries/query-call.js';
import { runsHooks } from '../queries/query-hooks.js';
import { columnOf, declarationOfColumn } from '../relations/columns.js';
import { isUniqueColumn } from '../relations/unique-keys.js';
import { schemaTextFor } from '../relations/relations.js';
import { knowsDuplicates } from './duplicates.js';
import { askedBy } from './row-parts.js';

export interface EmulatedUpsert {
  readonly because: 'empty' | 'nested' | 'nested-row' | 'unindexed';
  /** What says so: the empty object, the option, the key. */
  readonly place: Node;
  /** The columns by which it looks for the row. */
  readonly columns: readonly string[];
  /** The change that makes it one statement and changes nothing: `email: email`. */
  readonly change: string | undefined;
  readonly evidence: Evidence;
}

type TwoSided = Extract<Upserting, { create: object }>;

export function emulatedUpsertOf(query: QueryCall, analysis: Analysis): EmulatedUpsert | undefined {
  const { upserts, insertsMissing } = query.query;
  const found =
    upserts === undefined
      ? undefined
      : 'create' in upserts
        ? ofTwoSides(query, upserts, analysis)
        : ofOption(query, upserts.option, analysis);
  const each = found ?? nestedRow(query, insertsMissing ?? []);
  if (!each || isInsideRetry(query.node) || knowsDuplicates(query, query.node, analysis)) return undefined;
  return each;
}

function ofTwoSides(query: QueryCall, upserts: TwoSided, analysis: Analysis): EmulatedUpsert | undefined {
  const { node, chain, evidence } = query;
  const [create, update] = [upserts.create, upserts.update].map((place) =>
    objectAt(argumentAt(node, chain, place)),
  );
  const where = objectAt(query.filter);
  if (!create || !update || !where) return undefined;
  const [key, ...more] = pairsOf(where);
  const columns = key ? key.columns.map(([column]) => column) : [];
  const base = { columns, change: undefined };
  const nested = nestedIn(query, create, update, upserts);
  if (update.properties.length === 0) {
    const isWhole = key !== undefined && more.length === 0 && !nested && isWrittenOut(where);
    const isNative =
      isWhole &&
      isStored(query, key.columns, upserts, analysis) &&
      new RegExp(upserts.nativeOn).test(schemaTextFor(query, analysis) ?? '');
    return {
      ...{ ...base, because: 'empty', place: update, evidence },
      change: isNative ? sameChange(key.columns, create) : undefined,
    };
  }
  return nested && { ...base, because: 'nested', place: nested, evidence: weakest(evidence, 'likely') };
}

/** What is spread in it may ask for more, and then it is no single statement. */
function isWrittenOut({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.every(
    (each) =>
      each.type === 'Property' &&
      !each.computed &&
      (unwrap(each.value).type !== 'ObjectExpression' ||
        isWrittenOut(unwrap(each.value) as TSESTree.ObjectExpression)),
  );
}

/**
 * Does a write of the key leave the row as it is? A text that is compared without case is found by another one, and code of the
 * project that runs with the statement may do more where something is changed.
 */
function isStored(
  query: QueryCall,
  columns: Columns,
  { nestedIn: options }: TwoSided,
  analysis: Analysis,
): boolean {
  const isColumn = (name: string) => columnOf(query, name, analysis).kind !== undefined;
  const shown = options.flatMap((option) => {
    const [given] = query.node.type === 'CallExpression' ? query.node.arguments : [];
    const all = given && objectAt(given);
    return (all && propertyOf(all, option)) ?? [];
  });
  return (
    !runsHooks(query, analysis) &&
    columns.every(([name]) => STEADY_KINDS.has(columnOf(query, name, analysis).kind)) &&
    shown.every(({ value }) => {
      const object = objectAt(value);
      return object?.properties.every((each) => each.type === 'Property' && isColumn(keyName(each) ?? ''));
    })
  );
}

/** Kinds of which what was asked for is what is stored, letter by letter. */
const STEADY_KINDS: ReadonlySet<string | undefined> = new Set([
  'text',
  'number',
  'boolean',
  'bigint',
  'decimal',
  'date',
  'uuid',
]);

type Columns = readonly (readonly [string, Node])[];

/** The columns of a key: `{ email }`, `{ userId_postId: { userId, postId } }`. */
function pairsOf(where: TSESTree.ObjectExpression) {
  return where.properties.flatMap((each) => {
    const name = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || name === undefined) return [];
    const value = unwrap(each.value);
    const columns =
      value.type === 'ObjectExpression'
        ? value.properties.flatMap((part) =>
            part.type === 'Property' ? [[keyName(part) ?? '', unwrap(part.value)] as const] : [],
          )
        : [[name, value] as const];
    return [{ columns }];
  });
}

/** The first column of the key, set to what the row has there in any case. */
function sameChange(columns: Columns, create: TSESTree.ObjectExpression): string | undefined {
  const isSame = columns.every(([column, value]) => {
    const put = propertyOf(create, column)?.value;
    return (
      put !== undefined &&
      /^(?:Identifier|MemberExpression|Literal)$/.test(value.type) &&
      // It is read a third time then.
      isSteady(value) &&
      textOf(put) === textOf(value)
    );
  });
  const [first] = columns;
  if (!isSame || !first) return undefined;
  const [column, value] = first;
  return textOf(value) === column ? column : `${column}: ${textOf(value)}`;
}

/** Where it writes, or gives back, rows of other entities as well. */
function nestedIn(
  { query, node }: QueryCall,
  create: TSESTree.ObjectExpression,
  update: TSESTree.ObjectExpression,
  { nestedIn: options }: TwoSided,
): Node | undefined {
  const { nestedWrites = [] } = query;
  for (const { properties } of [create, update])
    for (const each of properties) {
      const value = each.type === 'Property' ? objectAt(each.value) : undefined;
      const key = value?.properties[0];
      // What connects a row sets its key, which is a column of this one.
      if (
        key?.type === 'Property' &&
        nestedWrites.includes(keyName(key) ?? '') &&
        !isPlainWrite(keyName(key))
      )
        return key.key;
    }
  const [given] = node.type === 'CallExpression' ? node.arguments : [];
  const all = given && objectAt(given);
  for (const option of options) {
    const property = all && propertyOf(all, option);
    const value = property && objectAt(property.value);
    if (property && value && (option === 'include' || value.properties.some(isNestedRead)))
      return property.key;
  }
  return undefined;
}

/** `{ set: value }` is how a value may be written, `{ connect: … }` sets a key. */
function isPlainWrite(key: string | undefined): boolean {
  return key === 'set' || key === 'connect';
}

function isNestedRead(each: TSESTree.ObjectLiteralElement): boolean {
  return each.type === 'Property' && each.value.type === 'ObjectExpression';
}

function ofOption(
  query: QueryCall,
  place: Extract<Upserting, { option: object }>['option'],
  analysis: Analysis,
): EmulatedUpsert | undefined {
  const option = argumentAt(query.node, query.chain, place);
  if (option?.type !== 'Literal' || option.value !== true) return undefined;
  const columns = [...(askedBy(query)?.keys() ?? [])];
  const declared = columns.map((column) => declarationOfColumn(query, column, analysis));
  const [first] = declared;
  // An index may be declared beside the columns, and is then seen by its word.
  const isOpen =
    !first ||
    declared.includes(undefined) ||
    columns.some((column) => isUniqueColumn(query, column, analysis)) ||
    /\bunique\b/.test(moduleOf(first).text);
  const { keyAliases = [], defaultKey = '' } = query.library.relations ?? {};
  if (isOpen || columns.some((column) => [defaultKey, ...keyAliases].includes(column))) return undefined;
  return {
    ...{ because: 'unindexed', place: option, columns, change: undefined },
    evidence: weakest(query.evidence, 'likely'),
  };
}

function nestedRow({ data, evidence, node }: QueryCall, keys: readonly string[]): EmulatedUpsert | undefined {
  if (keys.length === 0 || (!data && node.type !== 'CallExpression')) return undefined;
  const property = nodesIn(data ?? node).find(
    (each) => each.type === 'Property' && keys.includes(keyName(each) ?? ''),
  );
  if (property?.type !== 'Property') return undefined;
  return {
    ...{ because: 'nested-row', place: property.key, columns: [], change: undefined },
    evidence: weakest(evidence, 'likely'),
  };
}

function objectAt(node: Node | undefined): TSESTree.ObjectExpression | undefined {
  const value = node && unwrap(node);
  return value?.type === 'ObjectExpression' ? value : undefined;
}
