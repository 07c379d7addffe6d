// Lets the store compute a number that the code computed from an earlier read. Null where the operand or the place has a form that
// cannot be moved, where there are comments, or where what the form needs is not in scope.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import type { AtomicChange } from '../facts/races/atomic-change.js';
import type { AtomicStep } from '../facts/races/atomic-steps.js';
import { applying, importing, ownText, removing, type Edit, type Source } from './edits.js';

export interface ComputedInStore {
  /** As the message shows it. */
  readonly form: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export function computingInStore(change: AtomicChange, source: Source): ComputedInStore | null {
  const forms = change.steps.map((step) => formOf(change, step, source));
  const edits = forms.includes(null) ? null : editsFor(change, forms as string[], source);
  const imports = importing(change.atomic.imports, source);
  const dropped = change.steps.flatMap((each) => each.dropped ?? []);
  const touched = [change.query.node, ...dropped];
  if (!edits || !imports || touched.some((each) => source.getCommentsInside(each).length > 0)) return null;
  const fix = applying([
    ...imports,
    ...edits.edits,
    ...dropped.map((statement) => removing(statement, source)),
  ]);
  return fix && { form: edits.shown, fix };
}

/** Operands that mean the same wherever they stand. */
const SIMPLE = new Set(['Identifier', 'MemberExpression', 'Literal', 'CallExpression']);

function formOf({ atomic, query }: AtomicChange, step: AtomicStep, source: Source): string | null {
  const { operator, by, column } = step;
  const operand = by && unwrap(by);
  const text = by ? source.getText(by) : '1';
  const isNegated = atomic[operator].includes('-{by}');
  if (operand?.type === 'SequenceExpression' || /['\\`]/.test(column)) return null;
  const call = query.node.type === 'CallExpression' ? query.node : undefined;
  const first = call?.arguments[0];
  const values: Readonly<Record<string, string | undefined>> = {
    column,
    by: isNegated && operand && !SIMPLE.has(operand.type) ? `(${text})` : text,
    table: query.entitySite && ownText(query.entitySite.node, source),
    client: query.client && ownText(query.client, source),
    first: first && source.getText(first),
    mark: '{mark}',
  };
  const named = [...atomic[operator].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (named.some((name) => name in values && values[name] === undefined)) return null;
  return atomic[operator].replaceAll(/\{(\w+)\}/g, (whole: string, name: string) => values[name] ?? whole);
}

interface Edits {
  readonly edits: readonly Edit[];
  /** As the message shows them. */
  readonly shown: string;
}

function editsFor(change: AtomicChange, forms: readonly string[], source: Source): Edits | null {
  const { atomic, steps } = change;
  const [form = ''] = forms;
  switch (atomic.in) {
    case 'text': {
      const edits = steps.map((step) => inText(change, step, source));
      if (edits.includes(null)) return null;
      // In a statement's text the column stands with it.
      return {
        edits: edits.flatMap((each) => each ?? []),
        shown: edits.map((each) => each?.[0]?.text ?? '').join(', '),
      };
    }
    case 'call': {
      const edits = steps.length === 1 ? inCall(change, steps[0], form) : null;
      return edits && { edits, shown: form };
    }
    case 'property': {
      const joined = joinedForm(forms);
      const edits = joined === null ? null : inProperty(change, joined, source);
      return edits && { edits, shown: joined ?? '' };
    }
    default: {
      const edits = steps.flatMap(({ property }, at) =>
        property
          ? [{ range: property.range, text: `${source.getText(property.key)}: ${forms[at] ?? ''}` }]
          : [],
      );
      const shown = steps.map(({ column }, at) => `${column}: ${forms[at] ?? ''}`).join(', ');
      return edits.length === steps.length ? { edits, shown: steps.length === 1 ? form : shown } : null;
    }
  }
}

/** `$inc: { a: 1 }` and `$inc: { b: -1 }` are one property. */
function joinedForm(forms: readonly string[]): string | null {
  const [first = '', ...more] = forms;
  if (more.length === 0) return first;
  const parts = forms.map((form) => /^([^{]*\{ )(.*)( \})$/s.exec(form));
  const [start] = parts.map((part) => part?.[1]);
  return parts.every((part) => part?.[1] === start)
    ? `${start ?? ''}${parts.map((part) => part?.[2] ?? '').join(', ')} }`
    : null;
}

/** Beside the fields that are set, which must not be none where they stand under an operator of their own. */
function inProperty({ query, steps }: AtomicChange, form: string, source: Source): Edit[] | null {
  const properties = steps.flatMap(({ property }) => property ?? []);
  const [first, ...more] = properties;
  const object = first?.parent;
  if (!first || object?.type !== 'ObjectExpression' || properties.length < steps.length) return null;
  if (properties.some(({ parent }) => parent !== object)) return null;
  const names = object.properties.map((each) => (each.type === 'Property' ? source.getText(each.key) : ''));
  if (object === query.data)
    return names.some((name) => name.startsWith('$'))
      ? null
      : [{ range: first.range, text: form }, ...more.map((each) => withoutProperty(each, source))];
  const outer = object.parent;
  if (outer.type !== 'Property' || outer.parent !== query.data) return null;
  const isAll = object.properties.length === properties.length;
  return isAll && (query.data as TSESTree.ObjectExpression).properties.length === 1
    ? [{ range: outer.range, text: form }]
    : null;
}

/** A property that is not the first goes with the comma in front of it. */
function withoutProperty(property: TSESTree.Property, source: Source): Edit {
  const comma = source.getTokenBefore(property);
  return { range: [comma?.range[0] ?? property.range[0], property.range[1]], text: '' };
}

/** `set stock = $1` and `item.stock - 1` become `set stock = stock - $1` and `1`. */
function inText(
  { query, atomic }: AtomicChange,
  { by, value, column, operator }: AtomicStep,
  source: Source,
): Edit[] | null {
  const { text } = source;
  const tagged = query.node.type === 'TaggedTemplateExpression' ? query.node : undefined;
  const place = textPlace(query.node, value, tagged);
  if (!place) return null;
  const written = text.slice(...place);
  const found = new RegExp(`(["\`]?\\b${column}["\`]?)(\\s*=\\s*)(\\$\\d+|\\?|\\$\\{|$)`, 'i').exec(written);
  if (!found) return null;
  const [whole, name = column, equals = ' = ', mark = ''] = found;
  const start = place[0] + found.index;
  const isOnlyUse =
    mark.startsWith('$') && mark !== '${' ? written.split(new RegExp(`\\${mark}(?!\\d)`)).length === 2 : true;
  if (!isOnlyUse) return null;
  const template = atomic[operator].replace('{column}', name);
  return [
    { range: [start, start + whole.length], text: `${name}${equals}${template.replace('{mark}', mark)}` },
    { range: value.range, text: by ? source.getText(by) : '1' },
  ];
}

/** The text of the statement: of a template the piece in front of the value. */
function textPlace(
  node: AtomicChange['query']['node'],
  value: Node,
  tagged: TSESTree.TaggedTemplateExpression | undefined,
): readonly [number, number] | undefined {
  if (tagged) {
    const index = tagged.quasi.expressions.indexOf(value as never);
    const quasi = tagged.quasi.quasis[index];
    return quasi && [quasi.range[0] + 1, quasi.range[1] - 2];
  }
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  const isWritten =
    first?.type === 'Literal' || (first?.type === 'TemplateLiteral' && first.expressions.length === 0);
  return isWritten ? [first.range[0] + 1, first.range[1] - 1] : undefined;
}

/** From the member on, where the call is a statement and is given nothing but the row and the number. */
function inCall({ query }: AtomicChange, { property }: AtomicStep, form: string): Edit[] | null {
  const { node, data } = query;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const awaited = node.parent.type === 'AwaitExpression' ? node.parent : undefined;
  if (awaited?.parent.type !== 'ExpressionStatement') return null;
  const isAlone =
    !property ||
    (property.parent === data &&
      property.parent.type === 'ObjectExpression' &&
      property.parent.properties.length === 1);
  const [first] = node.arguments;
  // `item.save()` is given nothing.
  if (!first && !data) return [{ range: [node.callee.property.range[0], node.range[1]], text: form }];
  const isPlain =
    data === first ? node.arguments.length === 1 : node.arguments.length === 2 && node.arguments[1] === data;
  const isByCondition = data === first || !property || first?.type === 'ObjectExpression';
  return isAlone && isPlain && isByCondition
    ? [{ range: [node.callee.property.range[0], node.range[1]], text: form }]
    : null;
}
