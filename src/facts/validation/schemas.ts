// A schema's leaf: the call that says which JavaScript type a field must have, and the checks that follow it.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { SchemaCall, SchemaRepair, SchemaType } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { requestedVersionOf } from '../project/versions.js';

export interface SchemaLeaf {
  /** The call that builds it; what names it where it is there without a call; the word for it in a schema that is written as text. */
  readonly node: Node;
  /** What says which leaf it is: the callee of a call, the rest as a whole. */
  readonly callee: Node;
  readonly given: readonly Node[];
  readonly is: SchemaType;
  readonly repair: SchemaRepair | undefined;
  /** The factory's expression, such as `z`; undefined when the leaf was imported by its own name. */
  readonly factory: Node | undefined;
  /** The library's major version, when the import or the manifest says it. */
  readonly major: string | undefined;
  /** The type of schemas that the leaf belongs to. */
  readonly type: ResolvedType;
  /** The calls after the leaf, innermost first: `.int()`, `.positive()`, `.optional()`. */
  readonly chain: readonly ChainLink[];
  /** What is said around the leaf by functions that it is given to, innermost first. */
  readonly around: readonly ChainLink[];
}

export interface ChainLink {
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  readonly schema: SchemaCall;
}

/** The leaf that an expression is, if it is one. */
export function schemaLeafOf(node: Node, analysis: Analysis): SchemaLeaf | undefined {
  switch (node.type) {
    case 'CallExpression':
      return builtLeaf(node, analysis);
    case 'MemberExpression':
      return namedLeaf(node, analysis);
    case 'Literal':
      return writtenLeaf(node, analysis);
    default:
      return undefined;
  }
}

/** `z.number()` */
function builtLeaf(call: TSESTree.CallExpression, analysis: Analysis): SchemaLeaf | undefined {
  if (!analysis.catalogue.schemaNames.buildsLeaf(calledName(call))) return undefined;
  const callee = calleeOf(call, analysis);
  const schema = callee?.call.schema;
  if (!callee || !schema?.leaf || typeof callee.call.returns !== 'string') return undefined;
  const type = analysis.catalogue.resolve(callee.value.type.model, callee.call.returns);
  return leafAt(call, call.callee, schema, type, callee.value, analysis);
}

/** `Schema.Number` */
function namedLeaf(member: TSESTree.MemberExpression, analysis: Analysis): SchemaLeaf | undefined {
  if (!analysis.catalogue.schemaNames.isLeaf(memberName(member))) return undefined;
  const value = valueOf(member, analysis);
  const schema = value.kind === 'api' ? analysis.catalogue.facet(value.type, 'schema')?.value : undefined;
  return value.kind === 'api' && schema?.leaf
    ? leafAt(member, member, schema, value.type, value, analysis)
    : undefined;
}

/** `'number'` of `type({ page: 'number' })` */
function writtenLeaf(word: TSESTree.Literal, analysis: Analysis): SchemaLeaf | undefined {
  if (typeof word.value !== 'string' || !analysis.catalogue.schemaNames.isLeafWord(word.value))
    return undefined;
  const call = callAroundWritten(word);
  const callee = call && calleeOf(call, analysis);
  const words = callee?.call.schema?.words;
  const schema = words && Object.hasOwn(words, word.value) ? words[word.value] : undefined;
  if (!callee || !schema || typeof callee.call.returns !== 'string') return undefined;
  const type = analysis.catalogue.resolve(callee.value.type.model, callee.call.returns);
  return leafAt(word, word, schema, type, callee.value, analysis);
}

/** The call that is given a schema which is written as text, around a part of that. */
export function callAroundWritten(part: Node): TSESTree.CallExpression | undefined {
  let at = part;
  while (at.parent?.type === 'Property' && at.parent.value === at) at = at.parent.parent;
  const { parent } = at;
  return parent?.type === 'CallExpression' && parent.arguments[0] === at ? parent : undefined;
}

