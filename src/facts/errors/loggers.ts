// How the logger behind a log call was set up, as far as that decides what becomes of an error: its options are read where
// it was made, in this module or another, and through its children.
import { readArgument } from '../../ast/arguments.js';
import type { Construction } from '../../ast/invocations.js';
import { keyName, memberName, stringValue, type Node } from '../../ast/nodes.js';
import type { ArgumentPath, Log, LoggerCreation } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import { UNKNOWN, type ApiValue, type ObjectValue, type Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

export interface LoggerSetup {
  /** All options were read, up to where the logger was made, and none of them says which keys hold errors. */
  readonly isDefault: boolean;
  /** The key under which errors are kept. */
  readonly errorKey: string;
  /** Are the arguments of a call logged as the call has them, or does a hook see them first? */
  readonly argumentsArrive: Evidence | 'no';
  /** Does an error survive under this key? */
  readonly survivesUnder: (key: string) => 'yes' | 'no' | 'probably-not';
}

interface Reading {
  isComplete: boolean;
  readonly options: Value[];
}

/** The setup of the logger that a call logs with. */
export function loggerSetup({ value }: Callee, log: Log, analysis: Analysis): LoggerSetup {
  const reading: Reading = { isComplete: false, options: [] };
  readCreations(value, reading, analysis);
  const { options: paths } = log;
  const objects = reading.options.filter((each): each is ObjectValue => each.kind === 'object');
  const isRead =
    reading.isComplete &&
    objects.length === reading.options.length &&
    objects.every((each) => isWhole(each, analysis));
  const at = (path: readonly string[]): Value[] =>
    objects.flatMap((object) => optionAt(object, path, analysis) ?? []);
  const { module } = value.made ?? {};
  /** Where options were not read, nobody in the project may speak of one by its name. */
  const isSet = (path: readonly string[]): boolean | undefined => {
    if (at(path).length > 0) return true;
    const home = module ?? analysis.open;
    return isRead || !home || analysis.project.mentions.isMentioned(path, home) === false ? false : undefined;
  };
  const argumentsRewritten = paths ? isSet(paths.rewritesArguments) : false;
  const errorKeys = (paths?.errorKey ?? []).flatMap(at);
  const named = errorKeys.map((option) => (option.kind === 'opaque' ? stringValue(option.node) : undefined));
  return {
    isDefault:
      isRead &&
      errorKeys.length === 0 &&
      (!paths || [paths.serializers, paths.rewritesFields].every((path) => at(path).length === 0)),
    errorKey: named[0] ?? log.errorKey ?? 'error',
    argumentsArrive: argumentsRewritten ? 'no' : argumentsRewritten === undefined ? 'likely' : 'certain',
    survivesUnder: (key) => {
      if (key === log.errorKey) return 'yes';
      if (!paths) return 'no';
      const decided = [
        ...errorKeys.map((option) => keyNamedBy(option, key)),
        ...at(paths.serializers).map((option) => keyIn(option, key, analysis)),
      ];
      if (decided.includes('yes')) return 'yes';
      const others = [...paths.errorKey, paths.serializers, paths.rewritesFields];
      const isOpen = others.some((path) => isSet(path) === undefined) || at(paths.rewritesFields).length > 0;
      return isOpen || decided.includes('unknown') ? 'probably-not' : 'no';
    },
  };
}

/** Collects the options on the way from a logger back to where the first of its ancestors was made. */
function readCreations(from: ApiValue, reading: Reading, analysis: Analysis): void {
  const seen = new Set<Node>();
  for (let at: ApiValue | undefined = from; at; at = at.receiver) {
    if (!at.made || seen.has(at.made.node)) continue;
    seen.add(at.made.node);
    const { node } = at.made;
    const creation = calleeOf(node, analysis)?.call.creates;
    if (!creation) continue;
    readCreation(creation, (place) => givenIn(node, place, analysis), reading, analysis);
  }
}

/** What a call is given in a place; `undefined` when nothing is, and unknown where that cannot be read. */
function givenIn(
  call: Construction,
  { argument, path = [] }: ArgumentPath,
  analysis: Analysis,
): Value | undefined {
  const given = readArgument(call, argument);
  if (given.kind !== 'written') return given.kind === 'absent' ? undefined : UNKNOWN;
  const value = valueOf(given.node, analysis);
  if (value.kind !== 'object') return value;
  return optionAt(value, path, analysis) ?? (isWhole(value, analysis) ? undefined : UNKNOWN);
}

function readCreation(
  { options, instance, extendsReceiver }: LoggerCreation,
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
  // `pino(destination)` and `logger: true` set no option.
  if (given && given.kind !== 'api' && !isLiteral(given)) reading.options.push(given);
  if (!extendsReceiver) reading.isComplete = true;
}

function isLiteral(value: Value): boolean {
  return value.kind === 'opaque' && value.node.type === 'Literal';
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

function mentionsKey({ node }: ObjectValue, key: string): boolean {
  return node.properties.some((property) => property.type === 'Property' && keyName(property) === key);
}

/** No part of the object comes from something that could not be read. */
function isWhole({ node }: ObjectValue, analysis: Analysis): boolean {
  return node.properties.every((property) => {
    if (property.type !== 'SpreadElement') return !property.computed;
    const value = valueOf(property.argument, analysis);
    return value.kind === 'object' && isWhole(value, analysis);
  });
}

function keyNamedBy(option: Value, key: string): 'yes' | 'no' | 'unknown' {
  const text = option.kind === 'opaque' ? stringValue(option.node) : undefined;
  return text === undefined ? 'unknown' : text === key ? 'yes' : 'no';
}

function keyIn(option: Value, key: string, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  if (option.kind !== 'object') return 'unknown';
  if (mentionsKey(option, key) || memberOf(option, key, analysis).kind !== 'unknown') return 'yes';
  const isListed = option.node.properties.every((property) =>
    property.type === 'SpreadElement'
      ? property.argument.type === 'MemberExpression' && memberName(property.argument) === 'stdSerializers'
      : !property.computed,
  );
  return isListed ? 'no' : 'unknown';
}
