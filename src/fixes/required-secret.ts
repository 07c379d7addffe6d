// Takes the fallback of a secret out: the program stops where the secret is not set. Null where a comment would be lost.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../ast/nodes.js';
import type { SecretFallback } from '../facts/validation/secret-fallbacks.js';
import type { Source } from './edits.js';

export interface RequiredSecret {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export function requiring(
  node: Node,
  { key, literal, how }: SecretFallback,
  source: Source,
): RequiredSecret | null {
  if (source.getCommentsInside(node).length > 0) return null;
  switch (how) {
    case 'operator':
    case 'default': {
      const text = `(() => { throw new Error('${key} is not set'); })()`;
      return { text, fix: (fixer) => fixer.replaceText(literal, text) };
    }
    case 'schema':
      return withoutDefault(node, source);
    default:
      return node.type === 'CallExpression' ? orThrow(node, source) : null;
  }
}

/** `z.string().default('dev')` becomes `z.string()`, which refuses to be missing. */
function withoutDefault(node: Node, source: Source): RequiredSecret | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const text = source.getText(node.callee.object);
  return { text, fix: (fixer) => fixer.replaceText(node, text) };
}

/** `config.get('JWT_SECRET', 'dev')` becomes `config.getOrThrow('JWT_SECRET')`. */
function orThrow(call: TSESTree.CallExpression, source: Source): RequiredSecret | null {
  const callee = unwrap(call.callee);
  const [key] = call.arguments;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'get' || callee.computed || !key)
    return null;
  const given = call.typeArguments ? source.getText(call.typeArguments) : '';
  const text = `${source.getText(callee.object)}.getOrThrow${given}(${source.getText(key)})`;
  return { text, fix: (fixer) => fixer.replaceText(call, text) };
}
