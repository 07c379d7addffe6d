// Errors that a log call is given and does not write whole, of loggers that take an error behind the message: what becomes of
// one under a key decides the format of the logger, or the version of the library.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap, type Node } from '../../ast/nodes.js';
import { STRINGIFIED_DEPTH } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { isKeptAnywhere, mayBeReplaced } from './kept-errors.js';
import { writtenBy } from './line-formats.js';
import { messageOf, type LogCall } from './log-calls.js';
import type { LostError } from './lost-error.js';
import { givenError, givenText } from './passed-errors.js';

export type FoundError = Pick<LostError, 'error' | 'argument' | 'property' | 'how'>;

export function formattedErrors(
  call: TSESTree.CallExpression,
  logCall: LogCall,
  analysis: Analysis,
): readonly LostError[] {
  const { errors } = logCall.log;
  const { found, evidence } =
    errors === 'behind-message'
      ? inFormat(call, logCall, analysis)
      : errors === 'own-argument'
        ? inNamedFormat(call, logCall, analysis)
        : errors === 'stack-behind-message'
          ? withoutStack(call, logCall, analysis)
          : NOTHING;
  return found.map((each) => ({ ...each, errorKey: '', hasSafeKey: false, moved: 'unknown', evidence }));
}

interface Lost {
  readonly found: readonly FoundError[];
  readonly evidence: Evidence;
}

const NOTHING: Lost = { found: [], evidence: 'likely' };

function inFormat(
  { arguments: args }: TSESTree.CallExpression,
  { callee, log }: LogCall,
  analysis: Analysis,
): Lost {
  const [first] = args;
  const at = first && unwrap(first).type === 'ObjectExpression' ? 0 : (log.message ?? 0);
  const message = args[at];
  const behind = args[at + 1];
  const found: FoundError[] = [];
  if (message && args.length === at + 1) {
    if (givenError(message, analysis)?.json === 'nothing')
      found.push({ error: message, argument: message, how: 'formatted-whole' });
    else found.push(...underKeys(message, analysis));
  } else if (message && behind && hasNoPlaceholder(message, analysis)) {
    found.push(...underKeys(behind, analysis));
  }
  if (found.length === 0) return NOTHING;
  const lines = writtenBy(callee.value, analysis);
  if (lines?.written.underKey !== 'json') return NOTHING;
  return {
    found: found.filter(({ how }) => how === 'formatted-key' || !lines.written.keepsWhole),
    evidence: lines.evidence,
  };
}

/** Errors under keys of any argument; not one that is an argument of its own as well. */
function inNamedFormat(
  { arguments: args }: TSESTree.CallExpression,
  { callee }: LogCall,
  analysis: Analysis,
): Lost {
  const found = args
    .flatMap((argument) => underKeys(argument, analysis))
    .filter(({ error }) => !args.some((argument) => isSameName(argument, error)));
  if (found.length === 0) return NOTHING;
  const lines = writtenBy(callee.value, analysis);
  return lines?.written.underKey === 'json' ? { found, evidence: lines.evidence } : NOTHING;
}

function isSameName(one: Node, other: Node): boolean {
  const [left, right] = [unwrap(one), unwrap(other)];
  return left.type === 'Identifier' && right.type === 'Identifier' && left.name === right.name;
}

function withoutStack(
  { arguments: args }: TSESTree.CallExpression,
  { callee, log }: LogCall,
  analysis: Analysis,
): Lost {
  const [message, ...behind] = args;
  if (!message || !givenText(message, analysis)) return NOTHING;
  const found = behind.flatMap((argument): FoundError[] =>
    givenError(argument, analysis)
      ? [{ error: argument, argument, how: 'without-stack' }]
      : underKeys(argument, analysis),
  );
  const [first] = found;
  if (!first) return NOTHING;
  const module = moduleOf(first.argument);
  if (isKeptAnywhere(log, callee.value.type.model, module, analysis) !== false) return NOTHING;
  return { found, evidence: mayBeReplaced(log, module, analysis) ? 'likely' : 'certain' };
}

function hasNoPlaceholder(message: Node, analysis: Analysis): boolean {
  const text = messageOf(message, analysis);
  return (
    text !== undefined &&
    !moduleOf(text)
      .text.slice(...text.range)
      .includes('%')
  );
}

/** Errors under the keys of an object that is written out, at any depth. */
export function underKeys(
  argument: TSESTree.CallExpressionArgument,
  analysis: Analysis,
  object: Node = argument,
  depth = 0,
): FoundError[] {
  const value = unwrap(object);
  if (value.type !== 'ObjectExpression' || depth > STRINGIFIED_DEPTH) return [];
  return value.properties.flatMap((property): FoundError[] => {
    // An error under `message` is taken for the message, and its text is written.
    if (property.type !== 'Property' || (depth === 0 && keyName(property) === 'message')) return [];
    return givenError(property.value, analysis)?.json === 'nothing'
      ? [{ error: property.value, argument, property, how: 'formatted-key' }]
      : underKeys(argument, analysis, property.value, depth + 1);
  });
}
