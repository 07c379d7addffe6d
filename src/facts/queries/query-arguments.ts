// Where in a query's chain the model says that something stands.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Link } from '../../ast/chains.js';
import { argumentsOf, type Invocation } from '../../ast/invocations.js';
import { propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import type { ArgumentPath } from '../../models/model.js';

/** The node at a place in the arguments of a query's call, or of an earlier call of its chain. */
export function argumentAt(
  node: Invocation | TSESTree.NewExpression,
  chain: readonly Link[],
  path: ArgumentPath | undefined,
): Node | undefined {
  if (!path) return undefined;
  const call = path.member === undefined ? node : chain.find(({ member }) => member === path.member)?.call;
  return call && call.type !== 'TaggedTemplateExpression'
    ? within(call.arguments[path.argument], path.path)
    : undefined;
}

/** The node at a path of properties; `undefined` when it is not written out there. */
function within(node: Node | undefined, path: readonly string[] = []): Node | undefined {
  let at = node;
  for (const key of path) {
    const object: Node | undefined = at && unwrap(at);
    if (object?.type !== 'ObjectExpression') return undefined;
    at = propertyOf(object, key)?.value;
  }
  return at;
}

/** Is there something at a place in a chain's arguments? An object that is not written out may hold it. */
export function isGiven({ argument, path = [], member }: ArgumentPath, chain: readonly Link[]): boolean {
  const link = member === undefined ? chain[0] : chain.find((each) => each.member === member);
  let at: Node | undefined = link && argumentsOf(link.call)[argument];
  for (const key of path) {
    const object: Node | undefined = at && unwrap(at);
    if (!object) return false;
    if (object.type !== 'ObjectExpression' || object.properties.some(({ type }) => type === 'SpreadElement'))
      return true;
    at = propertyOf(object, key)?.value;
  }
  return at !== undefined;
}
