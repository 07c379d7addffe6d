// What `createRule` gives every rule: the gate in front of it, the shared option, and messages that the compiler checks.
import { createRule } from '../src/create-rule.js';
import { testRule } from './support/rule-tester.js';

const docs = { description: 'Disallow calls', domain: 'data-access', preset: 'strict' } as const;
const messages = { called: '`{{call}}` is called.' } as const;

/** Reports every call, in the files that it is run on. */
function everyCall(gate: Pick<Parameters<typeof createRule>[0], 'uses' | 'runsIn' | 'concerns'>) {
  return createRule({
    name: 'every-call',
    meta: { type: 'problem', docs, messages },
    ...gate,
    create: ({ report, textOf }) => ({
      CallExpression: ({ callee }) =>
        report({ node: callee, messageId: 'called', data: { call: textOf(callee) } }),
    }),
  });
}

/** Where the manifest names the store, only its names are looked for. */
const files = { 'package.json': '{"type":"module","dependencies":{"@prisma/client":"7.0.0"}}' };

const called = (at: string, line?: number) => [
  { messageId: 'called', at, line, data: { call: at.replaceAll(/\s/g, '') } },
];

testRule('a rule of queries', everyCall({ uses: { inFile: ['query'] }, runsIn: 'anywhere' }), {
  valid: [
    { name: 'a file that names no query', files, code: 'db.user.sharpen();' },
    { name: 'a query by its name alone, without a member', files, code: 'findMany();' },
  ],
  invalid: [
    {
      name: 'a member that sends a query',
      files,
      code: 'db.user.findMany();',
      errors: called('db.user.findMany'),
    },
    {
      name: 'on a line of its own',
      files,
      code: 'db.user\n  .findMany();',
      errors: called('db.user\n  .findMany'),
    },
    { name: 'in brackets', files, code: "db.user['findMany']();", errors: called("db.user['findMany']") },
  ],
});

testRule(
  'a rule of logs and schemas',
  everyCall({ uses: { inFile: ['log', 'schema'] }, runsIn: 'anywhere' }),
  {
    valid: [{ name: 'neither', code: 'x.push();' }],
    invalid: [
      { name: 'one', code: 'x.warn();', errors: called('x.warn') },
      { name: 'the other', code: 'number();', errors: called('number') },
    ],
  },
);

testRule(
  'a rule whose queries may be in another file',
  everyCall({
    uses: { anywhere: ['query'] },
    runsIn: 'anywhere',
    concerns: (text) => text.includes('await'),
  }),
  {
    valid: [{ name: 'without the word that it is concerned with', code: 'load();' }],
    invalid: [{ name: 'with it', code: 'await load();\nexport {};', errors: called('load') }],
  },
);

const SCRIPT = 'async function main() { await null; }\nmain();';
const COMMAND = '#!/usr/bin/env node\nexport const run = () => load();';

testRule('a rule of applications', everyCall({ uses: {}, runsIn: 'application' }), {
  valid: [
    { name: 'a script', code: SCRIPT },
    {
      name: 'a script by the settings',
      filename: 'jobs/seed.ts',
      code: 'export const run = () => load();',
      settings: { 'first-draft': { scripts: ['/jobs/'] } },
    },
  ],
  invalid: [
    { name: 'a module', code: 'export const run = () => load();', errors: called('load') },
    { name: 'a command that others may import', code: COMMAND, errors: called('load') },
  ],
});

testRule('a rule of servers', everyCall({ uses: {}, runsIn: 'server' }), {
  valid: [
    { name: 'a command', code: COMMAND },
    { name: 'a component', filename: 'src/page.tsx', code: 'export const Page = () => load();' },
  ],
  invalid: [{ name: 'a module', code: 'export const run = () => load();', errors: called('load') }],
});

testRule('a rule that runs anywhere', everyCall({ uses: {}, runsIn: 'anywhere' }), {
  valid: [{ name: 'no call', code: 'export {};' }],
  invalid: [{ name: 'a script', code: SCRIPT, errors: called('main', 2) }],
});

test('the libraries of a page follow from all that a rule uses', () => {
  const { meta } = everyCall({ uses: { inFile: ['schema'], anywhere: ['input'] }, runsIn: 'anywhere' });
  expect(meta.docs?.uses).toEqual(['schema', 'input']);
});

// `npm run typecheck` reads what follows: an `@ts-expect-error` with no error below it is one itself.
test('a report names a message of its rule and fills its placeholders', () => {
  const { meta } = createRule({
    name: 'typed-messages',
    meta: {
      type: 'problem',
      docs,
      messages: {
        plain: 'Nothing to fill.',
        filled: '`{{call}}` and {{ many }}.',
        repair: 'Write `{{text}}`.',
      },
      options: { style: { enum: ['short', 'long'], description: 'How.' } },
      defaults: { style: 'short' },
    },
    uses: {},
    runsIn: 'anywhere',
    create({ report, options }) {
      return {
        Identifier(node) {
          report({ node, messageId: 'plain' });
          report({ node, messageId: 'filled', data: { call: 'f()', many: 2 } });
          // @ts-expect-error -- no message has this id
          report({ node, messageId: 'plian' });
          // @ts-expect-error -- a placeholder is not filled
          report({ node, messageId: 'filled', data: { call: 'f()' } });
          // @ts-expect-error -- none is filled
          report({ node, messageId: 'filled' });
          // @ts-expect-error -- the message has no such placeholder
          report({ node, messageId: 'filled', data: { call: 'f()', many: 2, more: 3 } });
          // @ts-expect-error -- a report has a place
          report({ messageId: 'plain' });
          const fix = () => null;
          report({
            node,
            messageId: 'plain',
            suggest: [{ messageId: 'repair', data: { text: '' }, fix }, null],
          });
          // @ts-expect-error -- a suggestion's placeholder is not filled
          report({ node, messageId: 'plain', suggest: [{ messageId: 'repair', fix }] });
          // @ts-expect-error -- the option has no such value
          if (options.style === 'medium') return;
        },
      };
    },
  });
  expect(meta.defaultOptions).toEqual([{ evidence: 'certain', style: 'short' }]);
});
