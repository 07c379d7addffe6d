// Every rule, at its most talkative, over one file: what it reports, and whether its repairs keep their promises.
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type SourceCode } from 'eslint';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import firstDraft from '../../src/index.js';
import { brokenPromises, type Lint } from '../../tests/support/repairs.js';
import type { Finding, Outcome } from './talk.js';

type Options = Readonly<Record<string, unknown>>;
type SourceType = 'module' | 'commonjs';

const RULES = Object.entries(firstDraft.rules);
/** Rules of other plugins that a file of theirs mentions in comments are not there. */
const NO_COMMENTS_HEARD = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } as const;

export class RuleRun {
  readonly #linter: Linter;

  /** @param onParsed called when ESLint has been through a file without rules, which are next */
  constructor(
    readonly root: string,
    private readonly onParsed: (milliseconds: number) => void = () => undefined,
  ) {
    this.#linter = new Linter({ configType: 'flat', cwd: root });
  }

  of(file: string): Outcome {
    const text = readFileSync(path.join(this.root, file), 'utf8');
    const nothing = { file, findings: [], repairs: 0, broken: [], milliseconds: 0, parsing: 0 };
    let parsing = 0;
    let milliseconds = 0;
    try {
      const start = performance.now();
      const bare = this.#withoutRules(file, text);
      parsing = performance.now() - start;
      if ('refused' in bare) return { ...nothing, refused: bare.refused };
      this.onParsed(parsing);
      const { sourceType, sourceCode } = bare;
      const likely = this.#lint(file, sourceCode, sourceType);
      milliseconds = performance.now() - start - parsing;
      if (likely.length === 0) return { ...nothing, milliseconds, parsing };
      const certain = new Set(this.#lint(file, sourceCode, sourceType, { evidence: 'certain' }).map(placeOf));
      const findings = likely.map((each): Finding => ({
        rule: each.ruleId ?? '',
        evidence: certain.has(placeOf(each)) ? 'certain' : 'likely',
        line: each.line,
        message: each.message,
      }));
      const repairs = likely.reduce(
        (sum, { fix, suggestions = [] }) => sum + (fix ? 1 : 0) + suggestions.length,
        0,
      );
      const broken = optionChoices().flatMap((options) => {
        const lint: Lint = (output) => {
          const messages = this.#lint(file, output, sourceType, options);
          return { messages, comments: messages.some(({ fatal }) => fatal) ? [] : this.#comments() };
        };
        return brokenPromises(text, lint);
      });
      return { file, findings, repairs, broken, milliseconds, parsing };
    } catch (error) {
      const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { ...nothing, milliseconds, parsing, thrown };
    }
  }

  /** The parsed file, as which of the two kinds it parses: JavaScript does not say which it is. */
  #withoutRules(
    file: string,
    text: string,
  ): { readonly sourceType: SourceType; readonly sourceCode: SourceCode } | { readonly refused: string } {
    const kinds: SourceType[] = file.endsWith('.cjs') ? ['commonjs'] : ['module', 'commonjs'];
    let refused = '';
    for (const sourceType of kinds) {
      const fatal = this.#verify(file, text, sourceType, {}).find((message) => message.fatal);
      if (!fatal) return { sourceType, sourceCode: this.#linter.getSourceCode() };
      refused ||= fatal.message;
    }
    return { refused };
  }

  #lint(
    file: string,
    text: string | SourceCode,
    sourceType: SourceType,
    options: Options = {},
  ): Linter.LintMessage[] {
    const rules = RULES.map(([name, { meta }]): [string, Linter.RuleEntry] => {
      const known = Object.keys((meta?.schema as [{ properties: object }])[0].properties);
      const chosen = Object.entries({ evidence: 'likely', ...options }).filter(([option]) =>
        known.includes(option),
      );
      return [`first-draft/${name}`, ['error', Object.fromEntries(chosen)]];
    });
    const messages = this.#verify(file, text, sourceType, Object.fromEntries(rules));
    // What ESLint itself says of comments that are not heard is none of ours.
    return messages.filter(({ ruleId, fatal }) => fatal === true || ruleId !== null);
  }

  #verify(
    file: string,
    text: string | SourceCode,
    sourceType: SourceType,
    rules: Linter.RulesRecord,
  ): Linter.LintMessage[] {
    const isTypeScript = /\.[cm]?tsx?$/.test(file);
    const config: Linter.Config = {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: { 'first-draft': firstDraft },
      rules,
      linterOptions: NO_COMMENTS_HEARD,
      languageOptions: {
        sourceType,
        ...(isTypeScript && { parser: typescriptParser as Linter.Parser }),
        parserOptions: { ecmaFeatures: { jsx: !isTypeScript || file.endsWith('x') } },
      },
    };
    return this.#linter.verify(text, [config], { filename: path.join(this.root, file) });
  }

  #comments(): string[] {
    const { ast } = this.#linter.getSourceCode();
    return (ast.comments ?? []).map(({ value }) => value.trim());
  }
}

/** Every value of every option that repairs depend on. */
function optionChoices(): Options[] {
  const choices: Options[] = [{}];
  for (const [, { meta }] of RULES) {
    const { properties } = (
      meta?.schema as [{ properties: Record<string, { enum?: readonly string[] }> }]
    )[0];
    for (const [option, { enum: values = [] }] of Object.entries(properties))
      if (option !== 'evidence') choices.push(...values.slice(1).map((value) => ({ [option]: value })));
  }
  return choices;
}

const placeOf = ({ ruleId, line, column }: Linter.LintMessage) =>
  `${ruleId ?? ''} ${String(line)}:${String(column)}`;
