// Which places a run comes to only where a read found nothing, or where it found fewer rows than a limit.
//
//   if (user) throw …; A                      A: nothing was found
//   if (!user) { A } else { B }               A: nothing was found
//   user ?? A, user ? B : A                   A: nothing was found
//   if (rows.length > 0) return …; A          A: nothing was found
//   if (await isTaken(email)) return …; A     A: nothing was found; the helper is entered
//   await assertFree(email); A                A: nothing was found; the helper throws
//   if (rows.some((row) => row.name === name)) throw …; A   A: nothing by that name was found
//   if (isNew) { if (user) throw …; } A       A: nothing was found, where it was asked
//   if (total >= LIMIT) throw …; A            A: fewer than the limit
//   if (!user) throw …; A                     none: a row was found
//   if (user && user.isActive) throw …; A     none: a row that is there may pass as well
import type { TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves, endsInThrow, goesOnTo, isAfter } from '../../ast/flow.js';
import { isWithin, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { returnsOf } from '../origins/calls.js';
import { bindingOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import type { QueryStep } from '../queries/query-steps.js';
import type { Sought } from './picked-rows.js';
import { helperEntered, partOfAnswer, pickedIn } from './read-answers.js';
import { testsOf } from './answer-places.js';

/** What the read must have found for the run to go on. */
type Passing = 'nothing' | 'below-limit';

export interface Passage {
  readonly passes: Passing;
  /** The branch that turns the others away, where there is one. */
  readonly refusal: TSESTree.Statement | undefined;
  /** What the rows that were read were asked for in the test. */
  readonly picked: readonly Sought[];
  readonly covers: (node: Node) => boolean;
}

/** What the answer may be in a world that a condition is tried in. */
type World = 'absent' | 'present' | 'room' | 'full';
/** `free`: the condition is about something else. */
type Truth = boolean | 'free' | 'unknown';

/** The places of a run behind the tests of a read's answer. */
export function passagesOf(step: QueryStep, run: readonly Node[]): Passage[] {
  const own = testsOf(step, run).flatMap((node) => passagesAt(node, step));
  const inHelpers: Passage[] = [];
  for (let at = step.entered; at; at = at.from)
    for (const node of testsOf(step, ownRunNodes(at.fn)))
      for (const { refusal, passes, picked } of passagesAt(node, step))
        if (endsInThrow(refusal))
          inHelpers.push({ passes, picked, refusal: undefined, covers: (use) => goesOnTo(step.site, use) });
  return [...own, ...inHelpers];
}

function passagesAt(node: Node, step: QueryStep): Passage[] {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node;
      return (['nothing', 'below-limit'] as const).flatMap((passes): Passage[] => {
        const [passing, stopping] = truthsOf(test, passes, step);
        // What else a limit hangs on, as the plan that is paid for, does not matter to who is below it.
        const isRefused = stopping === true || (passes === 'below-limit' && stopping === 'unknown');
        if (passing === false && isRefused) {
          const leaves = node.type === 'IfStatement' && alwaysLeaves(node.consequent);
          const covers = (use: Node) =>
            (leaves && isPast(use, node)) || (alternate !== null && isWithin(use, alternate));
          return [
            { passes, picked: pickedIn(test, step), refusal: leaves ? node.consequent : undefined, covers },
          ];
        }
        return passing === true && stopping === false
          ? [
              {
                passes,
                picked: pickedIn(test, step),
                refusal: undefined,
                covers: (use) => isWithin(use, consequent),
              },
            ]
          : [];
      });
    }
    case 'LogicalExpression': {
      const { left, right, operator } = node;
      if (operator === '&&' || partOfAnswer(left, step) !== 'row') return [];
      const picked = pickedIn(left, step);
      return [{ passes: 'nothing', picked, refusal: undefined, covers: (use) => isWithin(use, right) }];
    }
    default:
      return [];
  }
}

/**
 * Does a run that a test did not turn away come to a use, out of the branches in which the test stands? Another run may come there
 * without it: `if (email !== user.email) { …test… } use`.
 */
function isPast(use: Node, test: TSESTree.IfStatement): boolean {
  for (let at: Node = test; at.parent && goesOnTo(test, use); at = at.parent) {
    if (isAfter(use, at)) return true;
    if (!isBranch(at.parent, at) && !isKept(at.parent, at)) return false;
  }
  return false;
}

function isBranch(parent: Node, of: Node): boolean {
  return parent.type === 'BlockStatement' || (parent.type === 'IfStatement' && of !== parent.test);
}

/** In a `try` whose handler lets go on what the test turned away, the run behind it is told nothing. */
function isKept(parent: Node, of: Node): boolean {
  return parent.type === 'TryStatement' && of === parent.block && alwaysLeaves(parent.handler?.body);
}

