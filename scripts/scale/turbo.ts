// Turborepo: the ways to make `lint` a cached task, and running one.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const GLOBAL = ['eslint.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** What the plugin reads in another package: sources, the manifest, path mappings, the Prisma schema. */
const READ_ELSEWHERE = ['packages', 'apps'].flatMap((folder) => [
  `$TURBO_ROOT$/${folder}/*/src/**`,
  `$TURBO_ROOT$/${folder}/*/package.json`,
  `$TURBO_ROOT$/${folder}/*/tsconfig*.json`,
  `$TURBO_ROOT$/${folder}/*/prisma/**`,
]);

export const SETUPS = {
  /** The usual one: a package's lint is invalid when the package or something it depends on changes. */
  dependencies: {
    globalDependencies: GLOBAL,
    tasks: { transit: { dependsOn: ['^transit'] }, lint: { dependsOn: ['transit'], outputs: [] } },
  },
  /** A lint for each package that is invalid when any package changes. */
  packages: {
    globalDependencies: GLOBAL,
    tasks: { lint: { inputs: ['$TURBO_DEFAULT$', ...READ_ELSEWHERE], outputs: [] } },
  },
  /** One lint of the whole repository. */
  root: {
    globalDependencies: GLOBAL,
    tasks: { '//#lint:all': { inputs: ['$TURBO_DEFAULT$'], outputs: [] } },
  },
} as const;

export type Setup = keyof typeof SETUPS;

/** The text of a `turbo.json`. */
export function turboJson(setup: Setup): string {
  return `${JSON.stringify(SETUPS[setup], null, 2)}\n`;
}

export const taskOf = (setup: Setup): string => (setup === 'root' ? 'lint:all' : 'lint');

export interface Run {
  /** Milliseconds on the wall. */
  readonly wall: number;
  readonly cached: number;
  readonly total: number;
  /** Everything was in the cache: Turborepo prints FULL TURBO. */
  readonly isFull: boolean;
  readonly failed: boolean;
  readonly output: string;
}

export interface RemoteCache {
  readonly url: string;
  readonly token: string;
}

/**
 * Runs a task of a monorepo, in all packages even where one fails.
 *
 * @param remote the remote cache; without it only the machine's own is used
 */
export async function turbo(root: string, task: string, remote?: RemoteCache): Promise<Run> {
  const caches = remote ? 'local:rw,remote:rw' : 'local:rw';
  const args = ['run', task, '--continue=always', '--output-logs=new-only', `--cache=${caches}`];
  const start = performance.now();
  const { code, output } = await run(join(root, 'node_modules/turbo/bin/turbo'), args, root, {
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    ...(remote && { TURBO_API: remote.url, TURBO_TOKEN: remote.token, TURBO_TEAM: 'team_acme' }),
  });
  const [, cached = '0', total = '0'] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
  return {
    wall: performance.now() - start,
    cached: Number(cached),
    total: Number(total),
    isFull: output.includes('FULL TURBO'),
    failed: code !== 0,
    output,
  };
}

/** Findings in a run's output: `rule` with the file it stands in. */
export function findingsIn({ output }: Run, root: string): string[] {
  let file = '';
  return output.split('\n').flatMap((line) => {
    const text = line.replace(/^(?:@acme\/[\w-]+|\/\/):[\w:-]+: /, '').trimEnd();
    if (text.startsWith(root)) file = text.slice(root.length + 1);
    const rule = /first-draft\/[\w-]+$/.exec(text)?.[0];
    return rule ? [`${file} ${rule}`] : [];
  });
}

function run(
  script: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd, env: { ...process.env, ...env, FORCE_COLOR: '0' }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, output: stdout + stderr });
      },
    );
  });
}
