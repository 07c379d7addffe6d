// Calls of the language itself that make a value of others and do nothing else: `new Map()`, `Date.now()`, `text.trim()`.
import { memberName, unwrap, type CallLike } from '../../ast/nodes.js';
import { isGlobal } from '../project/module.js';

const MAKERS = new Set(
  'Array BigInt Boolean Date Error JSON Map Math Number Object Promise Set String Symbol URL isNaN parseFloat parseInt structuredClone'.split(
    ' ',
  ),
);
/** Methods of values that change nothing. */
const READS = new Set(
  'at concat entries every filter flat flatMap includes indexOf join keys map slice some split startsWith toFixed toISOString toString toLowerCase toUpperCase trim values'.split(
    ' ',
  ),
);

export function isOfLanguage(call: CallLike): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return isGlobal(callee) && MAKERS.has(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const object = unwrap(callee.object);
  if (object.type === 'Identifier' && MAKERS.has(object.name) && isGlobal(object))
    return memberName(callee) !== 'assign';
  return READS.has(memberName(callee) ?? '');
}
