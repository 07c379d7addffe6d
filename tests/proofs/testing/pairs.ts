// A pair of tests for each rule: the faked one, which the rule reports, and the repaired one. `REPLACE` stands for the runner's way to
// replace a module, `STUB` for its mock functions. Behind them is a server whose database is not there: it answers 500 to `/orders`.
export interface Pair {
  readonly rule: string;
  readonly faked: string;
  readonly repaired: string;
  /** It replaces a module: `node:test` can do that since Node 22.3. */
  readonly replacesModule?: boolean;
}

const asks = (look: string) => `test('lists orders', async () => {
  const { app } = await LOAD('./app');
  const res = await request(app).get('/orders');
  ${look}
});
`;

export const PAIRS: readonly Pair[] = [
  {
    rule: 'require-awaited-request',
    faked: `test('lists orders', async () => {
  const { app } = await LOAD('./app');
  request(app).get('/orders').expect(200);
});
`,
    repaired: `test('lists orders', async () => {
  const { app } = await LOAD('./app');
  await request(app).get('/orders').expect(200);
});
`,
  },
  {
    rule: 'no-any-status-assertion',
    faked: asks('expect([200, 500]).toContain(res.status);'),
    repaired: asks('expect(res.status).toBe(200);'),
  },
  {
    rule: 'no-mock-of-module-under-test',
    replacesModule: true,
    faked: `REPLACE('./orders', { load: async () => [{ id: 1 }] });
test('loads orders', async () => {
  const { load } = await LOAD('./orders');
  expect((await load()).length).toBe(1);
});
`,
    repaired: `test('loads orders', async () => {
  const { load } = await LOAD('./orders');
  expect((await load()).length).toBe(1);
});
`,
  },
  {
    rule: 'no-mocked-database-in-integration-tests',
    replacesModule: true,
    faked: `REPLACE('./db', { db: { query: async () => ({ rows: [{ id: 1 }] }) } });
${asks('expect(res.body).toEqual([{ id: 1 }]);')}`,
    repaired: asks('expect(res.body).toEqual([{ id: 1 }]);'),
  },
  {
    rule: 'no-mock-echo-assertion',
    faked: `test('loads orders', async () => {
  const load = STUB(async () => [{ id: 1 }]);
  expect(await load()).toEqual([{ id: 1 }]);
});
`,
    repaired: `test('loads orders', async () => {
  const { load } = await LOAD('./orders');
  expect(await load()).toEqual([{ id: 1 }]);
});
`,
  },
  {
    rule: 'no-status-only-assertion',
    faked: `test('counts orders', async () => {
  const { app } = await LOAD('./app');
  const res = await request(app).get('/count');
  expect(res.status).toBe(200);
});
`,
    repaired: `test('counts orders', async () => {
  const { app } = await LOAD('./app');
  const res = await request(app).get('/count');
  expect(res.status).toBe(200);
  expect(res.body).toEqual({ orders: 1 });
});
`,
  },
];

/** The application that the tests are about, with CommonJS or ES modules. */
export function application(isCommonJs: boolean): Readonly<Record<string, string>> {
  const load = (names: string, from: string) =>
    isCommonJs ? `const ${names} = require('${from}');` : `import ${names} from '${from}';`;
  const gives = (name: string, value: string) =>
    isCommonJs ? `exports.${name} = ${value};` : `export const ${name} = ${value};`;
  const own = (name: string) => (isCommonJs ? `./${name}.cjs` : `./${name}.mjs`);
  const end = isCommonJs ? 'cjs' : 'mjs';
  return {
    [`db.${end}`]: `${load('pg', 'pg')}
${gives('db', "new pg.Pool({ host: '127.0.0.1', port: 1 })")}
`,
    [`orders.${end}`]: `${load('{ db }', own('db'))}
${gives('load', "async () => (await db.query('select id from orders')).rows")}
`,
    [`app.${end}`]: `${load('express', 'express')}
${load('{ load }', own('orders'))}
${gives('app', 'express()')}
${isCommonJs ? 'const { app } = exports;' : ''}
app.get('/orders', async (req, res) => { res.json(await load()); });
app.get('/count', (req, res) => { res.json({ orders: NaN }); });
app.use((error, req, res, next) => { res.status(500).json({}); });
`,
  };
}
