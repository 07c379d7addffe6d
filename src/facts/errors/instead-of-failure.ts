// What comes of a handler that leaves no trace, for whoever waits: a value, an answer, or nothing, and the code goes on.
//
//   return [];  () => null;  return;            as value, `[]`, `null`, `undefined`
//   try { return await a() } catch {} return 0  as value, `0`
//   rows = [];                                  as value, where `rows` is the function's own and is not asked for afterwards
//   res.json([])                                as success, `[]`
//   {}                                          in silence
//   return false;  return cached;  isDown = true;  res.status(404).end()
//                                               none of these: it is told, or not known
import type { TSESTree } from '@typescript-eslint/utils';
import { wrapped, type Node } from '../../ast/nodes.js';
import { bindingOf, textOf } from '../project/module.js';
import { afterwards, aftermathOf, usedAfter, type Aftermath } from './aftermath.js';
import type { Effect, Path } from './effects.js';
import type { ErrorHandler } from './error-handlers.js';
import { givenBy, type Given } from './given-instead.js';

export interface Instead {
  readonly how: 'as-value' | 'in-silence' | 'as-success';
  readonly given: Given;
  readonly value: Node | undefined;
  readonly text: string;
  readonly aftermath: Aftermath;
}

/** What is given instead at the end of one way through a handler. */
export function insteadOf(handler: ErrorHandler, { effects, end }: Path): Instead | undefined {
  const [answer, ...more] = effects.filter((effect) => effect.kind === 'answered');
  const assigned = effects.filter((effect) => effect.kind === 'assigned');
  if (answer) return more.length > 0 || assigned.length > 0 ? undefined : answeredWith(answer);
  if (assigned.length > 0) return end.how === 'fell-through' ? assignedInstead(handler, assigned) : undefined;
  const goesOn: Aftermath = { kind: 'goes-on' };
  if (end.how === 'returned') {
    const aftermath = handler.by === 'catch' ? goesOn : usedAfter(handler.node);
    return isDropped(handler) ? inSilence(aftermath) : valueInstead(end.value, aftermath);
  }
  if (end.how === 'thrown') return undefined;
  const aftermath = aftermathOf(handler, end.how === 'left' ? end.node : undefined);
  if (aftermath.kind === 'gives') return valueInstead(aftermath.value, goesOn);
  return inSilence(aftermath);
}

function inSilence(aftermath: Aftermath): Instead | undefined {
  return aftermath.kind === 'goes-on'
    ? { how: 'in-silence', given: 'nothing', value: undefined, text: 'nothing', aftermath }
    : undefined;
}

function valueInstead(value: Node | undefined, aftermath: Aftermath): Instead | undefined {
  const given = givenBy(value);
  if (given === 'told' || given === 'unknown' || aftermath.kind === 'another-way') return undefined;
  const text = value ? textOf(value).replaceAll(/\s+/g, ' ') : 'undefined';
  return { how: 'as-value', given, value, text, aftermath };
}

function answeredWith({ reply }: Extract<Effect, { kind: 'answered' }>): Instead | undefined {
  const { status, sent: body, entered } = reply;
  const isSuccess = status === undefined || (typeof status === 'number' && status >= 200 && status < 300);
  // What a helper sends may be made of what it is given.
  const given = entered ? 'unknown' : givenBy(body);
  if (!isSuccess || given === 'told' || given === 'unknown') return undefined;
  const text = body ? textOf(body).replaceAll(/\s+/g, ' ') : 'nothing';
  return { how: 'as-success', given, value: body, text, aftermath: { kind: 'goes-on' } };
}

function assignedInstead(
  handler: ErrorHandler,
  assigned: readonly Extract<Effect, { kind: 'assigned' }>[],
): Instead | undefined {
  const [first] = assigned.map(({ node }) => node);
  const values = assigned.map(({ node }) => valueInstead(node.right, laterUse(node, handler)));
  return first && values.every((each) => each?.given === 'empty' || each?.given === 'nothing')
    ? values[0]
    : undefined;
}

/** Only a name of the function itself is known to be read there and nowhere else. */
function laterUse({ left }: TSESTree.AssignmentExpression, handler: ErrorHandler): Aftermath {
  const name = left.type === 'Identifier' ? bindingOf(left) : undefined;
  return name ? afterwards(name, handler.node.range[1]) : { kind: 'another-way' };
}

/** Nobody takes what a promise with its handler gives. */
export function isDropped({ node, by }: ErrorHandler): boolean {
  if (by === 'catch') return false;
  let at: Node | undefined = wrapped(node).parent;
  while (
    at &&
    /^(?:CallExpression|MemberExpression|AwaitExpression|UnaryExpression|ChainExpression)$/.test(at.type)
  )
    at = at.parent;
  return at?.type === 'ExpressionStatement';
}
