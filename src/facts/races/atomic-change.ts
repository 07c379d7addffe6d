// The form in which a store computes numbers from the ones that it holds, for a write that puts back `item.stock - 1`.
//
//   update({ data: { stock: item.stock - 1 } }), stock an Int    { decrement: 1 }
//   … { stock: item.stock - 1, sold: item.sold + 1 }             both
//   item.stock -= 1; item.save()                                 item.decrement('stock', …), where nothing else is saved
//   … { stock: item.stock - 1 }, stock an Int?                   none: null + 1 is null
//   … { stock: Math.max(0, item.stock - 1) }                     none: that is another computation
//   … in a loop, behind another write, in many rows                  none: it would be another number
//   if (item.stock < 1) throw …; … { stock: item.stock - 1 }     it, and the check is left over
import { unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { Atomic } from '../../models/model.js';
import { kindOf } from '../flow/value-kinds.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { sharesHooksWithManyRows } from '../queries/query-hooks.js';
import { columnOf } from '../relations/columns.js';
import { atomicStep, type AtomicStep } from './atomic-steps.js';
import { declaringModules } from './declaring-modules.js';
import type { LostUpdate } from './read-modify-write.js';
import { isSameComputation, isSeenByWriteAlone } from './same-computation.js';

export interface AtomicChange {
  readonly query: QueryCall;
  readonly atomic: Atomic;
  /** One for each column; the last is that of the message. */
  readonly steps: readonly [AtomicStep, ...AtomicStep[]];
  /** The run asks one of the numbers whether it may go on. */
  readonly isAsked: boolean;
  /** All are numbers and never null, as the schema or the types say, and are computed in the write itself. */
  readonly isProven: boolean;
}

export function atomicChange(
  lost: LostUpdate,
  fn: FunctionNode,
  analysis: Analysis,
): AtomicChange | undefined {
  const { query, site } = lost.write;
  const { atomic } = query.query;
  if (!atomic || site !== query.node) return undefined;
  const isWhole = query.query.wholeValue === true;
  if (!lost.row && !isWhole) return undefined;
  if (atomic.in === 'call' && !isWhole && !sharesHooksWithManyRows(query, analysis)) return undefined;
  if (checksWhatIsSet(atomic, lost, analysis)) return undefined;
  if (!isPlainlyDeclared(atomic, lost, analysis) || !isSameComputation(lost, fn, analysis)) return undefined;
  const steps = lost.lost.flatMap((value) => {
    const step = atomicStep(value, lost, fn);
    return step && fits(step.by, atomic) && (isWhole || isNumber(step, lost, analysis)) ? [step] : [];
  });
  const [first, ...more] = steps;
  // A row that saves itself writes all that was changed; of another write the last is what the message is about.
  if (!steps.every(({ property }) => isSeenByWriteAlone(property, query))) return undefined;
  const isComplete = query.row !== undefined && !query.data ? steps.length === lost.lost.length : true;
  if (!first || !isComplete || steps.at(-1)?.value !== lost.written.value) return undefined;
  return {
    query,
    atomic,
    steps: [first, ...more],
    isAsked: steps.some(({ isAsked }) => isAsked),
    isProven:
      !isWhole &&
      steps.every(
        ({ by, dropped }) => dropped === undefined && by !== undefined && isNumberItself(by, analysis),
      ),
  };
}

/** Is it known that nothing checks or changes the values when the row is saved? */
function isPlainlyDeclared(
  { unlessDeclaredWith }: Atomic,
  { write, read }: LostUpdate,
  analysis: Analysis,
): boolean {
  if (unlessDeclaredWith === undefined) return true;
  const pattern = new RegExp(unlessDeclaredWith);
  const modules = declaringModules([write.query, read.query], analysis);
  return modules.length > 0 && !modules.some(({ text }) => pattern.test(text));
}

function checksWhatIsSet({ unlessWritten }: Atomic, { write }: LostUpdate, { project }: Analysis): boolean {
  return (
    unlessWritten !== undefined && project.mentions.isMentioned([unlessWritten], write.query.module) !== false
  );
}

function fits(by: Node | undefined, { wholeNumbers }: Atomic): boolean {
  const value = by && unwrap(by);
  return !wholeNumbers || !value || (value.type === 'Literal' && Number.isInteger(value.value));
}

/** A number that is never null, as the schema says or the types. */
function isNumber({ read, column }: AtomicStep, lost: LostUpdate, analysis: Analysis): boolean {
  const said = columnOf(lost.write.query, column, analysis);
  // A row that saves itself does not name its entity; what it was read with does.
  const { kind, mayBeNull } = said.kind === undefined ? columnOf(lost.read.query, column, analysis) : said;
  if (kind !== undefined && mayBeNull !== undefined) return kind === 'number' && !mayBeNull;
  const seen = kindOf(read, analysis);
  return seen.kind === 'number' && seen.mayBeNull === false;
}

function isNumberItself(node: Node, analysis: Analysis): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return typeof value.value === 'number';
  const said = kindOf(node, analysis);
  return said.kind === 'number' && said.mayBeNull === false;
}
