// What the facts say of the calls on one line, as data: for each call what it was followed to, where that ended and why,
// and what it is to the rules. Texts are made elsewhere, and `--json` prints this.
import path from 'node:path';
import { calleeExpression, isInvocation, type Invocation } from '../../ast/invocations.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { Facts } from '../../facts/facts.js';
import { calleeOf } from '../../facts/origins/callees.js';
import { valueOf } from '../../facts/origins/origins.js';
import type { Reason, ReasonKind } from '../../facts/origins/reason.js';
import { stepsOf, whyUnfollowed, type Step } from '../../facts/origins/steps.js';
import type { Value } from '../../facts/origins/value.js';
import { moduleOf } from '../../facts/project/module.js';
import { placeParts, queryOf, sentParts } from '../../facts/queries/queries.js';
import type { QueryCall } from '../../facts/queries/query-call.js';
import { describeQuery } from '../../facts/queries/query-texts.js';
import { calledFunction } from '../../facts/queries/called-functions.js';
import { queriesReachedBy, settled } from '../../facts/queries/reached-queries.js';
import { whyNoQuery, type NoQuery } from '../../facts/queries/why-no-query.js';
import { repetitionOf, type Repetition } from '../../facts/repetition/repetition.js';
import type { Surroundings } from '../../facts/runtime/surroundings.js';
import type { Role } from '../../models/model.js';
import { callsAt, callsIn, linesOf, ownLinesOf, spineOf, titleOf, type Asked } from './asked-calls.js';

export interface Located {
  /** Below the folder of the command. */
  readonly file: string;
  readonly line: number;
}

export interface ExplainedReason {
  readonly kind: ReasonKind;
  readonly name?: string;
  readonly library?: string;
  readonly type?: string;
  readonly at?: Located;
  readonly because?: ExplainedReason;
}

export interface ExplainedStep extends Located {
  readonly kind: Step['kind'];
  readonly name?: string;
  readonly text: string;
}

/** An expression in the callee of a call, from what it begins with outwards: `prisma`, `prisma.order`. */
export interface ExplainedPart {
  readonly text: string;
  readonly is: Exclude<Value['kind'], 'opaque'> | 'plain';
  readonly library?: string;
  readonly type?: string;
  readonly role?: Role;
  readonly steps: readonly ExplainedStep[];
  /** Why it is unknown. */
  readonly reason?: ExplainedReason;
}

export interface ExplainedQuery extends Located {
  readonly text: string;
  readonly operation: QueryCall['operation'];
  readonly sends: QueryCall['query']['sends'];
  readonly entity?: string;
  readonly library: string;
  readonly evidence: 'certain' | 'likely';
}

export interface ExplainedCall extends Located {
  readonly column: number;
  readonly text: string;
  readonly parts: readonly ExplainedPart[];
  /** What its model says that it does. */
  readonly facets: readonly string[];
  /** It was known by its type, where reading ended in unknown. */
  readonly isKnownByType: boolean;
  readonly query?: ExplainedQuery;
  readonly noQuery?: NoQuery;
  /** Queries of the function that it calls. */
  readonly reaches: readonly ExplainedQuery[];
  readonly runs?: ExplainedRepetition;
}

export interface ExplainedRepetition {
  readonly how: Repetition['kind'];
  readonly why?: Extract<Repetition, { kind: 'benign' }>['why'];
  readonly list?: string;
  readonly line?: number;
  readonly usesElement?: boolean;
  /** The library merges calls that start in one tick into one statement. */
  readonly isMerged?: boolean;
}

export interface Explained {
  readonly calls: readonly ExplainedCall[];
  readonly surroundings: Surroundings;
  readonly isScript: boolean;
  /** How many the file has. */
  readonly lines: number;
  readonly linesWithCalls: readonly number[];
  /** The line that was asked about, with those of what its calls are given. */
  readonly ownLines: ReadonlySet<number>;
}

/** What a call says that rules may ask about, by the names of a model's facets. */
const FACETS = [
  'query',
  'sendsReceiver',
  'log',
  'schema',
  'validates',
  'field',
  'receives',
  'responds',
  'stringifies',
  'http',
  'mints',
] as const;

/** Explains the calls on a line of the file that the facts are of; those at a column only, where one is given. */
export function explain(facts: Facts, cwd: string, line: number, column?: number): Explained {
  const asked = callsIn(facts.module.ast);
  const chosen = callsAt(asked, line, column);
  return {
    calls: chosen.map((node) => explainCall(node, facts, cwd)),
    surroundings: facts.runtime.surroundings,
    isScript: facts.runtime.isScript,
    lines: facts.module.text.split('\n').length,
    linesWithCalls: [...new Set(asked.flatMap(linesOf))],
    ownLines: ownLinesOf(line, chosen, asked),
  };
}

