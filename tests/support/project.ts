// Small projects on disk, and ESLint run on them: for tests of the plugin as a whole.
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import firstDraft from '../../src/index.js';
import { CASES } from './cases.js';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const TSCONFIG = JSON.stringify({
  compilerOptions: {
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
  },
});

export type Files = Readonly<Record<string, string | Uint8Array>>;

const LONG_AGO = new Date('2020-01-01');

/** A folder that holds exactly these files. Its name follows from them, so that a rerun finds it again. */
export function writeProject(
  files: Files,
  { tsconfig = TSCONFIG }: { tsconfig?: string | null } = {},
): string {
  const all: Files = {
    'package.json': '{"type":"module"}',
    ...(tsconfig !== null && { 'tsconfig.json': tsconfig }),
    ...files,
  };
  const key = createHash('sha1').update(
    JSON.stringify(Object.entries(all).map(([file, text]) => [file, String(text)])),
  );
  const folder = path.join(CASES, `project-${key.digest('hex').slice(0, 16)}`);
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
    // A file that was emptied just now is waited for.
    if (text.length === 0) utimesSync(path.join(folder, file), LONG_AGO, LONG_AGO);
  }
  return folder;
}

export interface LintOptions {
  /** Options by rule; without it every rule of the plugin runs with `evidence: 'likely'`. */
  readonly rules?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly parser?: 'typescript' | 'espree';
  readonly isTyped?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Every rule, at one grade of evidence. */
export const everyRule = (evidence: 'certain' | 'likely') =>
  Object.fromEntries(Object.keys(firstDraft.rules).map((name) => [name, { evidence }]));

/** ESLint's configuration for a file of a project, without the presets' file patterns. */
export function configFor(
  folder: string,
  { rules = everyRule('likely'), parser = 'typescript', isTyped = false, settings }: LintOptions,
): Linter.Config {
  return {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { 'first-draft': firstDraft },
    rules: Object.fromEntries(
      Object.entries(rules).map(([name, options]) => [`first-draft/${name}`, ['error', options]]),
    ),
    ...(settings && { settings: { 'first-draft': settings } }),
    languageOptions: {
      ...(parser === 'typescript' && { parser: typescriptParser as Linter.Parser }),
      parserOptions: {
        ecmaFeatures: { jsx: true },
        tsconfigRootDir: folder,
        ...(isTyped && { projectService: true }),
      },
    },
  };
}

/** Lints one text as a file of a project. A rule that throws makes this throw. */
export function lintText(
  folder: string,
  file: string,
  text: string,
  options: LintOptions = {},
): Linter.LintMessage[] {
  return new Linter({ configType: 'flat', cwd: folder }).verify(text, [configFor(folder, options)], {
    filename: path.join(folder, file),
  });
}

/** The text after every automatic fix. */
export function fixText(folder: string, file: string, text: string, options: LintOptions = {}): string {
  return new Linter({ configType: 'flat', cwd: folder }).verifyAndFix(text, [configFor(folder, options)], {
    filename: path.join(folder, file),
  }).output;
}

export const describeMessage = ({
  line,
  column,
  ruleId,
  message,
}: Linter.LintMessage | ESLint.LintResult['messages'][number]) =>
  `${line}:${column} ${ruleId ?? 'parse'} ${message}`;
