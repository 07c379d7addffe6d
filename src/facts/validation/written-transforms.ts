// Functions in schemas that are written as lists: `type({ page: ['string', '=>', Number] })`.
import type { TSESTree } from '@typescript-eslint/utils';
import { stringValue, type Node } from '../../ast/nodes.js';
import type { Input, SchemaCall } from '../../models/model.js';
import { readingFunction } from '../flow/number-readings.js';
import { asksForEmptiness } from '../flow/truthiness.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { mayBeAskedBehind } from './asked-later.js';
import { placeOf } from './places.js';
import { usesOfSchema } from './schema-uses.js';
import { callAroundWritten } from './schemas.js';

export interface WrittenTransform {
  /** What becomes of a text that is no number, or of the word for false. */
  readonly gives: 'NaN' | 'true';
  readonly given: Node;
  /** What reads the text in place of the list. */
  readonly instead: string;
  readonly input: Input;
  readonly place: string;
  readonly field: string | undefined;
}

/** The function that a list hands texts to from which nothing but strings arrive, where it does not read them. */
export function writtenTransform(
  list: TSESTree.ArrayExpression,
  open: Module,
  analysis: Analysis,
): WrittenTransform | undefined {
  const [text, word, given, more] = list.elements;
  if (more || !given || given.type === 'SpreadElement' || stringValue(word) === undefined) return undefined;
  const call = callAroundWritten(list);
  const callee = call && calleeOf(call, analysis);
  const { arrow, textWords } = callee?.call.schema ?? ({} satisfies SchemaCall);
  if (!callee || !arrow || stringValue(word) !== arrow.word) return undefined;
  if (!textWords?.includes(stringValue(text) ?? '') || typeof callee.call.returns !== 'string')
    return undefined;
  const gives = whatIsGiven(given, analysis);
  if (!gives) return undefined;
  const type = analysis.catalogue.resolve(callee.value.type.model, callee.call.returns);
  const { uses, names, keys, steps } = usesOfSchema(list, type, analysis);
  const strings = uses.find(({ input }) => input?.carries === 'strings');
  if (!strings?.input || steps.length > 0) return undefined;
  const field = keys[0] ?? names[0];
  if (gives === 'NaN' && mayBeAskedBehind(field, 'member', uses, open, analysis)) return undefined;
  return {
    gives,
    given,
    instead: gives === 'NaN' ? arrow.number : arrow.boolean,
    input: strings.input,
    place: placeOf(strings.node, strings.module, open),
    field,
  };
}

function whatIsGiven(given: Node, analysis: Analysis): WrittenTransform['gives'] | undefined {
  if (asksForEmptiness(given, analysis)) return 'true';
  const reading = readingFunction(given, analysis);
  return reading?.index === 0 && reading.besides.size === 0 ? 'NaN' : undefined;
}
