// Whether the conditions around a place choose it: for an error that is known, or for whoever may see it.
//
//   if (e instanceof Refused) { … here … }        chosen: that error is expected
//   if (e.code === 'P2002') { … here … }          chosen
//   if (isDevelopment) { … here … }               chosen: somebody decides
//   if (!(e instanceof Refused)) throw e; … here  chosen
//   if (e instanceof Error) { … here … }          not: every error is one
//   if (e instanceof Refused) … else { … here … } not: it is for all the others
//   if (!res.headersSent) { … here … }            not: it asks whether there is something to answer
import { alwaysLeaves } from '../../ast/flow.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { referencesIn } from '../flow/derived-names.js';
import type { EnteredCall } from '../origins/place-walk.js';
import type { Analysis } from '../project/analysis.js';
import { isResponse } from '../runtime/responses.js';
import { errorClassOf } from './error-classes.js';

/** Whose conditions are asked about. */
export interface Asked {
  readonly isError: (name: Node) => boolean;
  readonly entered: EnteredCall | undefined;
  readonly analysis: Analysis;
}

/** What a condition says of a place where it holds, and of one where it does not. */
interface Choice {
  readonly holds: boolean;
  readonly fails: boolean;
}

const NOTHING: Choice = { holds: false, fails: false };
const OTHERWISE: Choice = { holds: true, fails: true };
const SPECIAL: Choice = { holds: true, fails: false };

/** Does a condition between a place and the code around it choose the place? */
export function isGuarded(place: Node, within: Node, asked: Asked): boolean {
  for (let at: Node = place; at !== within && at.parent; at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (at === parent.consequent && choiceOf(parent.test, asked).holds) return true;
        if (at === parent.alternate && choiceOf(parent.test, asked).fails) return true;
        break;
      case 'LogicalExpression':
        if (at === parent.right && parent.operator === '&&' && choiceOf(parent.left, asked).holds)
          return true;
        break;
      case 'SwitchCase':
        return true;
      case 'BlockStatement':
        if (isBehindExit(at, parent.body, asked)) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

/** Does a condition say neither which error it is, nor who may see it? */
export function saysNothing(test: Node, asked: Asked): boolean {
  const { holds, fails } = choiceOf(test, asked);
  return !holds && !fails;
}

/** `if (!(e instanceof Refused)) throw e;`, in front of a place. */
function isBehindExit(at: Node, body: readonly Node[], asked: Asked): boolean {
  return body
    .slice(0, body.indexOf(at))
    .some(
      (each) =>
        each.type === 'IfStatement' &&
        !each.alternate &&
        alwaysLeaves(each.consequent) &&
        choiceOf(each.test, asked).fails,
    );
}

function choiceOf(test: Node, asked: Asked): Choice {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { holds, fails } = choiceOf(node.argument, asked);
    return { holds: fails, fails: holds };
  }
  if (node.type === 'LogicalExpression') {
    const [left, right] = [choiceOf(node.left, asked), choiceOf(node.right, asked)];
    return { holds: left.holds || right.holds, fails: left.fails || right.fails };
  }
  // `if (answer.error)`: whether there is one.
  if (node.type === 'MemberExpression' && asked.isError(node)) return NOTHING;
  const names = referencesIn(node);
  if (names.some((each) => asked.isError(each))) return ofError(node, asked);
  return names.some((each) => isResponse(each, asked.analysis, asked.entered)) ? NOTHING : OTHERWISE;
}

function ofError(node: Node, { analysis }: Asked): Choice {
  if (node.type === 'Identifier') return NOTHING;
  // `e.message`, `typeof e.message === 'string'`: whether it has what every error has.
  if (node.type === 'MemberExpression') return isOfEvery(node) ? NOTHING : SPECIAL;
  if (node.type !== 'BinaryExpression') return SPECIAL;
  if (node.operator === 'instanceof') return errorClassOf(node.right, analysis) === 'any' ? NOTHING : SPECIAL;
  const left = unwrap(node.left);
  const asksForType = left.type === 'UnaryExpression' && left.operator === 'typeof';
  if (asksForType || node.operator === 'in') return NOTHING;
  return /^!==?$/.test(node.operator) ? { holds: false, fails: true } : SPECIAL;
}

function isOfEvery(node: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return node.property.type === 'Identifier' && ['message', 'stack', 'name'].includes(node.property.name);
}