function explainCall(node: Asked, facts: Facts, cwd: string): ExplainedCall {
  const { analysis } = facts;
  const called = node.type === 'AwaitExpression' ? node.argument : calleeExpression(node);
  const { start } = node.loc;
  const common = {
    ...located(node, cwd),
    column: start.column + 1,
    text: titleOf(node.type === 'AwaitExpression' ? node.argument : node),
    parts: spineOf(called).map((part) => explainPart(part, facts, cwd)),
  };
  if (!isInvocation(node)) return { ...common, facets: [], isKnownByType: false, reaches: [] };
  const callee = calleeOf(node, analysis);
  const query = queryOf(node, analysis);
  const through = query ? undefined : calledFunction(node, analysis);
  const reach = through && settled(queriesReachedBy(through, analysis), node);
  const reached = [...(reach?.reads ?? []), ...(reach?.written ?? [])].map((each) => each.query);
  const own = callee?.value.kind === 'api' ? FACETS.filter((facet) => callee.call[facet]) : [];
  const isStatement = query !== undefined || reached.length > 0;
  const noQuery = whyNoQuery(node, analysis);
  return {
    ...common,
    facets: [
      ...new Set([...own, ...(isStatement ? ['query'] : []), ...(isLeaf(node, facts) ? ['schema'] : [])]),
    ],
    isKnownByType: callee !== undefined && valueOf(unwrap(called), analysis).kind !== 'api',
    ...(query && { query: explainQuery(query, cwd) }),
    ...(noQuery && { noQuery }),
    reaches: reached.map((each) => explainQuery(each, cwd)),
    ...(isStatement && { runs: explainRepetition(node, query, query ? [query] : reached, facts) }),
  };
}

function isLeaf(node: Invocation, facts: Facts): boolean {
  return node.type === 'CallExpression' && facts.validation.leafOf(node) !== undefined;
}

function explainQuery(query: QueryCall, cwd: string): ExplainedQuery {
  const { node, operation, entity, library, evidence } = query;
  return {
    ...located(node, cwd),
    text: describeQuery(query),
    operation,
    sends: query.query.sends,
    ...(entity !== undefined && { entity }),
    library: library.library,
    evidence,
  };
}

function explainRepetition(
  node: Invocation,
  query: QueryCall | undefined,
  sent: readonly QueryCall[],
  { analysis }: Facts,
): ExplainedRepetition {
  const parts = query ? sentParts(query) : node.type === 'CallExpression' ? node.arguments : [];
  const repetition = repetitionOf(node, parts, analysis, query ? placeParts(query) : []);
  if (repetition.kind === 'once') return { how: 'once' };
  const { loop } = repetition;
  return {
    how: repetition.kind,
    ...(repetition.kind === 'benign' && { why: repetition.why }),
    ...(repetition.kind === 'per-element' && {
      usesElement: repetition.usesElement,
      isMerged: repetition.order === 'concurrent' && sent.every((each) => each.query.mergesInTick === true),
    }),
    ...(loop.collection && { list: titleOf(loop.collection) }),
    line: moduleOf(loop.node).lineAt(loop.node.range[0]),
  };
}

function explainPart(node: Node, { analysis }: Facts, cwd: string): ExplainedPart {
  const value = valueOf(node, analysis);
  const reason = whyUnfollowed(node, analysis);
  return {
    text: titleOf(node),
    is: value.kind === 'opaque' ? (PLAIN.get(unwrap(value.node).type) ?? 'unknown') : value.kind,
    ...(value.kind === 'api' && {
      library: value.type.model.library,
      ...(value.type.name !== undefined && { type: value.type.name }),
      ...(value.type.definition.role && { role: value.type.definition.role }),
    }),
    steps: stepsOf(node, analysis).map(({ kind, node: at, name }) => ({
      ...located(at, cwd),
      kind,
      ...(name !== undefined && { name }),
      text: titleOf(at),
    })),
    ...(reason && !isPlain(value) && { reason: explainReason(reason, cwd) }),
  };
}

/** Values that are written out and that no library made. */
const PLAIN: ReadonlyMap<string, 'list' | 'plain'> = new Map([
  ['ArrayExpression', 'list'],
  ['Literal', 'plain'],
  ['TemplateLiteral', 'plain'],
  ['BinaryExpression', 'plain'],
  ['UnaryExpression', 'plain'],
]);

function isPlain(value: Value): boolean {
  return value.kind === 'opaque' && PLAIN.has(unwrap(value.node).type);
}

function explainReason({ kind, node, name, type, because }: Reason, cwd: string): ExplainedReason {
  return {
    kind,
    ...(name !== undefined && { name }),
    ...(type && { library: type.model.library, ...(type.name !== undefined && { type: type.name }) }),
    ...(node && { at: located(node, cwd) }),
    ...(because && { because: explainReason(because, cwd) }),
  };
}

function located(node: Node, cwd: string): Located {
  const module = moduleOf(node);
  const file = path.relative(cwd, module.path).split(path.sep).join('/');
  return { file, line: module.lineAt(node.range[0]) };
}
