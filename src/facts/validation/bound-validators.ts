// What decorators say of a handler: that it answers requests, and what validates for it alone or for all of its class.
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf } from '../../ast/nodes.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { validatorIn, type Validator } from './class-validators.js';
import type { ClassNode } from './field-rules.js';

/** Is a method called for requests: `@Get()`? */
export function isRoute(method: TSESTree.MethodDefinition, analysis: Analysis): boolean {
  return decoratorsOf(method).some(
    ({ expression }) =>
      expression.type === 'CallExpression' && calleeSaying(expression, 'routes', analysis) === true,
  );
}

/** Validators that decorators of a method or class bind to it; undefined for one of which nothing is known. */
export function validatorsOn(
  node: TSESTree.MethodDefinition | ClassNode,
  analysis: Analysis,
): (Validator | undefined)[] {
  return decoratorsOf(node).flatMap(({ expression }) => {
    if (expression.type !== 'CallExpression') return [];
    const installs = calleeOf(expression, analysis)?.call.installsValidators;
    if (installs) return expression.arguments.map((each) => validatorIn(each, analysis));
    const own = valueOf(expression.callee, analysis);
    // A decorator of the project that is made of others.
    const mayInstall =
      own.kind === 'function' && analysis.catalogue.validatorNames.mentionsInstaller(textOf(own.node));
    return mayInstall ? [undefined] : [];
  });
}
