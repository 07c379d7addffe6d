// What a local name may hold where it is read: every value that was written to it on a path that leads there, in the order in
// which the function's statements run.
//
//   let a; if (x) a = 1; read(a)                       nothing, or 1
//   let a; if (x) a = 1; else a = 2; read(a)           1 or 2
//   let a; if (x) a = 1; else return; read(a)          1
//   let a; try { a = f(); } catch { log(); } read(a)   nothing, or f()
//   let a; for (const b of c) a = b; read(a)           nothing, or b: the list may be empty
//   let a; do a = f(); while (x); read(a)              f()
//   let a; c.forEach((b) => { a = b; }); read(a)       not followed: another function writes it
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, type Node } from '../../ast/nodes.js';
import { moduleOf, type Binding } from '../project/module.js';
import { ExpressionWrites, NOTHING, type State, type Written } from './expression-writes.js';

/** Declared in code that is run in order, once, by one function. */
export function isLocal({ defs, references }: Binding): boolean {
  const [definition] = defs;
  const declarator = definition?.node as Node | undefined;
  if (defs.length !== 1 || declarator?.type !== 'VariableDeclarator' || declarator.definite) return false;
  const home = enclosingFunction(declarator);
  return references.every((each) => !each.isWrite() || enclosingFunction(each.identifier) === home);
}

/** Follows the writes of one name through the statements around its declaration. */
export class ReachingValues extends ExpressionWrites {
  /** @param neverReturns does a call that stands alone as a statement end the run? */
  constructor(
    binding: Binding,
    private readonly neverReturns: (call: TSESTree.CallExpression) => boolean,
  ) {
    super(binding);
    const declarator = binding.defs[0]?.node as TSESTree.VariableDeclarator;
    const home = homeOf(declarator);
    if (home) this.statement(home, new Set([NOTHING]));
    this.readInClosures();
  }

  /** What a reference may hold; `undefined` where that is not known. */
  at(read: TSESTree.Identifier): readonly Written[] | undefined {
    return this.isComplete ? this.reads.get(read.range[0]) : undefined;
  }

  protected override alone(call: TSESTree.CallExpression, state: State): State {
    return this.neverReturns(call) ? undefined : state;
  }

  protected override taken(left: Node, state: State): State {
    return state && this.holdsName(left) ? new Set([left]) : state;
  }
}

/** The statements in which a name lives. */
function homeOf(declarator: TSESTree.VariableDeclarator): Node | undefined {
  const { kind, parent } = declarator.parent;
  const home = kind === 'var' ? (enclosingFunction(declarator)?.body ?? moduleOf(declarator).ast) : parent;
  if (home.type === 'ExportNamedDeclaration') return home.parent;
  return /^(?:Program|BlockStatement|For.*)$/.test(home.type) ? home : undefined;
}
