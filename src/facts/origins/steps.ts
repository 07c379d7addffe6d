// The way from an expression to where its value comes from, place by place, as the code writes it. What the value is says
// `valueOf`; the way is for people who ask how it was found, or where the finding ended.
import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeExpression, isInvocation } from '../../ast/invocations.js';
import {
  calledName,
  isFunction,
  keyName,
  memberName,
  stringValue,
  unwrap,
  type Node,
} from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { returnsOf } from './calls.js';
import { valueOf } from './origins.js';
import type { Reason } from './reason.js';
import { whyUnknown } from './value.js';

export interface Step {
  readonly kind: 'import' | 'variable' | 'element' | 'parameter' | 'field' | 'call' | 'construction';
  readonly node: Node;
  /** The specifier of an import; the name of anything else. */
  readonly name: string | undefined;
}

/** A way that is longer leads in a circle. */
const MOST_STEPS = 20;

/** The places that an expression's value passes through, nearest first; the way ends where no single place is next. */
export function stepsOf(node: Node, analysis: Analysis): Step[] {
  const steps: Step[] = [];
  for (let at: Node | undefined = node, left = MOST_STEPS; at && left > 0; left -= 1)
    at = followed(unwrap(at), steps, analysis);
  return steps;
}

/** Adds the step at an expression and gives the next expression. */
function followed(node: Node, steps: Step[], analysis: Analysis): Node | undefined {
  switch (node.type) {
    case 'Identifier':
      return followedName(node, steps, analysis);
    case 'AwaitExpression':
      return node.argument;
    case 'NewExpression':
      steps.push({ kind: 'construction', node, name: calledName(node.callee) });
      return undefined;
    case 'MemberExpression':
      return node.object.type === 'ThisExpression' ? followedField(node, steps, analysis) : node.object;
    case 'CallExpression':
    case 'TaggedTemplateExpression': {
      const callee = unwrap(calleeExpression(node));
      const specifier =
        callee.type === 'Identifier' && callee.name === 'require' && isInvocation(node) && 'arguments' in node
          ? stringValue(node.arguments[0])
          : undefined;
      if (specifier !== undefined) {
        steps.push({ kind: 'import', node, name: specifier });
        return analysis.project.modules.imported(moduleOf(node), specifier)?.exports.whole;
      }
      steps.push({ kind: 'call', node, name: calledName(callee) });
      const target = valueOf(callee, analysis);
      if (target.kind === 'unknown' || target.kind === 'opaque') return callee;
      const returned = target.kind === 'function' ? returnsOf(target.node) : [];
      return returned.length === 1 ? returned[0] : undefined;
    }
    default:
      return undefined;
  }
}

function followedName(node: TSESTree.Identifier, steps: Step[], analysis: Analysis): Node | undefined {
  const binding = bindingOf(node);
  const definition = binding?.defs[0];
  switch (definition?.type as string | undefined) {
    case 'ImportBinding':
      return followedImport(definition as Definition, steps, analysis);
    case 'Variable': {
      const declarator = definition?.node as TSESTree.VariableDeclarator;
      const loop = declarator.parent.parent;
      const isElement = loop.type === 'ForOfStatement' && loop.left === declarator.parent;
      steps.push({
        kind: isElement ? 'element' : 'variable',
        node: definition?.name as Node,
        name: node.name,
      });
      const isWrittenOnce = (binding?.references.filter((each) => each.isWrite()).length ?? 0) <= 1;
      return isElement ? loop.right : isWrittenOnce ? (declarator.init ?? undefined) : undefined;
    }
    case 'Parameter': {
      const fn = definition?.node as Node;
      steps.push({
        kind: 'parameter',
        node: definition?.name as Node,
        name: isFunction(fn) ? nameOfFunction(fn) : undefined,
      });
      return undefined;
    }
    default:
      return undefined;
  }
}

function followedImport(definition: Definition, steps: Step[], analysis: Analysis): Node | undefined {
  const specifier = definition.node as TSESTree.ImportClause;
  const declaration = definition.parent as Node;
  if (declaration.type !== 'ImportDeclaration') return undefined;
  const from = declaration.source.value;
  steps.push({ kind: 'import', node: specifier, name: from });
  const target = analysis.project.modules.imported(moduleOf(specifier), from);
  if (!target || specifier.type === 'ImportNamespaceSpecifier') return undefined;
  const name =
    specifier.type === 'ImportDefaultSpecifier'
      ? 'default'
      : specifier.imported.type === 'Identifier'
        ? specifier.imported.name
        : specifier.imported.value;
  const site = analysis.project.modules.exportSite(target, name);
  return site?.module ? site.node : undefined;
}

/** `this.db`: the field or the constructor's parameter that declares it. */
function followedField(node: TSESTree.MemberExpression, steps: Step[], analysis: Analysis): Node | undefined {
  const self = valueOf(node.object, analysis);
  const name = memberName(node);
  if (self.kind !== 'instance' || name === undefined) return undefined;
  for (const member of self.of.node.body.body) {
    if (member.type === 'PropertyDefinition' && keyName(member) === name) {
      steps.push({ kind: 'field', node: member, name });
      return member.value ?? undefined;
    }
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const inner =
        parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (inner.name !== name) continue;
      steps.push({ kind: 'parameter', node: inner, name: 'constructor' });
      return undefined;
    }
  }
  return undefined;
}

function nameOfFunction(fn: Node): string | undefined {
  if ('id' in fn && fn.id?.type === 'Identifier') return fn.id.name;
  const { parent } = fn;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  return parent && 'key' in parent ? keyName(parent) : undefined;
}

/** So far one unknown is traced to another. */
const MOST_CAUSES = 10;

/**
 * Why an expression is not known.
 *
 * @returns `undefined` when it is known, and where nothing can be said
 */
export function whyUnfollowed(node: Node, analysis: Analysis, left = MOST_CAUSES): Reason | undefined {
  const value = valueOf(node, analysis);
  if (value.kind === 'opaque') return withCause({ kind: 'not-followed', node: value.node }, analysis, left);
  const why = whyUnknown(value);
  return why && withCause(why, analysis, left);
}

/** What a call gives is not known where what it calls is not. */
function withCause(reason: Reason, analysis: Analysis, left: number): Reason {
  const { kind, node, because } = reason;
  if (kind !== 'not-followed' || because || !node || left === 0) return reason;
  const called =
    node.type === 'CallExpression' || node.type === 'NewExpression' ? unwrap(node.callee) : undefined;
  if (!called) return reason;
  return { ...reason, because: whyUnfollowed(called, analysis, left - 1) };
}
