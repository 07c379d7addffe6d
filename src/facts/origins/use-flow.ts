// What is done with a function in the places that hold it: it is called, handed on, or it goes to another place.
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import {
  enclosingFunction,
  isFunction,
  keyName,
  memberName,
  parameterPattern,
  unwrap,
  wrapped,
  type CallLike,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { isObjectAssign } from './added-members.js';
import { CALL, CONSTRUCTION, ELEMENT, FunctionFlow, INSTANCE } from './function-flow.js';
import { depthOf, type EnteredCall, type Place } from './place-walk.js';
import { valueOf } from './origins.js';
import type { Value } from './value.js';

export type FunctionUse =
  | {
      readonly kind: 'called';
      readonly call: CallLike;
      /** Arguments before the function's own: the object of `fn.call(object, …)`. */
      readonly skips: number;
      readonly entered: EnteredCall | undefined;
    }
  | {
      readonly kind: 'handed';
      /** What stands in the arguments: the function, or the object that holds it. */
      readonly argument: Node;
      readonly call: TSESTree.CallExpression;
      /** The key under which the object holds it. */
      readonly property: string | undefined;
      /** The object literal that holds it under that key, which may stand elsewhere. */
      readonly holder: TSESTree.ObjectExpression | undefined;
      /** It went through a call that nobody knows, which may have made another function of it. */
      readonly isGuessed: boolean;
    };

export class UseFlow extends FunctionFlow {
  readonly found: FunctionUse[] = [];

  get isComplete(): boolean {
    return this.isUnderstood;
  }

  protected follow(place: Place): void {
    const { node } = place;
    const { parent } = node;
    switch (parent?.type) {
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === node ? this.#called(parent, place) : this.#argument(parent, place);
      case 'MemberExpression':
        return parent.object === node && node.type !== 'Super' ? this.#read(parent, place) : undefined;
      case 'VariableDeclarator':
        return parent.init === node ? this.bound(parent.id, place) : undefined;
      case 'AssignmentExpression':
        return parent.right === node ? this.assigned(parent, place) : undefined;
      case 'Property': {
        const key = keyName(parent);
        if (parent.parent.type !== 'ObjectExpression') return;
        if (key === undefined) return this.giveUp();
        return this.push({
          ...place,
          node: parent.parent,
          held: [key, ...place.held],
          ...(place.held.length === 0 && { holder: parent.parent }),
        });
      }
      case 'SpreadElement':
        return parent.parent.type === 'ObjectExpression'
          ? this.push({ ...place, node: parent.parent, holder: undefined })
          : this.giveUp();
      case 'ArrayExpression':
        return this.push({ ...place, node: parent, held: [ELEMENT, ...place.held] });
      case 'PropertyDefinition':
        return parent.value === node ? this.member(parent, place) : undefined;
      case 'ClassDeclaration':
      case 'ClassExpression':
        return parent.superClass === node ? this.inherited(parent, place) : undefined;
      case 'ReturnStatement':
        return this.#returned(enclosingFunction(parent), place);
      case 'ArrowFunctionExpression':
        return parent.body === node ? this.#returned(parent, place) : undefined;
      case 'ForOfStatement':
        return parent.right === node ? this.#eachOf(parent, place) : undefined;
      case 'ExportDefaultDeclaration':
        return this.exported('default', place);
      case 'TSExportAssignment':
        return this.exportedWhole(place);
      case 'AwaitExpression':
        return this.push({ ...place, node: parent });
      case 'ConditionalExpression':
        return parent.test === node ? undefined : this.push({ ...place, node: parent });
      case 'LogicalExpression':
        return this.push({ ...place, node: parent });
      case 'TSTypeReference':
        return this.annotated(parent, place);
      case 'ExportSpecifier':
        return this.exportedAgain(parent, place);
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'TSTypeQuery':
      case 'TSClassImplements':
        return;
      default:
        this.giveUp();
    }
  }

  #called(call: CallLike, place: Place): void {
    const [first, ...held] = place.held;
    const isNew = call.type === 'NewExpression';
    if (first === undefined) {
      if (!place.isGuessed) this.found.push({ kind: 'called', call, skips: 0, entered: place.entered });
    } else if (first === CONSTRUCTION) {
      if (isNew || call.callee.type === 'Super')
        this.found.push({ kind: 'called', call, skips: 0, entered: place.entered });
    } else if (first === (isNew ? INSTANCE : CALL)) this.push({ ...place, node: call, held });
  }

  #argument(call: CallLike, place: Place): void {
    const { node, held } = place;
    if (call.type === 'NewExpression') return this.giveUp();
    const target = valueOf(call.callee, this.analysis);
    const position = positionOf(node, call);
    if (target.kind === 'function' && isFunction(target.node)) {
      const parameter = position === undefined ? undefined : target.node.params[position];
      if (!parameter || parameter.type === 'RestElement' || depthOf(place.entered) >= CALLS_ENTERED)
        return this.giveUp();
      const entered: EnteredCall = { call, fn: target.node, outer: place.entered };
      return this.bound(parameterPattern(parameter), { ...place, entered });
    }
    if (isObjectAssign(call)) {
      this.push({ ...place, node: call });
      return position === 0 ? undefined : this.assignedTo(call.arguments[0], place);
    }
    // `container.resolve(Desk)`: an instance of the class that the container is asked for.
    if (held[0] === INSTANCE && givesInstanceOf(target, position, this.analysis))
      return this.push({ ...place, node: call, held: held.slice(1) });
    const [property, ...rest] = held.filter((each) => each !== ELEMENT);
    if (rest.length === 0 && property !== CALL && property !== INSTANCE && property !== CONSTRUCTION)
      this.found.push({
        kind: 'handed',
        argument: node,
        call,
        property,
        holder: place.holder,
        isGuessed: place.isGuessed,
      });
    if (target.kind === 'api') return;
    this.giveUp();
    // What a call makes of one function that is not followed may hand its arguments on: `asyncHandler(list)`.
    if (held.length === 0 && call.arguments.length <= 2 && target.kind !== 'class')
      this.push({ ...place, node: call, isGuessed: true });
  }

  #read(member: TSESTree.MemberExpression, place: Place): void {
    const [first, ...held] = place.held;
    const name = memberName(member);
    const { parent } = wrapped(member);
    const isCalled = parent?.type === 'CallExpression' && parent.callee === wrapped(member);
    if (first === undefined && isCalled) {
      if (name === 'bind') return this.push({ ...place, node: parent });
      if (name === 'call' || name === 'apply')
        this.found.push({ kind: 'called', call: parent, skips: 1, entered: place.entered });
      else if (givesReceiver(member, this.analysis)) this.push({ ...place, node: parent });
      return;
    }
    if (first === undefined || first === CALL || first === INSTANCE || first === CONSTRUCTION) return;
    if (name === undefined) return this.giveUp();
    if (first === ELEMENT) return isCalled ? this.#wentThrough(name, parent, { ...place, held }) : undefined;
    if (name === first) this.push({ ...place, node: member, held });
  }

  /** `for (const { handler } of routes)` */
  #eachOf({ left }: TSESTree.ForOfStatement, place: Place): void {
    const [first, ...held] = place.held;
    const pattern = left.type === 'VariableDeclaration' ? left.declarations[0].id : undefined;
    if (first === ELEMENT && pattern) this.bound(pattern, { ...place, held });
    else this.giveUp();
  }

  /** `routes.forEach(({ handler }) => …)`: the function is handed each element. */
  #wentThrough(name: string, call: TSESTree.CallExpression, place: Place): void {
    const [given] = call.arguments;
    const fn = given && unwrap(given);
    if (!isFunction(fn) || !/^(?:forEach|map|flatMap)$/.test(name)) return this.giveUp();
    const [parameter] = fn.params;
    if (parameter && parameter.type !== 'RestElement') this.bound(parameterPattern(parameter), place);
  }

  #returned(fn: FunctionNode | undefined, place: Place): void {
    if (!fn) return this.giveUp();
    for (let at = place.entered; at; at = at.outer)
      if (at.fn === fn) return this.push({ ...place, node: at.call, entered: at.outer });
    this.definedAt(fn, { ...place, node: fn, held: [CALL, ...place.held] });
  }
}

/** Does a call give an instance of the class that stands at a position of its arguments? */
function givesInstanceOf(callee: Value, position: number | undefined, { catalogue }: Analysis): boolean {
  const returns = callee.kind === 'api' ? catalogue.facet(callee.type, 'call')?.value.returns : undefined;
  return typeof returns === 'object' && 'instanceOf' in returns && returns.instanceOf === position;
}

/** `router.get(…)`, `router.routes()`: what the call gives stands for the same. */
function givesReceiver(member: TSESTree.MemberExpression, analysis: Analysis): boolean {
  const value = valueOf(member, analysis);
  const returns =
    value.kind === 'api' ? analysis.catalogue.facet(value.type, 'call')?.value.returns : undefined;
  return typeof returns === 'object' && 'same' in returns;
}
