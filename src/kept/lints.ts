// The lint of a file as it is kept, or found again. ESLint makes all rules ready before it goes through the file: a rule of which is
// known what it reported says that at the beginning, and nothing of it is run.
import type { TSESLint } from '@typescript-eslint/utils';
import path from 'node:path';
import type { Facts } from '../facts/facts.js';
import { fingerprintOf, PART, type Answers } from '../facts/project/asked.js';
import { hintUnwritable } from '../hints.js';
import { Disk } from './disk.js';
import { Folder, nameOf } from './folder.js';
import type { KeptLint } from './kept-files.js';
import { isReport, record, replayed, type KeptReport, type Problem, type Recording } from './reports.js';
import { madeBy, toldLanguage } from './surroundings.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

interface RunRule {
  readonly recordings: Recording[];
  isDone: boolean;
}

/** What one rule does in a lint that may be kept. */
export interface KeptRule {
  /** What it does where its reports are known; `undefined` where it has to be run. */
  readonly known: TSESLint.RuleListener | undefined;
  /** Reports, and writes that down. */
  readonly report: (problem: Problem) => void;
  /** Its listeners, so that it is known when the last one was called. */
  readonly run: (listeners: TSESLint.RuleListener) => TSESLint.RuleListener;
}

class Lint {
  /** What is kept of it and holds. */
  readonly #known: KeptLint | undefined;
  #again: { readonly context: Context; readonly report: KeptReport }[] = [];
  readonly #run = new Map<string, RunRule>();
  #reports = 0;

  constructor(
    readonly facts: Facts,
    private readonly answers: Answers,
    private readonly folder: Folder,
    private readonly name: string,
    /** Rules of which other lints of this process had nothing: where one of them is unknown here, all are run. */
    private readonly unknown: Set<string>,
  ) {
    this.text = fingerprintOf(facts.module.text);
    const held = folder.holding(name, this.text, facts.analysis);
    this.#known = held && [...unknown].every((rule) => Object.hasOwn(held.reports, rule)) ? held : undefined;
  }

  private readonly text: string;

  rule(key: string, context: Context, messageIds: readonly string[]): KeptRule {
    const reports = this.#knownReports(key, messageIds);
    if (reports) {
      for (const report of reports) this.#again.push({ context, report });
    } else if (this.#known && !Object.hasOwn(this.#known.reports, key)) this.unknown.add(key);
    const run: RunRule = { recordings: [], isDone: false };
    if (!reports) this.#run.set(key, run);
    return {
      known: reports && (reports.length > 0 ? { Program: () => this.#reportAgain() } : {}),
      report: (problem) => {
        const recording = record(problem, (this.#reports += 1));
        run.recordings.push(recording);
        context.report(recording.problem as never);
      },
      run: (listeners) => {
        const last = listeners['Program:exit'];
        const done = (): void => void (run.isDone = true);
        if (Object.keys(listeners).length === 0) {
          done();
          return listeners;
        }
        return {
          ...listeners,
          'Program:exit': (node) => {
            last?.(node);
            done();
          },
        };
      },
    };
  }

  /** Keeps what was found, where anything was looked for. */
  end(): void {
    const reports: Record<string, unknown> = {};
    for (const [key, { recordings, isDone }] of this.#run) {
      const kept = recordings.map((each) => each.kept());
      if (isDone && kept.every((each) => each !== undefined)) reports[key] = kept;
    }
    if (Object.keys(reports).length === 0) return;
    // In which order rules reported that were run now and ones that were not, nobody knows: the next run lints the file as a whole.
    if (this.#known) this.folder.forget(this.name);
    else {
      const questions = [...this.answers].map(([question, answer]) => ({ question, answer }));
      this.folder.add(this.name, { text: this.text, questions, reports });
    }
  }

  #knownReports(key: string, messageIds: readonly string[]): readonly KeptReport[] | undefined {
    if (!this.#known || !Object.hasOwn(this.#known.reports, key)) return undefined;
    const reports = this.#known.reports[key];
    const { length } = this.facts.module.text;
    return Array.isArray(reports) && reports.every((each) => isReport(each, messageIds, length))
      ? reports
      : undefined;
  }

  /** All rules at once, in the order in which they reported: ESLint keeps it for reports of one place. */
  #reportAgain(): void {
    const again = this.#again.sort((a, b) => a.report.order - b.report.order);
    this.#again = [];
    for (const { context, report } of again) context.report(replayed(report) as never);
  }
}

/** The lints of this process of which something is kept. */
class KeptLints {
  readonly #folders = new Map<string, Folder | undefined>();
  readonly #unknown = new Map<Folder, Set<string>>();
  #writesAtExit = false;
  #open: Lint | undefined;
  #last: Facts | undefined;

  /** The lint that a rule takes part in; `undefined` where nothing of it is kept. */
  of(facts: Facts, context: Context, version: string, firstRule: string): Lint | undefined {
    if (this.#last === facts) return this.#open;
    this.#end();
    this.#last = facts;
    this.#open = this.#begin(facts, context, version, firstRule);
    return this.#open;
  }

  #begin(facts: Facts, context: Context, version: string, firstRule: string): Lint | undefined {
    const { answers, cache, stated } = facts.analysis;
    const language = toldLanguage(context.languageOptions);
    if (cache === undefined || !answers || language === undefined) return undefined;
    const root = (context as { readonly cwd?: string }).cwd ?? process.cwd();
    const folder = this.#folderAt(path.resolve(root, cache), root, version);
    if (!folder) return undefined;
    // Rules come one by one: which one is the first tells most configurations apart.
    const name = nameOf(facts.module.path, fingerprintOf([stated, language, firstRule].join(PART)));
    const unknown = this.#unknown.get(folder) ?? new Set<string>();
    this.#unknown.set(folder, unknown);
    return new Lint(facts, answers, folder, name, unknown);
  }

  /** Read once for a process. What is found by then is written when the process ends: nothing says which lint is the last one. */
  #folderAt(place: string, root: string, version: string): Folder | undefined {
    const key = place + PART + root;
    if (this.#folders.has(key)) return this.#folders.get(key);
    const disk = new Disk(place, madeBy(version, root));
    const reason = disk.open();
    if (reason !== undefined) hintUnwritable(place, reason);
    const folder = reason === undefined ? new Folder(disk, root) : undefined;
    this.#folders.set(key, folder);
    if (folder && !this.#writesAtExit) process.once('exit', () => this.endRun());
    this.#writesAtExit ||= folder !== undefined;
    return folder;
  }

  endRun(): void {
    this.#end();
    this.#last = undefined;
    for (const folder of this.#folders.values()) folder?.write();
    this.#folders.clear();
    this.#unknown.clear();
  }

  #end(): void {
    this.#open?.end();
    this.#open = undefined;
  }
}

/** As with the facts, ESLint has no place of its own for this. */
const lints = new KeptLints();

/** Writes what was found, as the end of the process does: what is linted from here on is another run. */
export function endKeptRun(): void {
  lints.endRun();
}

/** What a rule does in the lint of a file that may be kept, or is; `undefined` where nothing is kept. */
export function keptRule(
  facts: Facts,
  context: Context,
  rule: { readonly name: string; readonly messageIds: readonly string[]; readonly version: string },
): KeptRule | undefined {
  const key = rule.name + PART + JSON.stringify(context.options);
  return lints.of(facts, context, rule.version, key)?.rule(key, context, rule.messageIds);
}
