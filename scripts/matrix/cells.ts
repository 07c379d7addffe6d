// What is tried: which ESLint with which TypeScript, installed how, on which Node, configured by which file.

/** What a project has of TypeScript. */
export interface Arrangement {
  readonly title: string;
  readonly packages: Readonly<Record<string, string>>;
  /** `espree` reads JavaScript alone. */
  readonly parser: 'espree' | 'typescript-eslint';
  /** How files are linted: without types, and with typed linting. */
  readonly tiers: readonly Tier[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Files below `node_modules` that start its compilers. */
  readonly compilers?: readonly string[];
}
export type Tier = 'untyped' | 'typed';

/** Without it, TypeScript files are not linted. */
export const TYPESCRIPT_ESLINT = { 'typescript-eslint': '8.73.0' };

export const ARRANGEMENTS = {
  none: { title: 'no TypeScript', packages: {}, parser: 'espree', tiers: ['untyped'] },
  typescript5: {
    title: 'TypeScript 5.9',
    packages: { ...TYPESCRIPT_ESLINT, typescript: '5.9.3' },
    parser: 'typescript-eslint',
    tiers: ['untyped', 'typed'],
    compilers: ['typescript/bin/tsc'],
  },
  typescript6: {
    title: 'TypeScript 6.0',
    packages: { ...TYPESCRIPT_ESLINT, typescript: '6.0.3' },
    parser: 'typescript-eslint',
    tiers: ['untyped', 'typed'],
    compilers: ['typescript/bin/tsc'],
  },
  /** Version 7 has no compiler API, and typescript-eslint does not load beside it. */
  typescript7: {
    title: 'TypeScript 7, JavaScript linted',
    packages: { typescript: '7.0.2' },
    parser: 'espree',
    tiers: ['untyped'],
    compilers: ['typescript/bin/tsc'],
  },
  /** 7 compiles, and the package that typescript-eslint finds under the name `typescript` is 6. */
  typescript7Aliased: {
    title: 'TypeScript 7 beside 6 under an alias',
    packages: {
      ...TYPESCRIPT_ESLINT,
      typescript: 'npm:@typescript/typescript6@6.0.2',
      '@typescript/native': 'npm:typescript@7.0.2',
    },
    parser: 'typescript-eslint',
    tiers: ['untyped', 'typed'],
    compilers: ['typescript/bin/tsc6', '@typescript/native/bin/tsc'],
  },
  /** Types from the Go compiler: an experiment of typescript-eslint's. */
  typescript7Backend: {
    title: 'TypeScript 7.1 beta as typescript-eslint’s backend',
    packages: {
      ...TYPESCRIPT_ESLINT,
      typescript: '6.0.3',
      '@typescript/native': 'npm:typescript@7.1.0-beta',
    },
    parser: 'typescript-eslint',
    tiers: ['typed'],
    environment: { TYPESCRIPT_ESLINT_EXPERIMENTAL_BACKEND: 'tsgo' },
    compilers: ['typescript/bin/tsc', '@typescript/native/bin/tsc'],
  },
} as const satisfies Record<string, Arrangement>;
export type ArrangementName = keyof typeof ARRANGEMENTS;

export const INSTALLERS = ['npm', 'pnpm', 'yarn'] as const;
export type Installer = (typeof INSTALLERS)[number];

/** A set of packages in a project of its own. */
export interface Host {
  readonly eslint: string;
  readonly arrangement: ArrangementName;
  readonly installer: Installer;
}

const LOWEST_9 = '9.0.0';
const NEWEST_9 = '9.39.5';
const LOWEST_10 = '10.0.0';
const NEWEST_10 = '10.15.0';

const withNpm = (eslint: string, arrangements: readonly ArrangementName[]): Host[] =>
  arrangements.map((arrangement) => ({ eslint, arrangement, installer: 'npm' }));

export const HOSTS: readonly Host[] = [
  ...withNpm(LOWEST_9, ['none', 'typescript5', 'typescript6']),
  ...withNpm(NEWEST_9, Object.keys(ARRANGEMENTS) as ArrangementName[]),
  ...withNpm(LOWEST_10, ['none', 'typescript6']),
  ...withNpm(NEWEST_10, Object.keys(ARRANGEMENTS) as ArrangementName[]),
  { eslint: NEWEST_10, arrangement: 'typescript6', installer: 'pnpm' },
  { eslint: NEWEST_10, arrangement: 'typescript6', installer: 'yarn' },
];

/** The newest of each major version, before it the lowest that the manifest allows. */
export const NODES = ['20.19.0', '20', '22.13.0', '22', '24.0.0', '24'] as const;
export type NodeVersion = (typeof NODES)[number];
const NEWEST_NODES: readonly NodeVersion[] = ['20', '22', '24'];

/** A form in which a configuration is written. Each is tried in a folder of its own. */
export interface Form {
  readonly title: string;
  readonly file: string;
  /** `type` of the project's manifest. */
  readonly packageType: 'module' | 'commonjs';
  readonly flags?: readonly string[];
  /** The oldest ESLint that reads it. */
  readonly since?: string;
  /** The versions of Node that read it, where not all do. */
  readonly nodes?: readonly NodeVersion[];
}

export const FORMS = {
  js: { title: '`.js`', file: 'eslint.config.js', packageType: 'module' },
  mjs: { title: '`.mjs`', file: 'eslint.config.mjs', packageType: 'commonjs' },
  cjs: { title: '`.cjs`', file: 'eslint.config.cjs', packageType: 'module' },
  ts: { title: '`.ts`', file: 'eslint.config.ts', packageType: 'module', since: '9.18.0' },
  nativeTs: {
    title: '`.ts` natively',
    file: 'eslint.config.ts',
    packageType: 'module',
    flags: ['--flag', 'unstable_native_nodejs_ts_config'],
    since: '9.24.0',
    nodes: ['22', '24'],
  },
} as const satisfies Record<string, Form>;
export type FormName = keyof typeof FORMS;

/** One line of the table: a host on a Node, linting with or without types, with every form of configuration that it has. */
export interface Cell {
  readonly host: Host;
  readonly node: NodeVersion;
  readonly tier: Tier;
}

export const arrangementOf = ({ arrangement }: Host): Arrangement => ARRANGEMENTS[arrangement];

function nodesOf({ arrangement, installer }: Host): readonly NodeVersion[] {
  // The other installers differ in where packages lie and not in Node.
  if (installer !== 'npm') return ['24'];
  // What an old Node cannot do, it cannot do beside any TypeScript.
  return arrangement === 'none' ? NODES : NEWEST_NODES;
}

export function cellsOf(host: Host): Cell[] {
  const { tiers } = arrangementOf(host);
  const nodes = nodesOf(host);
  return tiers.flatMap((tier) => nodes.map((node) => ({ host, node, tier })));
}

/** How a configuration is read has nothing to do with types: with them, two forms are enough. */
const TYPED_FORMS: readonly FormName[] = ['js', 'ts'];

export function formsOf({ host, node, tier }: Cell): FormName[] {
  const has = ({ since = '0.0.0', nodes = NODES }: Form) =>
    isAtLeast(host.eslint, since) && nodes.includes(node);
  return (Object.keys(FORMS) as FormName[]).filter(
    (name) => has(FORMS[name]) && (tier === 'untyped' || TYPED_FORMS.includes(name)),
  );
}

/** The ESLint that brought types of its own: before it they come from `@types/eslint`. */
const TYPES_SINCE = '9.10.0';

/** The compilers of a host that read a configuration against the types of its ESLint. */
export const compilersOf = (host: Host): readonly string[] =>
  host.installer === 'npm' && isAtLeast(host.eslint, TYPES_SINCE)
    ? (arrangementOf(host).compilers ?? [])
    : [];

export function isAtLeast(version: string, least: string): boolean {
  const numbers = version.split('.').map(Number);
  for (const [index, bound] of least.split('.').map(Number).entries()) {
    const number = numbers[index] ?? 0;
    if (number !== bound) return number > bound;
  }
  return true;
}

export const describeHost = (host: Host): string =>
  `ESLint ${host.eslint}, ${arrangementOf(host).title}${host.installer === 'npm' ? '' : `, installed by ${host.installer}`}`;
export const describeCell = ({ host, node, tier }: Cell): string =>
  `${describeHost(host)}, ${tier}, Node ${node}`;
