// `npm run new-rule -- no-some-mistake data-access`: the rule, its test and its page, and the index with the rule in it.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AREAS } from '../src/configs/areas.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const DOMAINS: readonly string[] = Object.keys(AREAS);

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `src/rules/index.ts` for rules of these names. */
export function ruleIndex(names: readonly string[]): string {
  const sorted = [...names].sort();
  const imports = sorted.map((name) => `import ${camelCase(name)} from './${name}.js';`);
  const entries = sorted.map((name) => `  '${name}': ${camelCase(name)},`);
  return `import type { Rule } from '../create-rule.js';
${imports.join('\n')}

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
${entries.join('\n')}
};
`;
}

export function ruleNames(): string[] {
  const files = readdirSync(path.join(ROOT, 'src/rules'));
  return files.filter((file) => file !== 'index.ts').map((file) => path.basename(file, '.ts'));
}

/** The files of a new rule, by path. */
export function ruleFiles(name: string, domain: string): Record<string, string> {
  return {
    [`src/rules/${name}.ts`]: `// What the code does, and what then happens in production: two or three sentences. Then the one idea by which the rule
// tells the bad case from the good one.
import { createRule } from '../create-rule.js';

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow …', domain: '${domain}', preset: 'strict' },
    messages: {
      queryHere: '\`{{call}}\` does this, which causes that. Write it like so.',
    },
  },
  uses: { inFile: ['query'] },
  runsIn: 'application',
  create({ facts, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        const query = facts.queries.of(node);
        if (!query || !isEnough(query.evidence)) return;
        report({ node: node.callee, messageId: 'queryHere', data: { call: textOf(node.callee) } });
      },
    };
  },
});
`,
    [`tests/rules/${name}.test.ts`]: `import rule from '../../src/rules/${name}.js';
import { testRule } from '../support/rule-tester.js';

testRule('${name}', rule, {
  valid: [
    {
      name: 'a method of the same name on an object of the project',
      code: \`
const list = { findMany: () => [] };
list.findMany();
\`,
    },
  ],
  invalid: [
    {
      name: 'a client of the file',
      code: \`
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const all = () => db.user.findMany();
\`,
      errors: [{ messageId: 'queryHere', at: 'db.user.findMany', data: { call: 'db.user.findMany' } }],
    },
  ],
});
`,
    [`docs/rules/${name}.md`]: `# first-draft/${name}

<!-- begin generated header -->
<!-- end generated header -->

The code, and why an assistant or a tired person writes it.

## What breaks in production

The failure as it is met: symptom, when it appears, what it costs.

## Examples

### ❌ Incorrect

\`\`\`ts
import { PrismaClient } from '@prisma/client';

const db = new PrismaClient();
export const all = () => db.user.findMany();
\`\`\`

### ✅ Correct

\`\`\`ts
export const all = () => [];
\`\`\`

## How the rule decides

What evidence it needs, what is unknown to it, what it ignores on purpose.

## How the fix works

What it rewrites, what it leaves, and whether behaviour changes. Or: no fix, because …

## Options

<!-- begin generated options -->
<!-- end generated options -->

## Known limitations

What it misses, and what it reports wrongly.

## When not to use it

A situation in which the code is right, and how to say so.

## Libraries

<!-- begin generated libraries -->
<!-- end generated libraries -->

## Evidence

The source of each claim above, with the date on which it was read or run.

## Related

Rules that overlap, here and elsewhere, and how they differ.
`,
  };
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  const [name = '', domain = ''] = process.argv.slice(2);
  if (!/^[a-z]+(?:-[a-z]+)+$/.test(name) || !DOMAINS.includes(domain)) {
    console.error(`Usage: npm run new-rule -- <name-of-the-rule> <${DOMAINS.join(' | ')}>`);
    process.exitCode = 1;
  } else {
    for (const [file, text] of Object.entries(ruleFiles(name, domain))) {
      if (existsSync(path.join(ROOT, file))) throw new Error(`${file} is there already.`);
      writeFileSync(path.join(ROOT, file), text);
      console.log(`wrote ${file}`);
    }
    writeFileSync(path.join(ROOT, 'src/rules/index.ts'), ruleIndex(ruleNames()));
    console.log('wrote src/rules/index.ts. Now: the rule, its cases, its page, then `npm run generate`.');
  }
}
