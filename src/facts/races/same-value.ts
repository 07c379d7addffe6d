// Whether two expressions, in one function or in the helpers that it calls, stand for the same value.
//
//   identityOf(value, entered): a text that is the same for both, with names followed to where they come from:
//
//   const key = keyOf(id); get(key), set(keyOf(id), …)         the same
//   read(id) with read = (key) => get(key); set(id, …)         the same: what the caller hands in
//   get(a), set(b, …)                                          two
import { unwrap, type Node } from '../../ast/nodes.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { referencesIn } from '../flow/derived-names.js';
import { type Binding, bindingOf, moduleOf, textOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import { seenByCaller, type Entered } from '../queries/query-steps.js';

export function areSame(a: Node, inA: Entered | undefined, b: Node, inB: Entered | undefined): boolean {
  return identityOf(a, inA, 0) === identityOf(b, inB, 0);
}

function identityOf(value: Node, entered: Entered | undefined, depth: number): string {
  const seen = seenByCaller(value, entered);
  const node = unwrap(seen.node);
  if (node.type === 'Identifier') {
    const binding = bindingOf(node);
    if (!binding) return node.name;
    const init = depth < CONDITION_NAMES && isConstant(binding) ? initOf(binding) : undefined;
    return init && isPlain(init) ? identityOf(init, seen.entered, depth + 1) : placeOf(binding);
  }
  const [start] = node.range;
  const text = textOf(node);
  let [result, from] = ['', 0];
  for (const name of referencesIn(node)) {
    result += text.slice(from, name.range[0] - start) + identityOf(name, seen.entered, depth + 1);
    from = name.range[1] - start;
  }
  return (result + text.slice(from)).replaceAll(/\s+|[?!](?=\.)/g, '').replaceAll(/["`]/g, "'");
}

function isConstant({ references }: Binding): boolean {
  return references.every((each) => each.init === true || !each.isWrite());
}

const PLAIN = new Set(
  'Identifier Literal TemplateLiteral MemberExpression CallExpression BinaryExpression'.split(' '),
);

/** What gives the same each time it is run: a text, a key that is made of names. */
function isPlain(init: Node): boolean {
  return PLAIN.has(unwrap(init).type);
}

/** Where a name is declared tells it from all others. */
function placeOf({ name, defs }: Binding): string {
  const declared = defs[0]?.name as Node | undefined;
  return declared ? `#${moduleOf(declared).path}:${declared.range[0]}` : name;
}
