import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import { type AppName, appDir } from './paths.ts';
import firstDraft from './plugin.ts';
import { paint } from './progress.ts';

/** The folders with the code of the backend: its server, and the service for suppliers beside it. */
export const LINTED = ['src', 'suppliers', 'tests'];

export type Preset = 'recommended' | 'strict';

/** ESLint as a user of the plugin sets it up: no types, no project. */
export function createLinter(app: AppName, options: { fix: boolean; preset?: Preset }): ESLint {
  return new ESLint({
    cwd: appDir(app),
    fix: options.fix,
    overrideConfigFile: true,
    overrideConfig: defineConfig([
      { ignores: ['src/generated'] },
      {
        files: ['**/*.ts'],
        extends: [firstDraft.configs[options.preset ?? 'recommended']],
        languageOptions: { parser },
      },
    ]),
  });
}

export async function lint(app: AppName, preset?: Preset): Promise<ESLint.LintResult[]> {
  const results = await createLinter(app, { fix: false, preset }).lintFiles(LINTED);
  rejectFatal(app, results);
  return results;
}

/** A file that does not parse has no findings, which must not pass for a clean one. */
export function rejectFatal(app: AppName, results: ESLint.LintResult[]): void {
  for (const { filePath, messages } of results) {
    const fatal = messages.find((message) => message.fatal);
    if (fatal) {
      throw new Error(
        `${path.relative(appDir(app), filePath)}:${fatal.line}:${fatal.column} ${fatal.message}`,
      );
    }
  }
}

export const countFindings = (results: ESLint.LintResult[]): number =>
  results.reduce((sum, { messages }) => sum + messages.length, 0);

export function printFindings(app: AppName, results: ESLint.LintResult[]): void {
  for (const { filePath, messages } of results) {
    if (messages.length === 0) continue;
    console.info(`\n${paint('underline', path.relative(appDir(app), filePath))}`);
    for (const { line, column, message, ruleId } of messages) {
      console.info(`  ${paint('dim', `${line}:${column}`)}  ${message}  ${paint('dim', ruleId ?? '')}`);
    }
  }
  console.info();
  for (const [rule, count] of countByRule(results)) console.info(`${String(count).padStart(4)}  ${rule}`);
  console.info(`${String(countFindings(results)).padStart(4)}  in all`);
}

function countByRule(results: ESLint.LintResult[]): [rule: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { ruleId } of results.flatMap(({ messages }) => messages)) {
    const rule = ruleId ?? 'no rule';
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