function leafAt(
  node: Node,
  callee: Node,
  schema: SchemaCall,
  type: ResolvedType,
  value: ApiValue,
  analysis: Analysis,
): SchemaLeaf {
  const factory = factoryOf(callee, analysis);
  const major = majorOf(value, factory, moduleOf(node), analysis);
  const { leaf = {} } = schema;
  return {
    node,
    callee,
    given: node.type === 'CallExpression' ? node.arguments : [],
    is: leaf.major === undefined || leaf.major === major ? leaf : {},
    repair: schema.repair,
    factory,
    major,
    type,
    chain: chainAfter(node, type, analysis),
    around: linksAround(node, analysis),
  };
}

/** The name that is called, as its module exports it: a look that costs nothing before anything is followed. */
function calledName({ callee }: TSESTree.CallExpression): string | undefined {
  if (callee.type === 'MemberExpression') return memberName(callee);
  if (callee.type !== 'Identifier') return undefined;
  const definition = bindingOf(callee)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'ImportSpecifier' && definition.imported.type === 'Identifier'
    ? definition.imported.name
    : callee.name;
}

/** The factory's expression in front of the name of what builds a leaf: `z` of `z.coerce.number()`. */
export function factoryOf(callee: Node, analysis: Analysis): Node | undefined {
  let at: Node = callee;
  while (at.type === 'MemberExpression') {
    at = at.object;
    const value = valueOf(at, analysis);
    if (value.kind === 'api' && analysis.catalogue.facet(value.type, 'role')?.value === 'schema-factory')
      return at;
  }
  return undefined;
}

/** The major version of the library, where the import or the manifest says it. */
export function majorOf(
  value: ApiValue,
  factory: Node | undefined,
  module: Module,
  analysis: Analysis,
): string | undefined {
  const root = factory ? valueOf(factory, analysis) : undefined;
  for (let at = root?.kind === 'api' ? root : value.receiver; at; at = at.receiver) {
    const stated = analysis.catalogue.facet(at.type, 'major')?.value;
    if (stated) return stated;
  }
  return requestedVersionOf(value.type.model, module, analysis)?.major.toString();
}

/** The type of schemas that an expression belongs to which builds one. */
export function typeBuiltBy(call: Node, analysis: Analysis): ResolvedType | undefined {
  const value = valueOf(call, analysis);
  return value.kind === 'api' ? value.type : undefined;
}

/** The calls that are chained to one that builds a schema, innermost first, as far as they are known. */
export function chainAfter(leaf: Node, type: ResolvedType, analysis: Analysis): ChainLink[] {
  const links: ChainLink[] = [];
  for (let at: Node = wrapped(leaf); at.parent?.type === 'MemberExpression' && at.parent.object === at;) {
    const member: TSESTree.MemberExpression = at.parent;
    const call: Node | undefined = wrapped(member).parent;
    const name = memberName(member);
    const known = name === undefined ? undefined : analysis.catalogue.member(type, name);
    const schema = known && analysis.catalogue.facet(known, 'call')?.value.schema;
    if (name === undefined || !schema || call?.type !== 'CallExpression' || call.callee !== wrapped(member))
      return links;
    links.push({ name, call, schema });
    at = wrapped(call);
  }
  return links;
}

/** What functions say around a leaf that they are given: `z.optional(leaf)`, `v.pipe(text, leaf, bound)`. */
function linksAround(leaf: Node, analysis: Analysis): ChainLink[] {
  const links: ChainLink[] = [];
  for (let at = wrapped(leaf); at.parent?.type === 'CallExpression' && at.parent.callee !== at;) {
    const call = at.parent;
    const schema = calleeOf(call, analysis)?.call.schema;
    if (schema?.combines !== 'wrapper' && schema?.combines !== 'pipe') return links;
    const behind =
      schema.combines === 'pipe' ? call.arguments.slice(call.arguments.indexOf(at as never) + 1) : [];
    links.push({ name: '', call, schema }, ...behind.map((each) => linkOf(each, analysis)));
    at = wrapped(call);
  }
  return links;
}

const UNKNOWN_STEP: SchemaCall = { asksCode: true };

function linkOf(node: Node, analysis: Analysis): ChainLink {
  const call = unwrap(node);
  const schema = call.type === 'CallExpression' ? calleeOf(call, analysis)?.call.schema : undefined;
  return { name: '', call: call as ChainLink['call'], schema: schema ?? UNKNOWN_STEP };
}
