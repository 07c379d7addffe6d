// The fields of a class that is a schema: what the decorators of a field say of what arrives there.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { decoratorsOf, isFunction, keyName, unwrap, type Node } from '../../ast/nodes.js';
import type { FieldRule } from '../../models/model.js';
import { callOf } from '../origins/callees.js';
import { returnsOf } from '../origins/calls.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { parentsWith } from './made-classes.js';

export type ClassNode = ClassValue['node'];

/** A decorator of a library with what it says of its field. */
export interface Rule {
  readonly rule: FieldRule;
  readonly decorator: TSESTree.Decorator;
}

export interface DecoratedField {
  readonly name: string;
  readonly member: TSESTree.PropertyDefinition;
  readonly of: ClassNode;
  readonly rules: readonly Rule[];
  /** The rule that refuses strings, where nothing converts them first. */
  readonly refuses: Rule | undefined;
  /** The conversion that takes every text but the empty one for true. */
  readonly readsByTruthiness: Rule | undefined;
}

/**
 * A field of which every decorator is known, on its own class and on those that it extends.
 *
 * @returns undefined where a decorator, or a class on the way up, may convert what arrives or leave it alone
 */
export function decoratedField(
  member: TSESTree.PropertyDefinition,
  analysis: Analysis,
): DecoratedField | undefined {
  const name = keyName(member);
  const of = member.parent.parent;
  if (name === undefined || member.static || decoratorsOf(member).length === 0) return undefined;
  const own = settledRules(member, analysis);
  if (!own?.some(({ rule }) => rule.insistsOn ?? rule.convertsWith !== undefined)) return undefined;
  const inherited = parentsWith(of, name, analysis)?.map((parent) => inheritedRules(parent, name, analysis));
  if (!inherited || !isSettled(of, analysis)) return undefined;
  const all = [own, ...inherited];
  if (all.includes(undefined)) return undefined;
  const rules = all.flatMap((each) => each ?? []);
  const conversions = rules.filter(({ rule }) => rule.convertsWith !== undefined);
  const [conversion] = conversions;
  return {
    name,
    member,
    of,
    rules,
    refuses: conversion ? undefined : own.find(({ rule }) => rule.insistsOn),
    readsByTruthiness:
      conversion &&
      conversions.length === 1 &&
      own.includes(conversion) &&
      constructorOf(conversion, analysis) === 'Boolean' &&
      // A field without a rule may be left out by whoever validates.
      own.length > 1
        ? conversion
        : undefined,
  };
}

/** Are the decorators of a class all known to leave its fields as they are? */
export function isSettled(of: ClassNode, analysis: Analysis): boolean {
  return decoratorsOf(of).every((decorator) => {
    const rule = ruleOf(decorator, analysis);
    return rule !== undefined && !rule.unsettles;
  });
}

export function inheritedRules(
  parent: ClassNode,
  name: string,
  analysis: Analysis,
): readonly Rule[] | undefined {
  if (!isSettled(parent, analysis)) return undefined;
  const member = fieldNamed(parent, name);
  return member ? settledRules(member, analysis) : [];
}

/** The field of a class by its name. */
export function fieldNamed({ body }: ClassNode, name: string): TSESTree.PropertyDefinition | undefined {
  return body.body.find(
    (member): member is TSESTree.PropertyDefinition =>
      member.type === 'PropertyDefinition' && !member.static && keyName(member) === name,
  );
}

function settledRules(member: TSESTree.PropertyDefinition, analysis: Analysis): readonly Rule[] | undefined {
  const rules: Rule[] = [];
  for (const decorator of decoratorsOf(member)) {
    const rule = ruleOf(decorator, analysis);
    if (!rule || rule.unsettles || hasOption(decorator, rule.unsettledBy, analysis)) return undefined;
    rules.push({ rule, decorator });
  }
  return rules;
}

/** What a library's decorator says; undefined for one that no model speaks of. */
export function ruleOf({ expression }: TSESTree.Decorator, analysis: Analysis): FieldRule | undefined {
  const node = unwrap(expression);
  const value = valueOf(node.type === 'CallExpression' ? node.callee : node, analysis);
  if (value.kind !== 'api' || value.others) return undefined;
  const call = callOf(value, false, analysis);
  return call && (call.value.field ?? {});
}

/** Is a decorator given one of these options, or may it be? */
export function hasOption(
  { expression }: TSESTree.Decorator,
  options: readonly string[] = [],
  analysis: Analysis,
): boolean {
  const node = unwrap(expression);
  if (node.type !== 'CallExpression' || options.length === 0) return false;
  return node.arguments.some((argument) => {
    if (argument.type === 'SpreadElement') return true;
    const given = valueOf(argument, analysis);
    return (
      given.kind === 'object' &&
      given.node.properties.some((each) => {
        const key = each.type === 'Property' ? keyName(each) : undefined;
        return key === undefined || options.includes(key);
      })
    );
  });
}

/** Does a rule speak of each element of a list? */
export function isOfElements({ rule, decorator }: Rule, analysis: Analysis): boolean {
  return rule.eachBy !== undefined && hasOption(decorator, [rule.eachBy], analysis);
}

/** The global constructor that a conversion calls: `Boolean` of `() => Boolean`. */
export function constructorOf({ rule, decorator }: Rule, analysis: Analysis): string | undefined {
  const call = unwrap(decorator.expression);
  if (call.type !== 'CallExpression' || rule.convertsWith === undefined) return undefined;
  const given = writtenIn(readArgument(call, rule.convertsWith));
  const fn = given && valueOf(given, analysis);
  const returned: readonly Node[] = fn?.kind === 'function' && isFunction(fn.node) ? returnsOf(fn.node) : [];
  const [only] = returned;
  return returned.length === 1 && only?.type === 'Identifier' && !bindingOf(only)?.defs.length
    ? only.name
    : undefined;
}
