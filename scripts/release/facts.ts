// What a release would be, and whether everything is as it has to be.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { waitingChanges } from './changes.js';

interface PackedFile {
  readonly path: string;
  readonly size: number;
}

export interface Release {
  readonly name: string;
  readonly version: string;
  readonly tag: string;
  /** What `npm install <name>@…` calls it: people get `latest`, and who asks for it gets `next`. */
  readonly channel: 'latest' | 'next';
  readonly files: readonly PackedFile[];
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** What the changelog says of this version; empty where it says nothing. */
  readonly notes: string;
}

/** Reads it off the folder of the package. Nothing is built, and nothing is written. */
export function releaseOf(root: string): Release {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const [{ files, size, unpackedSize }] = JSON.parse(packed.slice(packed.indexOf('['))) as [
    { files: PackedFile[]; size: number; unpackedSize: number },
  ];
  return {
    name,
    version,
    tag: `v${version}`,
    channel: version.includes('-') ? 'next' : 'latest',
    files,
    packedBytes: size,
    unpackedBytes: unpackedSize,
    notes: notesOf(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'), version),
  };
}

/** What stands in a changelog below the heading of a version. */
function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const own = sections.find((section) => section.split('\n')[0]?.trim().split(' ')[0] === version);
  return own?.slice(own.indexOf('\n')).trim() ?? '';
}

export interface Check {
  readonly what: string;
  /** Unknown is what only the workflow can say. */
  readonly holds: boolean | 'unknown';
  readonly detail: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Is this the job that publishes: GitHub's, for the tag of this version? */
export function isReleaseJob({ tag }: Release, env: Environment): boolean {
  return (
    env['GITHUB_ACTIONS'] === 'true' && env['GITHUB_REF_TYPE'] === 'tag' && env['GITHUB_REF_NAME'] === tag
  );
}

export async function checksOf(root: string, release: Release, env: Environment): Promise<Check[]> {
  const git = (...args: string[]) => askGit(root, args);
  const changed = git('status', '--porcelain')?.split('\n').filter(Boolean) ?? [];
  const head = git('rev-parse', 'HEAD');
  const main = ['origin/main', 'main'].find((branch) => git('rev-parse', '--verify', branch) !== undefined);
  const tagged = git('rev-parse', '--verify', `refs/tags/${release.tag}^{commit}`);
  const waiting = await waitingChanges(root);
  const isJob = isReleaseJob(release, env);
  return [
    {
      what: 'built',
      holds: existsSync(path.join(root, 'dist/index.js')),
      detail: 'by `npm run build`',
    },
    {
      what: 'clean tree',
      holds: head !== undefined && changed.length === 0,
      detail:
        changed.length === 0 ? 'nothing is left to commit' : `${changed.length} files are not committed`,
    },
    {
      what: 'on main',
      holds: main !== undefined && git('merge-base', '--is-ancestor', 'HEAD', main) !== undefined,
      detail: main === undefined ? 'there is no branch main here' : `asked of ${main}: is this commit in it?`,
    },
    {
      what: 'tag',
      holds: tagged === undefined ? !isJob : tagged === head,
      detail:
        tagged === undefined
          ? `${release.tag} is still free`
          : `${release.tag} is ${tagged === head ? 'this' : 'another'} commit`,
    },
    {
      what: 'changelog',
      holds: release.notes !== '' && waiting.length === 0,
      detail:
        waiting.length > 0
          ? `${waiting.join(', ')} waits in .changeset: npm run release:version`
          : `CHANGELOG.md ${release.notes === '' ? 'says nothing' : 'tells'} of ${release.version}`,
    },
    {
      what: 'CI green',
      holds: isJob ? env['CI_RESULT'] === 'success' : 'unknown',
      detail: isJob ? 'the job before this one' : 'release.yml runs all of CI before it publishes',
    },
    {
      what: 'provenance',
      holds: isJob ? env['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined : 'unknown',
      detail: isJob
        ? 'GitHub vouches for this job'
        : 'GitHub vouches for release.yml, and for no other machine',
    },
  ];
}

/** What git prints; undefined where it fails. */
function askGit(root: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', [...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trimEnd();
  } catch {
    return undefined;
  }
}
