// Statements in SQL, for the libraries that take them as text.
import type { Read, Write } from '../grammar/dialect.js';

/** Writes a value where the statement takes it: `$1`, or `${value}`. */
export type Placing = (value: string) => string;

/** undefined where SQL has no such statement. */
export function selecting(asked: Read, placed: Placing): string | undefined {
  const { table, column, key, statement, extra, flag, isOrdered, isLocked } = asked;
  if (table !== 'orders' && !['none', 'limit', 'offset', 'alias'].includes(extra)) return undefined;
  if (extra === 'alias' || extra === 'cte') return undefined;
  const isNumber = statement === 'count' || statement === 'sum';
  const columns =
    statement === 'count'
      ? 'count(*) as n'
      : statement === 'sum'
        ? 'sum(total) as n'
        : ({
            select: 'id, total',
            join: 'orders.id, orders.total, orders.owner',
            distinct: 'distinct total, owner',
            group: 'total, owner',
          }[extra as 'select'] ?? '*');
  const own = `${extra === 'join' ? 'orders.' : ''}${column} = ${placed(key)}`;
  const where = {
    and: () => `${own} and paid = ${placed(flag)}`,
    or: () => `${own} or paid = true`,
    not: () => `${own} and not paid`,
    in: () => `${own} and total in (1, 2, 3)`,
    subquery: () => `${own} and id in (select id from notes)`,
  }[extra as 'and'];
  const parts = [
    `select ${columns} from ${table}`,
    extra === 'join' ? ' join notes on notes.id = orders.id' : '',
    ` where ${where?.() ?? own}`,
    extra === 'group' && !isNumber ? ' group by total, owner' : '',
    isOrdered && !isNumber && !['group', 'distinct', 'join'].includes(extra) ? ' order by id' : '',
    extra === 'limit' && !isNumber ? ' limit 2' : '',
    extra === 'offset' && !isNumber ? ' offset 1' : '',
    isLocked && !isNumber && !['group', 'distinct'].includes(extra) ? ' for update' : '',
  ];
  return parts.join('');
}

export function writing(
  { kind, owner, body, amount, column, key, condition }: Write,
  placed: Placing,
): string | undefined {
  switch (kind) {
    case 'create':
      return `insert into notes (owner, body) values (${placed(owner)}, ${placed(body)})`;
    case 'create null':
      return `insert into notes (owner, body, extra) values (${placed(owner)}, ${placed(body)}, ${placed(`${condition} ? 'more' : null`)})`;
    case 'delete by key':
      return `delete from orders where ${column} = ${placed(key)}`;
    case 'set by key':
      return `update orders set paid = true where ${column} = ${placed(key)}`;
    case 'delete some':
      return `delete from orders where owner = ${placed(owner)} and paid = true`;
    case 'set':
      return `update profiles set bio = 'seen' where owner = ${placed(owner)}`;
    case 'set own':
      return `update profiles set views = ${placed(amount)} where owner = ${placed(owner)}`;
    case 'increment':
      return `update users set stock = stock - ${placed(amount)} where id = ${placed(owner)}`;
    case 'delete':
    case 'delete children':
      return `delete from orders where owner = ${placed(owner)}`;
    case 'upsert':
      return `insert into notes (owner, body) values (${placed(owner)}, ${placed(body)}) on conflict do nothing`;
    case 'set many':
    case 'update children':
    case 'raw update':
      return `update orders set paid = true where owner = ${placed(owner)}`;
    case 'insert note':
      return `insert into notes (owner, body) values (${placed(owner)}, 'Dear')`;
    case 'update user':
      return `update users set stock = stock + 1 where id = ${placed(owner)}`;
    default:
      return undefined;
  }
}
