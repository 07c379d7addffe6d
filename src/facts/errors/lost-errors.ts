// Errors that a log call is given and does not write: behind a message, behind an object, or under a key that the logger
// does not serialise. Only loggers that keep errors in some places and not in others can lose one.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { placeholdersIn } from '../../ast/texts.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import { caughtError } from './errors.js';
import { formattedErrors } from './formatted-errors.js';
import { errorsWithoutSerializer, unserialisedErrors } from './keyed-errors.js';
import type { LostError } from './lost-error.js';
import { forwardedLogCall, logCallOf } from './log-calls.js';
import { loggerSetup, namesOfError, type LoggerSetup } from './loggers.js';
import { givenError, givenText, isParameter, isPassedBeside } from './passed-errors.js';

export function lostErrorsIn(call: TSESTree.CallExpression, analysis: Analysis): readonly LostError[] {
  const module = moduleOf(call);
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || !analysis.catalogue.names.isNamed('log', memberName(callee)))
    return [];
  const [first] = call.arguments;
  if (!first || call.arguments.some((argument) => argument.type === 'SpreadElement')) return [];
  const holders = call.arguments.filter((argument) => mayHoldError(argument, analysis));
  if (holders.length === 0) return [];
  const logCall = logCallOf(call, analysis) ?? forwardedLogCall(call, analysis);
  if (!logCall) return [];
  if (logCall.log.errors === 'but-under-keys') return errorsWithoutSerializer(call, logCall, analysis);
  if (logCall.log.errors === 'nowhere') return unserialisedErrors(call, logCall, analysis);
  if (logCall.log.errors !== 'first-argument-or-key') return formattedErrors(call, logCall, analysis);
  if (givenError(first, analysis)) return [];
  const setup = loggerSetup(logCall.callee, logCall.log, analysis);
  if (setup.isOff || setup.argumentsArrive === 'no') return [];
  const { errorKey } = setup;
  const search: Search = { call, errorKey, setup, module, analysis };
  const object = unwrap(first);
  if (object.type === 'ObjectExpression')
    return [
      ...underKeys(first, object, search),
      // What the object has already, under whatever key, is not missing because it is given twice.
      ...behind(1, 'behind-object', search).filter(({ error }) => !holds(object, error)),
    ];
  return givenText(first, analysis) ? behind(0, 'behind-message', search) : [];
}

function holds({ properties }: TSESTree.ObjectExpression, error: Node): boolean {
  const given = unwrap(error);
  return properties.some(
    (property) =>
      property.type === 'Property' &&
      property.value.type === 'Identifier' &&
      given.type === 'Identifier' &&
      property.value.name === given.name,
  );
}

interface Search {
  readonly call: TSESTree.CallExpression;
  readonly errorKey: string;
  readonly setup: LoggerSetup;
  readonly module: Module;
  readonly analysis: Analysis;
}

function mayHoldError(node: Node, analysis: Analysis): boolean {
  const expression = unwrap(node);
  if (expression.type === 'ObjectExpression')
    return expression.properties.some(
      (property) => property.type === 'Property' && mayHoldError(property.value, analysis),
    );
  return caughtError(expression, analysis) !== undefined || isParameter(expression);
}

/** Errors among the arguments behind the message at `position` that no placeholder of it takes. */
function behind(
  position: number,
  how: 'behind-message' | 'behind-object',
  { call, errorKey, setup, analysis }: Search,
): LostError[] {
  const common = {
    errorKey,
    evidence: setup.argumentsArrive as LostError['evidence'],
  };
  const isOf = (error: Node): Pick<LostError, 'hasSafeKey' | 'moved'> => ({
    hasSafeKey: false,
    moved: moved(error, setup, analysis),
  });
  const survives = (property: TSESTree.Property): boolean =>
    setup.survivesUnder(keyName(property) ?? '') === 'yes';
  const message = call.arguments[position];
  const text = message && givenText(message, analysis);
  // An error in the place of the message is printed as one, as JSON.
  if (message && !text && givenError(message, analysis))
    return [{ error: message, argument: message, how, ...common, ...isOf(message) }];
  if (!text) return [];
  const taken = position + placeholdersIn(text).length;
  return call.arguments.slice(taken + 1).flatMap((argument): LostError[] => {
    if (givenError(argument, analysis)) {
      const isSure = !isParameter(text) || isPassedBeside(text, argument, analysis);
      const evidence = isSure ? common.evidence : 'likely';
      return [{ error: argument, argument, how, ...common, evidence, ...isOf(argument) }];
    }
    const object = unwrap(argument);
    if (object.type !== 'ObjectExpression' || how !== 'behind-message') return [];
    return errorsIn(object, analysis).map((property) => ({
      error: property.value,
      argument,
      property,
      how: 'object-behind-message',
      ...common,
      hasSafeKey: survives(property),
      moved: moved(property.value, setup, analysis, survives(property) ? undefined : keyName(property)),
    }));
  });
}

/** What an edit may bring about. Where there may be no error, what readers of the log make of a line without one is not known. */
function moved(error: Node, setup: LoggerSetup, analysis: Analysis, key?: string): LostError['moved'] {
  const byKeys = setup.moved(namesOfError(error), key);
  return byKeys === 'nothing' && givenError(error, analysis)?.by === 'callback' ? 'unknown' : byKeys;
}

function underKeys(
  argument: TSESTree.CallExpressionArgument,
  object: TSESTree.ObjectExpression,
  { errorKey, setup, analysis }: Search,
): LostError[] {
  return object.properties.flatMap((property): LostError[] => {
    const key = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || key === undefined) return [];
    const inner = unwrap(property.value);
    const nested = inner.type === 'ObjectExpression' ? errorsIn(inner, analysis) : [];
    const lost = nested.length > 0 ? nested : [property];
    const survives = setup.survivesUnder(key);
    if (survives === 'yes') return [];
    return lost.flatMap((each) =>
      givenError(each.value, analysis)?.json === 'nothing'
        ? [
            {
              error: each.value,
              argument,
              property: each,
              how: nested.length > 0 ? 'nested' : 'wrong-key',
              errorKey,
              hasSafeKey: false,
              moved: moved(each.value, setup, analysis, key),
              evidence: survives === 'no' ? (setup.argumentsArrive as LostError['evidence']) : 'likely',
            },
          ]
        : [],
    );
  });
}

function errorsIn(object: TSESTree.ObjectExpression, analysis: Analysis): TSESTree.Property[] {
  return object.properties.filter(
    (property): property is TSESTree.Property =>
      property.type === 'Property' && givenError(property.value, analysis) !== undefined,
  );
}
