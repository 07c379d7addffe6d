// Reads the values of all keys at once, in their order, and looks them up inside the loop.
import { enclosingFunction, wrapped } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { PositionalRead } from '../facts/repetition/positional-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { applying, freeName, indentOf, type Source } from './edits.js';
import { elementPattern } from './elements.js';
import { arrayOf } from './key-lists.js';
import { moveTo, statementAround } from './statements.js';

export function readingByPosition(
  read: RepeatedQuery,
  { key, references }: PositionalRead,
  facts: Facts,
  source: Source,
) {
  const { query, repetition, call } = read;
  const { loop } = repetition;
  const { batch } = query.query;
  const list = arrayOf(loop, facts, source);
  const statement = statementAround(loop.node);
  const element = elementPattern(loop);
  const value = wrapped(call).parent;
  if (!batch?.member || list === undefined || !statement || element === undefined) return null;
  if (value?.type !== 'AwaitExpression' || source.getCommentsInside(value).length > 0) return null;
  const needed = ['reads-the-same-rows', 'runs-always', 'same-values'] as const;
  if (!facts.repetition.areKnown(needed, moveTo(statement, read, references))) return null;
  const scope = source.getText(enclosingFunction(statement) ?? undefined);
  const keys = freeName(['keys', 'allKeys', 'cacheKeys'], scope);
  const values = freeName(['values', 'allValues', 'cachedValues'], scope);
  const map = freeName(['valueByKey', 'cachedByKey'], scope);
  if (!keys || !values || !map || call.type !== 'CallExpression' || !query.client) return null;
  const keyText = source.getText(key);
  const made = keyText === element ? list : `${list}.map((${element}) => ${keyText})`;
  const text = `${source.getText(query.client)}.${batch.member}(${keys})`;
  const whole = batch.emptyList === 'throws' ? `${keys}.length > 0 ? await ${text} : []` : `await ${text}`;
  const pair = `[key, ${values}[index] ?? null]${facts.module.isTypeScript ? ' as const' : ''}`;
  const indent = indentOf(statement, source);
  const lines = [
    `const ${keys} = ${made};`,
    `const ${values} = ${whole};`,
    `const ${map} = new Map(${keys}.map((key, index) => ${pair}));`,
    '',
  ];
  const fix = applying([
    { range: [statement.range[0], statement.range[0]], text: lines.join(`\n${indent}`) },
    { range: value.range, text: inPlace(value.parent.type, `${map}.get(${keyText}) ?? null`) },
  ]);
  return fix && { text, fix };
}

function inPlace(parent: string, text: string): string {
  return [
    'VariableDeclarator',
    'AssignmentExpression',
    'ReturnStatement',
    'Property',
    'CallExpression',
  ].includes(parent)
    ? text
    : `(${text})`;
}
