// Functions that a schema hands its texts to: `z.string().transform(Number)`, `v.pipe(v.string(), v.transform(Number))`,
// `Type.Decode(Type.String(), Number)`. What stands in front of one, and what looks at the value behind it.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath, writtenIn } from '../../ast/arguments.js';
import { memberName, stringValue, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Mapping, SchemaCall } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { chainAfter, factoryOf, typeBuiltBy } from './schemas.js';

/** One part of what a schema was put together of: a call, or what names a schema without one. */
export interface Link {
  readonly node: Node;
  readonly schema: SchemaCall;
}

export interface TextTransform {
  readonly maps: Mapping;
  /** The function that the texts are handed to. */
  readonly given: Node;
  /** The parts in front of it, last first: each lets a text through whatever it says. */
  readonly before: readonly Link[];
  readonly type: ResolvedType;
  /** The schema that it is a step of: the call, or the pipe around it. */
  readonly schema: TSESTree.CallExpression;
  /** The factory as the code names it. */
  readonly factory: Node | undefined;
}

/** The step by which a call hands the texts of a schema to a function, where every text gets there. */
export function textTransform(call: TSESTree.CallExpression, analysis: Analysis): TextTransform | undefined {
  if (!analysis.catalogue.schemaNames.mapsValues(nameOfCallee(call))) return undefined;
  const maps = calleeOf(call, analysis)?.call.schema?.maps;
  const argument = maps && writtenIn(readArgument(call, maps.by));
  const given = argument && writtenIn(readPath(argument, maps.under ?? []));
  if (!maps || !given || !takesAll(call, maps, analysis)) return undefined;
  const before = stepsBefore(call, maps, analysis);
  const root = before?.at(-1)?.node;
  const type = root && typeBuiltBy(root, analysis);
  if (!before || !root || !type) return undefined;
  const factory = factoryOf(root.type === 'CallExpression' ? root.callee : root, analysis);
  return { maps, given, before, type, schema: pipeAround(call, analysis) ?? call, factory };
}

/** Does the schema that the call names for the result take all that the function gives? */
function takesAll(call: TSESTree.CallExpression, { into }: Mapping, analysis: Analysis): boolean {
  if (into === undefined) return true;
  const result = writtenIn(readArgument(call, into));
  const value = result && valueOf(result, analysis);
  const schema = value?.kind === 'api' ? analysis.catalogue.facet(value.type, 'schema')?.value : undefined;
  return schema?.takesNaN === true;
}

function nameOfCallee({ callee }: TSESTree.CallExpression): string | undefined {
  if (callee.type === 'MemberExpression') return memberName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}

/** The calls in front of it, last first, where each lets every text through. */
function stepsBefore(call: TSESTree.CallExpression, { of }: Mapping, analysis: Analysis): Link[] | undefined {
  if (of !== undefined) {
    const from = writtenIn(readArgument(call, of));
    return from && textsIn(from, analysis);
  }
  const pipe = pipeAround(call, analysis);
  if (!pipe)
    return call.callee.type === 'MemberExpression' ? textsIn(call.callee.object, analysis) : undefined;
  const steps: Link[] = [];
  for (const argument of pipe.arguments.slice(0, pipe.arguments.indexOf(call)).toReversed()) {
    const own = textsIn(argument, analysis);
    if (!own) return undefined;
    steps.push(...own);
  }
  return steps;
}

function textsIn(schema: Node, analysis: Analysis): Link[] | undefined {
  const steps: Link[] = [];
  let at = unwrap(schema);
  while (at.type === 'CallExpression') {
    const step: SchemaCall | undefined = calleeOf(at, analysis)?.call.schema;
    const [given] = at.arguments;
    const isWritten = given !== undefined && step?.textWords?.includes(stringValue(given) ?? '') === true;
    if (!step || (!step.keepsText && !isWritten)) return undefined;
    steps.push({ node: at, schema: step });
    if (step.combines === 'wrapper') {
      const inner = given && textsIn(given, analysis);
      return inner && [...steps, ...inner];
    }
    if (!step.continues || at.callee.type !== 'MemberExpression') return steps;
    at = unwrap(at.callee.object);
  }
  const named = at.type === 'MemberExpression' ? valueOf(at, analysis) : undefined;
  const part = named?.kind === 'api' ? analysis.catalogue.facet(named.type, 'schema')?.value : undefined;
  return part?.keepsText ? [...steps, { node: at, schema: part }] : undefined;
}

/** `v.pipe(v.string(), v.transform(Number))`: the call that puts the steps one behind the other. */
function pipeAround(call: Node, analysis: Analysis): TSESTree.CallExpression | undefined {
  const { parent } = wrapped(call);
  return parent?.type === 'CallExpression' &&
    parent.callee !== call &&
    calleeOf(parent, analysis)?.call.schema?.combines === 'pipe'
    ? parent
    : undefined;
}

/** Does nothing behind the transformation look at what it gave, and nothing in front of the schema at what came in? */
export function isLeftAlone(
  call: TSESTree.CallExpression,
  schema: TSESTree.CallExpression,
  lets: (step: SchemaCall) => boolean,
  analysis: Analysis,
): boolean {
  if (schema !== call && schema.arguments.at(-1) !== call) return false;
  const type = typeBuiltBy(schema, analysis);
  const chain = type ? chainAfter(schema, type, analysis) : [];
  if (chain.some(({ schema: step }) => !lets(step))) return false;
  const last = wrapped(chain.at(-1)?.call ?? schema);
  const { parent } = last;
  if (parent?.type === 'MemberExpression' && parent.object === last)
    return type !== undefined && isValidating(parent, type, analysis);
  if (parent?.type !== 'CallExpression' || parent.callee === last) return true;
  const around = calleeOf(parent, analysis)?.call.schema;
  return !around?.intercepts && around?.combines !== 'pipe';
}

export function letsNaNThrough({ continues, intercepts, keepsText, leavesOut, maps }: SchemaCall): boolean {
  if (intercepts || maps) return false;
  return continues !== 'check' || (keepsText === true && !leavesOut);
}

/** A member that validates with the schema, and not one of which nothing is known. */
function isValidating(member: TSESTree.MemberExpression, type: ResolvedType, analysis: Analysis): boolean {
  const name = memberName(member);
  const known = name === undefined ? undefined : analysis.catalogue.member(type, name);
  return known !== undefined && analysis.catalogue.facet(known, 'call')?.value.validates !== undefined;
}
