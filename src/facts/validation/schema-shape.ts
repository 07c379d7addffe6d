// Small questions about the calls that schemas are built with.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn, type Reading } from '../../ast/arguments.js';
import { isWithin, keyName, stringValue, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { ArgumentPath, Input, SchemaCall, Validation } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { valueOfType } from '../origins/annotations.js';
import { calleeOf } from '../origins/callees.js';
import type { EnteredCall } from '../origins/place-walk.js';
import { valueOf } from '../origins/origins.js';
import { textWithin } from '../origins/passed-values.js';
import type { Analysis } from '../project/analysis.js';
import { asArrived, initialOf, inputOf } from './inputs.js';

/** `.pick({ a: true })` and `.omit(['a'])` decide whether the field goes on. */
export function dropsField(
  { continues }: SchemaCall,
  call: TSESTree.CallExpression,
  [key]: readonly string[],
): boolean {
  const [mask] = call.arguments;
  if ((continues !== 'pick' && continues !== 'omit') || !mask || key === undefined) return false;
  const names = namesGiven(mask);
  if (!names) return false;
  return names.includes(key) === (continues === 'omit');
}

function namesGiven(mask: Node): readonly (string | undefined)[] | undefined {
  if (mask.type === 'ObjectExpression')
    return mask.properties.map((each) => (each.type === 'Property' ? keyName(each) : undefined));
  return mask.type === 'ArrayExpression' ? mask.elements.map((each) => stringValue(each)) : undefined;
}

export function fits({ path = [] }: ArgumentPath, held: readonly string[]): boolean {
  return path.length <= held.length && path.every((key, index) => key === '*' || key === held[index]);
}

/** Does every member of a union reject strings, so that one leaf speaks for all? */
export function rejectsStrings(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const [list] = call.arguments;
  const members = list?.type === 'ArrayExpression' ? list.elements : call.arguments;
  return members.every((element) => doesReject(element, analysis));
}

function doesReject(element: Node | null, analysis: Analysis): boolean {
  const schema = element ? chainOf(element, analysis)?.at(-1) : undefined;
  return (
    schema?.leaf !== undefined && schema.leaf.insistsOn !== 'literal' && schema.leaf.converts === undefined
  );
}

/**
 * Is a number asked for first in a union whose other members take a text and leave it as it is? Then nothing becomes a number of
 * what arrives as text. A member that makes a number of the text itself is another matter.
 */
export function isNumberBeforeTexts(
  leaf: Node,
  first: Node | null | undefined,
  others: readonly (Node | null)[],
  analysis: Analysis,
): boolean {
  const own = first && isWithin(leaf, first) ? chainOf(first, analysis) : undefined;
  const kind = own?.at(-1)?.leaf?.insistsOn;
  return (
    own !== undefined &&
    (kind === 'number' || kind === 'bigint') &&
    [own, ...others.map((each) => each && chainOf(each, analysis))].every((chain) =>
      chain?.every(
        (each) =>
          each.continues !== 'transform' && !each.intercepts && !each.combines && !each.leaf?.converts,
      ),
    )
  );
}

/** Does what stands in front of a schema, in a call that puts several one behind the other, hand on a text as it came? */
export function keepsTextsBefore(call: TSESTree.CallExpression, schema: Node, analysis: Analysis): boolean {
  const before = call.arguments.slice(0, call.arguments.indexOf(schema as never));
  return before.every((each) => chainOf(each, analysis)?.every(({ keepsText }) => keepsText) === true);
}

/** What the calls of a schema's chain do, last first; undefined where one of them is not known. */
function chainOf(schema: Node, analysis: Analysis): SchemaCall[] | undefined {
  const calls: SchemaCall[] = [];
  for (let at: Node = unwrap(schema); at.type === 'CallExpression';) {
    const call: SchemaCall | undefined = calleeOf(at, analysis)?.call.schema;
    if (!call) return undefined;
    calls.push(call);
    at = at.callee.type === 'MemberExpression' && call.continues ? unwrap(at.callee.object) : at.callee;
  }
  return calls.length > 0 ? calls : undefined;
}

/** The input that a text given to a call of the chain stands for, before this call or after it; of several, the last. */
function chosenInChain(
  call: TSESTree.CallExpression,
  inputs: Readonly<Record<string, Input>>,
): Input | undefined {
  let last = call;
  for (let next = nextInChain(last); next; next = nextInChain(last)) last = next;
  for (let at: Node = last; ;) {
    if (at.type === 'CallExpression') {
      const text = textsGiven(at).find((each) => Object.hasOwn(inputs, each));
      if (text !== undefined) return inputs[text];
      at = unwrap(at.callee);
    } else if (at.type === 'MemberExpression') at = unwrap(at.object);
    else return undefined;
  }
}

/** The call that is made on what a call gives: in `os.input(…).route(…)` the second on the first. */
function nextInChain(call: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const made = wrapped(call);
  const member = made.parent;
  if (member?.type !== 'MemberExpression' || member.object !== made) return undefined;
  const next = wrapped(member).parent;
  return next?.type === 'CallExpression' && next.callee === wrapped(member) ? next : undefined;
}

/** Texts that a call is given, by themselves or as properties of an object. */
function textsGiven({ arguments: given }: TSESTree.CallExpression): string[] {
  return given.flatMap((argument) => {
    const node = unwrap(argument);
    const values =
      node.type === 'ObjectExpression'
        ? node.properties.flatMap((each) => (each.type === 'Property' ? [each.value] : []))
        : [node];
    return values.flatMap((value) => stringValue(unwrap(value)) ?? []);
  });
}

/** The input that a validating call reads, at the leaf's place in it. */
export function validatedInput(
  input: Validation['input'],
  path: readonly string[],
  call: TSESTree.CallExpression,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Input | undefined {
  if ('is' in input) return asArrived(input.is, call, analysis);
  if ('by' in input) {
    const named = writtenIn(readArgument(call, input.by));
    const key = named && textWithin(named, analysis, entered);
    return key !== undefined && Object.hasOwn(input.values, key) ? input.values[key] : undefined;
  }
  if ('chain' in input) return chosenInChain(call, input.chain) ?? input.otherwise;
  const argument = writtenIn(readArgument(call, input.argument));
  return argument && inputOf(argument, [...(input.path ?? []), ...path], analysis, entered);
}

/**
 * What stands at the leaf's place in a validated value, where a key that was not sent reads as null: `params.get('page')`, or a
 * constant with that.
 *
 * @returns undefined where something else is put in place of null, `params.get('page') ?? undefined`
 */
export function nullSource(
  input: ArgumentPath,
  path: readonly string[],
  call: TSESTree.CallExpression,
  analysis: Analysis,
): Node | undefined {
  let at = writtenIn(readArgument(call, input.argument));
  for (const key of [...(input.path ?? []), ...path]) {
    const value = at && valueOf(at, analysis);
    const property =
      value?.kind === 'object'
        ? value.node.properties.find((each) => each.type === 'Property' && keyName(each) === key)
        : undefined;
    if (property?.type !== 'Property') return at;
    at = property.value;
  }
  const initial = at && initialOf(at);
  return initial?.type === 'LogicalExpression' && !isNull(initial.right) ? undefined : at;
}

/**
 * May an empty text have been left out of what is validated: by an option, by a function of the project, or where entries are
 * chosen?
 */
export function mayDropEmpty(
  { input, dropsEmptyBy: option }: Validation,
  call: TSESTree.CallExpression,
  analysis: Analysis,
): boolean {
  if (option !== undefined && isSet(readArgument(call, option.argument, option.path))) return true;
  const given = 'argument' in input ? writtenIn(readArgument(call, input.argument)) : undefined;
  if (!given) return false;
  const made = initialOf(given);
  if (made.type !== 'CallExpression') return false;
  if (valueOf(made.callee, analysis).kind === 'function') return true;
  return made.arguments.some((each) =>
    nodesIn(each).some(
      (node) => node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression',
    ),
  );
}

function isNull(node: Node): boolean {
  return node.type === 'Literal' && node.value === null;
}

/** `z.input<typeof schema>`: a type of the project is derived from what the schema takes in. */
export function readsInputType(query: TSESTree.TSTypeQuery, analysis: Analysis): boolean {
  const reference = query.parent.parent;
  if (reference?.type !== 'TSTypeReference') return false;
  const type = nameOfType(reference.typeName, analysis);
  return type !== undefined && analysis.catalogue.facet(type, 'readsInputType')?.value === true;
}

/** `: ZodType<Out, In>` or `satisfies ZodObject<{ … }>`: a type that says what the schema takes in. */
export function statesInputType(type: TSESTree.TypeNode, analysis: Analysis): boolean {
  if (type.type !== 'TSTypeReference') return false;
  const count = type.typeArguments?.params.length ?? 0;
  const value = valueOfType(type, analysis);
  // A type that is not known to be one for schemas of any input may be one for this input alone.
  if (value.kind !== 'api' || analysis.catalogue.facet(value.type, 'role')?.value !== 'schema') return true;
  const generic = nameOfType(type.typeName, analysis);
  return count > 1 || (count > 0 && generic?.definition.readsInputType === true);
}

function nameOfType(name: TSESTree.EntityName, analysis: Analysis): ResolvedType | undefined {
  if (name.type !== 'TSQualifiedName') {
    const value = valueOf(name, analysis);
    return value.kind === 'api' ? value.type : undefined;
  }
  const owner = nameOfType(name.left, analysis);
  return owner && analysis.catalogue.member(owner, name.right.name);
}

/** Is an option there, and not `false`? */
function isSet(option: Reading): boolean {
  const given = writtenIn(option);
  return option.kind !== 'absent' && !(given?.type === 'Literal' && given.value === false);
}

/** Is an option set with which nothing is validated? */
export function isTurnedOff({ turnedOffBy: option }: Validation, call: TSESTree.CallExpression): boolean {
  const given = option && writtenIn(readArgument(call, option.argument, option.path));
  return given?.type === 'Literal' && given.value === true;
}
