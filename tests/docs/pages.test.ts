// Every page is complete, and every program on it does what the page says.
import { parseForESLint } from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_MESSAGE } from '../../src/budgets.js';
import { rules } from '../../src/rules/index.js';
import { filesOf, isProgram, isTyped, lintBlock, optionsOf, readPage, type Block } from '../support/pages.js';
import { fixText, ROOT, writeProject } from '../support/project.js';

const HEADINGS = [
  'What breaks in production',
  'Examples',
  'How the rule decides',
  'How the fix works',
  'Options',
  'Known limitations',
  'When not to use it',
  'Libraries',
  'Evidence',
  'Related',
];
/** Every page that is not of a rule. */
const PROSE = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const INCORRECT = '❌ Incorrect';
const CORRECT = '✅ Correct';
const pageOf = (rule: string) => path.join(ROOT, 'docs/rules', `${rule}.md`);

test('every page belongs to a rule', () => {
  const pages = readdirSync(path.join(ROOT, 'docs/rules')).map((file) => path.basename(file, '.md'));
  expect(pages.sort()).toEqual(Object.keys(rules).sort());
});

describe.each(Object.keys(rules))('%s', (rule) => {
  if (!existsSync(pageOf(rule))) {
    test('has a page', () =>
      expect.fail(`docs/rules/${rule}.md is missing: npx tsx scripts/new-rule.ts shows its form.`));
    return;
  }
  const page = readPage(pageOf(rule));

  test('has the headings of the template, in order, none empty', () => {
    expect(page.sections[1]?.heading).toBe(`first-draft/${rule}`);
    expect(page.sections.filter(({ depth }) => depth === 2).map(({ heading }) => heading)).toEqual(HEADINGS);
    const examples = page.sections.findIndex(({ heading }) => heading === 'Examples');
    expect(page.sections.slice(examples + 1, examples + 3).map(({ heading }) => heading)).toEqual([
      INCORRECT,
      CORRECT,
    ]);
    const empty = page.sections.slice(1).filter(({ body, heading }) => heading !== 'Examples' && body === '');
    expect(empty.map(({ heading }) => heading)).toEqual([]);
  });

  test('has an opening paragraph below the generated header', () => {
    const opening = page.sections[1]?.body.split('<!-- end generated header -->')[1]?.trim();
    expect(opening).toBeTruthy();
  });

  test('shows incorrect and correct code', () => {
    for (const heading of [INCORRECT, CORRECT]) {
      expect(page.blocks.filter((block) => block.heading === heading && isProgram(block))).not.toEqual([]);
    }
  });

  const programs = page.blocks.filter(isProgram);
  test.each(programs)('block $index ($heading, line $line) does what the page says', (block) => {
    const findings = lintBlock(block, rule);
    expect(findings.filter(({ fatal }) => fatal)).toEqual([]);
    if (block.heading === INCORRECT) expect(findings.length).toBeGreaterThan(0);
    if (block.heading === CORRECT) expect(findings).toEqual([]);
  });

  test('its findings read as recorded', async () => {
    const shown = programs.map((block) => renderBlock(block, rule)).join('\n');
    await expect(shown).toMatchFileSnapshot(path.join(import.meta.dirname, '__snapshots__', `${rule}.txt`));
  });
});

test('messages are short: 160 characters in the median, 220 at most', () => {
  const lengths = Object.keys(rules)
    .flatMap((rule) =>
      readPage(pageOf(rule))
        .blocks.filter(isProgram)
        .flatMap((block) => lintBlock(block, rule)),
    )
    .map(({ message }) => message.length)
    .sort((a, b) => a - b);
  expect(lengths.length).toBeGreaterThan(50);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(160);
  expect(lengths.at(-1)).toBeLessThanOrEqual(LONGEST_MESSAGE);
});

describe.each(PROSE)('%s', (file) => {
  const programs = readPage(path.join(ROOT, file)).blocks.filter(isProgram);
  if (programs.length === 0) test('has no program', () => undefined);
  else {
    test.each(programs)('block $index (line $line) parses', (block) => {
      expect(() => parseForESLint(block.code, { range: true })).not.toThrow();
    });
  }
});

/** The linted file's reported lines with carets, messages and suggestions, and what the fix leaves. */
function renderBlock(block: Block, rule: string): string {
  const { files, linted } = filesOf(block);
  const text = String(files[linted]);
  const findings = lintBlock(block, rule);
  const parts = [
    `## ${block.heading}, block ${block.index}: ${linted}`,
    ...findings.map((each) => renderFinding(each, text)),
  ];
  if (findings.length === 0) parts.push('(nothing reported)');
  if (findings.some(({ fix }) => fix)) {
    const fixed = fixText(writeProject(files), linted, text, {
      rules: { [rule]: optionsOf(block) },
      isTyped: isTyped(block),
    });
    parts.push(`after --fix:\n${changedLines(text, fixed)}`);
  }
  return `${parts.join('\n')}\n`;
}

function renderFinding(
  { line, column, endLine, endColumn, message, suggestions }: Linter.LintMessage,
  text: string,
): string {
  const source = text.split('\n')[line - 1] ?? '';
  const end = endLine === line && endColumn ? endColumn : source.length + 1;
  const number = `${line}`.padStart(4);
  const carets = `${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, end - column))}`;
  const offers = (suggestions ?? []).map(({ desc, fix }) => {
    const after = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
    return `     suggestion: ${desc}\n${changedLines(text, after)}`;
  });
  return [`${number} | ${source}`, `     | ${carets}`, `     ${message}`, ...offers].join('\n');
}

/** What lies between the lines that two texts have in common at their beginning and end. */
function changedLines(before: string, after: string): string {
  const old = before.split('\n');
  const fresh = after.split('\n');
  let top = 0;
  while (top < old.length && top < fresh.length && old[top] === fresh[top]) top += 1;
  let bottom = 0;
  while (
    bottom < old.length - top &&
    bottom < fresh.length - top &&
    old.at(-1 - bottom) === fresh.at(-1 - bottom)
  )
    bottom += 1;
  return [
    ...old.slice(top, old.length - bottom).map((line) => `       - ${line}`.trimEnd()),
    ...fresh.slice(top, fresh.length - bottom).map((line) => `       + ${line}`.trimEnd()),
  ].join('\n');
}
