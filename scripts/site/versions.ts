// The documentation of every release beside that of the work tree, and the list that the menu of versions is made of.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** An entry of `versions.json`, as the site reads it. */
export interface Version {
  /** `v1.0.0`, or `next` for what is not released. */
  readonly name: string;
  /** Where its pages lie on the host, with a slash at both ends. */
  readonly base: string;
}

export interface Host {
  /** The repository. */
  readonly root: string;
  /** Where the site lies on its host, with a slash at both ends. */
  readonly base: string;
  /** The folder that is written, another than the one where `npm run docs` builds. */
  readonly out: string;
}

/**
 * Builds the site of the newest release into the folder itself, the others into a folder of their name, and the work tree's into
 * `next`. Before the first release the work tree's is at the top. Releases that had no site are left out.
 *
 * @returns what `versions.json` says, the newest release first
 * @throws where a version cannot be installed or built, with what its command printed as an error
 */
export function buildVersions({ root, base, out }: Host): readonly Version[] {
  const released = releasesIn(root).filter((tag) => hasSite(root, tag));
  const [newest] = released;
  const versions = [
    ...(newest === undefined ? [] : [{ name: newest, base }]),
    { name: 'next', base: newest === undefined ? base : `${base}next/` },
    ...released.slice(1).map((tag) => ({ name: tag, base: `${base}${tag}/` })),
  ];
  const list = `${base}versions.json`;
  rmSync(out, { recursive: true, force: true });
  // What lies at the top is copied first: it takes nothing away from the folders below it.
  for (const version of versions) {
    const into = path.join(out, version.base.slice(base.length));
    if (version.name === 'next') buildSite(root, version.base, list, into);
    else withTag(root, version.name, (tree) => buildSite(tree, version.base, list, into));
  }
  writeFileSync(path.join(out, 'versions.json'), `${JSON.stringify(versions, null, 2)}\n`);
  return versions;
}

/** Tags of releases, the newest first. One that precedes a release, such as `v1.0.0-rc.1`, comes after every full one. */
function releasesIn(root: string): readonly string[] {
  const tags = git(root, '-c', 'versionsort.suffix=-', 'tag', '--list', 'v[0-9]*', '--sort=-version:refname');
  const [full = [], early = []] = [/^v[\d.]+$/, /^v[\d.]+-/].map((form) =>
    tags.split('\n').filter((tag) => form.test(tag)),
  );
  return [...full, ...early];
}

function hasSite(root: string, tag: string): boolean {
  const manifest = JSON.parse(git(root, 'show', `${tag}:package.json`)) as {
    scripts?: Record<string, string>;
  };
  return manifest.scripts?.['docs'] !== undefined;
}

function withTag(root: string, tag: string, use: (tree: string) => void): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'first-draft-docs-'));
  const tree = path.join(folder, tag);
  try {
    git(root, 'worktree', 'add', '--detach', tree, tag);
    npm(tree, {}, 'ci', '--no-audit', '--no-fund');
    use(tree);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    git(root, 'worktree', 'prune');
  }
}

function buildSite(tree: string, base: string, list: string, into: string): void {
  npm(tree, {}, 'run', 'build');
  npm(tree, { FIRST_DRAFT_DOCS_BASE: base, FIRST_DRAFT_DOCS_VERSIONS: list }, 'run', 'docs');
  cpSync(path.join(tree, 'site/dist'), into, { recursive: true });
}

function npm(cwd: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): void {
  execFileSync('npm', args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}
