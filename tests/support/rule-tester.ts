import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import * as parser from '@typescript-eslint/parser';
import {
  RuleTester,
  type InvalidTestCase,
  type TestCaseError,
  type ValidTestCase,
} from '@typescript-eslint/rule-tester';
import { SourceCode } from 'eslint';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../src/create-rule.js';
import { CASES } from './cases.js';
import { LONGEST_MESSAGE } from '../../src/budgets.js';
import { CaseParser } from './typed-parser.js';
import { isOxlintTheHost, runUnderOxlint } from './oxlint-tester.js';

/** Places of another file are places in the open one as well: what is taken there is any text, which no case need notice. */
const { getText } = SourceCode.prototype;
SourceCode.prototype.getText = function (node, ...more) {
  let root = node as TSESTree.Node | undefined;
  while (root?.parent) root = root.parent;
  if (root?.type === AST_NODE_TYPES.Program && root !== (this.ast as object))
    throw new Error('A node of another file is asked for its text here.');
  return getText.call(this, node, ...more);
};

/** Without types every rule works; with them it may know more. A case says where it holds. */
export type Tiers = 'both' | 'typed' | 'untyped';

export interface ValidCase {
  /** The behaviour, in words. */
  readonly name: string;
  readonly code: string;
  readonly tiers?: Tiers;
  /** Its types are its own: what packages of other cases declare for everybody is not there. */
  readonly isAlone?: boolean;
  /** Path of the open file below the case's own folder. */
  readonly filename?: string;
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A report with the text that it underlines; `line`, and `column` within it, say which where that text stands there more than once. */
export interface ReportedError extends Omit<TestCaseError<string>, 'endLine' | 'endColumn'> {
  readonly at: string;
}

export interface InvalidCase extends ValidCase {
  readonly errors: readonly ReportedError[];
  readonly output?: string | readonly string[] | null;
}

/** A case with the folder in which its files lie; a valid one has no errors. */
export interface WrittenCase extends InvalidCase {
  readonly rule: string;
  readonly folder: string;
  /** The open file, absolute. */
  readonly file: string;
}

/** While a list stands here, cases are written to disk and put on it, and none is run. */
let collection: WrittenCase[] | undefined;

/**
 * The cases of every rule test, written to disk and not run, for a test that does more with them.
 *
 * @param reader who asks: the test files are loaded once more for each, because a worker may also run them
 */
export async function collectCases(reader: string): Promise<readonly WrittenCase[]> {
  const cases: WrittenCase[] = [];
  collection = cases;
  try {
    for (const file of readdirSync(RULE_TESTS).sort())
      await import(/* @vite-ignore */ `${path.join(RULE_TESTS, file)}?${reader}`);
  } finally {
    collection = undefined;
  }
  return cases;
}

const RULE_TESTS = path.resolve(import.meta.dirname, '../rules');
const COMPILER_OPTIONS = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowJs: true,
  types: ['node'],
  jsx: 'preserve',
  experimentalDecorators: true,
};
const TSCONFIG = JSON.stringify({ compilerOptions: COMPILER_OPTIONS });

/**
 * Runs every case in the tiers it claims, and in the other tier expects silence: a case that also reports where it does
 * not claim to is a wrong claim.
 */
