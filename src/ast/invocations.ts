// What calls a function: a call, or a template with a tag. Both have a callee and arguments.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.js';

/** `f(…)` or `` f`…` `` */
export type Invocation = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
/** `new f(…)` as well. */
export type Construction = Invocation | TSESTree.NewExpression;

export function isInvocation(node: Node): node is Invocation {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression';
}

/** What is called: `f` of `f(…)`, of `new f(…)` and of `` f`…` ``, as it is written. */
export function calleeExpression(call: Construction): TSESTree.Expression {
  return call.type === 'TaggedTemplateExpression' ? call.tag : call.callee;
}

/** The arguments of a call, or the placeholders of a template. */
export function argumentsOf(call: Construction): readonly Node[] {
  return call.type === 'TaggedTemplateExpression' ? call.quasi.expressions : call.arguments;
}

/** `first()`, `limit(1)` */
export function asksForOne(call: Invocation): boolean {
  return argumentsOf(call).every((each) => each.type === 'Literal' && each.value === 1);
}
