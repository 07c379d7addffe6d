// What the models say of data libraries, as a table for docs/libraries.md.
import { models } from '../src/models/index.js';
import type { ApiType, Call, ConditionForm, Model, Query } from '../src/models/model.js';

/** A query that a model describes, with the member that sends it or begins it. */
export interface Described {
  readonly member: string;
  readonly query: Query;
}

/** Every query of a model, once for each member that sends it or begins a builder for it. */
export function queriesOf(model: Model): Described[] {
  return Object.entries(model.types).flatMap(([name, type]) => queriesIn(type, name, model));
}

/** The members that give a value of a type. */
function leadingTo(name: string, model: Model): string[] {
  return Object.values(model.types).flatMap(({ members = {} }) =>
    Object.entries(members).flatMap(([member, ref]) =>
      typeof ref === 'object' && [ref.call, ref.tag].some((call) => call?.returns === name) ? [member] : [],
    ),
  );
}

function queriesIn(type: ApiType, name: string, model: Model): Described[] {
  const { query } = type;
  const own = query ? leadingTo(name, model).map((member) => ({ member, query })) : [];
  const called = [type.call, type.tag].flatMap((call) => inCall(call, name));
  const members = Object.entries(type.members ?? {}).flatMap(([member, ref]) =>
    typeof ref === 'object' ? [ref.call, ref.tag].flatMap((call) => inCall(call, member)) : [],
  );
  return [...own, ...called, ...members];
}

function inCall(call: Call | undefined, member: string): Described[] {
  return call?.query ? [{ member, query: call.query }] : [];
}

const READS: readonly Query['operation'][] = ['read-one', 'read-many', 'count'];
const WRITES: readonly Query['operation'][] = ['create', 'update', 'delete', 'upsert'];
const MOST_NAMES = 8;

export interface DataLibrary {
  readonly model: Model;
  readonly reads: string;
  readonly writes: string;
  readonly batched: string;
  readonly bulk: string;
  readonly transaction: string;
  readonly sent: string;
}

export function dataLibraries(): DataLibrary[] {
  return models
    .filter(({ kind }) => kind === 'data-access')
    .map((model) => ({ model, queries: queriesOf(model) }))
    .filter(({ queries }) => queries.length > 0)
    .map(({ model, queries }) => ({
      model,
      reads: namesOf(queries, READS),
      writes: namesOf(queries, WRITES) || namesOf(queries, ['raw']),
      batched: batchedForms(queries),
      bulk: distinct(queries.flatMap(({ query }) => (query.bulk ? [code(query.bulk.label)] : []))),
      transaction: namesOf(queries, ['transaction']),
      sent: sendingOf(queries),
    }))
    .sort((a, b) => a.model.library.localeCompare(b.model.library));
}

function namesOf(queries: readonly Described[], operations: readonly Query['operation'][]): string {
  const names = [
    ...new Set(
      queries.filter(({ query }) => operations.includes(query.operation)).map(({ member }) => member),
    ),
  ];
  const more = names.length > MOST_NAMES ? ', …' : '';
  return names.slice(0, MOST_NAMES).map(code).join(', ') + more;
}

/** `include: …`, then the condition for a list of keys. */
function batchedForms(queries: readonly Described[]): string {
  const nested = queries.flatMap(({ query }) => (query.batch?.nested ? [code(query.batch.nested)] : []));
  const lists = queries.flatMap(({ query }) => {
    const { batch, conditions = [] } = query;
    if (!batch) return [];
    if (batch.positional && batch.member !== undefined) return [code(`${batch.member}(keys)`)];
    return [...(batch.anyOf === undefined ? [] : [batch.anyOf]), ...conditions.map(listOf)].map((text) =>
      code(text.replace('{keys}', 'keys').replace('{column}', 'column').replace('{tag}', 'sql')),
    );
  });
  return distinct([...nested, ...lists]);
}

function listOf({ anyOf: list, form }: ConditionForm): string {
  return form === 'text' ? list.replace('{value}', '$1') : list;
}

const SENT: Readonly<Record<Query['sends'], string>> = {
  'at-call': 'at the call',
  'when-awaited': 'when awaited',
  'on-execute': 'when executed',
  'in-process': 'in the process: never reported',
};

function sendingOf(queries: readonly Described[]): string {
  const merged = queries.some(({ query }) => query.mergesInTick) ? ['some merged within a tick'] : [];
  // Beside what is sent, what waits in the process for a commit is of no concern.
  const sent = queries.filter(({ query }) => query.sends !== 'in-process');
  return distinct([...(sent.length > 0 ? sent : queries).map(({ query }) => SENT[query.sends]), ...merged]);
}

const MOST_FORMS = 4;

function distinct(texts: readonly string[]): string {
  const all = [...new Set(texts)];
  return all.slice(0, MOST_FORMS).join(', ') + (all.length > MOST_FORMS ? ', …' : '');
}

function code(text: string): string {
  return `\`${text}\``;
}
