// What has to be installed, in the words of the project's package manager.
import { resolveCommand } from 'package-manager-detector/commands';
import { rangeOf, versionOf, type Project } from './project.js';

const PLUGIN = 'eslint-plugin-first-draft';
const OLDEST_ESLINT = 9;

/** TypeScript 7 has no compiler API yet. Under these names typescript-eslint gets that of 6, and `tsc` stays 7. */
const BESIDE_TYPESCRIPT_7 = [
  'typescript@npm:@typescript/typescript6@^6.0.2',
  '@typescript/native@npm:typescript@^7.0.2',
];

/**
 * Lists the packages that a project lacks.
 *
 * @param needsParser does its configuration name the parser of typescript-eslint?
 */
export function missingPackages(project: Project, needsParser: boolean): string[] {
  const { manifest } = project;
  const [eslint] = versionOf(project, 'eslint') ?? [];
  const missing = (name: string) => (rangeOf(manifest, name) === undefined ? [name] : []);
  const [typescript = 0] = versionOf(project, 'typescript') ?? [];
  return [
    ...(eslint !== undefined && eslint < OLDEST_ESLINT ? ['eslint@latest'] : missing('eslint')),
    ...(needsParser ? missing('typescript-eslint') : []),
    ...missing(PLUGIN),
    ...(needsParser && typescript >= 7 ? BESIDE_TYPESCRIPT_7 : []),
  ];
}

/** The command that installs packages, or `undefined` where there are none. */
export function installCommand(
  { agent, isWorkspaceRoot }: Project,
  packages: readonly string[],
): string | undefined {
  if (packages.length === 0) return undefined;
  const atRoot = { pnpm: ['-w'], 'pnpm@6': ['-w'], yarn: ['-W'] }[agent as string] ?? [];
  const resolved = resolveCommand(agent, 'add', ['-D', ...(isWorkspaceRoot ? atRoot : []), ...packages]);
  return resolved ? [resolved.command, ...resolved.args].join(' ') : undefined;
}

/** The command that runs a script of the project. */
export function scriptCommand({ agent }: Project, script: string): string {
  const resolved = resolveCommand(agent, 'run', [script]);
  return resolved ? [resolved.command, ...resolved.args].join(' ') : `npm run ${script}`;
}
