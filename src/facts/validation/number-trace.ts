// Where a number goes that may be NaN, until a query is given it, or something asks about it.
//
//   const page = Number(text); db.find({ skip: (page - 1) * 20 })            given to the query
//   list(page); … function list(page) { return db.find({ skip: page }); }   given to the query, in another file too
//   if (page > 0) db.find({ skip: page })                                    asked about
//   db.find({ skip: page || 0 })                                             another number
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { isEmptyValue } from '../../ast/tested-values.js';
import { nodesIn } from '../../ast/walk.js';
import { isLookedAt } from '../flow/looked-at.js';
import { carriesNaN, isPresenceTest } from '../flow/number-readings.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { isAskedLater } from './asked-later.js';
import { ForwardFlow } from './forward-flow.js';
import type { Step } from './forward-step.js';

interface GivenNumber {
  readonly query: QueryCall;
  /** The key under which the query's options hold it. */
  readonly key: string | undefined;
}

/** @param texts how the texts are named that the number was read from */
export class NumberTrace extends ForwardFlow {
  given: GivenNumber | undefined;

  constructor(
    private readonly texts: readonly string[],
    analysis: Analysis,
  ) {
    super(analysis);
  }

  protected override push(step: Step): void {
    if (!this.given && !this.#isAskedAt(wrapped(step.node), step)) super.push(step);
  }

  #isAskedAt(node: Node, { held, module }: Step): boolean {
    const isChoice =
      node.parent?.type === 'ConditionalExpression' || node.parent?.type === 'LogicalExpression';
    // What an object holds goes on with it; whether there is that object may have been asked of the text.
    if ((held.length === 0 || isChoice) && carriesNaN(node, this.texts) === 'guarded') return true;
    const name = unwrap(node);
    if (name.type !== 'Identifier') return false;
    if (isAskedAround([name.name], name, (at) => asksMore(at, name.name))) return true;
    const scope = bindingOf(name)?.scope.type as string | undefined;
    return (scope === 'module' || scope === 'global') && isAskedLater(name.name, [module]);
  }

  protected elsewhere(step: Step): void {
    const { node, held } = step;
    const { parent } = node;
    if (!parent) return;
    if (held.length === 0 && carriesNaN(node, this.texts) === 'carries')
      return this.push({ ...step, node: parent });
    if (parent.type === 'CallExpression') return this.#handed(parent, step);
    if (parent.type === 'NewExpression' && isGlobalDate(parent.callee))
      return this.push({ ...step, node: parent });
    if (parent.type === 'TemplateLiteral' && parent.parent.type === 'TaggedTemplateExpression') {
      const query = queryOf(parent.parent, this.analysis);
      if (query) this.#found(query, step);
    }
  }

  protected handedToLibrary(
    call: TSESTree.CallExpression,
    callee: Callee,
    _position: number,
    step: Step,
  ): void {
    if (callee.value.type.model.kind === 'data-access') this.#handed(call, step);
  }

  #handed(call: TSESTree.CallExpression, step: Step): void {
    const query = queryAround(call, this.analysis);
    if (query) this.#found(query, step, call);
  }

  #found(query: QueryCall, { held }: Step, call?: TSESTree.CallExpression): void {
    // How long a transaction may take, and what is read from a cache, is another matter.
    if (query.operation === 'transaction') return;
    const callee = call && unwrap(call.callee);
    const member =
      callee?.type === 'MemberExpression' && call !== query.node ? memberName(callee) : undefined;
    // `bind` takes the values of all placeholders, and names none of them.
    const isOfAll = query.query.conditions?.some(
      ({ valuesIn }) => valuesIn !== undefined && valuesIn === member,
    );
    const step = isOfAll ? undefined : member;
    this.given ??= { query, key: held.at(-1) ?? step };
  }

  /** What is read of a number, or called on it, is no number, or is a text of it. */
  protected memberRead(): void {
    this.complete = false;
  }

  protected returnedInto(): void {
    this.complete = false;
  }

  protected typeRead(): void {
    this.complete = false;
  }

  protected typed(): void {
    // A type says nothing of NaN.
  }

  protected named(): void {
    // Names are no evidence.
  }
}

/** Does a test ask more of a name than whether it is undefined? */
function asksMore(at: Node, name: string): boolean {
  const test =
    'test' in at && at.test ? (at.test as Node) : at.type === 'LogicalExpression' ? at.left : undefined;
  if (!test) return true;
  return nodesIn(test).some(
    (each) => each.type === 'Identifier' && each.name === name && !isComparedWithNothing(wrapped(each)),
  );
}

function isComparedWithNothing({ parent }: Node): boolean {
  return (
    parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator) && isEmptyValue(parent.right)
  );
}

function isGlobalDate(callee: Node): boolean {
  return callee.type === 'Identifier' && callee.name === 'Date' && !bindingOf(callee)?.defs.length;
}

/** The query that a call sends, or is a step or a condition of: `.limit(n)`, `eq(orders.id, n)`. */
function queryAround(call: TSESTree.CallExpression, analysis: Analysis): QueryCall | undefined {
  for (let at: TSESTree.CallExpression = call; ;) {
    const query = queryOf(at, analysis);
    if (query) return query;
    const next = nextCall(at, analysis);
    if (!next) return undefined;
    at = next;
  }
}

function nextCall(call: TSESTree.CallExpression, analysis: Analysis): TSESTree.CallExpression | undefined {
  const made = wrapped(call);
  const { parent } = made;
  if (parent?.type === 'MemberExpression' && parent.object === made) {
    const next = wrapped(parent).parent;
    return next?.type === 'CallExpression' && next.callee === wrapped(parent) ? next : undefined;
  }
  if (parent?.type !== 'CallExpression' || parent.callee === made) return undefined;
  return calleeOf(parent, analysis)?.value.type.model.kind === 'data-access' ? parent : undefined;
}

/** Was one of the texts asked, before a place, for more than whether it is there? */
export function isTextAsked(texts: readonly string[], place: Node): boolean {
  return isAskedAround(texts, place, (at) => {
    const test =
      'test' in at && at.test ? (at.test as Node) : at.type === 'LogicalExpression' ? at.left : undefined;
    return !test || !isPresenceTest(test, texts);
  });
}

/** Is something looked at before a place, in its own function or in one around it? */
function isAskedAround(names: readonly string[], place: Node, counts: (at: Node) => boolean): boolean {
  for (let at: Node | undefined = place; at; at = enclosingFunction(at))
    if (isLookedAt(names, at, counts)) return true;
  return false;
}
