// Takes the fallback of a secret out: the program stops where the secret is not set. Null where a comment would be lost.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../ast/nodes.js';
import type { SecretFallback } from '../facts/validation/secret-fallbacks.js';
import { argumentText, spanOf, type Source } from './edits.js';

export interface RequiredSecret {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export function requiring(
  node: Node,
  { key, literal, how, refusing }: SecretFallback,
  source: Source,
): RequiredSecret | null {
  if (source.getCommentsInside(node).length > 0) return null;
  switch (how) {
    case 'operator':
    case 'default': {
      const named = key.replaceAll(/['\\]/g, String.raw`\$&`);
      const text = `(() => { throw new Error('${named} is not set'); })()`;
      return { text, fix: (fixer) => fixer.replaceText(literal, text) };
    }
    case 'schema':
      return refusing === undefined ? null : withoutDefault(node, refusing, source);
    default:
      return node.type === 'CallExpression' ? orThrow(node, literal, source) : null;
  }
}

/** `z.string().default('dev')` becomes `z.string()`, and `Joi.string().default('dev')` `Joi.string().required()`. */
function withoutDefault(node: Node, refusing: string, source: Source): RequiredSecret | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const text = `${source.text.slice(node.range[0], spanOf(node.callee.object, source)[1])}${refusing}`;
  return { text, fix: (fixer) => fixer.replaceText(node, text) };
}

/** `config.get('JWT_SECRET', 'dev')` becomes `config.getOrThrow('JWT_SECRET')`, with what else it is told. */
function orThrow(call: TSESTree.CallExpression, literal: Node, source: Source): RequiredSecret | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'get' || callee.computed) return null;
  const kept = call.arguments.filter((each) => unwrap(each) !== unwrap(literal));
  if (kept.length !== call.arguments.length - 1) return null;
  const given = call.typeArguments ? source.getText(call.typeArguments) : '';
  const owner = source.text.slice(call.range[0], callee.property.range[0]);
  const text = `${owner}getOrThrow${given}(${kept.map((each) => argumentText(each, source)).join(', ')})`;
  return { text, fix: (fixer) => fixer.replaceText(call, text) };
}
