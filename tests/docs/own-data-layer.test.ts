// The page that says how to describe one's own data layer: each of its programs is linted under the settings above it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPage, type Block } from '../support/pages.js';
import { lintText, ROOT, writeProject } from '../support/project.js';

const PAGE = path.join(ROOT, 'docs/your-own-data-layer.md');
const { blocks } = readPage(PAGE);
const RULES = ['no-query-in-loop', 'no-write-in-loop'];

interface Example {
  readonly block: Block;
  readonly kind: 'reports' | 'silent';
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the first suggestion leaves, where the page shows it. */
  readonly after: string | undefined;
}

const examples: Example[] = [];
let settings: Record<string, unknown> = {};
for (const [index, block] of blocks.entries()) {
  const [kind] = block.info.split(' ');
  if (kind === 'settings') settings = JSON.parse(block.code) as Record<string, unknown>;
  if (kind !== 'reports' && kind !== 'silent') continue;
  const next = blocks[index + 1];
  examples.push({ block, kind, settings, after: next?.info === 'suggests' ? next.code : undefined });
}

test('every block of the page is used', () => {
  const kinds = blocks.map(({ info }) => info.split(' ')[0]);
  expect(kinds.every((kind) => ['settings', 'reports', 'silent', 'suggests'].includes(kind ?? ''))).toBe(
    true,
  );
  expect(examples.length).toBeGreaterThan(5);
});

test.each(examples)('line $block.line: $kind', ({ block, kind, settings: stated, after }) => {
  const file = /file=(\S+)/.exec(block.info)?.[1] ?? 'src/file.ts';
  const folder = writeProject({ [file]: block.code });
  const findings = lintText(folder, file, block.code, {
    rules: Object.fromEntries(RULES.map((rule) => [rule, { evidence: 'certain' }])),
    settings: stated,
  });
  expect(findings.filter(({ fatal }) => fatal)).toEqual([]);
  expect(findings).toHaveLength(kind === 'reports' ? 1 : 0);
  if (after === undefined) return;
  const fix = findings[0]?.suggestions?.[0]?.fix;
  const text = fix ? block.code.slice(0, fix.range[0]) + fix.text + block.code.slice(fix.range[1]) : '';
  expect(text.trim()).toBe(after.trim());
});

test('what it says of the words stands in the vocabulary', () => {
  const folder = path.join(ROOT, 'src/models/vocabulary');
  const vocabulary = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  for (const word of ['operation', 'sends', 'entity', 'filter', 'conditions', 'batch', 'bulk'])
    expect(vocabulary).toMatch(new RegExp(`readonly ${word}\\??:`));
});
