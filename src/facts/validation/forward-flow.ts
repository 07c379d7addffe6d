// Where a value goes: forward from the expression that makes it, through bindings, containers, functions and modules. What a
// member or a library's call does with it is left to the analysis that follows it.
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import {
  enclosingFunction,
  isWithin,
  keyName,
  memberName,
  parameterPattern,
  wrapped,
  type CallLike,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { isOnlyTested } from '../../ast/tested-values.js';
import { FORWARD_STEPS, FORWARD_DEPTH } from '../../budgets.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import { keyComputed } from '../origins/computed-keys.js';
import { parameterCopied } from '../origins/copied-parameters.js';
import { depthOf, type EnteredCall } from '../origins/place-walk.js';
import { valueOf } from '../origins/origins.js';
import { nameOfFunction } from '../origins/parameters.js';
import type { Analysis } from '../project/analysis.js';
import { commonJsExport } from '../project/exports.js';
import { referencesTo } from '../project/import-uses.js';
import { readsOfField } from '../project/module-reads.js';
import { type Module, bindingOf } from '../project/module.js';
import { exportedNames } from '../project/exported-names.js';
import type { Step } from './forward-step.js';

export abstract class ForwardFlow {
  /** Every place where the value goes was seen and understood. */
  complete = true;
  readonly #queue: Step[] = [];
  readonly #seen = new Set<string>();
  constructor(protected readonly analysis: Analysis) {}

  /** A member of the value is read, and perhaps called. */
  protected abstract memberRead(member: TSESTree.MemberExpression, name: string, step: Step): void;
  /** The value is an argument of a call that a model describes. */
  protected abstract handedToLibrary(
    call: TSESTree.CallExpression,
    callee: Callee,
    position: number,
    step: Step,
  ): void;
  /** A function that returns the value is an argument of a call. */
  protected abstract returnedInto(call: TSESTree.CallExpression, step: Step): void;
  /** `typeof` the value, where a type is meant. */
  protected abstract typeRead(query: TSESTree.TSTypeQuery, step: Step): void;
  /** An annotation, `as` or `satisfies` says what type it has. */
  protected abstract typed(type: TSESTree.TypeNode, step: Step): void;
  /** A binding or property holds it under this name. */
  protected abstract named(name: string, isKey: boolean): void;

  run(first: Step): void {
    this.push(first);
    for (let count = 0; this.#queue.length > 0; count += 1) {
      if (count > FORWARD_STEPS) return this.giveUp();
      this.#follow(this.#queue.shift() as Step);
    }
  }

  protected push(step: Step): void {
    const { node, module, held, path, entered, said } = step;
    const key = [module.path, node.range, held, path, entered?.call.range, said?.strict].join('|');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    for (let at: Node | undefined = node.parent; at && isWithin(at, wrapped(node)); at = at.parent)
      if ('typeAnnotation' in at) this.typed(at.typeAnnotation as TSESTree.TypeNode, step);
    this.#queue.push({ ...step, node: wrapped(node) });
  }

  protected giveUp(): void {
    this.complete = false;
  }

  protected called(call: CallLike, step: Step): void {
    this.push({ ...step, node: call });
  }

  /** It is a part of an expression that makes something else of it, or an argument of a call of which nothing is known. */
  protected abstract elsewhere(step: Step): void;

  #follow(step: Step): void {
    const { node, held } = step;
    const { parent } = node;
    if (isOnlyTested(node) || parent?.type === 'ExpressionStatement') return;
    switch (parent?.type) {
      case 'MemberExpression':
        return parent.object === node ? this.#member(parent, step) : undefined;
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee === node) return this.called(parent, step);
        return this.#argument(parent, positionOf(node, parent), step);
      case 'Property':
        return parent.value === node && parent.parent.type === 'ObjectExpression'
          ? this.#property(parent, step)
          : undefined;
      case 'SpreadElement':
        if (parent.parent.type === 'ObjectExpression') return this.push({ ...step, node: parent.parent });
        // Which of a call's arguments the elements of a list become is known at run time only.
        if (parent.parent.type !== 'ArrayExpression') return this.giveUp();
        return this.push({ ...step, node: parent.parent, held: ['[]', ...held] });
      case 'ArrayExpression':
        return this.push({ ...step, node: parent, held: ['[]', ...held] });
      case 'VariableDeclarator':
        return this.#binding(parent.id, step);
      case 'AssignmentExpression':
        return this.#assigned(parent, step);
      case 'ExportDefaultDeclaration':
        return this.#exported('default', step);
      case 'ReturnStatement':
        return this.#returned(enclosingFunction(parent), step);
      case 'ArrowFunctionExpression':
        return this.#returned(parent, step);
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.push({ ...step, node: parent });
      case 'TSTypeQuery':
        return this.typeRead(parent, step);
      case 'PropertyDefinition':
        return this.#field(parent, step);
      case 'ExportSpecifier':
        return this.#exportedAgain(parent, step);
      default:
        this.elsewhere(step);
    }
  }

  #member(member: TSESTree.MemberExpression, step: Step): void {
    const { held } = step;
    const name = memberName(member);
    if (name === undefined) return this.giveUp();
    if (held.length === 0) return this.memberRead(member, name, step);
    if (held[0] === name) this.push({ ...step, node: member, held: held.slice(1) });
  }

  #argument(call: CallLike, position: number | undefined, step: Step): void {
    if (call.type === 'NewExpression' || position === undefined) return this.elsewhere(step);
    const callee = calleeOf(call, this.analysis);
    if (callee) return this.handedToLibrary(call, callee, position, step);
    const target = valueOf(call.callee, this.analysis);
    if (target.kind !== 'function') return this.elsewhere(step);
    this.#handedToFunction(call, target.node, target.module, position, step);
  }

  #handedToFunction(
    call: TSESTree.CallExpression,
    fn: FunctionNode,
    module: Module,
    position: number,
    step: Step,
  ): void {
    const parameter = fn.params[position];
    if (!parameter || parameter.type === 'RestElement' || depthOf(step.entered) > FORWARD_DEPTH)
      return this.giveUp();
    if (parameterCopied(fn) === position) this.push({ ...step, node: call });
    const entered: EnteredCall = { call, fn, outer: step.entered };
    step.module.reads.add(module.path);
    this.#binding(parameterPattern(parameter), { ...step, module, entered });
  }

  #property(property: TSESTree.Property, step: Step): void {
    const key = keyName(property) ?? keyComputed(property.key, this.analysis);
    if (key === undefined) return this.giveUp();
    this.named(key, true);
    this.push({ ...step, node: property.parent, held: [key, ...step.held] });
  }

  /** A field of a class: read as `this.x` inside, and as `Class.x` where it is static. */
  #field(field: TSESTree.PropertyDefinition, step: Step): void {
    const key = keyName(field);
    const { parent: body } = field;
    if (field.value !== step.node || key === undefined) return this.giveUp();
    this.named(key, false);
    for (const read of readsOfField(body, key)) this.push({ ...step, node: read });
    const { id } = body.parent;
    if (field.static && id) this.#binding(id, { ...step, held: [key, ...step.held] });
    // Instances go where the flow of this value does not.
    else if (!key.startsWith('#') && field.accessibility !== 'private') this.giveUp();
  }

  /** What the module imported and exports again; its own bindings are asked for their exports. */
  #exportedAgain({ exported }: TSESTree.ExportSpecifier, step: Step): void {
    const binding = step.node.type === 'Identifier' ? bindingOf(step.node) : undefined;
    const isImported = binding?.defs.some(({ type }) => (type as string) === 'ImportBinding') === true;
    if (isImported) this.#exported(exported.type === 'Identifier' ? exported.name : exported.value, step);
  }

  #binding(pattern: Node, step: Step): void {
    if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        const { value } = property;
        const held = value?.type === 'AssignmentPattern' ? value.left : value;
        if (property.type === 'RestElement') this.#binding(property.argument, step);
        else if (held && keyName(property) === step.held[0])
          this.#binding(held, { ...step, held: step.held.slice(1) });
      }
      return;
    }
    const [name] = pattern.type === 'Identifier' ? namesIn(pattern) : [];
    if (!name) return this.giveUp();
    this.named(name.name, false);
    if (name.typeAnnotation) this.typed(name.typeAnnotation.typeAnnotation, step);
    for (const { node } of referencesTo(name)) this.push({ ...step, node });
    if (!step.entered) for (const exported of exportedNames(name)) this.#exported(exported, step);
  }

  #assigned({ left }: TSESTree.AssignmentExpression, step: Step): void {
    if (left.type === 'Identifier') return this.#binding(left, step);
    const exported = commonJsExport(left);
    if (exported === undefined) return this.giveUp();
    if (exported !== 'module.exports') return this.#exported(exported.name, step);
    const [first, ...held] = step.held;
    // An object that is all of a module's exports gives each of its keys as one; a value of its own is required whole.
    this.#exported(first ?? 'default', { ...step, held });
  }

  #exported(name: string, step: Step): void {
    const { index } = this.analysis.project;
    const uses = index.usesOf(step.module, name, this.analysis.catalogue);
    if (!uses || index.isPublic(step.module, name, this.analysis.catalogue)) this.giveUp();
    for (const { module, node } of uses ?? []) this.push({ ...step, node, module });
  }

  /** A function that makes the value: its calls are the value. */
  #returned(fn: FunctionNode | undefined, step: Step): void {
    if (!fn) return this.giveUp();
    const parent = wrapped(fn).parent;
    if (parent?.type === 'CallExpression' && parent.callee !== wrapped(fn))
      return this.returnedInto(parent, step);
    const name = nameOfFunction(fn);
    if (!name || step.entered) return step.entered ? undefined : this.giveUp();
    this.#binding(name, step);
  }
}
