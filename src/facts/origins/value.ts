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

export function isKnown(value: Value): boolean {
  return value.kind !== 'unknown' && value.kind !== 'opaque';
}
