// The scan itself: ESLint with our presets and nothing of the project's configuration, which is code that would be run.
import type { ESLint, Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Domain, RuleDocs } from '../../create-rule.js';
import plugin from '../../index.js';
import { BadInput } from '../bad-input.js';
import { loadEslint, resolveFrom } from '../eslint.js';
import { parser as ownParser } from '../parser/parser.js';
import { findingOf, type Finding, type Unparsed } from './findings.js';

export type ScanPreset = 'recommended' | 'strict' | 'all';

export interface Linted {
  readonly findings: readonly Finding[];
  readonly unparsed: readonly Unparsed[];
  readonly notes: readonly string[];
}

interface Wanted {
  readonly cwd: string;
  readonly preset: ScanPreset;
  /** Areas whose rules run; without any, all do. */
  readonly areas: readonly Domain[];
  /** Called when a file is begun. */
  readonly onFile: () => void;
}

/**
 * Lints files.
 *
 * @throws {BadInput} without ESLint, and where the preset holds no rule of the areas
 */
export async function lintSources(files: readonly string[], wanted: Wanted): Promise<Linted> {
  const { cwd } = wanted;
  const rules = rulesOf(wanted);
  const { ESLint: Eslint, tooOld } = await loadEslint(cwd);
  const { parser, note } = await loadParser(cwd, files);
  const eslint = new Eslint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [...rules, surroundings(parser), progress(wanted.onFile)],
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
  });
  const results = await lint(eslint, files);
  const notes = [
    ...(tooOld === undefined
      ? []
      : [`ESLint ${tooOld} of the project is too old for the plugin: ${Eslint.version} was used.`]),
    ...(note === undefined ? [] : [note]),
  ];
  return {
    notes,
    findings: results.flatMap(({ filePath, messages }) =>
      messages.flatMap((each) => findingOf(each, shown(filePath, cwd))),
    ),
    unparsed: results.flatMap(({ filePath, messages }) =>
      messages
        .filter((each) => each.fatal)
        .map(({ line, message }) => ({ file: shown(filePath, cwd), line, message })),
    ),
  };
}

/** A preset, as far as its rules are of the areas. */
function rulesOf({ preset, areas }: Wanted): Linter.Config[] {
  const isWanted = (name: string) => {
    const docs = plugin.rules[name.slice(plugin.meta.namespace.length + 1)]?.meta?.docs as
      Pick<RuleDocs, 'domain'> | undefined;
    return docs !== undefined && (areas.length === 0 || areas.includes(docs.domain));
  };
  const entries = plugin.configs[preset].map((entry) => ({
    ...entry,
    rules: Object.fromEntries(Object.entries(entry.rules ?? {}).filter(([name]) => isWanted(name))),
  }));
  if (entries.every(({ rules }) => Object.keys(rules).length === 0))
    throw new BadInput(
      `The preset \`${preset}\` holds no rule of ${areas.join(', ')}: add --preset strict, or --preset all.`,
    );
  return entries;
}

function surroundings(parser: Linter.Parser): Linter.Config {
  return {
    files: plugin.files.scripts,
    // The scan tells it in its own words.
    settings: { [plugin.meta.namespace]: { hints: false } },
    languageOptions: {
      parser,
      parserOptions: { ecmaFeatures: { jsx: true }, warnOnUnsupportedTypeScriptVersion: false },
    },
    // What silences the rules of others silences nothing here.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
}

/** A rule that reports nothing and is told of each file. */
function progress(onFile: () => void): Linter.Config {
  const rule = {
    create() {
      onFile();
      return {};
    },
  };
  return { plugins: { scan: { rules: { progress: rule } } }, rules: { 'scan/progress': 'error' } };
}

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** The parser of the project, and the plugin's own where it has none or one that does not run. */
async function loadParser(
  cwd: string,
  files: readonly string[],
): Promise<{ parser: Linter.Parser; note?: string }> {
  const from = path.join(cwd, 'package.json');
  const needsParser = files.some((file) => TYPESCRIPT.test(file));
  // Beside the package that everybody installs, pnpm shows the parser to that package alone.
  const packages = [resolveFrom(from, 'typescript-eslint')].flatMap((entry) =>
    entry === undefined ? [] : [entry],
  );
  const entry = [from, ...packages]
    .map((each) => resolveFrom(each, '@typescript-eslint/parser'))
    .find((each) => each !== undefined);
  if (entry === undefined)
    return needsParser
      ? {
          parser: ownParser,
          note: 'The project has no typescript-eslint: TypeScript was read by the plugin’s own parser.',
        }
      : { parser: ownParser };
  try {
    const loaded = (await import(pathToFileURL(entry).href)) as { default?: Linter.Parser } & Linter.Parser;
    const parser = 'parseForESLint' in loaded ? loaded : loaded.default;
    if (parser && 'parseForESLint' in parser) return { parser };
  } catch {
    // TypeScript 7 has no compiler API, and typescript-eslint does not load beside it.
  }
  return {
    parser: ownParser,
    note: 'The project’s typescript-eslint does not load: TypeScript was read by the plugin’s own parser.',
  };
}

async function lint(eslint: ESLint, files: readonly string[]): Promise<ESLint.LintResult[]> {
  try {
    return await eslint.lintFiles([...files]);
  } catch (error) {
    const { message } = error as Error;
    if (!/^Rule: /m.test(message)) throw error;
    throw new BadInput(
      `A rule failed, and that is a mistake of the plugin. Please report it with these lines: ${ISSUES}\n\n${message}`,
    );
  }
}

const ISSUES = 'https://github.com/first-draft-lint/eslint-plugin-first-draft/issues';

function shown(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join('/');
}

/** Texts of files below a folder, each read once. */
export function textsBelow(cwd: string): (file: string) => string {
  const texts = new Map<string, string>();
  return (file) => {
    const text = texts.get(file) ?? readFileSync(path.join(cwd, file), 'utf8');
    texts.set(file, text);
    return text;
  };
}
