// Parameters that a function lacks.
import type { TSESLint } from '@typescript-eslint/utils';
import { enclosingFunction, parameterPattern, type FunctionNode, type Node } from '../ast/nodes.js';
import { ownNodesIn } from '../ast/walk.js';
import { freeName, type Source } from './edits.js';

/**
 * Adds a parameter behind the others, with a type that takes everything where they have types. In TypeScript those that have none
 * get theirs from the call, which knows no function of so many.
 */
export function addingParameter(
  fn: FunctionNode,
  names: readonly string[],
  isTypeScript: boolean,
  source: Source,
): TSESLint.ReportFixFunction | null {
  const last = fn.params.at(-1);
  const name = freeName(names, source.getText(fn));
  if (!last || name === null) return null;
  const isTyped = fn.params.every((parameter) => parameterPattern(parameter).typeAnnotation);
  if (isTypeScript && (!isTyped || hasStatedType(fn))) return null;
  // What has a default is not counted, nor is what stands behind it; a function that counts them itself counts one more.
  if (fn.params.some(({ type }) => type !== 'Identifier') || countsArguments(fn)) return null;
  const mark = 'optional' in last && last.optional ? '?' : '';
  return (fixer) => fixer.insertTextAfter(last, `, ${name}${isTyped ? `${mark}: unknown` : ''}`);
}

/** Something beside the function says what it takes: the type of the name or of the member that it is given, an overload of it. */
function hasStatedType(fn: FunctionNode): boolean {
  let at: Node = fn;
  while (/^(?:Property|ObjectExpression|ArrayExpression|ConditionalExpression)$/.test(at.parent?.type ?? ''))
    at = at.parent as Node;
  const { parent } = at;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return Boolean(parent.id.typeAnnotation);
    case 'PropertyDefinition':
      return Boolean(parent.typeAnnotation) || parent.override;
    case 'MethodDefinition':
      return parent.override || parent.parent.parent.implements.length > 0;
    case 'AssignmentExpression':
      return true;
    case 'ReturnStatement':
      return Boolean(enclosingFunction(parent)?.returnType);
    case 'ArrowFunctionExpression':
      return Boolean(parent.returnType);
    case 'CallExpression':
      return at !== fn;
    default:
      return parent?.type.startsWith('TS') === true || isOverloaded(fn);
  }
}

/** `function onError(…): void;` in front of it, exported or not. */
function isOverloaded(fn: FunctionNode): boolean {
  if (fn.type !== 'FunctionDeclaration' || !fn.id) return false;
  const { name } = fn.id;
  const statement: Node = /^Export/.test(fn.parent.type) ? fn.parent : fn;
  const { parent: block } = statement;
  const statements: readonly Node[] =
    block?.type === 'Program' || block?.type === 'BlockStatement' ? block.body : [];
  return statements.some((each) => {
    const declared = 'declaration' in each && each.declaration ? each.declaration : each;
    return declared.type === 'TSDeclareFunction' && declared.id?.name === name;
  });
}

function countsArguments(fn: FunctionNode): boolean {
  return (
    fn.type !== 'ArrowFunctionExpression' &&
    ownNodesIn(fn.body).some((node) => node.type === 'Identifier' && node.name === 'arguments')
  );
}
