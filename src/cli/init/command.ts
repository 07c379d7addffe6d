// `first-draft init`: ESLint with the plugin, in the project as it is. What is written is shown before.
import { createTwoFilesPatch } from 'diff';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import plugin from '../../index.js';
import { BadInput } from '../bad-input.js';
import { chosen } from '../chosen.js';
import { paint } from '../colours.js';
import { readOptions } from '../options.js';
import { configText, NEW_CONFIG } from './config-text.js';
import { extendConfig } from './extend-config.js';
import { installCommand, missingPackages, scriptCommand } from './installation.js';
import { withEditorSettings, withLintScript } from './json-files.js';
import { needsParser } from './needs-parser.js';
import { projectIn, versionOf, type Project } from './project.js';

const presets = Object.keys(plugin.configs);

export const HELP = `Usage: first-draft init [options]

Sets ESLint up with the plugin: writes or extends eslint.config, adds the script \`lint\` and settings for VS Code, and says what
to install. Every change is shown before it is written. A configuration that it does not understand it leaves alone.

Options:
  --preset <name>   ${presets.slice(0, 3).join(', ')}, or an area: ${presets.slice(3).join(', ')} (default: recommended)
  --no-editor       leave .vscode alone
  --yes             write without asking
  --dry-run         show what would be written, and write nothing
  -h, --help        show this

Exit codes:
  0   done, or there was nothing to do
  2   the project cannot be set up so: the message says what to change
`;

interface Change {
  /** Below the project's folder. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Runs the command and says how it ends. */
export async function run(args: readonly string[], cwd: string): Promise<number> {
  const { values, positionals } = readOptions(args, HELP, {
    preset: { type: 'string' },
    editor: { type: 'boolean' },
    yes: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  });
  if (positionals.length > 0) throw new BadInput(`init takes no "${positionals.join(' ')}".\n\n${HELP}`);
  const preset = chosen('preset', values.preset ?? 'recommended', presets);
  const project = await projectIn(cwd);
  const { changes, usesParser, remarks } = await planOf(project, preset, values.editor ?? true);
  for (const change of changes) process.stdout.write(`${shown(change)}\n`);
  if (changes.length === 0) process.stdout.write('Everything is set up already.\n');
  else if (values['dry-run']) process.stdout.write('Nothing was written (--dry-run).\n');
  else if (await mayWrite(values.yes ?? false)) {
    for (const change of changes) write(cwd, change);
    process.stdout.write(`${paint.good('Written:')} ${changes.map(({ file }) => file).join(', ')}\n`);
  } else {
    process.stdout.write('Nothing was written.\n');
    return 0;
  }
  process.stdout.write(`${nextSteps(project, usesParser, remarks)}\n`);
  return 0;
}

interface Plan {
  readonly changes: readonly Change[];
  /** The configuration names typescript-eslint's parser after it. */
  readonly usesParser: boolean;
  readonly remarks: readonly string[];
}

async function planOf(project: Project, preset: string, withEditor: boolean): Promise<Plan> {
  const { root, manifest } = project;
  const read = (file: string) =>
    existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';
  const { change, usesParser, remarks } = await configChange(project, preset, read);
  const changes: Change[] = change ? [change] : [];
  const propose = (file: string, after: string | undefined) => {
    if (after !== undefined) changes.push({ file, before: read(file), after });
  };
  propose('package.json', withLintScript(read('package.json')));
  const script = manifest.scripts?.['lint'];
  if (script !== undefined && !/\beslint\b/.test(script))
    remarks.push(
      `The script \`lint\` runs \`${script}\` and was left as it is: \`npx eslint .\` runs the rules.`,
    );
  if (withEditor) propose('.vscode/settings.json', withEditorSettings(read('.vscode/settings.json')));
  return { changes, usesParser, remarks };
}

async function configChange(
  project: Project,
  preset: string,
  read: (file: string) => string,
): Promise<{ change?: Change; usesParser: boolean; remarks: string[] }> {
  const { config, isTypeScript } = project;
  if (config === undefined) {
    const [major = Infinity, minor = 0] = versionOf(project, 'eslint') ?? [];
    const hasDefineConfig = major !== 9 || minor >= 22;
    const after = configText({ preset, isTypeScript, hasDefineConfig });
    return { change: { file: NEW_CONFIG, before: '', after }, usesParser: isTypeScript, remarks: [] };
  }
  const before = read(config);
  const needed = await needsParser(project);
  const extended = extendConfig(config, before, { preset, needsParser: needed === true });
  if ('isThere' in extended) return { usesParser: false, remarks: [`${config} uses the plugin already.`] };
  if ('unknown' in extended)
    throw new BadInput(
      `${config} was left alone: ${extended.unknown}. Write these lines into it yourself, the last one at the end of its entries:\n\n${extended.lines.join('\n')}\n`,
    );
  const remarks =
    needed === undefined && !extended.namesTypescriptEslint
      ? [
          `ESLint could not be asked whether ${config} reads TypeScript. If it reports parse errors in .ts files, give them typescript-eslint's parser.`,
        ]
      : [];
  return { change: { file: config, before, after: extended.text }, usesParser: needed === true, remarks };
}

function shown({ file, before, after }: Change): string {
  const patch = createTwoFilesPatch(file, file, before, after, before === '' ? '(new)' : '', '', {
    context: 2,
  });
  return patch
    .split('\n')
    .filter((line) => !/^(?:=+|Index: .*)$/.test(line) && line !== '\\ No newline at end of file')
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return paint.title(line.trimEnd());
      if (line.startsWith('+')) return paint.added(line);
      return line.startsWith('-') ? paint.removed(line) : line;
    })
    .join('\n');
}

/**
 * Asks whether to write.
 *
 * @throws {BadInput} where nobody is there who could answer
 */
async function mayWrite(isAgreed: boolean): Promise<boolean> {
  if (isAgreed) return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new BadInput(
      'Nothing was written, because nobody could be asked. Run the command again with --yes.',
    );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Write this? [Y/n] ');
  terminal.close();
  return /^(?:y(?:es)?)?$/i.test(answer.trim());
}

function write(root: string, { file, after }: Change): void {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, after);
}

function nextSteps(project: Project, usesParser: boolean, remarks: readonly string[]): string {
  const install = installCommand(project, missingPackages(project, usesParser));
  const lint = /\beslint\b/.test(project.manifest.scripts?.['lint'] ?? 'eslint')
    ? scriptCommand(project, 'lint')
    : 'npx eslint .';
  return [
    ...remarks,
    '',
    ...(install === undefined ? [] : [`Install:  ${paint.code(install)}`]),
    `Run:      ${paint.code(lint)}`,
  ].join('\n');
}
