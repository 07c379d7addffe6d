// `npm run scale`: what linting a monorepo of twenty packages costs as a cached task of Turborepo, on two machines that share a remote
// cache. A machine is a clone with a local cache of its own. Performance is measured here and asserted nowhere; findings are.
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fillBlock } from '../generate.js';
import { CHANGES, install, monorepoFiles, TWENTY, write, type Files } from './monorepo.js';
import {
  findingsIn,
  SETUPS,
  taskOf,
  turbo,
  turboJson,
  type RemoteCache,
  type Run,
  type Setup,
} from './turbo.js';

const HELP = `npm run scale [-- --write] [-- --rounds 3]

  --write   put the table into docs/scale.md
  --rounds  how many times everything is measured; the shortest is shown
`;

const HERE = join(import.meta.dirname, '..', '..');
const PAGE = join(HERE, 'docs', 'scale.md');
/** The remote cache is a server that somebody else keeps. It has 240 packages of its own, so it is no dev dependency. */
const SERVER = 'turborepo-remote-cache@2.12.0';
const SERVER_FOLDER = join(HERE, 'scripts', '.scale');

interface Measured {
  readonly cold: Run;
  readonly warm: Run;
  /** On the machine that has never linted. */
  readonly remote: Run;
  /** After a change that no finding follows from. */
  readonly neutral: Run;
  readonly dependency: Run;
  readonly dependent: Run;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean' },
      rounds: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'first-draft-scale-')));
  const server = await startServer(join(folder, 'remote'));
  try {
    const rows: string[] = [];
    for (const setup of Object.keys(SETUPS) as Setup[]) {
      const rounds: Measured[] = [];
      for (let round = 0; round < Number(values.rounds); round += 1)
        rounds.push(await measure(setup, join(folder, `${setup}-${round}`), server.remote));
      rows.push(row(setup, rounds));
      console.log(rows.at(-1));
    }
    const text = table(rows);
    console.log(text);
    if (values.write)
      writeFileSync(PAGE, await fillBlock(readFileSync(PAGE, 'utf8'), 'scale', text, 'docs/scale.md'));
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(setup: Setup, folder: string, remote: RemoteCache): Promise<Measured> {
  const files = { ...monorepoFiles(TWENTY), 'turbo.json': turboJson(setup) };
  const origin = join(folder, 'origin');
  write(origin, files);
  git(origin, 'init', '-q', '-b', 'main');
  git(origin, 'add', '-A');
  // What a lint's result is kept under has nothing to do with this, but each round needs a cache of its own.
  writeFileSync(join(origin, 'round.txt'), folder);
  git(origin, 'add', '-A');
  git(origin, '-c', 'user.name=scale', '-c', 'user.email=scale@example.com', 'commit', '-q', '-m', 'Start');
  const [one, other] = ['one', 'other'].map((name) => clone(origin, join(folder, name), files)) as [
    string,
    string,
  ];
  const task = taskOf(setup);
  const run = (machine: string) => turbo(machine, task, remote);
  const cold = await run(one);
  expectClean(cold);
  const warm = await run(one);
  const far = await run(other);
  if (!warm.isFull || !far.isFull)
    throw new Error(`not everything was cached:\n${warm.output}\n${far.output}`);
  const changed = async (change: keyof typeof CHANGES) => {
    git(one, 'checkout', '-q', '.');
    write(one, CHANGES[change]);
    return run(one);
  };
  const neutral = await changed('neutral');
  expectClean(neutral);
  return {
    cold,
    warm,
    remote: far,
    neutral,
    dependency: await changed('dependency'),
    dependent: await changed('dependent'),
  };
}

function expectClean(run: Run): void {
  if (run.failed) throw new Error(`lint failed:\n${run.output}`);
}

function clone(origin: string, folder: string, files: Files): string {
  git(join(origin, '..'), 'clone', '-q', origin, folder);
  install(folder, files);
  return folder;
}

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync('git', [...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

// ── the remote cache ──────────────────────────────────────────────────────────────────────────────────────────────

async function startServer(storage: string): Promise<{ remote: RemoteCache; stop: () => void }> {
  const cli = join(SERVER_FOLDER, 'node_modules/turborepo-remote-cache/dist/cli.js');
  if (!existsSync(cli)) {
    mkdirSync(SERVER_FOLDER, { recursive: true });
    writeFileSync(join(SERVER_FOLDER, 'package.json'), '{"private":true}');
    console.log(`installing ${SERVER} …`);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', '-E', SERVER], {
      cwd: SERVER_FOLDER,
      shell: process.platform === 'win32',
    });
  }
  const port = await freePort();
  const token = 'scale';
  const child = spawn(process.execPath, [cli], {
    cwd: SERVER_FOLDER,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: 'local',
      STORAGE_PATH: storage,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${url}/v8/artifacts/status`, {
      headers: { authorization: `Bearer ${token}` },
    }).catch(() => undefined);
    if (answer?.ok) break;
    if (tries > 200 || child.exitCode !== null) throw new Error('The remote cache did not start.');
    await sleep(100);
  }
  return { remote: { url, token }, stop: () => void child.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

// ── the report ────────────────────────────────────────────────────────────────────────────────────────────────────

const TITLES: Readonly<Record<Setup, string>> = {
  dependencies: 'a task for each package, `dependsOn` its dependencies',
  packages: 'a task for each package, every package’s sources among its `inputs`',
  root: 'one task for the repository, `//#lint:all`',
};

function row(setup: Setup, rounds: readonly Measured[]): string {
  const time = (of: keyof Measured) =>
    `${(Math.min(...rounds.map((round) => round[of].wall)) / 1000).toFixed(1)} s`;
  const [first] = rounds as [Measured];
  const ran = ({ total, cached }: Run) => `${total - cached} of ${total}`;
  const isFound = (of: 'dependency' | 'dependent', where: string) =>
    findingsIn(first[of], '').some((finding) => finding.includes(where)) || first[of].output.includes(where);
  const cells = [
    TITLES[setup],
    time('cold'),
    time('warm'),
    time('remote'),
    `${time('neutral')}, ${ran(first.neutral)} ran`,
    isFound('dependency', 'first-draft/no-query-in-loop') ? 'yes' : '**no**',
    isFound('dependent', 'first-draft/no-uncoerced-input') ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(rows: readonly string[]): string {
  const files = Object.keys(monorepoFiles(TWENTY)).filter((file) => file.endsWith('.ts')).length;
  const head = [
    'setup',
    'cold',
    'warm',
    'warm, the other machine',
    'one package changed',
    'a finding that a dependency’s change makes',
    'a finding that a dependent’s change makes',
  ];
  return [
    `20 packages, ${files} files, ${availableParallelism()} cores, Node ${process.versions.node}; times on the wall, the whole of \`turbo run\`; load of the machine while measuring: ${loadavg()[1]?.toFixed(0) ?? '?'}:`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows,
  ].join('\n');
}

await main();
