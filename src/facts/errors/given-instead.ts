// What code gives in place of what could not be had, by how it is written.
//
//   [], {}, 0, '', new Map(), { items: [], total: 0 }     empty: it reads as if there were nothing
//   null, undefined, return;                              nothing
//   true                                                  as if it had worked
//   [{ id: 1, … }], { allowed: true }                     made up
//   { success: true, message: 'Saved' }                   as if it had worked: it says so itself
//   false, -1, 'unavailable', { ok: false, error: '…' }   told: whoever gets it can see that it failed
//   cached, defaults(), { ...settings }                   unknown
import { keyName, methodOfGlobal, unwrap, type Node } from '../../ast/nodes.js';
import { bindingOf } from '../project/module.js';

export type Given = 'empty' | 'nothing' | 'yes' | 'made-up' | 'told' | 'unknown';

/** Keys by which an object can say that something went wrong, or in which state things are. They only rule out. */
const TELLS =
  /^(?:.*error.*|errors?|err|message|msg|reason|success|ok|fail.*|failure|status|state|code|warning.*|degraded|available|connected|healthy|valid|is[A-Z]\w*|stale|partial|source|kind|type)$/i;

/** What such an object says next to it that takes the claim back. They only rule out. */
const TAKES_BACK =
  /error|err$|reason|fail|warn|degraded|stale|partial|skipped|queued|pending|cached|fallback|source|note/i;

/** @param value none where nothing is given: `return;` */
export function givenBy(value: Node | undefined): Given {
  if (!value) return 'nothing';
  const node = unwrap(value);
  switch (node.type) {
    case 'Literal':
      return ofLiteral(node.value);
    case 'TemplateLiteral':
      return 'told';
    case 'UnaryExpression':
      return node.operator === 'void' ? 'nothing' : 'told';
    case 'Identifier':
      return node.name === 'undefined' && !bindingOf(node)?.defs.length ? 'nothing' : 'unknown';
    case 'ArrayExpression':
      return ofList(node.elements);
    case 'ObjectExpression':
      return ofParts(node.properties);
    case 'NewExpression':
    case 'CallExpression':
      return ofCall(node);
    case 'AwaitExpression':
      return givenBy(node.argument);
    default:
      return 'unknown';
  }
}

function ofLiteral(value: unknown): Given {
  if (value === null) return 'nothing';
  if (value === true) return 'yes';
  return value === 0 || value === '' || value === 0n ? 'empty' : 'told';
}

function ofList(elements: readonly (Node | null)[]): Given {
  if (elements.length === 0) return 'empty';
  const given = elements.map((each) => (each ? givenBy(each) : 'nothing'));
  // `[null, 'it failed']`: an element may be the error.
  if (given.some((each) => each === 'unknown' || each === 'told')) return 'unknown';
  return given.every((each) => each === 'empty' || each === 'nothing') ? 'empty' : 'made-up';
}

function ofParts(properties: readonly Node[]): Given {
  if (properties.length === 0) return 'empty';
  if (properties.some(claimsSuccess)) return ofClaim(properties);
  const given = properties.map((property): Given => {
    const key = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || key === undefined) return 'unknown';
    if (TELLS.test(key)) return 'told';
    const value = unwrap(property.value);
    // A text or a number among others is part of what was made up.
    if (value.type === 'Literal' && (typeof value.value === 'string' || typeof value.value === 'number'))
      return value.value === '' || value.value === 0 ? 'empty' : 'made-up';
    return value.type === 'Literal' && value.value === false ? 'nothing' : givenBy(value);
  });
  if (given.includes('told')) return 'told';
  if (given.includes('unknown')) return 'unknown';
  if (given.every((each) => each === 'empty' || each === 'nothing'))
    return given.includes('empty') ? 'empty' : 'unknown';
  return 'made-up';
}

/** `success: true`, `status: 'ok'` */
function claimsSuccess(property: Node): boolean {
  if (property.type !== 'Property') return false;
  const key = keyName(property)?.toLowerCase() ?? '';
  const value = unwrap(property.value);
  if (value.type !== 'Literal') return false;
  if (value.value === true) return ['success', 'ok', 'succeeded'].includes(key);
  return ['status', 'result'].includes(key) && ['ok', 'success'].includes(String(value.value).toLowerCase());
}

/** An object that says that it worked, as far as nothing else in it says otherwise. */
function ofClaim(properties: readonly Node[]): Given {
  const isPlain = properties.every((property) => {
    const key = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || key === undefined || TAKES_BACK.test(key)) return false;
    return claimsSuccess(property) || unwrap(property.value).type === 'Literal' || isEmpty(property.value);
  });
  return isPlain ? 'yes' : 'unknown';
}

function isEmpty(value: Node): boolean {
  return ['empty', 'nothing'].includes(givenBy(value));
}

function ofCall(node: Extract<Node, { type: 'NewExpression' | 'CallExpression' }>): Given {
  const callee = unwrap(node.callee);
  if (node.type === 'NewExpression')
    return callee.type === 'Identifier' &&
      (callee.name === 'Map' || callee.name === 'Set') &&
      node.arguments.length === 0
      ? 'empty'
      : 'unknown';
  if (methodOfGlobal(callee, 'JSON') === 'stringify') return givenBy(node.arguments[0]);
  const isResolve =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Promise' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'resolve';
  return isResolve ? givenBy(node.arguments[0]) : 'unknown';
}
