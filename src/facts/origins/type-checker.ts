// The one module that asks a type checker. `typescript` itself is never imported: the program that the parser made
// answers, with questions that both of typescript-eslint's backends understand.
import type { Node } from '../../ast/nodes.js';
import { memberName, unwrap } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { memberOf } from './members.js';
import type { ApiValue, Value, ValueKind } from './value.js';

interface CheckerType {
  readonly flags: number;
  /** The parts of a union. */
  readonly types?: readonly CheckerType[];
  getProperty(name: string): unknown;
  getProperties?(): readonly { readonly name: string }[];
}
interface Checker {
  getNonNullableType?(type: CheckerType): CheckerType;
  getUndefinedType?(): CheckerType;
  getNullType?(): CheckerType;
}
interface Services {
  readonly program?: { getTypeChecker(): Checker } | null;
  getTypeAtLocation?(node: Node): CheckerType;
}

/** `any`, `unknown` and error types are no evidence. (`ts.TypeFlags.Any | ts.TypeFlags.Unknown`, the same since TypeScript 2.) */
const NO_EVIDENCE = 0b11;

/**
 * The library value that an expression of the open file is by its type: a type that has all the members by which a model
 * recognises it. A member of such a value is looked up in the model.
 */
export function typeFromChecker(node: Node, analysis: Analysis): ApiValue | undefined {
  const services = analysis.services as Services | undefined;
  if (!services?.program || !services.getTypeAtLocation || moduleOf(node) !== analysis.open) return undefined;
  const own = recognised(node, services, analysis);
  if (own) return own;
  const expression = unwrap(node);
  const name = expression.type === 'MemberExpression' ? memberName(expression) : undefined;
  if (expression.type !== 'MemberExpression' || name === undefined) return undefined;
  const receiver = recognised(expression.object, services, analysis);
  const member: Value | undefined = receiver && memberOf(receiver, name, analysis);
  return member?.kind === 'api' ? member : undefined;
}

/** What the built-in classes of errors have; whatever else an error's type has, JSON may keep. */
export const OF_PLAIN_ERRORS = new Set([
  'name',
  'message',
  'stack',
  'cause',
  'errors',
  'code',
  'errno',
  'path',
  'syscall',
]);

/** Is an expression of the open file an error by its type, and would JSON keep anything of its message? */
export function errorByType(
  node: Node,
  analysis: Analysis,
): { readonly json: 'nothing' | 'unknown' } | undefined {
  const services = analysis.services as Services | undefined;
  if (!services?.program || !services.getTypeAtLocation || moduleOf(node) !== analysis.open) return undefined;
  const type = typeAt(node, services);
  if (!type || !['name', 'message', 'stack'].every((member) => type.getProperty(member) !== undefined))
    return undefined;
  const isPlain = type.getProperties?.().every(({ name }) => OF_PLAIN_ERRORS.has(name)) === true;
  return { json: isPlain ? 'nothing' : 'unknown' };
}

/** Does the type of an expression of the open file include undefined? `undefined` without a program, or where the type is `any`. */
export function mayBeUndefinedByType(node: Node, analysis: Analysis): boolean | undefined {
  const services = analysis.services as Services | undefined;
  if (!services?.program || !services.getTypeAtLocation || moduleOf(node) !== analysis.open) return undefined;
  try {
    const type = services.getTypeAtLocation(node);
    // The flag's value differs between TypeScript 5 and 6, so the checker's own undefined says it.
    const flag = services.program.getTypeChecker().getUndefinedType?.().flags;
    if (flag === undefined || (type.flags & NO_EVIDENCE) !== 0) return undefined;
    return (type.types ?? [type]).some(({ flags }) => (flags & flag) !== 0);
  } catch {
    return undefined;
  }
}

/** Members by which a type shows what kind of value it is. */
const KINDS: readonly (readonly [member: string, kind: ValueKind])[] = [
  ['getTime', 'date'],
  ['toFixed', 'number'],
  ['localeCompare', 'text'],
];

/** The kind of value that an expression of the open file holds by its type; `undefined` without a program, or where it is `any`. */
export function kindByType(
  node: Node,
  analysis: Analysis,
): { readonly kind: ValueKind | undefined; readonly mayBeNull: boolean } | undefined {
  const services = analysis.services as Services | undefined;
  if (!services?.program || !services.getTypeAtLocation || moduleOf(node) !== analysis.open) return undefined;
  const type = typeAt(node, services);
  if (!type) return undefined;
  try {
    const checker = services.program.getTypeChecker();
    const none = [checker.getUndefinedType?.().flags, checker.getNullType?.().flags];
    const whole = services.getTypeAtLocation(node);
    const mayBeNull = (whole.types ?? [whole]).some(({ flags }) =>
      none.some((flag) => (flags & (flag ?? 0)) !== 0),
    );
    const kind = KINDS.find(([member]) => type.getProperty(member) !== undefined)?.[1];
    return { kind, mayBeNull };
  } catch {
    return undefined;
  }
}

function recognised(node: Node, services: Services, analysis: Analysis): ApiValue | undefined {
  const type = typeAt(node, services);
  if (!type) return undefined;
  for (const candidate of analysis.catalogue.recognisable) {
    if (candidate.definition.recognisedBy?.every((member) => type.getProperty(member) !== undefined)) {
      return { kind: 'api', type: candidate, receiver: undefined, name: undefined, made: undefined };
    }
  }
  return undefined;
}

function typeAt(node: Node, services: Services): CheckerType | undefined {
  try {
    const type = services.getTypeAtLocation?.(node);
    if (!type || (type.flags & NO_EVIDENCE) !== 0) return undefined;
    return services.program?.getTypeChecker().getNonNullableType?.(type) ?? type;
  } catch {
    // A checker that fails on one node has no answer about it.
    return undefined;
  }
}
