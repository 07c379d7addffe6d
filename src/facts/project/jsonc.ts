import { mayNestTooDeep } from '../../ast/nesting.js';
import { parseSync } from './native.js';

/**
 * Reads JSON with comments and trailing commas, as tsconfig files are written: it is an expression of JavaScript, so the
 * parser that is here anyway reads it.
 *
 * @returns the value, or `undefined` when the text is not such JSON.
 */
export function readJsonc(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (mayNestTooDeep(text)) return undefined;
    const { program, errors } = parseSync('config.js', `(${text}\n)`);
    const [statement] = program.body;
    return errors.length === 0 && statement?.type === 'ExpressionStatement'
      ? valueOf(statement.expression)
      : undefined;
  }
}

type Literal = { type: string; [key: string]: unknown };

function valueOf(node: Literal | object): unknown {
  const literal = node as Literal;
  switch (literal.type) {
    case 'ParenthesizedExpression':
      return valueOf(literal['expression'] as Literal);
    case 'ObjectExpression':
      return Object.fromEntries((literal['properties'] as Literal[]).flatMap(entryOf));
    case 'ArrayExpression':
      return (literal['elements'] as Literal[]).map(valueOf);
    case 'Literal':
      return literal['value'];
    default:
      return undefined;
  }
}

function entryOf(property: Literal): [string, unknown][] {
  if (property.type !== 'Property') return [];
  const key = property['key'] as Literal;
  return [[String(key['value'] ?? key['name']), valueOf(property['value'] as Literal)]];
}
