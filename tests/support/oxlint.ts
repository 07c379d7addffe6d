// oxlint as a project runs it, and its findings in the form in which ESLint gives its own.
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import firstDraft from '../../src/index.js';
import { ROOT } from './project.js';

export const OXLINT = path.join(ROOT, 'node_modules/oxlint/bin/oxlint');

/** A finding as both linters give it: `file:line:column rule message`. */
export type Finding = string;

export interface Run {
  readonly status: number | null;
  readonly output: string;
}

export function runOxlint(folder: string, ...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [OXLINT, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout}${stderr}` };
}

interface Diagnostic {
  readonly message: string;
  /** `plugin(rule)`; nothing where a plugin failed. */
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

export function findingsOfOxlint(folder: string, ...args: readonly string[]): Finding[] {
  const { output } = runOxlint(folder, '--format', 'json', ...args);
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] };
  return diagnostics
    .map(({ filename, message, code = '', labels: [label] }) => {
      const place = `${filename}:${label?.span.line}:${label?.span.column}`;
      return `${place} ${code.replace(/\((.*)\)$/, '/$1')} ${message}`;
    })
    .sort();
}

export type PresetName = keyof typeof firstDraft.configs;

/** ESLint without types, with a preset and the configuration of the project behind it. */
export function lintWithEslint(
  folder: string,
  preset: PresetName,
  { fix = false, own = {} }: { fix?: boolean; own?: Linter.Config } = {},
): Promise<ESLint.LintResult[]> {
  const parser = { files: ['**/*.ts'], languageOptions: { parser: typescriptParser as Linter.Parser } };
  const overrideConfig = [parser, ...firstDraft.configs[preset], own];
  return new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig, fix }).lintFiles(['.']);
}

export function findingsOfEslint(folder: string, results: readonly ESLint.LintResult[]): Finding[] {
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, ruleId, message }) =>
          `${path.relative(folder, filePath)}:${line}:${column} ${ruleId ?? 'parse'} ${message}`,
      ),
    )
    .sort();
}
