// Checks a commit's text sources out into a cache folder, from a clone that may be bare, shallow or without blobs.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { SetUpError } from './cases.js';

const run = promisify(execFile);

/** What an analysis could want to read: sources, manifests, tsconfigs, workspaces, Prisma schemas, ignore files. */
const TEXT_SOURCE = /\.(?:[cm]?[jt]sx?|jsonc?|ya?ml|prisma|vue|svelte|graphql)$|(?:^|\/)\.gitignore$/;
/** Generated bundles and lock files: nothing that a person wrote is this long. */
const TOO_LARGE = 1024 * 1024;

interface Blob {
  readonly sha: string;
  readonly path: string;
}

function treesFolder(): string {
  return resolve(process.env['FIRST_DRAFT_CASE_TREES'] ?? join(tmpdir(), 'first-draft-case-trees'));
}

/** The folder that a variable of the environment names. */
export function folderIn(variable: string, what: string): string {
  const folder = process.env[variable];
  if (!folder) throw new SetUpError(`Set ${variable} to ${what}.`);
  if (!existsSync(folder))
    throw new SetUpError(`${variable} is ${folder}, which is not there. It must be ${what}.`);
  return folder;
}

export function clonesFolder(): string {
  return folderIn('FIRST_DRAFT_CLONES', 'the folder with the clones, <owner>+<name>/repo or <owner>/<name>');
}

/** The git directory of a clone: `<owner>+<name>/repo`, `<owner>+<name>` or `<owner>/<name>`, bare or not. */
export function gitDirOf(clones: string, repo: string): string | undefined {
  const flat = repo.replace('/', '+');
  const candidates = [join(clones, flat, 'repo'), join(clones, flat), join(clones, repo)];
  return candidates
    .flatMap((folder) => [join(folder, '.git'), folder])
    .find((folder) => existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects')));
}

export async function hasFile(gitDir: string, commit: string, path: string): Promise<boolean> {
  // The tree is asked, not the blob: a clone without blobs would fetch it for an answer that the tree has.
  const { stdout } = await git(gitDir, ['ls-tree', commit, '--', path]).catch(() => ({ stdout: '' }));
  return stdout.trim() !== '';
}

export async function commitOf(gitDir: string, revision: string): Promise<string> {
  try {
    return (await git(gitDir, ['rev-parse', '--verify', `${revision}^{commit}`])).stdout.trim();
  } catch {
    throw new SetUpError(`${gitDir} has no commit ${revision}.`);
  }
}

/** The folder with the commit's sources, made once and kept for later runs. */
export async function checkOut(gitDir: string, repo: string, commit: string): Promise<string> {
  const folder = join(treesFolder(), `${repo.replace('/', '+')}@${commit.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const blobs = await sourcesOf(gitDir, commit);
  await fetchMissing(gitDir, commit, blobs);
  await writeBlobs(gitDir, blobs, part);
  // Renamed last, so that an interrupted run leaves no half tree behind under the name that counts.
  renameSync(part, folder);
  return folder;
}

async function sourcesOf(gitDir: string, commit: string): Promise<Blob[]> {
  const { stdout } = await git(gitDir, ['ls-tree', '-r', '-z', commit]);
  const blobs: Blob[] = [];
  for (const entry of stdout.split('\0')) {
    const [, mode = '', sha = '', path = ''] = /^(\d+) blob (\w+)\t(.*)$/s.exec(entry) ?? [];
    // 120000 is a symbolic link, and a link out of the tree is nothing to read.
    if (mode.startsWith('100') && TEXT_SOURCE.test(path)) blobs.push({ sha, path });
  }
  return blobs;
}

/** In a clone made with --filter=blob:none, one fetch of everything instead of one round trip a file. */
async function fetchMissing(gitDir: string, commit: string, blobs: readonly Blob[]): Promise<void> {
  const promisor = await git(gitDir, ['config', '--get-regexp', '^remote\\..*\\.promisor$']).catch(
    () => undefined,
  );
  const remote = promisor && /^remote\.(.*)\.promisor true$/m.exec(promisor.stdout)?.[1];
  if (!remote) return;
  const { stdout } = await git(gitDir, ['rev-list', '--objects', '--missing=print', '--no-walk', commit]);
  const missing = new Set([...stdout.matchAll(/^\?(\w+)/gm)].map((match) => match[1]));
  const wanted = blobs.filter(({ sha }) => missing.has(sha)).map(({ sha }) => sha);
  if (wanted.length === 0) return;
  const flags = [
    '--no-tags',
    '--no-write-fetch-head',
    '--recurse-submodules=no',
    '--filter=blob:none',
    '--stdin',
  ];
  const fetching = spawn('git', [
    ...['--git-dir', gitDir, '-c', 'fetch.negotiationAlgorithm=noop', 'fetch', remote],
    ...flags,
  ]);
  fetching.stdin.end([...new Set(wanted)].join('\n'));
  await new Promise<void>((done, fail) => {
    fetching.on('error', fail);
    fetching.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`git fetch of ${gitDir} failed`));
    });
  });
}

/** Leaves out what the clone lacks (`<sha> missing`, as in any shallow or damaged clone) and what is too large. */
async function readable(gitDir: string, blobs: readonly Blob[]): Promise<(Blob & { size: number })[]> {
  const lines = (await catFile(gitDir, '--batch-check', blobs).toArray()).join('').split('\n');
  return blobs.flatMap((blob, index) => {
    const [, type, length] = lines[index]?.split(' ') ?? [];
    const size = Number(length);
    return type === 'blob' && size <= TOO_LARGE ? [{ ...blob, size }] : [];
  });
}

async function writeBlobs(gitDir: string, wanted: readonly Blob[], folder: string): Promise<void> {
  const blobs = await readable(gitDir, wanted);
  const made = new Set<string>();
  let rest: Buffer = Buffer.alloc(0);
  let next = 0;
  for await (const chunk of catFile(gitDir, '--batch', blobs) as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let blob = blobs[next]; blob; blob = blobs[next]) {
      // `<sha> blob <size>\n<content>\n`
      const start = rest.indexOf(10) + 1;
      const end = start + blob.size;
      if (start === 0 || rest.length <= end) break;
      const file = join(folder, blob.path);
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      made.add(dirname(file));
      writeFileSync(file, rest.subarray(start, end));
      rest = rest.subarray(end + 1);
      next += 1;
    }
  }
  if (next < blobs.length) throw new Error(`git cat-file of ${gitDir} ended early`);
}

function catFile(gitDir: string, how: '--batch' | '--batch-check', blobs: readonly Blob[]) {
  const reading = spawn('git', ['--git-dir', gitDir, 'cat-file', how, '--buffer']);
  reading.stdin.end(blobs.map(({ sha }) => sha + '\n').join(''));
  return reading.stdout;
}

function git(gitDir: string, args: readonly string[]) {
  return run('git', ['--git-dir', gitDir, ...args], { maxBuffer: 1024 * 1024 * 1024, encoding: 'utf8' });
}
