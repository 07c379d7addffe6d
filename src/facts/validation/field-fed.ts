// The verdict on a decorated field: does its class receive an input of strings, is it validated there, and what is done to them
// before?
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import type { Input } from '../../models/model.js';
import { inputsOfClass, type ClassInput } from './class-inputs.js';
import { isOfElements, type DecoratedField, type Rule } from './field-rules.js';
import { placeOf } from './places.js';

export interface FieldVerdict {
  /** The rule that is at fault. */
  readonly rule: Rule;
  /** It speaks of each element of a list. */
  readonly isOfElements: boolean;
  readonly input: Input;
  /** Where the input is received, in words. */
  readonly place: string;
  /** Fields are converted to their static types there. */
  readonly converts: boolean;
}

/** Where a field refuses all that arrives, because only strings do. */
export function stringsRefused(
  field: DecoratedField,
  open: Module,
  analysis: Analysis,
): FieldVerdict | undefined {
  const { refuses } = field;
  return refuses && verdictOn(field, refuses, ({ converts }) => !converts, open, analysis);
}

/** Where a field takes every text but the empty one for true, and the handler is given that. */
export function readByTruthiness(
  field: DecoratedField,
  open: Module,
  analysis: Analysis,
): FieldVerdict | undefined {
  const { readsByTruthiness: rule } = field;
  return rule && verdictOn(field, rule, ({ handsOn }) => handsOn, open, analysis);
}

/** Where strings arrive at a field of a class, and something holds of how they are validated. */
export function verdictOn(
  field: Pick<DecoratedField, 'of' | 'name' | 'rules'>,
  rule: Rule,
  fails: (input: ClassInput) => boolean,
  open: Module,
  analysis: Analysis,
): FieldVerdict | undefined {
  const inputs = inputsOfClass(field.of, field.name, 'decorated', analysis);
  const strings = inputs.find((each) => each.input.carries === 'strings' && fails(each));
  if (!strings) return undefined;
  const { input, parameter, module, converts } = strings;
  return {
    rule,
    isOfElements: [rule, ...field.rules].some((each) => isOfElements(each, analysis)),
    input,
    place: placeOf(parameter, module, open),
    converts,
  };
}
