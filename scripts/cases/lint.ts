// Lints one file of a checked-out tree as a project would, and survives a rule that throws.
import parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { RULE_PREFIX } from './plugin.js';

export type Finding = Linter.LintMessage & { readonly ruleId: string };

export interface LintedFile {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The rules that threw here; what the others found stands all the same. */
  readonly crashes: readonly { readonly rule: string; readonly message: string }[];
  /** Why the file could not be linted at all, such as a syntax error. */
  readonly failure?: string;
  readonly milliseconds: number;
}

/** One configuration over one project; rules that threw once are off in `without`. */
export class ProjectLint {
  readonly #linters = new Map<string, ESLint>();

  constructor(
    readonly root: string,
    /** A preset of the plugin, or entries made of it. */
    readonly configs: readonly Linter.Config[],
  ) {}

  async lint(file: string): Promise<LintedFile> {
    const text = await readFile(file, 'utf8');
    const crashes: { rule: string; message: string }[] = [];
    const start = performance.now();
    for (;;) {
      try {
        const [result] = await this.#linter(crashes.map(({ rule }) => rule)).lintText(text, {
          filePath: file,
        });
        const messages = result?.messages ?? [];
        const failure = messages.find(({ fatal }) => fatal)?.message;
        return {
          text,
          findings: messages.flatMap(ours),
          crashes,
          failure,
          milliseconds: performance.now() - start,
        };
      } catch (error) {
        const rule = ruleThatThrew(error);
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        const again = rule !== undefined && crashes.every((crash) => crash.rule !== rule);
        if (!again)
          return { text, findings: [], crashes, failure: message, milliseconds: performance.now() - start };
        crashes.push({ rule, message });
      }
    }
  }

  #linter(without: readonly string[]): ESLint {
    const key = without.join();
    let linter = this.#linters.get(key);
    if (!linter) this.#linters.set(key, (linter = this.#make(without)));
    return linter;
  }

  #make(without: readonly string[]): ESLint {
    const off = Object.fromEntries(without.map((rule) => [rule, 'off'] as const));
    return new ESLint({
      cwd: this.root,
      overrideConfigFile: true,
      ignore: false,
      overrideConfig: [BASE, ...this.configs, ...(without.length > 0 ? [{ rules: off }] : [])],
    });
  }
}

/** The parser that TypeScript projects lint with, without type information: a case's dependencies are not installed. */
const BASE: Linter.Config = {
  files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  // The project's own disable comments name rules of its own set-up; whether they are used is not asked here.
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};

function ours(message: Linter.LintMessage): Finding[] {
  const { ruleId } = message;
  return ruleId?.startsWith(RULE_PREFIX) ? [{ ...message, ruleId }] : [];
}

/** ESLint writes the rule's name into the message of what a rule threw. */
function ruleThatThrew(error: unknown): string | undefined {
  return error instanceof Error ? /^Rule: "([^"]+)"$/m.exec(error.message)?.[1] : undefined;
}
