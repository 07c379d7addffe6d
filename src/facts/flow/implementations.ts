// The one class of the project that implements an interface: what a method that is known by its signature alone does.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, type Node } from '../../ast/nodes.js';
import { memberOf } from '../origins/members.js';
import type { ClassValue, FunctionValue, SignatureValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { exportedNames } from '../project/exported-names.js';
import { isTestDouble } from '../project/test-doubles.js';

/**
 * The method that is run for a signature of an interface.
 *
 * @returns undefined when no class of the project implements the interface, or more than one does
 */
export function implementationOf(
  { declaredBy }: SignatureValue,
  analysis: Analysis,
): FunctionValue | undefined {
  const declaration = declaredBy?.parent.parent;
  if (declaration?.type !== 'TSInterfaceDeclaration') return undefined;
  const name = declaredBy && 'key' in declaredBy ? keyName(declaredBy) : undefined;
  const [only, ...more] = name === undefined ? [] : implementersOf(declaration, analysis);
  if (!only || more.length > 0 || name === undefined) return undefined;
  const method = memberOf({ kind: 'instance', of: only }, name, analysis);
  return method.kind === 'function' && isFunction(method.node) ? method : undefined;
}

function implementersOf(declaration: TSESTree.TSInterfaceDeclaration, analysis: Analysis): ClassValue[] {
  const module = moduleOf(declaration);
  const own = (bindingOf(declaration.id)?.references ?? []).flatMap(({ identifier }) =>
    classImplementing(identifier as Node),
  );
  const names = exportedNames(declaration.id);
  const elsewhere = names.flatMap((name) =>
    (analysis.project.index.usesOf(module, name, analysis.catalogue) ?? []).flatMap((use) =>
      classImplementing(use.node),
    ),
  );
  return [...own, ...elsewhere].filter((each) => !isTestDouble(each.module.path, analysis));
}

function classImplementing(name: Node): ClassValue[] {
  const module = moduleOf(name);
  const { parent } = name;
  const owner = parent?.type === 'TSClassImplements' ? parent.parent : undefined;
  return owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression'
    ? [{ kind: 'class', node: owner, module }]
    : [];
}