function truthsOf(test: Node, passes: Passing, step: QueryStep): readonly [Truth, Truth] {
  const worlds: readonly [World, World] = passes === 'nothing' ? ['absent', 'present'] : ['room', 'full'];
  const [passing, stopping] = worlds.map((world) => truthIn(world, test, step, 0));
  return [passing ?? 'unknown', stopping ?? 'unknown'];
}

function truthIn(world: World, condition: Node, step: QueryStep, depth: number): Truth {
  const test = unwrap(condition);
  const part = partOfAnswer(test, step);
  if (part !== undefined) {
    if (part === 'list' || part === 'result') return true;
    return isFound(world);
  }
  switch (test.type) {
    case 'AwaitExpression':
      return truthIn(world, test.argument, step, depth);
    case 'UnaryExpression':
      return test.operator === '!' ? opposite(truthIn(world, test.argument, step, depth)) : 'free';
    case 'LogicalExpression':
      return combined(
        test.operator,
        truthIn(world, test.left, step, depth),
        truthIn(world, test.right, step, depth),
      );
    case 'BinaryExpression':
      return ofComparison(world, test, step);
    case 'CallExpression': {
      const helper = helperEntered(test, step);
      const [only, ...more] = helper ? returnsOf(helper.fn) : [];
      if (helper) return only && more.length === 0 ? truthIn(world, only, step, depth) : 'unknown';
      return test.arguments.some((each) => partOfAnswer(each, step) !== undefined) ? 'unknown' : 'free';
    }
    case 'MemberExpression':
      return ofMember(test, step);
    case 'Identifier': {
      const init = depth < CONDITION_NAMES ? initOf(bindingOf(test)) : undefined;
      return init ? truthIn(world, init, step, depth + 1) : 'free';
    }
    default:
      return 'free';
  }
}

/** `user.isActive` says more than that the row is there; `user.id` only which one it is. */
function ofMember(member: TSESTree.MemberExpression, step: QueryStep): Truth {
  const isField = partOfAnswer(member.object, step) !== undefined;
  return isField && !/^_?id$/.test(memberName(member) ?? '') ? 'unknown' : 'free';
}

/** `absent` and `present` tell whether a row is there; how many there are below a limit is not told. */
function isFound(world: World): Truth {
  return world === 'absent' ? false : world === 'present' ? true : 'unknown';
}

function opposite(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}

function combined(operator: '&&' | '||' | '??', left: Truth, right: Truth): Truth {
  const decides = operator !== '&&';
  if (left === decides || right === decides) return decides;
  if (left === 'free') return right;
  if (right === 'free') return left;
  return left === right ? left : 'unknown';
}

function ofComparison(world: World, test: TSESTree.BinaryExpression, step: QueryStep): Truth {
  const { left, right } = test;
  const isLeft = partIn(left, step);
  const part = isLeft ?? partIn(right, step);
  if (part === undefined) {
    const fields = [left, right].map((side) => truthIn(world, side, step, CONDITION_NAMES));
    return fields.includes('unknown') ? 'unknown' : 'free';
  }
  const other = unwrap(isLeft ? right : left);
  const operator = isLeft ? test.operator : mirrored(test.operator);
  const isNothing = other.type === 'Literal' ? other.value === null : nameOf(other) === 'undefined';
  if (part === 'row')
    return isNothing && /^[!=]==?$/.test(operator)
      ? isEqualIf(operator, opposite(isFound(world)))
      : 'unknown';
  if (part !== 'number') return 'unknown';
  const bound = other.type === 'Literal' ? other.value : undefined;
  if (bound === 0 || bound === 1) return ofFew(operator, bound, world);
  if (world !== 'room' && world !== 'full') return 'unknown';
  if (operator === '>=' || operator === '>') return world === 'full';
  return operator === '<' || operator === '<=' ? world === 'room' : 'unknown';
}

/** The part of the answer that is compared; more may be added to a number before: `total + added.length > LIMIT`. */
function partIn(node: Node, step: QueryStep) {
  const value = unwrap(node);
  const part = partOfAnswer(value, step);
  if (part !== undefined || value.type !== 'BinaryExpression' || value.operator !== '+') return part;
  return [value.left, value.right].some((side) => partOfAnswer(side, step) === 'number')
    ? 'number'
    : undefined;
}

/** How many there are, compared with none or one. */
function ofFew(operator: string, bound: 0 | 1, world: World): Truth {
  const found = isFound(world);
  if (bound === 1) return operator === '>=' ? found : operator === '<' ? opposite(found) : 'unknown';
  if (operator === '>') return found;
  return /^[!=]==?$/.test(operator) ? isEqualIf(operator, opposite(found)) : 'unknown';
}

function isEqualIf(operator: string, truth: Truth): Truth {
  return operator.startsWith('!') ? opposite(truth) : truth;
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function mirrored(operator: string): string {
  return MIRRORED[operator] ?? operator;
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}
