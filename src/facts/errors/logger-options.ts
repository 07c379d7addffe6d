// The options that a logger was made with, read where it was made, in this module or another, and through its children.
//
//   pino({ redact })                                  all of them
//   pino(options), const options = { … }              all of them, unless somebody writes to `options` later
//   pino({ ...given })                                a part: what is spread is not known
//   base.child(bindings, { serializers })             those that a child reads, and those of its base
//   Fastify({ logger: false }), Fastify()             none: it is off
import { readArgument } from '../../ast/arguments.js';
import type { Construction } from '../../ast/invocations.js';
import { keyName, type Node } from '../../ast/nodes.js';
import type { ArgumentPath, LoggerCreation } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import { UNKNOWN, type ApiValue, type ObjectValue, type Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { isWrittenLater } from './written-objects.js';

/** What was found of the options of one logger. */
export interface LoggerOptions {
  /** Everything was read, up to where the logger was made. */
  readonly isRead: boolean;
  /** It was made in a way that logs nothing. */
  readonly isOff: boolean;
  /** Parts of the project may give it other options. */
  readonly isExtended: boolean;
  /** What is written at a path, by every creation on the way; nearest first. */
  readonly at: (path: readonly string[]) => readonly Value[];
}

interface Reading {
  isComplete: boolean;
  isOff: boolean;
  isExtended: boolean;
  readonly options: Given[];
}

interface Given {
  readonly value: Value;
  /** The options that mean something to this creation; all of them without it. */
  readonly reads: readonly string[] | undefined;
}

/** Reads the options on the way from a logger back to where the first of its ancestors was made. */
export function optionsOf(logger: ApiValue, analysis: Analysis): LoggerOptions {
  const reading: Reading = { isComplete: false, isOff: false, isExtended: false, options: [] };
  readCreations(logger, reading, analysis);
  const objects = reading.options.flatMap(({ value, reads }) =>
    value.kind === 'object' ? [{ value, reads }] : [],
  );
  return {
    isOff: reading.isOff,
    isExtended: reading.isExtended,
    isRead:
      reading.isComplete &&
      objects.length === reading.options.length &&
      objects.every(({ value }) => isWhole(value, analysis)),
    at: (path) =>
      objects.flatMap(({ value, reads }) => {
        const [first] = path;
        const isRead = first === undefined || !reads || reads.includes(first);
        return (isRead && optionAt(value, path, analysis)) || [];
      }),
  };
}

function readCreations(from: ApiValue, reading: Reading, analysis: Analysis): void {
  const seen = new Set<Node>();
  for (let at: ApiValue | undefined = from; at; at = at.receiver) {
    if (!at.made || seen.has(at.made.node)) continue;
    seen.add(at.made.node);
    const { node } = at.made;
    const creation = calleeOf(node, analysis)?.call.creates;
    if (!creation) continue;
    readCreation(creation, (place) => givenIn(node, place, analysis), reading, analysis);
    const { mentions } = analysis.project;
    const { module } = at.made;
    if (creation.extendedBy?.some((word) => mentions.isMentioned([word], module) !== false))
      reading.isExtended = true;
  }
}

/** What a call is given in a place; `undefined` when nothing is, and unknown where that cannot be read. */
export function givenIn(
  call: Construction,
  { argument, path = [] }: ArgumentPath,
  analysis: Analysis,
): Value | undefined {
  const given = readArgument(call, argument);
  if (given.kind !== 'written') return given.kind === 'absent' ? undefined : UNKNOWN;
  const value = valueOf(given.node, analysis);
  if (value.kind !== 'object') return path.length > 0 && value.kind === 'opaque' ? UNKNOWN : value;
  return optionAt(value, path, analysis) ?? (isWhole(value, analysis) ? undefined : UNKNOWN);
}

function readCreation(
  { options, instance, extendsReceiver, needsOptions, reads }: LoggerCreation,
  argument: (path: ArgumentPath) => Value | undefined,
  reading: Reading,
  analysis: Analysis,
): void {
  const existing = instance && argument(instance);
  if (existing?.kind === 'api') {
    readCreations(existing, reading, analysis);
    return;
  }
  const given = argument(options);
  if (given?.kind === 'api' && needsOptions) {
    readCreations(given, reading, analysis);
    return;
  }
  if (needsOptions && existing === undefined && (!given || isFalse(given))) reading.isOff = true;
  // `pino(destination)` and `logger: true` set no option.
  if (given && given.kind !== 'api' && !isLiteral(given)) reading.options.push({ value: given, reads });
  if (!extendsReceiver) reading.isComplete = true;
}

function isLiteral(value: Value): boolean {
  return value.kind === 'opaque' && value.node.type === 'Literal';
}

function isFalse(value: Value): boolean {
  return value.kind === 'opaque' && value.node.type === 'Literal' && !value.node.value;
}

/** The value under a path of keys; `undefined` when there is none. */
function optionAt(object: ObjectValue, path: readonly string[], analysis: Analysis): Value | undefined {
  let value: Value = object;
  for (const key of path) {
    if (value.kind !== 'object') return value;
    const property: Value = memberOf(value, key, analysis);
    if (property.kind === 'unknown' && !mentionsKey(value, key)) return undefined;
    value = property;
  }
  return value;
}

export function mentionsKey({ node }: ObjectValue, key: string): boolean {
  return node.properties.some((property) => property.type === 'Property' && keyName(property) === key);
}

/** No part of the object comes from something that could not be read, and nobody writes to it later. */
function isWhole(object: ObjectValue, analysis: Analysis): boolean {
  return (
    !isWrittenLater(object.node, analysis) &&
    object.node.properties.every((property) => {
      if (property.type !== 'SpreadElement') return !property.computed;
      const value = valueOf(property.argument, analysis);
      return value.kind === 'object' && isWhole(value, analysis);
    })
  );
}
