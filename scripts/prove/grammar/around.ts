// What else a program does: in the round, between its two reads, and after the loop.
import type { Dialect, SideWrite } from './dialect.js';
import type { Element } from './element.js';
import { lines } from './round.js';
import type { Shape } from './shape.js';

export function sideWrite(
  { sideWrite: kind, main, spelling }: Shape,
  dialect: Dialect,
  element: Element,
  client: string,
): string | undefined {
  if (kind === 'none') return '';
  if (kind === 'helper') return `await settle(${element.owner});`;
  if (kind === 'save row' && (main === 'write' || !element.isRow)) return '';
  return statementOf(dialect, kind, element, client, spelling);
}

function statementOf(
  dialect: Dialect,
  kind: SideWrite,
  element: Element,
  client: string,
  spelling = 0,
): string | undefined {
  const { owner, amount, data, name } = element;
  const text = dialect.write({
    kind,
    client,
    owner,
    body: "'Dear'",
    amount,
    data,
    column: 'owner',
    key: owner,
    condition: element.condition,
    row: kind === 'save all' ? element.list : name,
    spelling,
  });
  return text === undefined ? undefined : `${text};`;
}

export function helperBody(dialect: Dialect): string {
  const text = dialect.write({
    kind: 'update children',
    client: dialect.client,
    owner: 'owner',
    body: "''",
    amount: '1',
    data: '{}',
    column: 'owner',
    key: 'owner',
    condition: 'true',
    row: 'owner',
    spelling: 0,
  });
  return `${text ?? ''};`;
}

export function betweenOf(
  { between }: Shape,
  dialect: Dialect,
  element: Element,
  client: string,
): string | undefined {
  const everyChild = { ...element, owner: '1' };
  switch (between) {
    case 'update children':
      return statementOf(dialect, 'update children', everyChild, client);
    case 'helper':
      return 'await settle(1);';
    case 'reassign':
      return 'isPaid = false;';
    case 'reorder':
      return element.isRow ? `${element.list}.reverse();` : '';
    case 'send':
      return "send('between');";
    default:
      return '';
  }
}

export function afterwardsOf(
  { afterwards }: Shape,
  dialect: Dialect,
  element: Element,
  client: string,
): string | undefined {
  const { isRow, list } = element;
  switch (afterwards) {
    case 'result':
      return 'return result;';
    case 'stringify':
      return 'return JSON.stringify(result);';
    case 'users':
      return isRow ? `return ${list};` : 'return result;';
    case 'both':
      return isRow ? `return { ${list}, result };` : 'return { result };';
    case 'names':
      return isRow ? `return { ids: ${list}.map(({ id }) => id), result };` : 'return result;';
    case 'save': {
      const text = isRow ? statementOf(dialect, 'save all', element, client) : '';
      return text === undefined ? undefined : lines(text, 'return result;');
    }
  }
}
