import * as parser from '@typescript-eslint/parser';
import {
  RuleTester,
  type InvalidTestCase,
  type TestCaseError,
  type ValidTestCase,
} from '@typescript-eslint/rule-tester';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../src/create-rule.js';

/** Without types every rule works; with them it may know more. A case says where it holds. */
export type Tiers = 'both' | 'typed' | 'untyped';

export interface ValidCase {
  /** The behaviour, in words. */
  readonly name: string;
  readonly code: string;
  readonly tiers?: Tiers;
  /** Path of the open file below the case's own folder. */
  readonly filename?: string;
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface InvalidCase extends ValidCase {
  readonly errors: readonly TestCaseError<string>[];
  readonly output?: string | readonly string[] | null;
}

const CASES = path.resolve(import.meta.dirname, '../.cases');
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
    experimentalDecorators: true,
  },
});

/** Every case that was given to `testRule`, for tests that do more with them. */
export const ruleCases: (ValidCase & { readonly rule: string; readonly folder: string })[] = [];

/**
 * Runs every case in the tiers it claims, and in the other tier expects silence: a case that also reports where it does
 * not claim to is a wrong claim.
 */
export function testRule(
  name: string,
  rule: Rule,
  { valid, invalid }: { valid: readonly ValidCase[]; invalid: readonly InvalidCase[] },
): void {
  for (const each of [...valid, ...invalid]) ruleCases.push({ ...each, rule: name, folder: folderOf(each) });
  for (const tier of ['untyped', 'typed'] as const) {
    const tester = new RuleTester({
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    });
    const claimed = invalid.filter(({ tiers = 'both' }) => tiers === 'both' || tiers === tier);
    const unclaimed = invalid.filter(({ tiers = 'both' }) => tiers !== 'both' && tiers !== tier);
    const silent = valid.filter(({ tiers = 'both' }) => tiers === 'both' || tiers === tier);
    tester.run(`${name} (${tier})`, rule as never, {
      valid: [
        ...silent.map((each) => prepare(each, tier)),
        ...unclaimed.map((each) => ({ ...prepare(each, tier), name: `${each.name} (silent in this tier)` })),
      ],
      invalid: claimed.map((each): InvalidTestCase<string, readonly unknown[]> => ({
        ...prepare(each, tier),
        errors: each.errors,
        output: each.output as string | null,
      })),
    });
  }
}

/** A folder of its own for each case. */
function folderOf({ name, code, filename = 'src/file.ts', files = {} }: ValidCase): string {
  const hash = createHash('sha1').update(JSON.stringify([name, code, filename, files]));
  return path.join(CASES, hash.digest('hex').slice(0, 16));
}

/** Writes the case's files into its folder, where they can be resolved and typed like any project. */
function prepare(each: ValidCase, tier: 'typed' | 'untyped'): ValidTestCase<readonly unknown[]> {
  const { name, code, filename = 'src/file.ts', files = {}, options, settings } = each;
  const folder = folderOf(each);
  const all: Record<string, string> = {
    'tsconfig.json': TSCONFIG,
    'package.json': '{"type":"module"}',
    ...files,
    [filename]: code,
  };
  for (const [file, text] of Object.entries(all)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return {
    name,
    code,
    filename: path.join(folder, filename),
    options: options ? [options] : [],
    ...(settings && { settings }),
    languageOptions: {
      parserOptions: { tsconfigRootDir: folder, ...(tier === 'typed' && { projectService: true }) },
    },
  };
}
