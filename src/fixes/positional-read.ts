// Reads the values of all keys at once, in their order, and looks them up inside the loop.
import { enclosingFunction, wrapped } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { PositionalRead } from '../facts/repetition/positional-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { applying, freeName, type Source } from './edits.js';
import { elementAnnotation, elementPattern } from './elements.js';
import { listBefore } from './key-lists.js';
import { addingBefore, moveTo, placeAround } from './statements.js';

export function readingByPosition(
  read: RepeatedQuery,
  { key, references }: PositionalRead,
  facts: Facts,
  source: Source,
) {
  const { query, repetition, call } = read;
  const { loop } = repetition;
  const { batch } = query.query;
  const given = listBefore(loop, facts, source);
  const place = placeAround(loop.node);
  const element = elementPattern(loop);
  const value = wrapped(call).parent;
  if (!batch?.member || !given || !place || element === undefined) return null;
  if (value?.type !== 'AwaitExpression' || source.getCommentsInside(value).length > 0) return null;
  const needed = [
    'reads-the-same-rows',
    'is-waited-for',
    'runs-always',
    'same-values',
    'same-elements',
  ] as const;
  if (!facts.repetition.areKnown(needed, moveTo(place.statement, read, references))) return null;
  const scope = source.getText(enclosingFunction(place.statement) ?? undefined);
  const keys = freeName(['keys', 'allKeys', 'cacheKeys'], scope);
  const values = freeName(['values', 'allValues', 'cachedValues'], scope);
  const map = freeName(['valueByKey', 'cachedByKey'], scope);
  if (!keys || !values || !map || call.type !== 'CallExpression' || !query.client) return null;
  const keyText = source.getText(key);
  const made =
    keyText === element
      ? given.list
      : `${given.list}.map((${element}${elementAnnotation(loop, source)}) => ${keyText})`;
  const text = `${source.getText(query.client)}.${batch.member}(${keys})`;
  const whole = batch.emptyList === 'throws' ? `${keys}.length > 0 ? await ${text} : []` : `await ${text}`;
  const pair = `[key, ${values}[index] ?? null]${facts.module.isTypeScript ? ' as const' : ''}`;
  const lines = [
    ...given.lines,
    `const ${keys} = ${made};`,
    `const ${values} = ${whole};`,
    `const ${map} = new Map(${keys}.map((key, index) => ${pair}));`,
  ];
  const fix = applying([
    ...addingBefore(place, lines, source),
    ...given.edits,
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
