// The words without which nothing in a text can be an assertion.
import { Catalogue } from '../../src/facts/catalogue/catalogue.js';

const catalogue = new Catalogue();

test.each([
  "import { expect } from 'vitest';\nexpect(a).toBe(b);",
  "import check from 'node:assert/strict';\ncheck.equal(a, b);",
  "const { strictEqual } = require('assert');",
  "import { use } from 'chai';",
  "await request.get('/').expect(200);",
  'expect.soft(a).toBe(b);',
])('%s may assert', (text) => {
  expect(catalogue.mentionsAssertions(text)).toBe(true);
});

test.each(['res.status(200).json({ ok: true });', 'list.includes(a);', 'const unexpected = 1; // hardware'])(
  '%s asserts nothing',
  (text) => {
    expect(catalogue.mentionsAssertions(text)).toBe(false);
  },
);

test('a library of the user is told by its name', () => {
  const own = new Catalogue([
    {
      library: 'acme-assert',
      kind: 'testing',
      modules: { '@acme/should': 'module' },
      types: {
        module: { members: { same: { call: { asserts: { that: 'equals', actual: 0, expected: 1 } } } } },
      },
    } as never,
  ]);
  expect(own.mentionsAssertions("import { same } from '@acme/should';")).toBe(true);
  expect(own.mentionsAssertions('expect(a).toBe(b);')).toBe(false);
});

test('a name tells where a library says by it what a value is', () => {
  for (const name of ['toBe', 'toContain', 'rejects', 'oneOf', 'ok', 'strictEqual'])
    expect(catalogue.memberNames.tellsOfValue(name)).toBe(true);
  for (const name of ['findMany', 'toMatchSnapshot', 'mockReturnValue', 'length'])
    expect(catalogue.memberNames.tellsOfValue(name)).toBe(false);
});
