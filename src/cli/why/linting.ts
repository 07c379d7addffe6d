// Runs the user's own ESLint with the user's own configuration on one file. A rule is added that is handed the file as the
// rules are, with its parser and types, and every rule of the plugin once more under another name, with likely evidence:
// so the command says what a rule that is off would report, and no rule's reasons are written twice.
import type { ESLint, Linter } from 'eslint';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FactsContext } from '../../facts/facts.js';
import plugin from '../../index.js';
import { BadInput } from '../bad-input.js';
import { loadEslint } from '../eslint.js';

/** The name under which the command's own rules run beside those of the configuration. */
const OWN = 'first-draft-why';

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

/**
 * Lints a file and hands it to `look` while the analysis has it open.
 *
 * @param config a configuration file, where it is not the one that ESLint finds
 * @throws {BadInput} without ESLint or its configuration, and for a file with a syntax error
 */
export async function lint(
  file: string,
  { cwd, config }: { readonly cwd: string; readonly config: string | undefined },
  look: (context: FactsContext) => void,
): Promise<Linted> {
  const { ESLint: Eslint } = await loadEslint(cwd);
  const eslint = new Eslint({
    cwd,
    ...(config !== undefined && { overrideConfigFile: config }),
    overrideConfig: [ownRules(look)],
  });
  const { resolved, isIgnored } = await configured(eslint, file);
  const kinds = await kindsOf(
    file,
    Eslint,
    (await eslint.findConfigFile(file)) ?? path.join(cwd, 'eslint.config.js'),
  );
  const namespace = Object.entries(resolved?.plugins ?? {}).find(
    ([name, each]) => name !== OWN && isOurs(each),
  )?.[0];
  const rules = rulesIn(resolved, namespace);
  const none = { isIgnored, rules, isRegistered: namespace !== undefined, kinds, findings: [], possible: [] };
  if (isIgnored) return none;
  const [result] = await eslint.lintFiles([file]);
  if (!result) return { ...none, isIgnored: true };
  const fatal = result.messages.find((each) => each.fatal);
  if (fatal)
    throw new BadInput(
      `${path.relative(cwd, file)}:${fatal.line} does not parse, so nothing in it is known: ${fatal.message}`,
    );
  const findings = [
    ...result.messages.map((each) => ({ each, silencedBy: undefined })),
    ...result.suppressedMessages.map((each) => ({ each, silencedBy: 'comment' as const })),
  ].flatMap(({ each, silencedBy }) => {
    const [space, rule] = splitName(each.ruleId);
    return rule === undefined ? [] : [{ space, finding: { ...findingOf(each, rule), silencedBy } }];
  });
  const recorded = recordedRules(cwd, file);
  return {
    ...none,
    findings: findings
      .filter(({ space }) => space === namespace)
      .map(({ space, finding }) =>
        recorded.has(`${String(space)}/${finding.rule}`) ? { ...finding, silencedBy: 'record' } : finding,
      ),
    possible: findings.filter(({ space }) => space === OWN).map(({ finding }) => finding),
  };
}

function ownRules(look: (context: FactsContext) => void): Linter.Config {
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

interface Resolved {
  readonly plugins?: Readonly<Record<string, ESLint.Plugin>>;
  readonly rules?: Readonly<Record<string, readonly [0 | 1 | 2, ...unknown[]]>>;
}

async function configured(
  eslint: ESLint,
  file: string,
): Promise<{ resolved: Resolved | undefined; isIgnored: boolean }> {
  try {
    const resolved = (await eslint.calculateConfigForFile(file)) as Resolved | undefined;
    return { resolved, isIgnored: !resolved || (await eslint.isPathIgnored(file)) };
  } catch (error) {
    if ((error as { messageTemplate?: string }).messageTemplate === 'config-file-missing')
      throw new BadInput(
        'ESLint finds no configuration (eslint.config.js) here. Run the command in the project’s folder, or name the file with --config.',
      );
    throw new BadInput(`ESLint cannot read the configuration: ${(error as Error).message}`);
  }
}

function isOurs(each: ESLint.Plugin): boolean {
  return each === plugin || each.meta?.name === plugin.meta.name;
}

function rulesIn(resolved: Resolved | undefined, namespace: string | undefined): Map<string, RuleState> {
  const states = new Map<string, RuleState>();
  for (const [name, [severity, options]] of Object.entries(resolved?.rules ?? {})) {
    const [space, rule] = splitName(name);
    if (rule === undefined || namespace === undefined || space !== namespace) continue;
    const evidence = (options as { evidence?: 'certain' | 'likely' } | undefined)?.evidence ?? 'certain';
    states.set(rule, { name, severity, evidence });
  }
  return states;
}

function splitName(name: string | null): [space: string | undefined, rule: string | undefined] {
  const cut = name?.lastIndexOf('/') ?? -1;
  return name === null || cut < 0 ? [undefined, undefined] : [name.slice(0, cut), name.slice(cut + 1)];
}

function findingOf({ line, endLine, message }: Linter.LintMessage, rule: string): Finding {
  return { rule, line, endLine: endLine ?? line, message };
}

/** The kinds of files that the presets leave out, asked of ESLint itself: it matches the patterns as it does for a configuration. */
async function kindsOf(file: string, Eslint: typeof ESLint, configFile: string): Promise<FileKind[]> {
  const { scripts, tests, oneOff, generated } = plugin.files;
  const patterns: Readonly<Record<FileKind, string[]>> = { test: tests, 'one-off': oneOff, generated };
  const eslint = new Eslint({
    cwd: path.dirname(configFile),
    overrideConfigFile: true,
    overrideConfig: [
      { files: scripts },
      ...Object.entries(patterns).map(([kind, files]) => ({ files, settings: { [OWN]: { [kind]: true } } })),
    ],
  });
  const resolved = (await eslint.calculateConfigForFile(file)) as
    { settings?: Record<string, Record<string, boolean>> } | undefined;
  return (Object.keys(patterns) as FileKind[]).filter((kind) => resolved?.settings?.[OWN]?.[kind] === true);
}

/** The rules of which ESLint's record of an old code base (`--suppress-all`) hides findings in a file. */
function recordedRules(cwd: string, file: string): ReadonlySet<string> {
  const record = path.join(cwd, 'eslint-suppressions.json');
  if (!existsSync(record)) return new Set();
  try {
    const byFile = JSON.parse(readFileSync(record, 'utf8')) as Record<string, object | undefined>;
    return new Set(Object.keys(byFile[path.relative(cwd, file).split(path.sep).join('/')] ?? {}));
  } catch {
    return new Set();
  }
}
