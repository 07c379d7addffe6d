// Statements that run while a transaction is open and are no part of it: sent through another client, or without the option that
// hands it over.
//
//   db.transaction(async (tx) => { await db.order.create(…) })            sent through `db`
//   … await audit(order), whose file imports `db`                         reached: `audit → db.insert`
//   … await audit(db, order)                                              given: the call hands `db` over
//   … await audit(order), of `audit = (order, client = db) => …`          reached; nobody hands it `tx`
//   … await db.$queryRaw`select pg_advisory_xact_lock(1)`                 none: it is sent for its lock, or for a sequence
//   … // outside of the transaction, so that it stays                     none: somebody says that it is meant so
//   if (!order) { await db.failure.create(…); throw … }                   none: it is meant to stay when the rest is undone
//   … a read, in another function, of what the transaction does not write  likely: it costs a second connection and no more
import type { TSESTree } from '@typescript-eslint/utils';
import { endsInThrow, goesOnTo } from '../../ast/flow.js';
import { remarkBefore } from '../../ast/remarks.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { LOOKUP_DISTANCE } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, textOf } from '../project/module.js';
import { isRead, isWrite } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { setsSession, takesLock, textOfStatement, wordOfStatement } from '../queries/raw-statements.js';
import { assumedStatement } from './assumed.js';
import { describeClient, isOutside, type Outside } from './clients.js';
import type { Opening } from './opening.js';
import type { Seen } from './seen.js';
import { stepsIn, type Step } from './steps.js';

export interface OuterStatement {
  readonly query: QueryCall;
  /** What to underline: the statement, or the call in the transaction's function that leads to it. */
  readonly site: Node;
  /** The calls on the way to it. */
  readonly path: readonly string[];
  readonly effect: 'read' | 'write';
  /** It reads what the transaction has written before. */
  readonly misses: boolean;
  /** What it is sent through; none where it lacks the option that hands the transaction over. */
  readonly client: string | undefined;
  /** The client as the transaction's own function writes it: where it sends through it, or hands it over. */
  readonly written: Node | undefined;
  /** The call that leads to it is handed the transaction, and does not use it for this. */
  readonly isHanded: boolean;
  readonly evidence: Evidence;
}

export interface OuterStatements {
  readonly opening: Opening;
  readonly statements: readonly OuterStatement[];
  /** Nothing at all is sent through the transaction. */
  readonly isUnused: boolean;
}

export function outerStatementsIn(opening: Opening, analysis: Analysis): OuterStatements | undefined {
  const found: OuterStatement[] = [];
  const changed = new Set<string>();
  for (const step of stepsIn(opening, analysis)) {
    const query = statementAt(step, opening, analysis);
    if (!query) continue;
    const outside = isMeantAlone(query) ? undefined : isOutside(query, step.run, opening, analysis);
    if (outside)
      found.push({ ...statementOf(query, step, outside, opening), misses: changed.has(query.entity ?? '') });
    else if (isWrite(query) && query.entity !== undefined) changed.add(query.entity);
  }
  const told = found
    .filter(
      ({ site }) =>
        !isRemarked(site) && !isNotedInFailure(site, opening) && !isBehindEnd(site, opening, analysis),
    )
    .flatMap(graded);
  if (told.length === 0) return undefined;
  return {
    opening,
    statements: eachPlaceOnce(told),
    isUnused: isUnused(opening, found),
  };
}

/** `await trx.commit(); await db('done').insert(…)`, in the callback that `trx` was made for. */
function isBehindEnd(site: Node, { ends, handle }: Opening, analysis: Analysis): boolean {
  const binding = ends ? undefined : handle && bindingOf(handle);
  return Boolean(
    binding?.references.some(({ identifier }) => {
      const member = (identifier as Node).parent;
      const call = member?.type === 'MemberExpression' ? member.parent : undefined;
      return (
        call?.type === 'CallExpression' &&
        goesOnTo(call, site) &&
        calleeOf(call, analysis)?.call.endsTransaction === true
      );
    }),
  );
}

function statementAt({ work, run }: Step, opening: Opening, analysis: Analysis): QueryCall | undefined {
  if (work.kind === 'statement') return work.query;
  return work.kind === 'unknown' && opening.evidence === 'likely'
    ? assumedStatement(work.node, run, opening, analysis)
    : undefined;
}

function statementOf(
  query: QueryCall,
  { site, run, path, evidence }: Step,
  { client, evidence: own }: Outside,
  { handle }: Opening,
): Omit<OuterStatement, 'misses'> {
  const isOwn = client !== undefined && client.run === undefined;
  return {
    query,
    site,
    path,
    effect: isRead(query) ? 'read' : 'write',
    client: client && describeClient(client),
    written:
      isOwn && run === undefined ? ownClient(query, client) : isOwn ? handedOver(site, client) : undefined,
    isHanded: handle !== undefined && argumentsAt(site).some((each) => isNamed(each, handle)),
    evidence: weakest(evidence, own, query.evidence),
  };
}

