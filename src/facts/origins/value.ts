// What an expression is, as far as it can be followed. `unknown` is an answer like the others.
import type { TSESTree } from '@typescript-eslint/utils';
import type { CallLike, FunctionNode, Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import type { ColumnKind } from '../../models/model.js';
import type { Module } from '../project/module.js';
import type { Reason, ReasonKind } from './reason.js';

export type Value =
  | Unknown
  | ApiValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | ObjectValue
  | ShapeValue
  | SignatureValue
  | ListValue
  | NamespaceValue
  | TypeValue
  | OpaqueValue;

export interface Unknown {
  readonly kind: 'unknown';
  /** Where the walk ended and over what; not there where nothing is worth saying. */
  readonly why?: Reason;
}

/** A value of a modelled library: one step further on the access path from its package's export. */
export interface ApiValue {
  readonly kind: 'api';
  readonly type: ResolvedType;
  /** The value this one was read from or called on. */
  readonly receiver: ApiValue | undefined;
  /** The member by which it was reached. */
  readonly name: string | undefined;
  /** The call or construction that made it, with the module it stands in. */
  readonly made:
    { readonly node: CallLike | TSESTree.TaggedTemplateExpression; readonly module: Module } | undefined;
  /** Members that the project gave it: `repository.extend({ … })`, `interface Authed extends Request { … }`. */
  readonly added?: ObjectValue | ShapeValue;
  /** What it may be as well, where the code takes one of several: `given.log ?? log`. */
  readonly others?: readonly Value[];
  /** The type arguments of the annotation that it was known by. */
  readonly given?: { readonly params: readonly TSESTree.TypeNode[]; readonly module: Module } | undefined;
}

/** A function of the project, with the object it belongs to. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly module: Module;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression;
  readonly module: Module;
}

export interface InstanceValue {
  readonly kind: 'instance';
  readonly of: ClassValue;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly node: TSESTree.ObjectExpression;
  readonly module: Module;
  /** What it has members of as well: a repository that is extended with the object's methods. */
  readonly base?: ApiValue | undefined;
}

/** Known by annotation only: the members of interfaces and type literals. */
export interface ShapeValue {
  readonly kind: 'shape';
  readonly parts: readonly { readonly members: readonly TSESTree.TypeElement[]; readonly module: Module }[];
}

/** A function known by its type. */
export interface SignatureValue {
  readonly kind: 'signature';
  readonly returns: TSESTree.TypeNode | undefined;
  /** What it takes, where a type of its own says so. */
  readonly parameters?: readonly TSESTree.Parameter[];
  readonly module: Module;
  /** The member of an interface or type that it is declared by. */
  readonly declaredBy?: TSESTree.TypeElement;
}

/** A list of which only the kind of element is known. */
export interface ListValue {
  readonly kind: 'list';
  readonly element: Value;
  /** It is an array, and not another thing that can be gone through. */
  readonly isArray?: boolean;
  /** What stands in each place, where that is known one by one. */
  readonly places?: Places;
}

/** Places of a list by the types that are written for them, or by what a function receives there. */
export type Places =
  | { readonly kind: 'types'; readonly types: readonly (TSESTree.TypeNode | undefined)[] }
  | { readonly kind: 'received'; readonly fn: FunctionNode; readonly from: number };

export interface NamespaceValue {
  readonly kind: 'namespace';
  readonly module: Module;
}

/** A name that exists for types only. */
export interface TypeValue {
  readonly kind: 'type';
  readonly node: TSESTree.TSTypeAliasDeclaration | TSESTree.TSInterfaceDeclaration;
  readonly module: Module;
}

/** Followed to an expression that nothing is known about: a literal, a template, an unmodelled call. */
export interface OpaqueValue {
  readonly kind: 'opaque';
  readonly node: Node;
  readonly module: Module;
}

/** Kinds of values that tell how two of them are compared; an `object` is equal to itself alone. */
export type ValueKind = ColumnKind;

export const UNKNOWN: Unknown = { kind: 'unknown' };
const SEVERAL: Unknown = { kind: 'unknown', why: { kind: 'several-values' } };

/** A value that is unknown for a reason. */
export function unknown(
  kind: ReasonKind,
  node?: Node,
  name?: string,
  { type, because }: Pick<Reason, 'type' | 'because'> = {},
): Unknown {
  return { kind: 'unknown', why: { kind, node, name, type, because } };
}

/** The same value with a reason, where it is unknown and has none. */
export function explained(value: Value, reason: () => Unknown): Value {
  return value.kind === 'unknown' && !value.why ? reason() : value;
}

/** The reason of a value that is unknown. */
export function whyUnknown(value: Value): Reason | undefined {
  return value.kind === 'unknown' ? value.why : undefined;
}

/** What comes round to the value that is being found: it says nothing of its own. */
export function isItself(value: Value): boolean {
  return whyUnknown(value)?.kind === 'depends-on-itself';
}

