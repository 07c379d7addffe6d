// Lets the store compute a number that the code computed from an earlier read. Null where the operand or the place has a form that
// cannot be moved, where there are comments, or where what the form needs is not in scope.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import type { AtomicChange } from '../facts/races/atomic-change.js';
import { applying, importing, type Edit, type Source } from './edits.js';

export interface ComputedInStore {
  /** As the message shows it. */
  readonly form: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export function computingInStore(change: AtomicChange, source: Source): ComputedInStore | null {
  const form = formOf(change, source);
  const edits = form === null ? null : editsFor(change, form, source);
  const imports = importing(change.atomic.imports, source);
  const { node } = change.query;
  if (form === null || !edits || !imports || source.getCommentsInside(node).length > 0) return null;
  const fix = applying([...imports, ...edits]);
  // In a statement's text the column stands with it.
  return fix && { form: change.atomic.in === 'text' ? (edits[0]?.text ?? form) : form, fix };
}

/** Operands that mean the same wherever they stand. */
const SIMPLE = new Set(['Identifier', 'MemberExpression', 'Literal', 'CallExpression']);

function formOf({ atomic, operator, by, column, query }: AtomicChange, source: Source): string | null {
  const operand = unwrap(by);
  const text = source.getText(by);
  const isNegated = atomic[operator].includes('-{by}');
  if (operand.type === 'SequenceExpression' || /['\\`]/.test(column)) return null;
  const call = query.node.type === 'CallExpression' ? query.node : undefined;
  const first = call?.arguments[0];
  const values: Readonly<Record<string, string | undefined>> = {
    column,
    by: isNegated && !SIMPLE.has(operand.type) ? `(${text})` : text,
    table: query.entitySite && source.getText(query.entitySite.node),
    client: query.client && source.getText(query.client),
    first: first && source.getText(first),
    mark: '{mark}',
  };
  const template = atomic[operator];
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => name in values && values[name] === undefined)) return null;
  return template.replaceAll(/\{(\w+)\}/g, (whole: string, name: string) => values[name] ?? whole);
}

function editsFor(change: AtomicChange, form: string, source: Source): Edit[] | null {
  const { atomic, value, property } = change;
  if (atomic.in === 'text') return inText(change, value, source);
  if (atomic.in === 'call') return inCall(change, form);
  if (!property) return null;
  return atomic.in === 'property'
    ? inProperty(change, property, form, source)
    : [{ range: property.range, text: `${source.getText(property.key)}: ${form}` }];
}

/** Beside the fields that are set, which must not be none where they stand under an operator of their own. */
function inProperty(
  { query }: AtomicChange,
  property: TSESTree.Property,
  form: string,
  source: Source,
): Edit[] | null {
  const object = property.parent as TSESTree.ObjectExpression;
  const names = (node: TSESTree.ObjectExpression) =>
    node.properties.map((each) => (each.type === 'Property' ? source.getText(each.key) : ''));
  if (object === query.data)
    return names(object).some((name) => name.startsWith('$'))
      ? null
      : [{ range: property.range, text: form }];
  const outer = object.parent;
  if (outer.type !== 'Property' || outer.parent !== query.data || object.properties.length > 1) return null;
  return (query.data as TSESTree.ObjectExpression).properties.length === 1
    ? [{ range: outer.range, text: form }]
    : null;
}

/** `set stock = $1` and `item.stock - 1` become `set stock = stock - $1` and `1`. */
function inText(
  { by, value, column, operator, query, atomic }: AtomicChange,
  computed: Node,
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
    { range: computed.range, text: source.getText(by) },
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
function inCall({ query, property }: AtomicChange, form: string): Edit[] | null {
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
  const isPlain =
    data === first ? node.arguments.length === 1 : node.arguments.length === 2 && node.arguments[1] === data;
  const isByCondition = data === first || !property || first?.type === 'ObjectExpression';
  return isAlone && isPlain && isByCondition
    ? [{ range: [node.callee.property.range[0], node.range[1]], text: form }]
    : null;
}
