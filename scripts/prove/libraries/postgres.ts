// postgres.js. Numbers of eight bytes and decimals arrive as text.
import { ROW_TYPES, importing, KEYS_AS_TEXT, type Dialect } from '../grammar/dialect.js';
import { selecting, writing, type Placing } from './in-sql.js';

const placed: Placing = (value) => `\${${value}}`;
const call = (client: string, type: string, text: string | undefined) =>
  text === undefined ? undefined : `await ${client}${type}\`${text}\``;

export const postgres: Dialect = {
  name: 'postgres',
  dependencies: { postgres: '*' },
  client: 'sql',
  importsFor: (text) =>
    importing(text, './db.js', ['sql', 'type User', 'type Order', 'type Profile', 'type Note']),
  list: (table, name, client) =>
    `const ${name} = await ${client}<${ROW_TYPES[table]}[]>\`select * from ${table} order by id\`;`,
  read(asked) {
    const { statement, table, client } = asked;
    const isNumber = statement === 'count' || statement === 'sum';
    const sent = call(client, isNumber ? '' : `<${ROW_TYPES[table]}[]>`, selecting(asked, placed));
    if (sent === undefined) return undefined;
    if (isNumber) return { inline: `Number((${sent})[0]?.n)` };
    if (statement === 'many')
      return { inline: `[...(${sent})]`, declare: (name) => `const ${name} = ${sent};` };
    return { inline: `(${sent})[0]`, declare: (name) => `const [${name}] = ${sent};` };
  },
  write: (asked) => call(asked.client, '', writing(asked, placed)),
  transaction: (body) => `return sql.begin(async (trx) => {\n${body}\n});`,
  ...KEYS_AS_TEXT,
};
