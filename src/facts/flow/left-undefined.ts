// Whether the code itself leaves a value undefined on a path to where it is used.
//
//   let id; if (user) id = user.id; use(id)                      likely: without a user there is none
//   let id; try { id = await f(); } catch { log(); } use(id)     likely
//   let id; for (const row of rows) id = row.id; use(id)         likely: there may be no rows
//   const id = user ? user.id : undefined; use(id)               likely
//   const id = user?.id; use(id)                                 likely
//   const id = isAdmin ? undefined : user.id; use(id)            chosen: who sees all is no accident
//   let id; if (user) id = user.id; if (!user) return; use(id)   unknown: what decides was looked at again
//   let id; if (user) id = user.id; else id = 'none'; use(id)    unknown: no path leaves it undefined
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { UNDEFINED_NAMES } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf, type Binding } from '../project/module.js';
import { valuesWrittenTo } from '../project/written-out.js';
import {
  decisionOf,
  isAboutPresence,
  isMultiway,
  isWithinAny,
  mayBeExhaustive,
  namesAskedIn,
  namesOfDecisions,
} from './deciding-tests.js';
import { mayEndRun } from './ending-calls.js';
import { NOTHING, type Written } from './expression-writes.js';
import { isLookedAt } from './looked-at.js';
import { isLocal, ReachingValues } from './reaching-values.js';

type Sign = Evidence | 'chosen' | 'unknown';
type Ask = (value: Node, at: Node, analysis: Analysis) => Sign | 'no';

/**
 * What speaks for a value being undefined by what its own function does: what was written to a name, or which arm of a condition gives it.
 *
 * @param ask what speaks for a value that was written to the name
 */
export function leftUndefined(value: Node, at: Node, analysis: Analysis, ask: Ask): Sign {
  return analysis.recursion.ask<Sign>(
    { question: leftUndefined, subject: value, deepest: UNDEFINED_NAMES },
    'unknown',
    () => signOf(value, at, analysis, ask),
  );
}

function signOf(value: Node, at: Node, analysis: Analysis, ask: Ask): Sign {
  // Who writes `id!` says that it is there.
  if (value.type === 'TSNonNullExpression') return 'unknown';
  const expression = unwrap(value);
  switch (expression.type) {
    case 'Identifier':
      return signOfName(expression, at, analysis, ask);
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = expression;
      if (isLookedAt(namesAskedIn(test), at, (guard) => !isWithinAny(guard, [value]))) return 'unknown';
      const signs = [consequent, alternate].map((arm) => signOfArm(arm, at, analysis, ask));
      const given = isUndefined(consequent) ? alternate : consequent;
      // Who writes `id ? { not: id } : undefined` writes down what happens without it.
      const isAccident = isAboutPresence(test, given) && unwrap(given).type !== 'ObjectExpression';
      return strongest(signs) === 'chosen' && isAccident ? 'likely' : strongest(signs);
    }
    case 'LogicalExpression': {
      const { operator, right } = expression;
      if (operator === '&&') return 'unknown';
      if (isUndefined(right)) return 'chosen';
      const sign = ask(right, at, analysis);
      return sign === 'no' ? 'unknown' : sign === 'certain' ? 'likely' : sign;
    }
    default:
      return 'unknown';
  }
}

/** An arm of a condition: what a request may lack is taken on purpose where a test says so, and something else where it does not. */
function signOfArm(arm: Node, at: Node, analysis: Analysis, ask: Ask): Sign {
  if (isUndefined(arm)) return 'chosen';
  if (unwrap(arm).type !== 'MemberExpression') return signOf(arm, at, analysis, ask);
  const sign = ask(arm, at, analysis);
  return sign === 'certain' || sign === 'likely' ? 'chosen' : 'unknown';
}

function signOfName(name: TSESTree.Identifier, at: Node, analysis: Analysis, ask: Ask): Sign {
  const binding = bindingOf(name);
  if (!binding || !isLocal(binding)) return 'unknown';
  const written = reachingIn(binding, analysis).at(name);
  if (!written) return 'unknown';
  const signs = written.map((each) => {
    if (isNothing(each)) return written.every(isNothing) ? 'likely' : signOfPaths(binding);
    const sign = ask(each, at, analysis);
    return sign === 'no' ? 'unknown' : sign === 'certain' ? 'likely' : sign;
  });
  const sign = strongest(signs);
  return sign !== 'unknown' && isDecidedAgain(binding, at) ? 'unknown' : sign;
}

/** How it came that nothing is there: by accident, or because a condition that is not about the value says so. */
function signOfPaths(binding: Binding): Sign {
  const values = valuesWrittenTo(binding).filter((each) => !isUndefined(each));
  const decisions = values.map((each) => decisionOf(each, binding));
  if (values.length === 0) return 'likely';
  if (decisions.some(({ isOpen }) => isOpen)) return 'unknown';
  if (isMultiway(decisions)) return decisions.some(mayBeExhaustive) ? 'unknown' : 'likely';
  const isAbout = (tests: readonly Node[]): boolean =>
    tests.length > 0 && tests.every((test) => values.some((value) => isAboutPresence(test, value)));
  const taken = valuesWrittenTo(binding).filter(isUndefined);
  const isAccident =
    decisions.some(({ mayFail, tests }) => mayFail || isAbout(tests)) ||
    taken.some((each) => isAbout(decisionOf(each, binding).tests));
  return isAccident ? 'likely' : 'chosen';
}

/** What decided whether it was written is looked at again before the place, or in two statements of which each may write it. */
function isDecidedAgain(binding: Binding, at: Node): boolean {
  const decisions = valuesWrittenTo(binding).map((each) => decisionOf(each, binding));
  const statements = [...new Set(decisions.flatMap(({ statement }) => statement ?? []))];
  const names = namesOfDecisions(binding, decisions);
  if (isLookedAt(names, at, (guard) => !isWithinAny(guard, [...statements, ...valuesWrittenTo(binding)])))
    return true;
  return decisions.some(({ statement, tests }) =>
    isLookedAt(tests.flatMap(namesAskedIn), at, (guard) => guard !== statement && statements.includes(guard)),
  );
}

const reachingIn = memoizePerLint(
  (binding: Binding, analysis: Analysis) => new ReachingValues(binding, (call) => mayEndRun(call, analysis)),
);

function isNothing(written: Written): written is typeof NOTHING {
  return written === NOTHING || isUndefined(written);
}

/** `undefined`, `void 0` */
function isUndefined(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Identifier') return value.name === 'undefined' && !bindingOf(value)?.defs.length;
  return value.type === 'UnaryExpression' && value.operator === 'void';
}

const STRENGTH: readonly Sign[] = ['likely', 'chosen', 'unknown'];

function strongest(signs: readonly Sign[]): Sign {
  return STRENGTH.find((sign) => signs.includes(sign)) ?? 'unknown';
}
