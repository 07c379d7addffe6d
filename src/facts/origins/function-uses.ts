// Where a function goes: every call of it, and every call that it is handed to, in its own file and in others.
//
//   app.get('/', list)                                    handed
//   list(req, res)                                        called
//   module.exports = { list }; … require('./halls').list  what the other file does with it
//   class Desk { list() {} } … new Desk().list            what is done with the method of an instance
//   const make = (db) => ({ list }) … make(db).list       what is done with what the function around it returns
//   app.get('/', catching(list))                          what `catching` does with its parameter
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import {
  enclosingFunction,
  isFunction,
  keyName,
  memberName,
  parameterPattern,
  wrapped,
  type CallLike,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { isObjectAssign } from './added-members.js';
import {
  CALL,
  CONSTRUCTION,
  ELEMENT,
  FunctionFlow,
  INSTANCE,
  depthOf,
  type EnteredCall,
  type Place,
} from './function-flow.js';
import { valueOf } from './origins.js';

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
    };

/** What is found as far as somebody asks for it: a file is parsed when the ones before it have not told enough. */
export interface FunctionUses {
  /** All of them. */
  readonly uses: readonly FunctionUse[];
  /** Every place where the function goes was seen and understood. */
  readonly isComplete: boolean;
  /** All of them, one after the other. */
  [Symbol.iterator](): Iterator<FunctionUse>;
}

/**
 * Every use of a function.
 *
 * @param entered the call through which its code was reached: what the function around it returns goes there alone
 */
export function usesOfFunction(fn: FunctionNode, analysis: Analysis, entered?: EnteredCall): FunctionUses {
  return entered
    ? new AskedUses(beginning(fn, entered, analysis), analysis)
    : usesKept(usesOfFunction, fn, analysis);
}

/** Every call that a value is handed to from where it is made: a router to the applications that mount it. */
export function usesOfMade(made: Node, analysis: Analysis): FunctionUses {
  return usesKept(usesOfMade, made, analysis);
}

function usesKept(question: unknown, subject: Node, analysis: Analysis): FunctionUses {
  const kept = moduleOf(subject).answersIn(analysis.project.modules.version).to<UseFlow>(question);
  let flow = kept.get(subject);
  if (!flow) kept.set(subject, (flow = beginning(subject, undefined, analysis)));
  // One that comes round to itself goes the whole way again: what it finds there does not hang on how far it had come.
  else if (flow.isBusy) flow = beginning(subject, undefined, analysis);
  return new AskedUses(flow, analysis);
}

function beginning(subject: Node, entered: EnteredCall | undefined, analysis: Analysis): UseFlow {
  const flow = new UseFlow();
  flow.begin(subject, entered, analysis);
  return flow;
}

/** The uses of a function for one lint that asks for them. */
class AskedUses implements FunctionUses {
  constructor(
    private readonly flow: UseFlow,
    private readonly analysis: Analysis,
  ) {}

  get uses(): readonly FunctionUse[] {
    return this.#whole().found;
  }

  get isComplete(): boolean {
    return this.#whole().isComplete;
  }

  *[Symbol.iterator](): Iterator<FunctionUse> {
    const { flow, analysis } = this;
    for (let index = 0; ; index += 1) {
      while (index >= flow.found.length) if (!flow.advance(analysis)) return;
      yield flow.found[index] as FunctionUse;
    }
  }

  #whole(): UseFlow {
    while (this.flow.advance(this.analysis));
    return this.flow;
  }
}

class UseFlow extends FunctionFlow {
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
        return this.push({ ...place, node: parent.parent, held: [key, ...place.held] });
      }
      case 'SpreadElement':
        return parent.parent.type === 'ObjectExpression'
          ? this.push({ ...place, node: parent.parent })
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
    const [property, ...rest] = held.filter((each) => each !== ELEMENT);
    if (rest.length === 0 && property !== CALL && property !== INSTANCE && property !== CONSTRUCTION)
      this.found.push({ kind: 'handed', argument: node, call, property });
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
    if (name === first) this.push({ ...place, node: member, held });
  }

  #returned(fn: FunctionNode | undefined, place: Place): void {
    if (!fn) return this.giveUp();
    for (let at = place.entered; at; at = at.outer)
      if (at.fn === fn) return this.push({ ...place, node: at.call, entered: at.outer });
    this.definedAt(fn, { ...place, node: fn, held: [CALL, ...place.held] });
  }
}

/** `router.get(…)`, `router.routes()`: what the call gives stands for the same. */
function givesReceiver(member: TSESTree.MemberExpression, analysis: Analysis): boolean {
  const value = valueOf(member, analysis);
  const returns =
    value.kind === 'api' ? analysis.catalogue.facet(value.type, 'call')?.value.returns : undefined;
  return typeof returns === 'object' && 'same' in returns;
}
