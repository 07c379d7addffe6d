// What is asked of ESLint about one file, and what its answers are to the command: a rule is added that is handed the file as the
// rules are, with its parser and types, and every rule of the plugin once more under another name, with likely evidence. So the
// command says what a rule that is off would report, and no rule's reasons are written twice.
import type { Linter } from 'eslint';
import type { FactsContext } from '../../facts/facts.js';
import plugin from '../../index.js';

/** The name under which the command's own rules run beside those of the configuration. */
export const OWN = 'first-draft-why';

export interface Linted {
  /** ESLint does not lint the file. */
  readonly isIgnored: boolean;
  /** The plugin's rules as the configuration has them for this file, by their name in the plugin. */
  readonly rules: ReadonlyMap<string, RuleState>;
  readonly isRegistered: boolean;
  readonly findings: readonly Finding[];
  /** What each rule reports when it is on, with likely evidence. */
  readonly possible: readonly Finding[];
  /** Kinds of files that the presets leave out, as far as the file is one. */
  readonly kinds: readonly FileKind[];
}

export type FileKind = 'test' | 'one-off' | 'generated';

export interface RuleState {
  /** The rule's name in the configuration: `first-draft/no-query-in-loop`. */
  readonly name: string;
  readonly severity: 0 | 1 | 2;
  readonly evidence: 'certain' | 'likely';
}

export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  /** A comment in the file silences it, or the record of an old code base. */
  readonly silencedBy?: 'comment' | 'record';
}

/** The rules that are added: `look` is handed the file while the analysis has it open. */
export function ownRules(look: (context: FactsContext) => void): Linter.Config {
  const explain = {
    create: (context: FactsContext) => ({ 'Program:exit': () => look(context) }),
  };
  const names = Object.keys(plugin.rules);
  return {
    plugins: { [OWN]: { rules: { ...plugin.rules, explain: explain as never } } },
    rules: {
      [`${OWN}/explain`]: 'error',
      ...Object.fromEntries(names.map((name) => [`${OWN}/${name}`, ['error', { evidence: 'likely' }]])),
    },
  };
}

/** What entries for the command's sake leave in the settings of a file. */
export interface OwnSettings {
  readonly [OWN]?: Readonly<Partial<Record<FileKind, boolean>>>;
}

/** Entries of a configuration by which ESLint says what kind a file is: it matches the patterns as it does for the presets. */
export function kindEntries(): Linter.Config[] {
  const { tests, oneOff, generated } = plugin.files;
  const patterns: Readonly<Record<FileKind, string[]>> = { test: tests, 'one-off': oneOff, generated };
  return Object.entries(patterns).map(([kind, files]) => ({ files, settings: { [OWN]: { [kind]: true } } }));
}

/** The kinds that a file is, from its settings under these entries. */
export function kindsIn(settings: OwnSettings | undefined): FileKind[] {
  const kinds: readonly FileKind[] = ['test', 'one-off', 'generated'];
  return kinds.filter((kind) => settings?.[OWN]?.[kind] === true);
}

/** The plugin's rules in a configuration, by their name in the plugin. */
export function rulesIn(
  configured: Readonly<Record<string, readonly [0 | 1 | 2, ...unknown[]]>> | undefined,
  namespace: string | undefined,
): Map<string, RuleState> {
  const states = new Map<string, RuleState>();
  for (const [name, [severity, options]] of Object.entries(configured ?? {})) {
    const [space, rule] = splitName(name);
    if (rule === undefined || namespace === undefined || space !== namespace) continue;
    const evidence = (options as { evidence?: 'certain' | 'likely' } | undefined)?.evidence ?? 'certain';
    states.set(rule, { name, severity, evidence });
  }
  return states;
}

/** What the plugin's rules reported, and what they would: `suppressed` is what comments in the file silence. */
export function findingsIn(
  messages: readonly Linter.LintMessage[],
  suppressed: readonly Linter.LintMessage[],
  namespace: string | undefined,
): Pick<Linted, 'findings' | 'possible'> {
  const all = [
    ...messages.map((each) => ({ each, silencedBy: undefined })),
    ...suppressed.map((each) => ({ each, silencedBy: 'comment' as const })),
  ].flatMap(({ each, silencedBy }) => {
    const [space, rule] = splitName(each.ruleId);
    return rule === undefined ? [] : [{ space, finding: { ...findingOf(each, rule), silencedBy } }];
  });
  const under = (name: string | undefined) =>
    all.filter(({ space }) => space === name).map(({ finding }) => finding);
  return { findings: under(namespace), possible: under(OWN) };
}

function splitName(name: string | null): [space: string | undefined, rule: string | undefined] {
  const cut = name?.lastIndexOf('/') ?? -1;
  return name === null || cut < 0 ? [undefined, undefined] : [name.slice(0, cut), name.slice(cut + 1)];
}

function findingOf({ line, endLine, message }: Linter.LintMessage, rule: string): Finding {
  return { rule, line, endLine: endLine ?? line, message };
}
