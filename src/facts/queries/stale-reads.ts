// Whether code changes what a query reads, so that reading it at another time gives other rows.
import { keyName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { bindingOf, textOf } from '../project/module.js';
import type { Effects } from './effects.js';
import type { QueryCall } from './query-call.js';

export type Certainty = 'no' | 'yes' | 'unknown';

/** Do writes change the rows that a query reads? `unknown` where a call may do anything, or rows of other entities come along. */
export function changesRowsOf(query: QueryCall, { writes, unknown }: Effects): Certainty {
  const answers = writes.map((write) => touches(write, query));
  if (answers.includes('yes')) return 'yes';
  return unknown.length > 0 || answers.includes('unknown') ? 'unknown' : 'no';
}

function touches(write: QueryCall, read: QueryCall): Certainty {
  if (write.entity === undefined || read.entity === undefined) return 'unknown';
  if (tableOf(write.entity) === tableOf(read.entity)) return 'yes';
  const isOfOneLanguage =
    write.library === read.library && (write.operation === 'raw') === (read.operation === 'raw');
  // A model may have any table.
  if (!isOfOneLanguage) return singular(write.entity) === singular(read.entity) ? 'yes' : 'unknown';
  if (read.operation === 'raw') return namesTable(read, write.entity) ? 'yes' : 'no';
  return mayWriteOthers(write) || bringsOthers(read) ? 'unknown' : 'no';
}

function tableOf(entity: string): string {
  const [name = ''] = entity.trim().split(/\s/);
  return (name.split('.').at(-1) ?? name).replaceAll(/["'`]/g, '').toLowerCase();
}

/** `Flight`, `flights`, `flight` */
function singular(entity: string): string {
  return tableOf(entity)
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/s$/, '');
}

function namesTable(read: QueryCall, entity: string): boolean {
  const words = textOf(read.node)
    .toLowerCase()
    .split(/[^\w$]+/);
  return words.includes(tableOf(entity));
}

/** A nested write in its data, or data that is not written out where nested writes exist. */
function mayWriteOthers({ data, node, query: { nestedWrites: nested } }: QueryCall): boolean {
  if (!nested) return false;
  const given = data && writtenOut(data);
  if (data && given?.type !== 'ObjectExpression') return true;
  const isOfCall = ({ parent }: Node) => parent?.parent === node;
  return nodesIn(given ?? node).some(
    (each) =>
      each.type === 'SpreadElement' ||
      (each.type === 'Property' && !isOfCall(each) && nested.includes(keyName(each) ?? '')),
  );
}

function writtenOut(node: Node): Node | undefined {
  const expression = unwrap(node);
  if (expression.type !== 'Identifier') return expression;
  const declared = bindingOf(expression)?.defs[0]?.node as Node | undefined;
  const isConstant = declared?.type === 'VariableDeclarator' && declared.parent.kind === 'const';
  return isConstant && declared.init ? unwrap(declared.init) : undefined;
}

/** Relations and joins that come along with what is read. */
function bringsOthers({ chain, node, query: { batch } }: QueryCall): boolean {
  const along = batch?.nested;
  const keys = nodesIn(node).flatMap((each) => (each.type === 'Property' ? [keyName(each)] : []));
  if (along !== undefined && keys.includes(along)) return true;
  return chain.some(
    ({ member }) => member !== undefined && (member === along || /join|with|populate/i.test(member)),
  );
}
