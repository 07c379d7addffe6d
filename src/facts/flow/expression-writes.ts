// What the parts of an expression write to a local name, and what it may hold where they read it, in the order in which they run.
// The statements around them are followed by `reaching-values.ts`.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { bindingOf, type Binding } from '../project/module.js';
import { MAY_THROW, Paths, union } from './paths.js';

/** The declaration gave it no value. */
export const NOTHING = 'nothing';
/** An expression that was written to the name, or the place of a write that is none: a pattern, `x += 1`. */
export type Written = Node | typeof NOTHING;

/** What may be written when control comes to a place; `undefined` where it never does. */
export type State = ReadonlySet<Written> | undefined;

export abstract class ExpressionWrites extends Paths<ReadonlySet<Written>> {
  /** By the position of the read. */
  protected readonly reads = new Map<number, readonly Written[]>();
  readonly #closures: { readonly fn: Node; readonly state: State }[] = [];

  constructor(protected readonly binding: Binding) {
    super();
  }

  protected joined(...states: readonly State[]): State {
    return union(states);
  }

  protected expression(node: Node, state: State): State {
    if (!state) return state;
    switch (node.type) {
      case 'Identifier':
        if (this.#isName(node)) this.#read(node, state);
        return state;
      case 'VariableDeclarator': {
        const given = node.init ? this.expression(node.init, state) : state;
        if (!this.holdsName(node.id)) return given;
        if (node.id.type !== 'Identifier') return new Set([node]);
        return node.init ? new Set([node.init]) : node.parent.kind === 'var' ? given : new Set([NOTHING]);
      }
      case 'AssignmentExpression':
        return this.#assignment(node, state);
      case 'UpdateExpression':
        return this.holdsName(node.argument) ? new Set([node]) : this.parts(node, state);
      case 'FunctionDeclaration':
        return state;
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'ClassDeclaration':
        this.#closures.push({ fn: node, state });
        return state;
      default:
        return MAY_THROW.has(node.type) ? this.mayThrow(this.parts(node, state)) : this.parts(node, state);
    }
  }

  #assignment(node: TSESTree.AssignmentExpression, state: State): State {
    const { left, operator, right } = node;
    if (!this.holdsName(left)) return this.parts(node, state);
    this.expression(right, state);
    if (left.type !== 'Identifier') return new Set([node]);
    switch (operator) {
      case '=':
      // What was undefined is no longer.
      case '??=':
      case '||=':
        return new Set([right]);
      case '&&=':
        return union([state, new Set([right])]);
      default:
        return new Set([node]);
    }
  }

  #read(node: TSESTree.Identifier, state: State): void {
    const known = this.reads.get(node.range[0]) ?? [];
    this.reads.set(node.range[0], [...new Set([...known, ...(state ?? [])])]);
  }

  /** Functions that are made on the way run later: they see what was there where nothing is written afterwards. */
  protected readInClosures(): void {
    for (const { fn, state } of this.#closures) {
      if (!this.#isLastWritten(fn)) continue;
      for (const { identifier } of this.binding.references)
        if (isWithin(identifier, fn)) this.#read(identifier as TSESTree.Identifier, state);
    }
  }

  #isLastWritten(fn: Node): boolean {
    return this.binding.references.every((reference) => {
      const { identifier } = reference;
      if (!reference.isWrite() || reference.init === true) return true;
      if (identifier.range[0] > fn.range[0]) return false;
      for (let at = fn.parent; at && !isFunction(at); at = at.parent)
        if (/^(?:For|While|DoWhile)/.test(at.type) && isWithin(identifier, at)) return false;
      return true;
    });
  }

  protected holdsName(pattern: Node): boolean {
    const left = pattern.type === 'VariableDeclaration' ? pattern.declarations[0].id : pattern;
    return namesIn(left).some((name) => this.#isName(name));
  }

  #isName(node: TSESTree.Identifier): boolean {
    return node.name === this.binding.name && bindingOf(node) === this.binding;
  }
}