/** What was followed to an expression that says nothing, as unknown. */
function unfollowed(value: Value | undefined): Unknown {
  if (value?.kind === 'unknown') return value;
  return value?.kind === 'opaque' ? unknown('not-followed', value.node) : UNKNOWN;
}

export function isKnown(value: Value): boolean {
  return value.kind !== 'unknown' && value.kind !== 'opaque';
}

/** One value for several possible ones: what is known must agree, and what is not known does not count. */
export function agree(values: readonly Value[]): Value {
  const known = values.filter(isKnown);
  if (known.length === 0) return values.length === 1 ? (values[0] ?? UNKNOWN) : unfollowed(saysMost(values));
  // A client that was extended stays a client: of the two the narrower is what it may be.
  const narrow = known.filter((value) =>
    known.every((other) => isSame(value, other) || isVariantOf(value, other)),
  );
  // `models.Order ?? model('Order', schema)`: of two that are the same, the one that a call made says more.
  return narrow.find((value) => value.kind === 'api' && value.made) ?? narrow[0] ?? sharedHandle(known);
}

/** Of several that are not known, one with a reason of its own. */
function saysMost(values: readonly Value[]): Value | undefined {
  const own = values.filter((each) => !isItself(each) && !isNothing(each));
  return own.find(whyUnknown) ?? own[0] ?? values.find(isItself) ?? values[0];
}

/** What an expression is that takes one of several values; a library's value keeps the others in mind. */
export function oneOf(values: readonly Value[]): Value {
  const value = agree(values);
  if (value.kind !== 'api') return value;
  const others = values.filter((each) => !isSameMade(each, value) && !isNothing(each));
  return others.length > 0 ? { ...value, others: [...(value.others ?? []), ...others] } : value;
}

function isSameMade(one: Value, { made, type }: ApiValue): boolean {
  return one.kind === 'api' && one.type === type && one.made?.node === made?.node;
}

/** `null`, `undefined` and `false` are no second value: nobody can call a member of them. */
function isNothing(value: Value): boolean {
  if (value.kind !== 'opaque') return false;
  const { node } = value;
  return node.type === 'Literal' ? !node.value : node.type === 'Identifier' && node.name === 'undefined';
}

/** What several callers pass, all of which is known: the same, or unknown. It is no longer told which of them made it. */
export function agreeExactly(values: readonly Value[]): Value {
  const value = agree(values);
  if (value.kind !== 'api' || values.every((each) => isSameValue(each, value))) return value;
  return { ...value, receiver: undefined, name: undefined, made: undefined };
}

function isSameValue(each: Value, value: ApiValue): boolean {
  return each.kind === 'api' && each.made?.node === value.made?.node && each.name === value.name;
}

/** A transaction or the client that it is on, a pool or one of its clients: a handle of what all of them are. */
function sharedHandle([first, ...others]: readonly Value[]): Value {
  if (first?.kind !== 'api') return SEVERAL;
  const { model } = first.type;
  const lines = others.map((other) =>
    other.kind === 'api' && other.type.model === model ? ancestryOf(other.type) : [],
  );
  const shared = ancestryOf(first.type).find(
    (name) =>
      model.types[name]?.role === 'database-client' && lines.every((ancestors) => ancestors.includes(name)),
  );
  const definition = shared === undefined ? undefined : model.types[shared];
  return definition ? { ...first, type: { model, name: shared, definition } } : SEVERAL;
}

/** A type with those that it extends in its own model, nearest first. */
function ancestryOf({ model, name, definition }: ResolvedType): string[] {
  const parents = [definition.extends ?? []].flat();
  return [
    ...(name === undefined ? [] : [name]),
    ...parents.flatMap((parent) => {
      const found = model.types[parent];
      return found ? ancestryOf({ model, name: parent, definition: found }) : [];
    }),
  ];
}

/** Is one library type the other with something added, in the same role? */
function isVariantOf(narrow: Value, wide: Value): boolean {
  if (narrow.kind !== 'api' || wide.kind !== 'api' || narrow.type.model !== wide.type.model) return false;
  const { extends: parents, role } = narrow.type.definition;
  return role === undefined && wide.type.name !== undefined && [parents].flat().includes(wide.type.name);
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'api' && b.kind === 'api') return a.type.definition === b.type.definition;
  if (a.kind === 'instance' && b.kind === 'instance') return a.of.node === b.of.node;
  if ('node' in a && 'node' in b) return a.node === b.node;
  if (a.kind === 'list' && b.kind === 'list')
    return a.places || b.places ? a.places === b.places : isSame(a.element, b.element);
  if (a.kind === 'namespace' && b.kind === 'namespace') return a.module.path === b.module.path;
  if (a.kind === 'shape' && b.kind === 'shape')
    return a.parts.every(({ members }, at) => members === b.parts[at]?.members);
  if (a.kind === 'signature' && b.kind === 'signature') return a.returns === b.returns;
  return a.kind === b.kind;
}
