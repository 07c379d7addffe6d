// What a transaction waits for outside of its database: its locks and its connection are held as long as that takes, and no rollback
// undoes it.
import { isInvocation, type Construction } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import type { Reached } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { describeCall } from '../queries/query-texts.js';
import { textOfStatement } from '../queries/raw-statements.js';
import type { Opening } from './opening.js';
import { stepsIn } from './steps.js';

export interface OutsideCall {
  readonly what: Reached['what'];
  /** What to underline: the call itself, or the one in the transaction's own function that leads to it. */
  readonly site: Node;
  /** The calls that lead to it, and itself, as they are written. */
  readonly way: readonly string[];
  readonly call: Construction;
  readonly evidence: Evidence;
}

/** One for each call in the transaction's own function: the nearest. */
export function outsideCallsIn(opening: Opening, analysis: Analysis): readonly OutsideCall[] {
  const found = new Map<Node, OutsideCall>();
  let isRelay = false;
  for (const { work, site, path, evidence } of stepsIn(opening, analysis)) {
    if (work.kind === 'statement') isRelay ||= takesNextRows(work.query);
    // What an outbox hands on was committed before, and stays in its table until it has been handed on.
    if (work.kind !== 'reaching' || (isRelay && work.reaching.what === 'queue')) continue;
    const known = found.get(site);
    if (known && known.way.length <= path.length + 1) continue;
    const { node, reaching } = work;
    const last = isInvocation(node) ? describeCall(node) : 'setTimeout';
    found.set(site, { what: reaching.what, site, way: [...path, last], call: node, evidence });
  }
  return [...found.values()];
}

/** `for update skip locked`, `.forUpdate().skipLocked()`: each worker takes the rows that no other one is at. */
function takesNextRows(query: QueryCall): boolean {
  return SKIPS_LOCKED.test(textOfStatement(query) ?? textOf(query.node));
}

const SKIPS_LOCKED = /skip[\s_]*locked/i;
