// ESLint and the plugin over the files of the playground. It runs in a worker of the page, and in Node for its tests.
import { Linter } from 'eslint/universal';
import path from 'node:path';
import {
  findingsIn,
  kindEntries,
  kindsIn,
  OWN,
  ownRules,
  rulesIn,
  type OwnSettings,
} from '../../../src/cli/why/asked-rules.js';
import { decisionsOn } from '../../../src/cli/why/decisions.js';
import { explain, type Explained } from '../../../src/cli/why/explanation.js';
import { describeNothing, render } from '../../../src/cli/why/report.js';
import { parser } from '../../../src/cli/parser/parser.js';
import { factsFor, forgetProject } from '../../../src/facts/facts.js';
import plugin from '../../../src/index.js';
import type { Draft, FileFindings, Preset } from '../draft.js';
import { replaceFiles } from './memory-files.js';

/** Where the files lie, as the plugin sees them. */
const ROOT = '/app';

const linter = new Linter({ configType: 'flat', cwd: ROOT });

/** Lints every script of a draft. Whatever was known of the draft before is forgotten: any of its files may be another now. */
export function lint(draft: Draft): FileFindings {
  open(draft);
  const config = configFor(draft.preset);
  return Object.fromEntries(
    scriptsIn(draft).map(([file, text]) => [
      file,
      linter.verify(text, config, { filename: path.join(ROOT, file) }).filter(isPlaced),
    ]),
  );
}

/** Of a file that ESLint leaves out, `node_modules/a.js`, it says so and names no place. */
function isPlaced({ line }: Linter.LintMessage): boolean {
  return line > 0;
}

/** The texts of a draft after every automatic fix. */
export function fixAll(draft: Draft): Draft {
  open(draft);
  const config = configFor(draft.preset);
  const files = { ...draft.files };
  for (const [file, text] of scriptsIn(draft)) {
    const { output } = linter.verifyAndFix(text, config, { filename: path.join(ROOT, file) });
    files[file] = output;
    open({ ...draft, files });
  }
  return { ...draft, files };
}

/** What the command `why` prints of a line. */
export function why(draft: Draft, file: string, line: number): string {
  open(draft);
  const text = draft.files[file];
  if (text === undefined || !isScript(file)) return `${file}: no script, so no rule sees it.\n`;
  const looked: { explained: Explained; settings: Settings }[] = [];
  const added = ownRules((context) => {
    looked.push({
      explained: explain(factsFor(context), ROOT, line),
      settings: context.settings as Settings,
    });
  });
  const messages = linter.verify(
    text,
    [...configFor(draft.preset).map(withItsRules), ...kindEntries(), added],
    {
      filename: path.join(ROOT, file),
    },
  );
  const fatal = messages.find((each) => each.fatal);
  if (fatal) return `${file}:${fatal.line} does not parse, so nothing in it is known: ${fatal.message}\n`;
  const [found] = looked;
  if (!found) return `${file}: the preset leaves this file out.\n`;
  const { explained, settings } = found;
  const linted = {
    isIgnored: false,
    isRegistered: true,
    rules: rulesIn(settings[RULES], NAMESPACE),
    kinds: kindsIn(settings),
    ...findingsIn(messages, suppressedBy(linter), NAMESPACE),
  };
  const decisions = decisionsOn(linted, explained);
  const where = `${file}:${line}`;
  return explained.calls.length === 0 && decisions.length === 0
    ? describeNothing(where, line, explained)
    : render(where, explained, linted, decisions);
}

type Settings = OwnSettings & { readonly [RULES]?: Parameters<typeof rulesIn>[0] };

const NAMESPACE = 'first-draft';
const RULES = `${OWN}/rules` as const;

/** What comments in the file silenced, in the lint before. ESLint's types leave it out. */
function suppressedBy(of: Linter): Linter.LintMessage[] {
  return (of as Linter & { getSuppressedMessages: () => Linter.LintMessage[] }).getSuppressedMessages();
}

/** A preset's entry that leaves its rules in the settings of the files that it is for: a linter alone tells nobody what it ran. */
function withItsRules(entry: Linter.Config): Linter.Config {
  return entry.rules
    ? { ...entry, settings: { ...entry.settings, [RULES]: withNumbers(entry.rules) } }
    : entry;
}

const SEVERITIES: Readonly<Record<string, 0 | 1 | 2>> = { off: 0, warn: 1, error: 2 };

/** Rules as ESLint hands on the configuration of a file. */
function withNumbers(rules: Linter.Config['rules']): Parameters<typeof rulesIn>[0] {
  return Object.fromEntries(
    Object.entries(rules ?? {}).map(([name, entry]) => {
      const [severity, ...options] = [entry].flat() as [string, ...unknown[]];
      return [name, [SEVERITIES[severity] ?? 2, ...options]];
    }),
  );
}

function configFor(preset: Preset): Linter.Config[] {
  return [{ files: plugin.files.scripts, languageOptions: { parser } }, ...plugin.configs[preset]];
}

function open({ files }: Draft): void {
  replaceFiles(Object.entries(files).map(([file, text]) => [path.join(ROOT, file), text]));
  forgetProject();
}

function scriptsIn({ files }: Draft): [file: string, text: string][] {
  return Object.entries(files).filter(([file]) => isScript(file));
}

function isScript(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}