/**
 * A read of rows that the transaction has not written misses nothing: in the transaction's own function it takes a second connection
 * all the same, in one nearby likely, and farther away it is no part of this work.
 */
function graded(each: OuterStatement): readonly OuterStatement[] {
  const { effect, path, misses, evidence } = each;
  if (effect === 'write' || misses || path.length === 0) return [each];
  return path.length > LOOKUP_DISTANCE ? [] : [{ ...each, evidence: weakest(evidence, 'likely') }];
}

/** One for each place: a write before a read, what is near before what is far. */
function eachPlaceOnce(found: readonly OuterStatement[]): OuterStatement[] {
  const best = new Map<Node, OuterStatement>();
  const rank = ({ evidence, effect, path }: OuterStatement): number =>
    (evidence === 'certain' ? 0 : 100) + (effect === 'write' ? 0 : 10) + path.length;
  for (const each of found) {
    const known = best.get(each.site);
    if (!known || rank(each) < rank(known)) best.set(each.site, each);
  }
  return [...best.values()];
}

const OTHERS = new Set([
  'begin',
  'commit',
  'rollback',
  'start',
  'savepoint',
  'release',
  'end',
  'abort',
  'notify',
  'listen',
  'lock',
  'unlock',
]);

/** A lock, a sequence, a setting, a transaction by its text: none of them is what a rollback undoes. */
function isMeantAlone(query: QueryCall): boolean {
  if (query.operation !== 'raw') return false;
  return (
    takesLock(query) ||
    setsSession(query) ||
    OTHERS.has(wordOfStatement(query) ?? '') ||
    /\bnextval\s*\(/i.test(textOfStatement(query) ?? '')
  );
}

const MEANT =
  /outside|separate|own (?:transaction|connection)|intention|deliberate|on purpose|surviv|independent|not (?:a )?part|not in (?:the|this|a) (?:tx|transaction)|regardless|even (?:if|when)|roll(?:ed|s)?.?back|best.?effort|non.?transactional|without (?:the |a )?(?:tx|transaction)/i;

/** Somebody says in front of it, or behind it in its line, that it is meant to be no part of the transaction. */
function isRemarked(site: Node): boolean {
  let statement = site;
  while (statement.parent && !/Statement$|Declaration$/.test(statement.type)) statement = statement.parent;
  const { text } = moduleOf(site);
  const end = text.indexOf('\n', statement.range[1]);
  const behind = text.slice(statement.range[1], end < 0 ? text.length : end);
  return MEANT.test(remarkBefore(statement.range[0], text)) || (/\/[/*]/.test(behind) && MEANT.test(behind));
}

/** In front of a `throw`, by which all else is undone: what is written there is meant to stay. */
function isNotedInFailure(site: Node, { fn }: Opening): boolean {
  for (let at = site; at.parent && at !== fn.body; at = at.parent)
    if (at.type === 'BlockStatement' && at.parent.type === 'IfStatement' && endsInThrow(at)) return true;
  return false;
}

/** No statement names the handle, and there is none that could know it otherwise. */
function isUnused({ handle, fn, ends }: Opening, found: readonly OuterStatement[]): boolean {
  if (ends || found.some(({ client }) => client === undefined)) return false;
  const isNamed = handle && (bindingOf(handle)?.references ?? []).length > 0;
  return (
    !isNamed &&
    (fn.params.length === 0 || handle !== undefined) &&
    found.some(({ path }) => path.length === 0)
  );
}

/** `db` in `db.order.create(…)`: where the client stands in the statement. */
function ownClient({ node, query }: QueryCall, client: Seen): Node | undefined {
  if (query.sentThrough !== undefined) return client.node;
  const text = describeClient(client);
  let at: Node | undefined = node;
  while (at) {
    const each = unwrap(at);
    if (each !== node && textOf(each) === text) return each;
    at =
      each.type === 'CallExpression'
        ? each.callee
        : each.type === 'MemberExpression'
          ? each.object
          : each.type === 'TaggedTemplateExpression'
            ? each.tag
            : undefined;
  }
  return undefined;
}

/** `db` in `audit(db, order)`: where a call hands the client over. */
function handedOver(site: Node, client: Seen): Node | undefined {
  const text = describeClient(client);
  return argumentsAt(site).find((each) => textOf(each) === text);
}

/** What a call hands over, by itself or as a property of an object. */
function argumentsAt(site: Node): readonly Node[] {
  if (site.type !== 'CallExpression') return [];
  return site.arguments.flatMap((each): Node[] => {
    const argument = unwrap(each);
    return argument.type === 'ObjectExpression'
      ? argument.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
      : [argument];
  });
}

function isNamed(node: Node, handle: TSESTree.Identifier): boolean {
  return node.type === 'Identifier' && bindingOf(node) === bindingOf(handle);
}
