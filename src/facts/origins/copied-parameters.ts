// Functions that give back some entries of what they are given, under the keys that these have:
//
//   (object, keys) => keys.reduce((picked, key) => { picked[key] = object[key]; return picked; }, {})      as `object`
//   function pick(object, keys) { const picked = {}; for (const key of keys) picked[key] = object[key]; return picked; }   as `object`
//   … picked[key] = Number(object[key])                                                                    unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, parameterPattern, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { memoizePerFile } from '../project/memoize.js';
import { bindingOf, type Binding } from '../project/module.js';

/** The position of the parameter whose entries a function gives back. */
export const parameterCopied = memoizePerFile((fn: Node): number | undefined => {
  if (!isFunction(fn) || fn.async || fn.generator) return undefined;
  const nodes = nodesIn(fn.body);
  const writes = nodes.flatMap((node) => (node.type === 'AssignmentExpression' ? [node] : []));
  const [source, ...others] = new Set(writes.map((write) => sourceOf(write)));
  if (!source || others.length > 0 || !nodes.some(isEmptyObject)) return undefined;
  const index = fn.params.findIndex((each) => {
    const pattern = parameterPattern(each);
    return pattern.type === 'Identifier' && bindingOf(pattern) === source;
  });
  return index < 0 ? undefined : index;
});

/** `object` of `picked[key] = object[key]` */
function sourceOf({ left, right }: TSESTree.AssignmentExpression): Binding | undefined {
  const read = unwrap(right);
  if (left.type !== 'MemberExpression' || read.type !== 'MemberExpression') return undefined;
  const [to, from] = [left, read].map(({ computed, property }) =>
    computed && property.type === 'Identifier' ? property.name : undefined,
  );
  const object = unwrap(read.object);
  return to !== undefined && to === from && object.type === 'Identifier'
    ? (bindingOf(object) ?? undefined)
    : undefined;
}

function isEmptyObject(node: Node): boolean {
  return node.type === 'ObjectExpression' && node.properties.length === 0;
}
