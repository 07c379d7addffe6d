// Schemas that make a number of a text with a function, and look at the number behind it: what is no number is refused, and an
// empty text is 0 all the same.
//
// at a query string:
//
//   z.string().transform(Number).pipe(z.number())                    an empty text is 0
//   v.pipe(v.string(), v.transform(Number), v.number())              an empty text is 0
//   z.string().min(1).transform(Number).pipe(z.number())             refused
//   z.string().transform(Number).pipe(z.number().positive())         refused
//   z.string().transform(parseFloat).pipe(z.number())                refused: parseFloat makes NaN of it
//   z.string().transform(Number).pipe(quantity)                      unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { stringValue, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { readingFunction } from '../flow/number-readings.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { mayBeAskedBehind } from './asked-later.js';
import { placeOf } from './places.js';
import { MAY_BE_EMPTY } from './read-as-zero.js';
import { chainAfter, schemaLeafOf, type ChainLink, type SchemaLeaf } from './schemas.js';
import { usesOfSchema } from './schema-uses.js';
import { textTransform, type Link } from './text-transforms.js';
import { leavesOutZero } from './zero-bounds.js';

export interface EmptyTransform {
  readonly input: Input;
  readonly place: string;
  readonly field: string | undefined;
  readonly factory: Node | undefined;
  /** What is written at the place in front of the step so that an empty text is refused; undefined where no edit is known. */
  readonly refusesEmpty: { readonly text: string; readonly at: number } | undefined;
}

/** The step by which a call makes 0 of an empty text, where the number is looked at and 0 is let through. */
export function emptyTransform(
  call: TSESTree.CallExpression,
  open: Module,
  analysis: Analysis,
): EmptyTransform | undefined {
  const transform = textTransform(call, analysis);
  const reading = transform && readingFunction(transform.given, analysis);
  if (!transform || !reading?.isNumber || reading.takesMissing) return undefined;
  const { maps, before, type, schema, factory } = transform;
  if (before.some(refusesEmpty)) return undefined;
  const isStep = schema === call && call.callee.type === 'MemberExpression';
  const checks = isStep
    ? checksBehind(chainAfter(call, type, analysis), analysis)
    : checksIn(schema, call, analysis);
  if (!checks?.every(letsZeroThrough)) return undefined;
  const { uses, names, keys, isAlternative, isElement } = usesOfSchema(schema, type, analysis);
  if (isAlternative || isElement) return undefined;
  const seen = uses.find(
    ({ input, dropsEmpty }) => input?.carries === 'strings' && !dropsEmpty && MAY_BE_EMPTY.has(input.part),
  );
  const field = keys[0] ?? names[0];
  if (!seen?.input) return undefined;
  if (mayBeAskedBehind(field, 'name', uses, open, analysis)) return undefined;
  // Behind what is no text any more there is no such method.
  const isText = before.every(
    (step) => step.schema.continues !== 'wrapper' && step.schema.combines !== 'wrapper',
  );
  return {
    input: seen.input,
    place: placeOf(seen.node, seen.module, open),
    field,
    factory,
    refusesEmpty:
      maps.refusesEmpty === undefined || !isText ? undefined : { text: maps.refusesEmpty, at: startOf(call) },
  };
}

/** The end of what a method is called on; the start of a step that stands in a list of steps. */
function startOf({ callee, range }: TSESTree.CallExpression): number {
  return callee.type === 'MemberExpression' && callee.object.type === 'CallExpression'
    ? callee.object.range[1]
    : range[0];
}

function refusesEmpty({ node, schema }: Link): boolean {
  return leavesOutZero(schema.leavesOut, node.type === 'CallExpression' ? node.arguments[0] : undefined);
}

/** What is chained behind a step: a schema of numbers first, and checks. */
function checksBehind([first, ...rest]: readonly ChainLink[], analysis: Analysis): ChainLink[] | undefined {
  const given = first?.schema.intercepts ? first.call.arguments[0] : undefined;
  const word = stringValue(given);
  if (word !== undefined) return analysis.catalogue.schemaNames.isLeafWord(word) ? [...rest] : undefined;
  const leaf = given && numberLeafIn(given, analysis);
  return leaf && [...leaf.chain, ...rest];
}

/** The same in a list of steps that stand one behind the other. */
function checksIn(
  schema: TSESTree.CallExpression,
  call: TSESTree.CallExpression,
  analysis: Analysis,
): ChainLink[] | undefined {
  const [first, ...rest] = schema.arguments.slice(schema.arguments.indexOf(call) + 1);
  const leaf = schema !== call && first && numberLeafIn(first, analysis);
  if (!leaf) return undefined;
  const links = rest.map((each): ChainLink | undefined => {
    const made = unwrap(each);
    const step = made.type === 'CallExpression' ? calleeOf(made, analysis)?.call.schema : undefined;
    return made.type === 'CallExpression' && step ? { name: '', call: made, schema: step } : undefined;
  });
  return links.every((each) => each !== undefined) ? [...leaf.chain, ...links] : undefined;
}

/** The leaf of numbers that a schema is, with the checks behind it. */
function numberLeafIn(schema: Node, analysis: Analysis): SchemaLeaf | undefined {
  for (let at = unwrap(schema); at.type === 'CallExpression'; at = unwrap(at.callee.object)) {
    const leaf = schemaLeafOf(at, analysis);
    if (leaf) {
      const last = wrapped(leaf.chain.at(-1)?.call ?? leaf.node);
      return leaf.is.insistsOn === 'number' && last === wrapped(schema) ? leaf : undefined;
    }
    if (at.callee.type !== 'MemberExpression') return undefined;
  }
  return undefined;
}

function letsZeroThrough({ schema, call }: ChainLink): boolean {
  if (schema.asksCode || schema.intercepts || schema.maps || schema.continues === 'transform') return false;
  const [limit] = call.arguments;
  const isKnown = !schema.leavesOut || schema.leavesOut === 'zero' || isNumeric(limit);
  return isKnown && !leavesOutZero(schema.leavesOut, limit);
}

function isNumeric(node: Node | undefined): boolean {
  return node?.type === 'Literal' || (node?.type === 'UnaryExpression' && node.argument.type === 'Literal');
}
