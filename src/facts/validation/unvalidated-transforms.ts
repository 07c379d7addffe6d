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
import type { Node } from '../../ast/nodes.js';
import type { Mapping } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { readingFunction, type ReadingFunction } from '../flow/number-readings.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { mayBeAskedBehind } from './asked-later.js';
import { placeOf } from './places.js';
import type { SchemaUses } from './schema-use.js';
import { usesOfSchema } from './schema-uses.js';
import type { SchemaLeaf } from './schemas.js';
import { isLeftAlone, letsNaNThrough, textTransform, type Link } from './text-transforms.js';

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

/** The transformation to a number that a call adds to a schema of texts, where nothing refuses NaN before or after. */
export function unvalidatedTransform(
  call: TSESTree.CallExpression,
  open: Module,
  analysis: Analysis,
): UnvalidatedTransform | undefined {
  const transform = textTransform(call, analysis);
  const reading = transform && readingFunction(transform.given, analysis);
  if (!reading || reading.index !== 0) return undefined;
  const { maps, before, type, schema, factory } = transform;
  if (!isLeftAlone(call, schema, letsNaNThrough, analysis)) return undefined;
  const { uses, names, keys, steps, swallowed } = usesOfSchema(schema, type, analysis);
  if (maps.unlessStrict && isStrict(before, uses)) return undefined;
  const field = keys[0] ?? names[0];
  const wrappers = reading.takesMissing
    ? []
    : before.filter(({ schema: step }) => step.continues === 'wrapper' && !step.defaults);
  if (steps.some(({ schema: step }) => !letsNaNThrough(step))) return undefined;
  const seen = uses.find(({ input }) => input);
  if (mayBeAskedBehind(field, 'member', uses, open, analysis)) return undefined;
  return {
    reading,
    // Behind an optional schema a fallback no longer stands in for a field that was not sent (run on zod 4.6).
    refusesNaN: swallowed && reading.besides.has('undefined') ? undefined : maps.refusesNaN,
    instead:
      maps.instead === undefined
        ? undefined
        : { schema: maps.instead, of: before.length === 1 && reading.isNumber ? call : undefined },
    factory,
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
  if (!strings || mayBeAskedBehind(field, 'member', uses, open, analysis)) return undefined;
  return { field, place: placeOf(strings.node, strings.module, open) };
}

/** Is it said of the schema, or wherever it validates, that nothing is made of texts? */
function isStrict(before: readonly Link[], uses: SchemaUses['uses']): boolean {
  return (
    before.some(({ schema }) => schema.strict) ||
    (uses.length > 0 && uses.every(({ said }) => said && said.strict !== false))
  );
}
