// Schemas that make a number of any text and look at it no more: what is no number passes as NaN.
//
//   z.string().transform(Number)                              NaN passes
//   z.string().min(1).transform((text) => +text).optional()   NaN passes
//   v.pipe(v.string(), v.transform(Number))                   NaN passes
//   z.string().regex(/^\d+$/).transform(Number)               unknown: the text was asked about
//   z.enum(['10', '20']).transform(Number)                    unknown
//   z.string().transform(Number).pipe(z.number())             refused
//   z.string().transform(Number).refine((n) => n > 0)         unknown: the number is asked about
//   z.string().transform((text) => Number(text) || 10)        another number
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { memberName, stringValue, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Mapping, SchemaCall } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { readingFunction, type ReadingFunction } from '../flow/number-readings.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { isAskedLater, mayBeAskedAnywhere } from './asked-later.js';
import { placeOf } from './places.js';
import type { SchemaUses } from './schema-use.js';
import { usesOfSchema } from './schema-uses.js';
import { chainAfter, factoryOf, typeBuiltBy, type SchemaLeaf } from './schemas.js';

export interface UnvalidatedTransform {
  readonly reading: ReadingFunction;
  /** What a call that is not there would have to say behind this one, and the factory as the code names it. */
  readonly refusesNaN: Mapping['refusesNaN'];
  /** What would read the number in place of the schema and this call; the call where it can stand for all of them. */
  readonly instead: { readonly schema: string; readonly of: TSESTree.CallExpression | undefined } | undefined;
  readonly factory: Node | undefined;
  /** A field that is not sent, or may be null, is converted as well. */
  readonly takesMissing: boolean;
  /** A field that is not sent becomes NaN. */
  readonly missingIsNaN: boolean;
  readonly field: string | undefined;
  /** Where the outside world comes in, in words; undefined where that is not seen. */
  readonly place: string | undefined;
  readonly evidence: Evidence;
}

/** One call by which a schema was put together. */
interface Link {
  readonly call: TSESTree.CallExpression;
  readonly schema: SchemaCall;
}

/** The transformation to a number that a call adds to a schema of texts, where nothing refuses NaN before or after. */
export function unvalidatedTransform(
  call: TSESTree.CallExpression,
  open: Module,
  analysis: Analysis,
): UnvalidatedTransform | undefined {
  if (!analysis.catalogue.schemaNames.mapsValues(nameOfCallee(call))) return undefined;
  const maps = calleeOf(call, analysis)?.call.schema?.maps;
  const given = maps && writtenIn(readArgument(call, maps.by));
  const reading = given && readingFunction(given, analysis);
  if (!reading || reading.index !== 0) return undefined;
  const before = stepsBefore(call, analysis);
  const root = before?.at(-1);
  const type = root && typeBuiltBy(root.call, analysis);
  if (!before || !root || !type) return undefined;
  const schema = pipeAround(call, analysis) ?? call;
  if (!isLeftAlone(call, schema, analysis)) return undefined;
  const { uses, names, keys, steps, swallowed } = usesOfSchema(schema, type, analysis);
  if (maps.unlessStrict && isStrict(before, uses)) return undefined;
  const field = keys[0] ?? names[0];
  const wrappers = reading.takesMissing
    ? []
    : before.filter(({ schema: step }) => step.continues === 'wrapper' && !step.defaults);
  if (steps.some(({ schema: step }) => !letsNaNThrough(step))) return undefined;
  const seen = uses.find(({ input }) => input);
  if (field !== undefined && isAskedLater(field, [open, ...uses.map(({ module }) => module)]))
    return undefined;
  if (field !== undefined && mayBeAskedAnywhere(field, 'member', open, analysis)) return undefined;
  return {
    reading,
    // Behind an optional schema a fallback no longer stands in for a field that was not sent (run on zod 4.6).
    refusesNaN: swallowed && reading.besides.has('undefined') ? undefined : maps.refusesNaN,
    instead:
      maps.instead === undefined
        ? undefined
        : { schema: maps.instead, of: before.length === 1 && reading.isNumber ? call : undefined },
    factory: factoryOf(root.call.callee, analysis),
    takesMissing: wrappers.length > 0,
    missingIsNaN: wrappers.some(({ schema: step }) => !step.takesNull),
    field,
    place: seen && placeOf(seen.node, seen.module, open),
    evidence: seen ? 'certain' : 'likely',
  };
}

