// Whether a row that is written may leave a column out, by a value that is undefined. In some libraries one row then holds null
// there, and one of many rows the column's default.
//
//   { owner: user.id, body }                       no
//   { kind: isOwn ? 'own' : undefined }            it may
//   { kind: line?.kind }, { ...line }, line        it may
import { unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { evidenceOfUndefined } from '../flow/undefined-values.js';
import type { Analysis } from '../project/analysis.js';

export function mayLeaveColumnsOut(data: Node, analysis: Analysis): boolean {
  const row = unwrap(data);
  if (row.type !== 'ObjectExpression') return true;
  return row.properties.some(
    (each) => each.type !== 'Property' || each.computed || mayBeUndefined(each.value, analysis),
  );
}

function mayBeUndefined(value: Node, analysis: Analysis): boolean {
  const evidence = evidenceOfUndefined(unwrap(value), value, analysis);
  if (evidence !== 'unknown') return evidence !== 'no';
  return nodesIn(value).some(
    (each) =>
      each.type === 'ChainExpression' ||
      (each.type === 'Identifier' && each.name === 'undefined') ||
      (each.type === 'UnaryExpression' && each.operator === 'void'),
  );
}
