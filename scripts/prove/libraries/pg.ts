// node-postgres. Numbers of eight bytes and decimals arrive as text.
import { ROW_TYPES, importing, KEYS_AS_TEXT, type Dialect } from '../grammar/dialect.js';
import { selecting, writing, type Placing } from './in-sql.js';

function call(client: string, type: string, make: (placed: Placing) => string | undefined) {
  const values: string[] = [];
  const text = make((value) => `$${values.push(value)}`);
  return text === undefined ? undefined : `await ${client}.query${type}("${text}", [${values.join(', ')}])`;
}

export const pg: Dialect = {
  name: 'pg',
  dependencies: { pg: '*' },
  client: 'pool',
  importsFor: (text) =>
    importing(text, './db.js', ['pool', 'type User', 'type Order', 'type Profile', 'type Note']),
  list: (table, name, client) =>
    `const { rows: ${name} } = await ${client}.query<${ROW_TYPES[table]}>('select * from ${table} order by id');`,
  read(asked) {
    const { statement, extra, table, client } = asked;
    const isPlain = ['none', 'and', 'or', 'not', 'in', 'limit', 'offset', 'subquery'].includes(extra);
    const isNumber = statement === 'count' || statement === 'sum';
    const sent = call(client, isPlain && !isNumber ? `<${ROW_TYPES[table]}>` : '', (placed) =>
      selecting(asked, placed),
    );
    if (sent === undefined) return undefined;
    if (isNumber) return { inline: `Number((${sent}).rows[0]?.n)` };
    if (statement === 'many')
      return { inline: `(${sent}).rows`, declare: (name) => `const { rows: ${name} } = ${sent};` };
    return { inline: `(${sent}).rows[0]` };
  },
  write: (asked) => call(asked.client, '', (placed) => writing(asked, placed)),
  transaction: (body) =>
    `const trx = await pool.connect();\ntry {\nawait trx.query('begin');\n${body}\n} finally {\nawait trx.query('commit');\ntrx.release();\n}`,
  ...KEYS_AS_TEXT,
};