/** Where strings arrive at a leaf that gives NaN for what is no number, and nothing refuses that; `field` is its name. */
export function unvalidatedLeaf(
  leaf: SchemaLeaf,
  open: Module,
  analysis: Analysis,
): Pick<UnvalidatedTransform, 'field' | 'place'> | undefined {
  if (!leaf.is.givesNaN) return undefined;
  const { uses, names, keys, steps } = usesOfSchema(leaf.node, leaf.type, analysis);
  const links = [...steps, ...leaf.around];
  if (links.some(({ schema }) => schema.asksCode || !letsNaNThrough(schema))) return undefined;
  const strings = uses.find(({ input }) => input?.carries === 'strings');
  const field = keys[0] ?? names[0];
  if (!strings || (field !== undefined && isAskedLater(field, [open, ...uses.map(({ module }) => module)])))
    return undefined;
  if (field !== undefined && mayBeAskedAnywhere(field, 'member', open, analysis)) return undefined;
  return { field, place: placeOf(strings.node, strings.module, open) };
}

function nameOfCallee({ callee }: TSESTree.CallExpression): string | undefined {
  if (callee.type === 'MemberExpression') return memberName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}

/** The calls in front of it, last first, where each lets every text through. */
function stepsBefore(call: TSESTree.CallExpression, analysis: Analysis): Link[] | undefined {
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
    steps.push({ call: at, schema: step });
    if (step.combines === 'wrapper') {
      const inner = given && textsIn(given, analysis);
      return inner && [...steps, ...inner];
    }
    if (!step.continues || at.callee.type !== 'MemberExpression') return steps;
    at = unwrap(at.callee.object);
  }
  return undefined;
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
function isLeftAlone(
  call: TSESTree.CallExpression,
  schema: TSESTree.CallExpression,
  analysis: Analysis,
): boolean {
  if (schema !== call && schema.arguments.at(-1) !== call) return false;
  const type = typeBuiltBy(schema, analysis);
  const chain = type ? chainAfter(schema, type, analysis) : [];
  if (chain.some(({ schema: step }) => !letsNaNThrough(step))) return false;
  const last = wrapped(chain.at(-1)?.call ?? schema);
  const { parent } = last;
  if (parent?.type === 'MemberExpression' && parent.object === last)
    return type !== undefined && isValidating(parent, type, analysis);
  if (parent?.type !== 'CallExpression' || parent.callee === last) return true;
  const around = calleeOf(parent, analysis)?.call.schema;
  return !around?.intercepts && around?.combines !== 'pipe';
}

function letsNaNThrough({ continues, intercepts, keepsText, leavesOut, maps }: SchemaCall): boolean {
  if (intercepts || maps) return false;
  return continues !== 'check' || (keepsText === true && !leavesOut);
}

/** Is it said of the schema, or wherever it validates, that nothing is made of texts? */
function isStrict(before: readonly Link[], uses: SchemaUses['uses']): boolean {
  return (
    before.some(({ schema }) => schema.strict) ||
    (uses.length > 0 && uses.every(({ said }) => said && said.strict !== false))
  );
}

/** A member that validates with the schema, and not one of which nothing is known. */
function isValidating(
  member: TSESTree.MemberExpression,
  type: NonNullable<ReturnType<typeof typeBuiltBy>>,
  analysis: Analysis,
): boolean {
  const name = memberName(member);
  const known = name === undefined ? undefined : analysis.catalogue.member(type, name);
  return known !== undefined && analysis.catalogue.facet(known, 'call')?.value.validates !== undefined;
}
