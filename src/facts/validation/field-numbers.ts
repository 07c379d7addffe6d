// Fields whose text is read as a number by a decorator, and what becomes of a text that is none:
//
//   @IsOptional() @Type(() => Number) page                    NaN passes
//   @IsOptional() @Transform(({ value }) => parseInt(value))  NaN passes
//   @Type(() => Number) @IsInt() page                         NaN is refused, an empty text is 0
//   @Type(() => Number) @IsInt() @Min(1) page                 both are refused
//   @Type(() => Number) @IsIn(SIZES) page                     unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { decoratorsOf, keyName, unwrap } from '../../ast/nodes.js';
import { memberReading } from '../flow/number-readings.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { isAskedLater, mayBeAskedAnywhere } from './asked-later.js';
import { verdictOn, type FieldVerdict } from './field-fed.js';
import { constructorOf, hasOption, inheritedRules, isSettled, ruleOf, type Rule } from './field-rules.js';
import { parentsWith } from './made-classes.js';
import { leavesOutZero } from './zero-bounds.js';

export interface FieldNumber {
  readonly name: string;
  /** The decorator that reads the number. */
  readonly by: Rule;
  /** What passes: NaN for text that is no number, or 0 for an empty one. */
  readonly passes: 'NaN' | 'zero';
  /** The field need not be there, or the decorator gives nothing else than a number. */
  readonly mayRefuse: boolean;
  readonly verdict: FieldVerdict;
}

/** The number that a field is read as, where one passes that nobody sent. */
export function fieldNumber(
  member: TSESTree.PropertyDefinition,
  passes: FieldNumber['passes'],
  open: Module,
  analysis: Analysis,
): FieldNumber | undefined {
  const name = keyName(member);
  const of = member.parent.parent;
  if (name === undefined || member.static || decoratorsOf(member).length === 0) return undefined;
  const rules = rulesOn(member, analysis);
  const read = rules && readingIn(rules, analysis);
  if (!read || !isSettled(of, analysis)) return undefined;
  const inherited = parentsWith(of, name, analysis)?.map((each) => inheritedRules(each, name, analysis));
  // A rule of a class that it extends may refuse it.
  if (!inherited || inherited.some((each) => each?.length !== 0)) return undefined;
  const others = rules.filter((each) => each !== read.by);
  if (passes === 'NaN' ? !letNaNThrough(others) : !letZeroThrough(others) || !read.isNumber) return undefined;
  if (passes === 'zero' && isZero(member)) return undefined;
  const verdict = verdictOn({ of, name, rules }, read.by, ({ handsOn }) => handsOn, open, analysis);
  if (!verdict || verdict.isOfElements || isAskedLater(name, [open])) return undefined;
  if (mayBeAskedAnywhere(name, passes === 'NaN' ? 'member' : 'name', open, analysis)) return undefined;
  const isOptional = others.some(({ rule }) => rule.asks === 'optional');
  return { name, by: read.by, passes, mayRefuse: read.isAlways || isOptional, verdict };
}

/** All decorators of a field, where each is known and holds for every validation. */
function rulesOn(member: TSESTree.PropertyDefinition, analysis: Analysis): readonly Rule[] | undefined {
  const rules: Rule[] = [];
  for (const decorator of decoratorsOf(member)) {
    const rule = ruleOf(decorator, analysis);
    const isUnsettled = rule?.unsettles === true && rule.mapsWith === undefined;
    if (!rule || isUnsettled || hasOption(decorator, rule.unsettledBy, analysis)) return undefined;
    rules.push({ rule, decorator });
  }
  return rules;
}

interface Read {
  readonly by: Rule;
  /** It is what `Number` gives. */
  readonly isNumber: boolean;
  /** Whatever there is becomes a number, or NaN. */
  readonly isAlways: boolean;
}

/** The one decorator that makes a number of the text. */
function readingIn(rules: readonly Rule[], analysis: Analysis): Read | undefined {
  const [by, ...more] = rules.filter(({ rule }) => rule.convertsWith !== undefined || rule.unsettles);
  if (!by || more.length > 0) return undefined;
  if (by.rule.convertsWith !== undefined)
    return constructorOf(by, analysis) === 'Number' ? { by, isNumber: true, isAlways: true } : undefined;
  const call = unwrap(by.decorator.expression);
  // With an option it may be called in one direction only.
  if (call.type !== 'CallExpression' || call.arguments.length !== 1 || by.rule.mapsWith === undefined)
    return undefined;
  const given = writtenIn(readArgument(call, by.rule.mapsWith));
  const reading = given && memberReading(given, 'value', analysis);
  return reading && { by, isNumber: reading.isNumber, isAlways: reading.besides.size === 0 };
}

/** Is it asked at most whether there is a value, and is that asked? */
function letNaNThrough(rules: readonly Rule[]): boolean {
  return rules.some(({ rule }) => rule.asks) && rules.every((each) => each.rule.asks ?? saysNothing(each));
}

function letZeroThrough(rules: readonly Rule[]): boolean {
  return (
    rules.some(({ rule }) => rule.insistsOn === 'number') &&
    rules.every((each) => {
      if (each.rule.asks ?? saysNothing(each)) return true;
      if (each.rule.insistsOn !== 'number') return false;
      const { expression } = each.decorator;
      const [limit] = expression.type === 'CallExpression' ? expression.arguments : [];
      const isKnown = !each.rule.leavesOut || each.rule.leavesOut === 'zero' || isLiteral(limit);
      return isKnown && !leavesOutZero(each.rule.leavesOut, limit);
    })
  );
}

function isLiteral(node: TSESTree.Node | undefined): boolean {
  return node?.type === 'Literal' || (node?.type === 'UnaryExpression' && node.argument.type === 'Literal');
}

/** A decorator of another library, which documents the field. */
function saysNothing({ rule }: Rule): boolean {
  return rule.eachBy === undefined && !rule.insistsOn && !rule.mapsWith && rule.convertsWith === undefined;
}

/** `offset = 0`: nothing is lost where an empty text is the same. */
function isZero({ value }: TSESTree.PropertyDefinition): boolean {
  return value?.type === 'Literal' && value.value === 0;
}