export function testRule(
  name: string,
  rule: Rule,
  { valid, invalid }: { valid: readonly ValidCase[]; invalid: readonly InvalidCase[] },
): void {
  if (collection) {
    collection.push(
      ...[...valid, ...invalid].map((each) => ({ errors: [], ...each, rule: name, ...writeCase(each) })),
    );
    return;
  }
  const typed = new CaseParser(COMPILER_OPTIONS);
  afterAll(() => typed.end());
  for (const tier of ['untyped', 'typed'] as const) {
    const tester = new RuleTester({
      languageOptions: {
        parser: tier === 'typed' ? typed : parser,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
    });
    const claimed = invalid.filter(({ tiers = 'both' }) => tiers === 'both' || tiers === tier);
    const unclaimed = invalid.filter(({ tiers = 'both' }) => tiers !== 'both' && tiers !== tier);
    const silent = valid.filter(({ tiers = 'both' }) => tiers === 'both' || tiers === tier);
    const tests = {
      valid: [
        ...silent.map((each) => prepare(each, typed)),
        ...unclaimed.map((each) => ({ ...prepare(each, typed), name: `${each.name} (silent in this tier)` })),
      ],
      invalid: claimed.map((each): InvalidTestCase<string, readonly unknown[]> => ({
        ...prepare(each, typed),
        errors: each.errors.map((error) => withPositions(error, each)),
        output: each.output as string | null,
      })),
    };
    if (!isOxlintTheHost) tester.run(`${name} (${tier})`, measured(rule) as never, tests);
    else if (tier === 'untyped') runUnderOxlint(name, rule, tests);
  }
}

/** The rule, which fails where it reports in more words than a message may have. */
function measured(rule: Rule): Rule {
  return {
    ...rule,
    create(context) {
      const report = (problem: Reported) => {
        const all = [problem, ...(problem.suggest ?? [])].map((each) => filled(rule, each));
        const tooLong = all.find((message) => message.length > LONGEST_MESSAGE);
        if (tooLong !== undefined) throw new Error(`A message has ${tooLong.length} characters: ${tooLong}`);
        context.report(problem as never);
      };
      return rule.create(Object.create(context, { report: { value: report } }) as typeof context);
    },
  };
}

interface Reported {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly suggest?: readonly Reported[] | null;
}

function filled({ meta }: Rule, { messageId, data }: Reported): string {
  const template = meta.messages[messageId] ?? '';
  return template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(data?.[name] ?? whole));
}

function prepare(
  each: ValidCase & Pick<InvalidCase, 'output'>,
  typed: CaseParser,
): ValidTestCase<readonly unknown[]> {
  const { name, code, options, settings, output, isAlone = false } = each;
  const { folder, file, texts } = writeCase(each);
  typed.add({ folder, texts, isAlone, passes: Array.isArray(output) ? output.slice(0, -1) : [] });
  return {
    name,
    code,
    filename: file,
    options: options ? [options] : [],
    ...(settings && { settings }),
    languageOptions: { parserOptions: { tsconfigRootDir: folder } },
  };
}

/**
 * The error with all four of its positions, as the host's tester compares them.
 *
 * @throws if the text stands nowhere in the code, or at several places of which the error does not name one
 */
function withPositions({ at, ...error }: ReportedError, { name, code }: ValidCase): TestCaseError<string> {
  const places = wholeIn(code, at)
    .map((start) => ({ ...positionIn(code, start), end: positionIn(code, start + at.length) }))
    .filter(({ line }) => error.line === undefined || line === error.line)
    .filter(({ column }) => error.column === undefined || column === error.column);
  const [place, another] = places;
  if (!place) throw new Error(`"${name}": \`${at}\` is not where \`at\`, \`line\` and \`column\` say.`);
  if (another)
    throw new Error(
      `"${name}": \`${at}\` stands at ${places.map(({ line, column }) => `${line}:${column}`).join(', ')}. Say which by \`line\`, and \`column\` if needed.`,
    );
  const { end, ...start } = place;
  return { ...error, ...start, endLine: end.line, endColumn: end.column };
}

/** Where a text begins in code, not as a part of a longer name. */
function wholeIn(code: string, text: string): number[] {
  if (!text) return [];
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const before = /^[\w$]/.test(text) ? String.raw`(?<![\w$])` : '';
  const behind = /[\w$]$/.test(text) ? String.raw`(?![\w$])` : '';
  return [...code.matchAll(new RegExp(`${before}${escaped}${behind}`, 'g'))].map(({ index }) => index);
}

/** Line and column, counted from 1. */
function positionIn(code: string, index: number): { line: number; column: number } {
  const lines = code.slice(0, index).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Writes the case's files into a folder of its own, where they can be resolved and typed like any project. */
function writeCase({ name, code, filename = 'src/file.ts', files = {} }: ValidCase): {
  folder: string;
  file: string;
  texts: ReadonlyMap<string, string>;
} {
  const folder = path.join(
    CASES,
    createHash('sha1')
      .update(JSON.stringify([name, code, filename, files]))
      .digest('hex')
      .slice(0, 16),
  );
  const all: Record<string, string> = {
    'tsconfig.json': TSCONFIG,
    'package.json': '{"type":"module"}',
    ...files,
    [filename]: code,
  };
  const texts = new Map(Object.entries(all).map(([file, text]) => [path.join(folder, file), text]));
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { folder, file: path.join(folder, filename), texts };
}
