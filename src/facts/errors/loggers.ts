// How the logger behind a log call was set up, as far as that decides what becomes of an error.
import { memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Log, LogOptions } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Callee } from '../origins/callees.js';
import { memberOf } from '../origins/members.js';
import type { ApiValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { mentionsKey, optionsOf, type LoggerOptions } from './logger-options.js';
import { redactedKeys } from './redactions.js';

/**
 * What may happen to a line when an error comes to stand under another key of it.
 *
 * - `nothing`: the options are known, and no other says anything about keys
 * - `unknown`: what readers of the log expect, or an option that could not be read, may speak against it
 * - `leak`: what is made unreadable under the one key would be readable under the other
 */
/** Under `under-key` a redaction reaches an error by the logger's own key: what was thrown and is no error has to stand there too. */
export type Move = 'nothing' | 'unknown' | 'under-key' | 'leak';

export interface LoggerSetup {
  /** It writes nothing at all. */
  readonly isOff: boolean;
  /** The key under which errors are kept. */
  readonly errorKey: string;
  /** Are the arguments of a call logged as the call has them, or does a hook see them first? */
  readonly argumentsArrive: Evidence | 'no';
  /** Does an error survive under this key? */
  readonly survivesUnder: (key: string) => 'yes' | 'no' | 'probably-not';
  /** What it may bring about to put an error under the error key that had another key, or none, and goes by these names. */
  readonly moved: (names: readonly string[], key?: string) => Move;
}

/** Names that people give to errors. They speak against an edit, never for a finding. */
const NAMES_OF_ERRORS = /^(?:e|ex|err|error|exception|cause|reason|failure)$/i;

/** The setup of the logger that a call logs with. */
export function loggerSetup({ value }: Callee, log: Log, analysis: Analysis): LoggerSetup {
  const own = setupOf(value, log, analysis);
  const others = alternativesTo(value).map((other) =>
    other.kind === 'api' && other.made ? setupOf(other, log, analysis) : undefined,
  );
  if (others.length === 0) return own;
  const known = others.filter((other) => other !== undefined);
  const isSure = known.length === others.length && known.every(({ errorKey }) => errorKey === own.errorKey);
  const all = [own, ...known];
  return {
    ...own,
    isOff: all.every(({ isOff }) => isOff),
    argumentsArrive: all.some(({ argumentsArrive }) => argumentsArrive === 'no')
      ? 'no'
      : isSure && all.every(({ argumentsArrive }) => argumentsArrive === 'certain')
        ? 'certain'
        : 'likely',
    survivesUnder: (key) => {
      const answers = all.map((each) => each.survivesUnder(key));
      if (answers.every((answer) => answer === 'yes')) return 'yes';
      return isSure && answers.every((answer) => answer === 'no') ? 'no' : 'probably-not';
    },
    moved: (names, key) => {
      const moves = all.map((each) => each.moved(names, key));
      if (moves.includes('leak')) return 'leak';
      return isSure && moves.every((move) => move === 'nothing') ? 'nothing' : 'unknown';
    },
  };
}

/** May the options of a logger add fields to every line, such as the id of the request? */
export function addsFields({ value }: Callee, { options }: Log, analysis: Analysis): boolean {
  const read = optionsOf(value, analysis);
  const home = value.made?.module ?? analysis.open;
  // Whatever follows a request through asynchronous calls may be asked by a format or an output as well.
  if (home && analysis.project.mentions.isMentioned(['AsyncLocalStorage'], home) !== false) return true;
  const paths = [options?.rewritesArguments, options?.rewritesFields, ...(options?.shapesLine ?? [])];
  return paths.some(
    (path) =>
      path !== undefined &&
      (read.at(path).length > 0 ||
        (!read.isRead && (!home || analysis.project.mentions.isMentioned(path, home) !== false))),
  );
}

/** Names under which an error is known where it is logged. */
export function namesOfError(error: Node): readonly string[] {
  const value = unwrap(error);
  return value.type === 'Identifier' ? [value.name] : [];
}

/** What the logger may be as well, where it is one of several. */
function alternativesTo(from: ApiValue): Value[] {
  const others: Value[] = [];
  for (let at: ApiValue | undefined = from; at; at = at.receiver) others.push(...(at.others ?? []));
  return others;
}

function setupOf(value: ApiValue, log: Log, analysis: Analysis): LoggerSetup {
  const { options: paths } = log;
  const read = optionsOf(value, analysis);
  const home = value.made?.module ?? analysis.open;
  /** Where options were not read, nobody in the project may speak of one by its name. */
  const isSet = (path: readonly string[] | undefined): boolean | undefined => {
    if (!path) return false;
    if (read.at(path).length > 0) return true;
    return read.isRead || !home || analysis.project.mentions.isMentioned(path, home) === false
      ? false
      : undefined;
  };
  const argumentsRewritten = isSet(paths?.rewritesArguments);
  const errorKeys = (paths?.errorKey ?? []).flatMap((path) => read.at(path));
  const named = errorKeys.map((option) => (option.kind === 'opaque' ? stringValue(option.node) : undefined));
  const errorKey = named[0] ?? log.errorKey ?? 'error';
  return {
    isOff: paths !== undefined && isOff(read, paths, home),
    errorKey,
    argumentsArrive: argumentsRewritten ? 'no' : argumentsRewritten === undefined ? 'likely' : 'certain',
    survivesUnder: (key) => {
      if (key === log.errorKey && log.errors !== 'but-under-keys') return 'yes';
      if (!paths) return 'no';
      const decided = [
        ...errorKeys.map((option) => keyNamedBy(option, key)),
        ...read.at(paths.serializers).map((option) => keyIn(option, key, analysis)),
      ];
      if (decided.includes('yes')) return 'yes';
      const others = [...(paths.errorKey ?? []), paths.serializers, paths.rewritesFields];
      const isOpen =
        read.isExtended ||
        others.some((path) => isSet(path) === undefined) ||
        isSet(paths.rewritesFields) === true;
      return isOpen || decided.includes('unknown') ? 'probably-not' : 'no';
    },
    moved: (names, key) => {
      if (!paths) return 'unknown';
      const from = key === undefined ? names : [key, ...names];
      // What is made unreadable elsewhere may be what stands under this very key; where the logger is made, the error itself.
      const isNear = value.made !== undefined && isWrittenIn(value.made.module, paths.redacts?.at(-1) ?? '');
      const unread = key === undefined && !isNear ? 'unknown' : 'leak';
      const redacted = redactionOf(read, paths, isSet, [errorKey, ...from], unread, analysis);
      if (redacted === 'leak' || redacted === 'under-key') return redacted;
      // Readers of the log may look for the key, and where the options are elsewhere so may they.
      if (read.isExtended || (key !== undefined && !read.isRead)) return 'unknown';
      const decides = [
        ...(paths.errorKey ?? []),
        paths.serializers,
        paths.rewritesFields,
        ...(paths.shapesLine ?? []),
      ];
      return redacted === 'nothing' && decides.every((path) => isSet(path) === false) ? 'nothing' : 'unknown';
    },
  };
}

/** Does the text of a module hold a word? A module logs in many places. */
function isWrittenIn({ memo, text }: Module, word: string): boolean {
  return memo.of(isWrittenIn, word, () => text.includes(word));
}

/** What a redaction says of a move to the first of these keys from one of the others. */
function redactionOf(
  read: LoggerOptions,
  { redacts }: LogOptions,
  isSet: (path: readonly string[] | undefined) => boolean | undefined,
  [to, ...from]: readonly [string, ...string[]],
  unread: Move,
  analysis: Analysis,
): Move {
  if (!redacts) return 'nothing';
  const options = read.at(redacts);
  if (!read.isRead || options.length === 0) return isSet(redacts) === false ? 'nothing' : unread;
  const keys = options.map((option) => redactedKeys(option, analysis));
  if (!keys.every((each) => each !== undefined)) return 'leak';
  const all = keys.flat().filter((key) => key !== to);
  if (all.some((key) => from.includes(key) || NAMES_OF_ERRORS.test(key))) return 'leak';
  return all.length < keys.flat().length || all.includes('*') ? 'under-key' : 'nothing';
}

/** It was switched off where it was made, and nobody sets another level later. */
function isOff(read: LoggerOptions, { off = [] }: LogOptions, home: Module | undefined): boolean {
  if (read.isOff) return true;
  const places = off.filter(({ path, is }) => {
    const [nearest] = read.at(path);
    return nearest?.kind === 'opaque' && nearest.node.type === 'Literal' && nearest.node.value === is;
  });
  return places.some(
    ({ path }) =>
      home?.assignments.some(
        ({ left }) => left.type === 'MemberExpression' && memberName(left) === path.at(-1),
      ) === false,
  );
}

function keyNamedBy(option: Value, key: string): 'yes' | 'no' | 'unknown' {
  const text = option.kind === 'opaque' ? stringValue(option.node) : undefined;
  return text === undefined ? 'unknown' : text === key ? 'yes' : 'no';
}

function keyIn(option: Value, key: string, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  if (option.kind === 'api') return analysis.catalogue.member(option.type, key) ? 'yes' : 'no';
  if (option.kind !== 'object') return 'unknown';
  if (mentionsKey(option, key) || memberOf(option, key, analysis).kind !== 'unknown') return 'yes';
  const isListed = option.node.properties.every((property) =>
    property.type === 'SpreadElement'
      ? property.argument.type === 'MemberExpression' && memberName(property.argument) === 'stdSerializers'
      : !property.computed,
  );
  return isListed ? 'no' : 'unknown';
}
