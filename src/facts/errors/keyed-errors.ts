// Errors under keys that a logger does not serialise, of loggers that serialise by key or not at all.
//
//   log.error({ error }, 'failed')         a logger that serialises by key: lost, unless `error` has a serializer
//   log.error('failed', { error })         the same logger: kept, what follows the message is printed whole
//   log.error({ error }, 'failed')         a logger that serialises nothing: lost
//   log.error('failed', error)             the same logger: lost, unless a placeholder takes it
import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin, keyName, unwrap, type Node } from '../../ast/nodes.js';
import { placeholdersIn } from '../../ast/texts.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { underKeys } from './formatted-errors.js';
import { messageOf, type LogCall } from './log-calls.js';
import type { LostError } from './lost-error.js';
import { loggerSetup, namesOfError } from './loggers.js';
import { givenError } from './passed-errors.js';

/** Errors under keys of the first argument that have no serializer. */
export function errorsWithoutSerializer(
  { arguments: [first] }: TSESTree.CallExpression,
  { callee, log }: LogCall,
  analysis: Analysis,
): readonly LostError[] {
  const object = first && unwrap(first);
  if (!first || object?.type !== 'ObjectExpression') return [];
  const found = underKeys(first, analysis);
  if (found.length === 0) return [];
  const setup = loggerSetup(callee, log, analysis);
  const keepsErrorKey = setup.survivesUnder(setup.errorKey) === 'yes';
  return found.flatMap((each): LostError[] => {
    const key = keyIn(object, each.error);
    const survives = setup.survivesUnder(key);
    if (survives === 'yes') return [];
    const isNested = each.property !== undefined && each.property.parent !== object;
    return [
      {
        ...each,
        how: isNested ? 'nested' : keepsErrorKey ? 'wrong-key' : 'no-serializer',
        errorKey: setup.errorKey,
        hasSafeKey: false,
        moved: setup.moved(namesOfError(each.error), key),
        evidence: survives === 'no' ? 'certain' : 'likely',
      },
    ];
  });
}

/** The key of an object under which an error stands, at any depth. */
function keyIn({ properties }: TSESTree.ObjectExpression, error: Node): string {
  const holder = properties.find((property) => isWithin(error, property));
  return holder?.type === 'Property' ? (keyName(holder) ?? '') : '';
}

/** Errors that reach a logger which serialises none. */
export function unserialisedErrors(
  { arguments: args }: TSESTree.CallExpression,
  { log }: LogCall,
  analysis: Analysis,
): readonly LostError[] {
  const [first, ...rest] = args;
  if (!first) return [];
  const message = messageOf(first, analysis);
  const behind = message ? rest.slice(placeholdersIn(message).length) : [];
  const found: Pick<LostError, 'error' | 'argument' | 'property'>[] = [
    ...underKeys(first, analysis),
    ...behind.flatMap((argument) => underKeys(argument, analysis)),
    ...behind.flatMap((argument) => (givenError(argument, analysis) ? [{ error: argument, argument }] : [])),
  ];
  const isReplaced = log.replacedBy?.some(
    (word) => analysis.project.mentions.isMentioned([word], moduleOf(first)) !== false,
  );
  return found.map((each) => ({
    ...each,
    how: 'never-serialised',
    // Under a key it stays there, as a text.
    errorKey: each.property ? '' : (log.errorKey ?? ''),
    hasSafeKey: false,
    moved: 'unknown',
    evidence: isReplaced ? 'likely' : 'certain',
  }));
}
