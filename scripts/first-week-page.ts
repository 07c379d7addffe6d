// The parts of docs/the-first-week.md that follow from the example and from its measured run: for each failure mode the draft's code,
// what the plugin says of it, what the plugin's own repairs leave, and the rows of the run.
import * as parser from '@typescript-eslint/parser';
import { createPatch } from 'diff';
import { Linter } from 'eslint';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import firstDraft from '../src/index.js';
import { CASES } from '../tests/support/cases.js';
import { copySources, DRAFT } from '../tests/support/first-week.js';

/** What `npm start -- --json` writes: each row is a title and a value for each column. */
export interface Measured {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One failure mode: a finding in a statement of the draft, and the rows of the run that show it. */
interface Scene {
  readonly rule: string;
  readonly file: string;
  /** How the statement begins that is shown; without it the statement at the top of the file that holds the rule's first finding. */
  readonly statement?: string;
  readonly rows?: readonly string[];
}

export const SCENES: Readonly<Record<string, Scene>> = {
  start: {
    rule: 'no-uncoerced-input',
    file: 'src/config.ts',
    rows: ['starts on a host that sets PORT'],
  },
  forms: {
    rule: 'no-uncoerced-input',
    file: 'src/schemas/auth.ts',
    rows: ['sign-ups accepted', 'pages with parameters answered'],
  },
  flags: { rule: 'no-truthy-boolean-coercion', file: 'src/schemas/users.ts' },
  numbers: {
    rule: 'no-unchecked-number-parse',
    file: 'src/routes/orders.ts',
    rows: ['numbers that are none refused'],
  },
  queries: {
    rule: 'no-query-in-loop',
    file: 'src/services/dashboard.ts',
    rows: [
      'queries: GET /dashboard',
      'queries: GET /dashboard/items',
      'queries: GET /dashboard/recent',
      'queries: GET /dashboard/spending',
      'median latency: GET /dashboard',
    ],
  },
  stock: {
    rule: 'no-read-modify-write',
    file: 'src/services/products.ts',
    rows: ['sales at once that the stock forgets', 'sold to 20 at once, of 10 in stock'],
  },
  coupon: {
    rule: 'no-check-then-act',
    file: 'src/services/credit.ts',
    rows: ['payouts of one coupon sent 20 times'],
  },
  transfer: {
    rule: 'no-outer-client-in-transaction',
    file: 'src/services/credit.ts',
    rows: ['transfers that survive their rollback'],
  },
  rotation: {
    rule: 'no-racy-token-rotation',
    file: 'src/auth/refresh.ts',
    rows: ['refresh tokens minted from one', 'sessions still alive'],
  },
  refresh: {
    rule: 'require-single-flight-refresh',
    file: 'src/client/api.ts',
    rows: ['parallel client requests answered', 'refresh calls of that client'],
  },
  retry: {
    rule: 'no-retried-token-refresh',
    file: 'src/client/api.ts',
    rows: ['logins left when the answer to a refresh is lost'],
  },
  hanging: {
    rule: 'require-response-in-catch',
    file: 'src/routes/reports.ts',
    rows: ['failing requests that hang'],
  },
  swallowed: {
    rule: 'no-swallowed-error',
    file: 'src/services/payments.ts',
    rows: ['failures answered as a success'],
  },
  silence: {
    rule: 'require-fetch-timeout',
    file: 'src/services/payments.ts',
    rows: ['answer while the payment provider is silent'],
  },
  refusal: {
    rule: 'no-double-response',
    file: 'suppliers/app.ts',
    rows: ["suppliers' process goes on after a refusal"],
  },
  rejection: {
    rule: 'require-async-error-handling',
    file: 'suppliers/app.ts',
    rows: ["suppliers' process goes on after a failed query"],
  },
  logged: {
    rule: 'valid-logger-error',
    file: 'src/services/payments.ts',
    rows: ['failures logged with message and stack'],
  },
  printed: {
    rule: 'no-console-log-error',
    file: 'src/routes/orders.ts',
    rows: [
      'failures logged as errors',
      'failures logged with the request id',
      'failures handed to error tracking',
    ],
  },
  stringified: { rule: 'no-stringified-error', file: 'src/middleware/errors.ts' },
  leaked: {
    rule: 'no-leaky-error-response',
    file: 'src/routes/orders.ts',
    rows: ['failures that leak internals'],
  },
  anyStatus: { rule: 'no-any-status-assertion', file: 'tests/coupons.test.ts', statement: "it('redeems" },
  awaited: { rule: 'require-awaited-request', file: 'tests/products.test.ts', statement: "it('refuses" },
  echo: { rule: 'no-mock-echo-assertion', file: 'tests/payments.test.ts', statement: "it('charges" },
};

/** The generated blocks of the page, by the name of their markers. */
export function firstWeekBlocks(measured: Measured): Record<string, string> {
  mkdirSync(CASES, { recursive: true });
  // What a run generates beside the sources is no part of them.
  const draft = mkdtempSync(path.join(CASES, 'first-week-page-'));
  try {
    copySources(DRAFT, draft);
    const scenes = Object.entries(SCENES).map(([name, scene]) => [name, sceneBlock(scene, draft, measured)]);
    return { ...Object.fromEntries(scenes), measured: rowsTable(measured.rows, measured) } as Record<
      string,
      string
    >;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function sceneBlock(scene: Scene, draft: string, measured: Measured): string {
  const { rule, file, rows = [] } = scene;
  const text = readFileSync(path.join(draft, file), 'utf8');
  const findings = lint(draft, file, text).filter(({ ruleId }) => ruleId === `first-draft/${rule}`);
  const shown = statementIn(file, text, findings, scene.statement);
  const inside = findings.filter(({ line }) => shown.first <= line && line <= shown.last);
  const [first] = inside;
  if (!first) throw new Error(`${rule} finds nothing in ${file} where ${scene.statement ?? 'it should'}.`);
  const others = inside.length > 1 ? ` (and ${inside.length - 1} more of this rule here)` : '';
  const isRepaired = inside.some(({ fix, suggestions = [] }) => fix ?? suggestions[0]);
  const patch = isRepaired ? patchOf(text, repaired(draft, file, text), shown) : '';
  return [
    `\`\`\`ts\n${shown.text}\n\`\`\``,
    `> [${rule}](rules/${rule}.md), \`${file}:${first.line}\`${others}: ${first.message}`,
    ...(patch === '' ? [] : [`\`\`\`diff\n${patch}\n\`\`\``]),
    ...(rows.length > 0 ? [rowsTable(rowsNamed(rows, measured), measured)] : []),
  ].join('\n\n');
}

// ── code ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Shown {
  readonly text: string;
  /** Lines of the file, from 1. */
  readonly first: number;
  readonly last: number;
}

/** The statement that begins so, or the one at the top of the file that holds the first finding. */
function statementIn(
  file: string,
  text: string,
  findings: readonly Linter.LintMessage[],
  beginning: string | undefined,
): Shown {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  if (beginning !== undefined) {
    const start = text.indexOf(beginning);
    const indent = /[^\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
    const end = text.indexOf(`\n${indent}});`, start);
    if (start < 0 || end < 0) throw new Error(`${file} has no statement that begins with ${beginning}`);
    const lines = text.slice(start, end).split('\n');
    return {
      text: [...lines.map((line) => line.replace(indent, '')), '});'].join('\n'),
      first: lineAt(start),
      last: lineAt(end) + 1,
    };
  }
  const { program } = parseSync(file, text);
  const line = findings[0]?.line ?? 0;
  const statement = program.body.find(({ start, end }) => lineAt(start) <= line && line <= lineAt(end));
  if (!statement) throw new Error(`${file} has no statement in line ${line}.`);
  return {
    text: text.slice(statement.start, statement.end),
    first: lineAt(statement.start),
    last: lineAt(statement.end),
  };
}

/** What a repair changes in the lines that are shown, without the heads of a patch. */
function patchOf(before: string, after: string, { first, last }: Shown): string {
  const lines = createPatch('file', before, after, '', '', { context: 1 }).split('\n');
  const kept: string[] = [];
  let line = 0;
  let isInside = false;
  for (const each of lines.slice(4)) {
    const start = /^@@ -(\d+)/.exec(each)?.[1];
    if (start !== undefined) {
      line = Number(start);
      isInside = first <= line + 1 && line <= last;
      if (isInside && kept.length > 0) kept.push('');
      continue;
    }
    if (isInside && !each.startsWith('\\')) kept.push(each);
    if (!each.startsWith('+')) line += 1;
  }
  return unindented(kept)
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** The sign of each line stays, the indentation that all have goes. */
function unindented(lines: readonly string[]): string[] {
  const indents = lines
    .filter((line) => line.slice(1).trim() !== '')
    .map((line) => /^ */.exec(line.slice(1))?.[0].length ?? 0);
  const least = Math.min(...indents);
  return lines.map((line) => (line === '' ? '' : `${line.charAt(0)}${line.slice(1 + least)}`.trimEnd()));
}

// ── the plugin ────────────────────────────────────────────────────────────────────────────────────────────────────

function lint(draft: string, file: string, text: string): Linter.LintMessage[] {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    ...firstDraft.configs.strict,
  ];
  const messages = new Linter({ configType: 'flat', cwd: draft }).verify(text, config, {
    filename: path.join(draft, file),
  });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  return messages;
}

const MOST_PASSES = 20;

/** A file after `--fix` and the first suggestion of every finding of `strict`, as the measured run applies them. */
function repaired(draft: string, file: string, text: string): string {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const edits = lint(draft, file, text)
      .flatMap(({ fix, suggestions }) => fix ?? suggestions?.[0]?.fix ?? [])
      .sort((one, other) => one.range[0] - other.range[0]);
    if (edits.length === 0) return text;
    text = applied(text, edits);
  }
  throw new Error(`The repairs of ${file} go in circles.`);
}

/** Edits that overlap one before them wait for the next pass. */
function applied(text: string, edits: readonly { range: [number, number]; text: string }[]): string {
  let end = -1;
  const kept = edits.filter(({ range }) => {
    const isFree = range[0] > end;
    if (isFree) [, end] = range;
    return isFree;
  });
  return kept.reduceRight(
    (result, { range: [from, to], text: fresh }) => `${result.slice(0, from)}${fresh}${result.slice(to)}`,
    text,
  );
}

// ── the run ───────────────────────────────────────────────────────────────────────────────────────────────────────

function rowsNamed(titles: readonly string[], { rows }: Measured): (readonly string[])[] {
  return titles.map((title) => {
    const row = rows.find(([each]) => each === title);
    if (!row) throw new Error(`The run measured no row "${title}".`);
    return row;
  });
}

function rowsTable(rows: readonly (readonly string[])[], { columns }: Measured): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(['', ...columns]), line(['---', ...columns.map(() => '---')]), ...rows.map(line)].join('\n');
}
