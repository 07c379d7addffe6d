// Validators that convert texts, where only their verdict is taken and the texts are used as they came.
//
//   if (await schema.isValid(req.query)) list(req.query.page + 1)      joins two texts
//   const { error } = schema.validate(req.query); req.query.page === 2   never equal
//   const page = Number(req.query.page)                                nothing: it is converted here
//   list(req.query.page)                                               unknown: nothing says that a text fails there
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { enclosingFunction, keyName, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Input } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, textOf, type Module } from '../project/module.js';
import { mistakenUse, mistakenUseAt, type MistakenUse } from './mistaken-uses.js';
import { placeOf } from './places.js';
import type { SchemaUse } from './schema-use.js';
import { usesOfSchema } from './schema-uses.js';
import type { SchemaLeaf } from './schemas.js';

export interface DroppedConversion {
  readonly input: Input;
  readonly field: string;
  readonly kind: 'number' | 'boolean';
  /** What gives what the text was converted to. */
  readonly given: string;
  readonly use: MistakenUse;
  readonly place: string;
}

/** The use of a text that a schema's leaf converted for its own check, and that nobody was given. */
export function droppedConversion(
  leaf: SchemaLeaf,
  open: Module,
  analysis: Analysis,
): DroppedConversion | undefined {
  const { insistsOn: kind, ifStrict } = leaf.is;
  if (!ifStrict || (kind !== 'number' && kind !== 'boolean')) return undefined;
  const { uses, keys, isElement } = usesOfSchema(leaf.node, leaf.type, analysis);
  const [field, more] = keys;
  if (field === undefined || more !== undefined || isElement) return undefined;
  for (const each of uses) {
    const { dropped, input, said } = each;
    if (!dropped || input?.carries !== 'strings' || said || isTaken(each)) continue;
    const use = useBehind(each.node, field, kind, analysis);
    if (use)
      return { input, field, kind, given: dropped.given, use, place: placeOf(each.node, each.module, open) };
  }
  return undefined;
}

/** Is the member read that holds what was converted, or may it be? */
function isTaken({ node, dropped }: SchemaUse): boolean {
  const as = dropped?.as;
  if (as === undefined) return false;
  let at = wrapped(node);
  while (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
  const { parent } = at;
  if (parent?.type === 'MemberExpression') return memberName(parent) === as;
  if (parent?.type === 'ExpressionStatement') return false;
  if (parent?.type !== 'VariableDeclarator') return true;
  const { id } = parent;
  if (id.type === 'ObjectPattern')
    return id.properties.some((each) => each.type !== 'Property' || keyName(each) === as);
  if (id.type !== 'Identifier') return true;
  return (bindingOf(id)?.references ?? []).some(({ identifier, init }) => {
    if (init) return false;
    const around = wrapped(identifier).parent;
    return around?.type !== 'MemberExpression' || memberName(around) === as;
  });
}

/** Where the field of the input that a call was given is used behind it as what it is not. */
function useBehind(
  call: Node,
  field: string,
  kind: DroppedConversion['kind'],
  analysis: Analysis,
): MistakenUse | undefined {
  const input = call.type === 'CallExpression' ? writtenIn(readArgument(call, 0)) : undefined;
  const around = enclosingFunction(call);
  if (!input || !around) return undefined;
  const text = textOf(unwrap(input));
  const nodes = nodesIn(around.body);
  // What is written to it may be what was converted.
  if (nodes.some((each) => each.type === 'AssignmentExpression' && textOf(each.left).startsWith(text)))
    return undefined;
  const uses = nodes.flatMap((each) =>
    each.range[0] < call.range[1] ? [] : (usesOf(each, text, field, kind, analysis) ?? []),
  );
  return uses.find((each) => each.kind !== 'handed');
}

function usesOf(
  node: Node,
  input: string,
  field: string,
  kind: DroppedConversion['kind'],
  analysis: Analysis,
): MistakenUse | undefined {
  if (node.type === 'MemberExpression')
    return memberName(node) === field && textOf(unwrap(node.object)) === input
      ? mistakenUseAt(node, kind, analysis)
      : undefined;
  if (node.type !== 'VariableDeclarator' || !node.init || textOf(unwrap(node.init)) !== input)
    return undefined;
  const binding = boundTo(node.id, field);
  return binding && mistakenUse(binding, kind, analysis);
}

function boundTo(id: TSESTree.BindingName, field: string) {
  if (id.type !== 'ObjectPattern') return undefined;
  const property = id.properties.find((each) => each.type === 'Property' && keyName(each) === field);
  return property?.type === 'Property' && property.value.type === 'Identifier'
    ? bindingOf(property.value)
    : undefined;
}
