// Conditions in SQL: a placeholder that is compared with a column, in a text with values beside it or in a template.
import type { Link } from '../../ast/chains.js';
import { argumentsOf } from '../../ast/invocations.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { ConditionForm } from '../../models/model.js';
import { textOf } from '../project/module.js';
import type { Condition } from './condition.js';

/** `query('… where user_id = $1', [id])`. */
export function readText(form: ConditionForm, link: Link): Condition[] {
  const args = argumentsOf(link.call);
  const text = unwrapped(args[form.argument ?? 0]);
  const values = unwrapped(args[form.values ?? 1]);
  const isPlain =
    (text?.type === 'Literal' && typeof text.value === 'string') ||
    (text?.type === 'TemplateLiteral' && text.expressions.length === 0);
  if (!text || !isPlain || values?.type !== 'ArrayExpression') return [];
  const source = textOf(text);
  return values.elements.flatMap((value, index): Condition[] => {
    if (!value || value.type === 'SpreadElement') return [];
    const found = placeholderAt(source, index);
    if (!found) return [];
    const from = text.range[0] + found.at;
    const comparison = form.anyOf.replace('{value}', found.placeholder);
    return [
      {
        column: found.column,
        columnText: found.column,
        value,
        form: 'text',
        forList: [
          { range: [from, from + found.length], text: comparison },
          { range: value.range, text: '{keys}' },
        ],
        words: `${found.column} ${comparison}`,
        node: value,
      },
    ];
  });
}

interface Placeholder {
  readonly column: string;
  readonly placeholder: string;
  readonly at: number;
  readonly length: number;
}

/** The comparison with the placeholder for the value at an index: `user_id = $1`, or the index-th `user_id = ?`. */
function placeholderAt(source: string, index: number): Placeholder | undefined {
  // `$1::uuid` is one value, `$1::uuid[]` a list of them.
  const numbered = new RegExp(`(?<!\\w)(\\w+)\\s*(=\\s*(\\$${index + 1}(?:::\\w+)?))(?![\\w[:])`).exec(
    source,
  );
  if (numbered && source.split(`$${index + 1}`).length === 2) return placeholder(numbered);
  const marks = [...source.matchAll(/\?/g)];
  const mark = marks[index];
  if (!mark || source.includes('$1')) return undefined;
  const before = /(?<!\w)(\w+)\s*(=\s*)$/.exec(source.slice(0, mark.index));
  return before
    ? {
        column: before[1] ?? '',
        placeholder: '?',
        at: mark.index - (before[2] ?? '').length,
        length: (before[2] ?? '').length + 1,
      }
    : undefined;
}

function placeholder({ index, 0: all, 1: column = '', 2: comparison = '', 3: mark = '' }: RegExpExecArray) {
  return {
    column,
    placeholder: mark.includes('::') ? `${mark}[]` : mark,
    at: index + all.length - comparison.length,
    length: comparison.length,
  };
}

/** `` sql`… where user_id = ${id}` ``. */
export function readTemplate(form: ConditionForm, link: Link): Condition[] {
  const { call } = link;
  if (call.type !== 'TaggedTemplateExpression') return [];
  const { quasis, expressions } = call.quasi;
  return expressions.flatMap((value, index): Condition[] => {
    const quasi = quasis[index];
    const next = quasis[index + 1];
    const before = quasi && /(?<!\w)(\w+)\s*(=\s*)\$\{$/.exec(textOf(quasi));
    if (!before || !next || textOf(next).startsWith('}::')) return [];
    const [, column = '', comparison = ''] = before;
    const start = quasi.range[1] - comparison.length - 2;
    const text = form.anyOf.replace('{tag}', textOf(call.tag));
    // The next piece of the template begins with the brace that closes the placeholder.
    const end = next.range[0] + 1;
    return [
      {
        column,
        columnText: column,
        value,
        form: 'template',
        forList: [{ range: [start, end], text }],
        words: `${column} ${text}`,
        node: value,
      },
    ];
  });
}

function unwrapped(node: Node | undefined): Node | undefined {
  return node && unwrap(node);
}
