// Runs the user's own ESLint with the user's own configuration on one file, and the command's own rules beside it.
import type { ESLint } from 'eslint';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FactsContext } from '../../facts/facts.js';
import plugin from '../../index.js';
import { BadInput } from '../bad-input.js';
import { loadEslint } from '../eslint.js';
import {
  findingsIn,
  kindEntries,
  kindsIn,
  OWN,
  ownRules,
  rulesIn,
  type FileKind,
  type Linted,
  type OwnSettings,
} from './asked-rules.js';

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
  const rules = rulesIn(resolved?.rules, namespace);
  const none = { isIgnored, rules, isRegistered: namespace !== undefined, kinds, findings: [], possible: [] };
  if (isIgnored) return none;
  const [result] = await eslint.lintFiles([file]);
  if (!result) return { ...none, isIgnored: true };
  const fatal = result.messages.find((each) => each.fatal);
  if (fatal)
    throw new BadInput(
      `${path.relative(cwd, file)}:${fatal.line} does not parse, so nothing in it is known: ${fatal.message}`,
    );
  const { findings, possible } = findingsIn(result.messages, result.suppressedMessages, namespace);
  const recorded = recordedRules(cwd, file);
  return {
    ...none,
    findings: findings.map((finding) =>
      recorded.has(`${String(namespace)}/${finding.rule}`) ? { ...finding, silencedBy: 'record' } : finding,
    ),
    possible,
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

/** The kinds of files that the presets leave out, asked of ESLint itself: it matches the patterns as it does for a configuration. */
async function kindsOf(file: string, Eslint: typeof ESLint, configFile: string): Promise<FileKind[]> {
  const eslint = new Eslint({
    cwd: path.dirname(configFile),
    overrideConfigFile: true,
    overrideConfig: [{ files: plugin.files.scripts }, ...kindEntries()],
  });
  const resolved = (await eslint.calculateConfigForFile(file)) as { settings?: OwnSettings } | undefined;
  return kindsIn(resolved?.settings);
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
