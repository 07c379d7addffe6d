// Programs whose filter may be undefined, for the libraries that then leave the condition out.
import type { Dialect } from './dialect.js';
import { lines } from './round.js';
import type { Rows } from './rows.js';
import type { Shape } from './shape.js';

/** Where the statement stands, from plain to such in which a line before it would run more often, or too early. */
export const POSITIONS = [
  'plain',
  'return',
  'bare if',
  'if',
  'ternary',
  'and',
  'list',
  'same declaration',
  'switch',
  'try',
  'arrow',
  'function',
  'loop',
  'loop head',
  'if head',
  'parameter',
] as const;

/** @returns undefined where the library leaves no condition out */
export function printFilter(shape: Shape, dialect: Dialect): string | undefined {
  if (dialect.leavesUndefinedOut !== true) return undefined;
  const isInFunction = shape.isInFunction;
  const value = isInFunction ? 'wanted' : 'item?.optional';
  const sent = statementOf(shape, dialect, shape.position === 'same declaration' ? 'own' : value);
  if (sent === undefined) return undefined;
  const body = bodyOf(shape.position, sent, value);
  const text = isInFunction
    ? lines(
        `async function load(flag: boolean, wanted?: number) {\n${body}\n}`,
        'export async function run(items: { optional?: number; quantity: number }[]) {',
        'const [item] = items;',
        'return await load(item !== undefined && item.quantity > 1, item?.optional);',
        '}',
      )
    : lines(
        'export async function run(items: { optional?: number; quantity: number }[]) {',
        'const [item] = items;',
        'const flag = item !== undefined && item.quantity > 1;',
        body,
        '}',
      );
  return lines(`${dialect.importsFor(text)}import { send } from './effects.js';`, '', text, '');
}

/** Is the filter's value undefined in a program of these rows? */
export const isLeftOut = ({ items: [first] }: Rows): boolean => (first?.boss ?? null) === null;

function statementOf({ write, spelling, isOrdered }: Shape, dialect: Dialect, value: string) {
  if (spelling > 3)
    return dialect.read({
      client: dialect.client,
      table: 'orders',
      column: 'id',
      key: value,
      statement: 'first',
      extra: 'none',
      flag: 'true',
      isOrdered,
      isLocked: false,
      spelling: 0,
    })?.inline;
  return dialect.write({
    kind: write.startsWith('delete') ? 'delete children' : 'update children',
    client: dialect.client,
    owner: value,
    body: "'Dear'",
    amount: '1',
    data: '{}',
    column: 'owner',
    key: value,
    condition: 'flag',
    row: 'item',
    spelling: 0,
  });
}

function bodyOf(position: Shape['position'], sent: string, value: string): string {
  const unsent = sent.replace(/^await /, '');
  switch (position) {
    case 'plain':
      return `send('first');\nconst found = ${sent};\nreturn [found];`;
    case 'return':
      return `return [${sent}];`;
    case 'bare if':
      return `if (flag) ${sent};\nreturn 'done';`;
    case 'if':
      return `if (flag) {\nsend('first');\n${sent};\n}\nreturn 'done';`;
    case 'ternary':
      return `const found = flag ? ${sent} : null;\nreturn found;`;
    case 'and':
      return `const found = flag && (${sent});\nreturn found;`;
    case 'list':
      return `const found = await Promise.all([1, ${unsent}]);\nreturn found;`;
    case 'same declaration':
      return `const own = ${value}, found = ${sent};\nreturn found;`;
    case 'switch':
      return `switch (flag) {\ncase true:\n${sent};\nbreak;\ndefault:\nsend('other');\n}\nreturn 'done';`;
    case 'try':
      return `try {\n${sent};\n} catch {\nsend('failed');\n}\nreturn 'done';`;
    case 'arrow':
      return `const go = () => ${unsent};\nreturn flag ? await go() : 'not asked';`;
    case 'function':
      return `const go = async () => {\n${sent};\nreturn 'asked';\n};\nreturn flag ? await go() : 'not asked';`;
    case 'loop':
      return `for (const part of flag ? [1, 2] : []) {\nsend(part);\n${sent};\n}\nreturn 'done';`;
    case 'loop head':
      return `for (const each of [${sent}]) send(each);\nreturn 'done';`;
    case 'if head':
      return `if (${sent}) send('found');\nreturn 'done';`;
    case 'parameter':
      return `const go = async (found = ${unsent}) => await found;\nreturn flag ? await go() : 'not asked';`;
  }
}
