import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { variableAt, type Source } from './edits.js';

/** `console.log` → `console.error`: the same text on the other stream; null where the type of the console may have no such member. */
export function onErrorStream(
  { object, computed, property }: TSESTree.MemberExpression,
  instead: string,
  source: Source,
): TSESLint.ReportFixFunction | null {
  return computed || !isWholeConsole(object, source) ? null : (fixer) => fixer.replaceText(property, instead);
}

/** The global one, an imported one, or a name for one of them: what is handed in may be typed as `{ log(text: string): void }`. */
function isWholeConsole(node: Node, source: Source): boolean {
  const object = unwrap(node);
  if (object.type === 'MemberExpression') return isWholeConsole(object.object, source);
  if (object.type !== 'Identifier') return false;
  const [definition] = variableAt(object.name, object, source)?.defs ?? [];
  switch (definition?.type as string | undefined) {
    case undefined:
    case 'ImportBinding':
      return true;
    case 'Variable':
      return !(definition?.name as TSESTree.Identifier).typeAnnotation;
    default:
      return false;
  }
}
