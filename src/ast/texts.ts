// Texts as code writes them: literals, templates and concatenations; and code as a message quotes it.
import { unwrap, type Node } from './nodes.js';

/** Code on one line; a chain closes up, `db.select().from(orders)`, and nothing else does: `version ?? 1`, `(db as any).user`. */
export function onOneLine(code: string): string {
  return code.replaceAll(/\s+(?=\??\.[^.\d])/g, '').replaceAll(/\s+/g, ' ');
}

const IN_WORD = /[\w$]/;

/** Does a text hold a word, and not only as a part of another? Names may be of any length, so no pattern is made of them. */
export function hasWord(text: string, word: string): boolean {
  return placesOfWord(text, word).next().done !== true;
}

/** Where a word stands in a text. */
export function* placesOfWord(text: string, word: string): Generator<number> {
  if (word === '') return;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    if (!IN_WORD.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(at + word.length))) yield at;
}

const LONGEST_QUOTE = 70;

/** A replacement on one line, as a message can quote it. */
export function shortened(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return code.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE)}…`;
}

/** Is the expression a text by its form? */
export function isText(node: Node): boolean {
  const expression = unwrap(node);
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return expression.operator === '+' && (isText(expression.left) || isText(expression.right));
    case 'CallExpression':
      return expression.callee.type === 'Identifier' && expression.callee.name === 'String';
    default:
      return false;
  }
}

/** The placeholders of a format text, in order: `%s`, `%d`, `%O`. `%%` is a percent sign. */
export function placeholdersIn(node: Node): readonly string[] {
  const expression = unwrap(node);
  const parts =
    expression.type === 'Literal'
      ? [String(expression.value)]
      : expression.type === 'TemplateLiteral'
        ? expression.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw)
        : [];
  if (expression.type === 'BinaryExpression')
    return [...placeholdersIn(expression.left), ...placeholdersIn(expression.right)];
  return parts.flatMap((part) =>
    [...part.matchAll(/%(?:%|([sdifoOjc]))/g)].flatMap(([whole, kind]) => (kind ? [whole] : [])),
  );
}

/** The expressions whose values a text is put together from. */
export function partsOf(node: Node): readonly Node[] {
  const expression = unwrap(node);
  if (expression.type === 'TemplateLiteral') return expression.expressions.flatMap(partsOf);
  if (expression.type === 'BinaryExpression' && expression.operator === '+')
    return [expression.left, expression.right].flatMap((side) => partsOf(side as Node));
  return [node];
}

/** Reading it twice, earlier or later gives the same: no call, no assignment, no `await`. */
export function isSteady(node: Node): boolean {
  const expression = unwrap(node);
  switch (expression.type) {
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'MemberExpression':
      return isSteady(expression.object) && (!expression.computed || isSteady(expression.property));
    case 'TemplateLiteral':
      return expression.expressions.every(isSteady);
    case 'BinaryExpression':
      return isSteady(expression.left) && isSteady(expression.right);
    case 'ObjectExpression':
      return expression.properties.every((property) =>
        property.type === 'SpreadElement'
          ? isSteady(property.argument)
          : !property.computed && isSteady(property.value),
      );
    default:
      return false;
  }
}
