// What evaluating an expression does with an error. The names that hold the error, and those that are made of it, are told apart by
// their bindings; a call that hands it on says by itself what becomes of it there.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, textGiven } from '../../ast/arguments.js';
import {
  isFunction,
  methodOfGlobal,
  unwrap,
  type CallLike,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { isRejection } from '../../ast/promise-usage.js';
import { childrenOf } from '../../ast/walk.js';
import { NESTED_CALLS } from '../../budgets.js';
import type { Capture } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import type { EnteredCall } from '../origins/place-walk.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';
import { replyAt, type Reply } from '../runtime/replies.js';
import { isResponse } from '../runtime/responses.js';
import type { Effect, Path } from './effects.js';
import { lostErrorsIn } from './lost-errors.js';
import { joined, NOTHING, one, type Outcome } from './outcomes.js';
import { isOfLanguage } from './plain-calls.js';

/** How an expression's value is used: looked at, taken care of by a call around it, or any other way. */
type Use = 'tested' | 'consumed' | 'kept';
type Follow = (
  fn: FunctionNode,
  index: number | undefined,
  inside: EnteredCall | undefined,
) => readonly Path[] | undefined;

const COMPARES = new Set(['==', '===', '!=', '!==', 'in', 'instanceof', '<', '>', '<=', '>=']);

export class EffectReader {
  readonly #known = new Map<Node, readonly Outcome[]>();
  /** The names that hold the error, or a part of it. */
  readonly #names = new Set<Binding>();
  /** The nodes in which one of these names stands. */
  readonly #holding = new Set<Node>();

  /**
   * @param names what holds the error
   * @param entered the call through which the code was reached
   * @param follow the ways through a function that is handed the error at a position
   */
  constructor(
    names: readonly Binding[],
    private readonly analysis: Analysis,
    private readonly entered: EnteredCall | undefined,
    private readonly follow: Follow,
  ) {
    for (const name of names) this.#add(name);
  }

  /** What may come of evaluating an expression. The same expression has the same effects, by identity. */
  outcomes(node: Node, use: Use = 'kept'): readonly Outcome[] {
    let known = this.#known.get(node);
    if (!known) this.#known.set(node, (known = this.#visit(node, use)));
    return known;
  }

  thrown(node: Node, value: Node): Effect {
    return { kind: 'thrown', node, keepsError: this.#holdsError(value) };
  }

  #visit(node: Node, use: Use): readonly Outcome[] {
    switch (node.type) {
      case 'Identifier':
        return this.#isError(node) && use !== 'consumed' ? one({ kind: use, node }) : NOTHING;
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, use);
      case 'AssignmentExpression':
        return this.#assignment(node);
      case 'ObjectExpression':
        return this.#object(node, use);
      case 'UpdateExpression':
        return one({ kind: 'kept', node });
      case 'VariableDeclarator':
        return this.#declared(node);
      case 'MemberExpression':
        return this.#all(node.computed ? [node.object, node.property] : [node.object], use);
      case 'Property':
        return this.#all(node.computed ? [node.key, node.value] : [node.value], use);
      case 'ConditionalExpression':
        return joined(this.#visit(node.test, 'tested'), this.#all([node.consequent, node.alternate], use));
      case 'BinaryExpression':
        return this.#all([node.left, node.right], COMPARES.has(node.operator) ? 'tested' : use);
      case 'UnaryExpression':
        return this.#visit(node.argument, node.operator === 'void' ? 'consumed' : 'tested');
      default:
        if (isFunction(node))
          return this.#holdsError(node) && use !== 'consumed' ? one({ kind: 'kept', node }) : NOTHING;
        if (/^TS.*(?:Type|Keyword|Annotation|Reference)$/.test(node.type)) return NOTHING;
        return this.#all(childrenOf(node), use);
    }
  }

  #all(nodes: readonly Node[], use: Use): readonly Outcome[] {
    return nodes.reduce<readonly Outcome[]>(
      (before, each) => joined(before, this.#visit(each, use)),
      NOTHING,
    );
  }

  /** `const err = e as Error`, `const text = e.message`: what is made of the error stands for it. */
  #declared({ id, init }: TSESTree.VariableDeclarator): readonly Outcome[] {
    if (!init) return NOTHING;
    if (this.#holdsError(init))
      for (const name of namesIn(id)) {
        const binding = bindingOf(name);
        if (binding) this.#add(binding);
      }
    return this.#visit(init, 'consumed');
  }

  /** An object may be the answer, because a handler returns it. */
  #object(node: TSESTree.ObjectExpression, use: Use): readonly Outcome[] {
    const reply = replyAt(node, this.analysis, this.entered);
    const parts = this.#all(node.properties, use);
    return reply ? joined(parts, this.#answered(reply)) : parts;
  }

  #answered(reply: Reply): readonly Outcome[] {
    return reply.does === 'prepares' ? NOTHING : one({ kind: 'answered', node: reply.node, reply });
  }

  #assignment(node: TSESTree.AssignmentExpression): readonly Outcome[] {
    if (this.#holdsError(node.right) || node.operator !== '=') return one({ kind: 'kept', node });
    const reply = replyAt(node, this.analysis, this.entered);
    if (reply) return this.#answered(reply);
    return joined(this.#visit(node.right, 'kept'), one({ kind: 'assigned', node }));
  }

  #call(call: CallLike, use: Use): readonly Outcome[] {
    const isHandedError = call.arguments.some((each) => this.#holdsError(each));
    const own = this.#effectOf(call, isHandedError);
    const callee = unwrap(call.callee);
    const target = callee.type === 'MemberExpression' ? this.#visit(callee.object, 'tested') : NOTHING;
    // An answer holds the error for whoever reads it.
    const isAnswer = own?.[0]?.effects[0]?.kind === 'answered';
    const given = this.#all(call.arguments, isAnswer ? 'kept' : own ? 'consumed' : use);
    return joined(joined(target, given), own ?? NOTHING);
  }

  /** What becomes of the error by a call; `undefined` where that is for whoever takes what it gives: `String(e)`. */
  #effectOf(call: CallLike, isHandedError: boolean): readonly Outcome[] | undefined {
    const reply = replyAt(call, this.analysis, this.entered);
    if (reply) return this.#answered(reply);
    if (call.type === 'NewExpression')
      return isOfLanguage(call) ? undefined : this.#unknown(call, isHandedError);
    if (isRejection(call))
      return [{ effects: [{ kind: 'thrown', node: call, keepsError: isHandedError }], throws: true }];
    const callee = unwrap(call.callee);
    if (methodOfGlobal(callee, 'process') === 'exit')
      return [{ effects: [{ kind: 'thrown', node: call, keepsError: false }], throws: true }];
    if (isParameter(callee) && call.arguments.length > 0)
      return one({ kind: 'forwarded', node: call, keepsError: isHandedError });
    const known = calleeOf(call, this.analysis)?.call;
    if (known?.log)
      return one({
        kind: 'logged',
        node: call,
        keepsError: isHandedError && lostErrorsIn(call, this.analysis).length === 0,
      });
    if (known?.captures && isCapture(call, known.captures)) return one({ kind: 'captured', node: call });
    // The text is for whoever takes it, with what it says of the error.
    if (known?.stringifies) return undefined;
    const step = known?.returns;
    if (typeof step === 'object' && 'same' in step && !isHandedError) return undefined;
    const fn = known ? undefined : functionOf(callee, this.analysis)?.node;
    if (fn) return this.#followed(call, fn, isHandedError);
    return !known && isOfLanguage(call) ? undefined : this.#unknown(call, isHandedError);
  }

  #unknown(node: Node, isHandedError: boolean): readonly Outcome[] {
    return one({ kind: 'acted', node, isHandedError });
  }

  #followed(call: TSESTree.CallExpression, fn: FunctionNode, isHandedError: boolean): readonly Outcome[] {
    const index = call.arguments.findIndex((each) => this.#holdsError(each));
    const unknown = this.#unknown(call, isHandedError);
    const isWhole =
      index < 0 || this.#isError(unwrap(call.arguments[index] as Node)) || isTextOf(call.arguments[index]);
    if (!isWhole || fn.generator) return unknown;
    const position = index < 0 ? undefined : index;
    const { memo, recursion } = this.analysis;
    const asked = { question: EffectReader, subject: fn, deepest: NESTED_CALLS };
    const walk = (inside: EnteredCall | undefined): readonly Outcome[] | undefined =>
      this.follow(fn, position, inside)?.map(({ effects, end }) => ({
        effects,
        throws: end.how === 'thrown',
      }));
    // Only what is handed the error, or what answers with it, depends on the call.
    const isOfCall =
      isHandedError || call.arguments.some((each) => isResponse(each, this.analysis, this.entered));
    const outcomes = isOfCall
      ? recursion.ask(asked, undefined, () => walk({ call, fn, outer: this.entered }))
      : recursion.kept(memo, asked, undefined, () => walk(undefined));
    return outcomes ?? unknown;
  }

  #isError(node: Node): boolean {
    const expression = unwrap(node);
    const binding = expression.type === 'Identifier' ? bindingOf(expression) : undefined;
    return binding !== undefined && this.#names.has(binding);
  }

  #holdsError(node: Node): boolean {
    return this.#holding.has(node);
  }

  #add(name: Binding): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    for (const { identifier } of name.references) {
      this.#holding.add(identifier);
      for (let at: Node = identifier; at.parent && !this.#holding.has(at.parent); at = at.parent)
        this.#holding.add(at.parent);
    }
  }
}

function isCapture(call: TSESTree.CallExpression, { argument, when }: Capture): boolean {
  if (when && textGiven(call, when.argument) !== when.is) return false;
  return readArgument(call, argument).kind !== 'absent';
}

/** `e.message`, `e.stack`: handed on, it is what is left of the error. */
function isTextOf(node: Node | undefined): boolean {
  return node !== undefined && unwrap(node).type === 'MemberExpression';
}

/** A function that the code around was handed: `next`, `reject`, a callback. */
function isParameter(callee: Node): boolean {
  if (callee.type !== 'Identifier') return false;
  const definition = bindingOf(callee)?.defs[0];
  return definition !== undefined && isFunction(definition.node) && definition.name !== definition.node.id;
}
