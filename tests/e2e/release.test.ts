// `npm run release`: what it shows and what it refuses, in a repository of its own, with a stand-in for npm where it would publish.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { needsGit } from '../support/needs.js';
import { ROOT } from '../support/project.js';

const BUSY = 120_000;
const CHANGELOG = `# Changelog

## 1.0.0-rc.1

- A first version.
`;
const NPM = `#!/bin/sh
case "$1" in
  pack) echo '[{ "files": [{ "path": "dist/index.js", "size": 12000 }], "size": 3000, "unpackedSize": 12000 }]' ;;
  *) echo "npm $*" ;;
esac
`;

class Repository {
  readonly root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-release-')));

  constructor() {
    this.write('package.json', '{\n  "name": "acme-lint",\n  "version": "1.0.0-rc.1"\n}\n');
    this.write('CHANGELOG.md', CHANGELOG);
    this.write('.gitignore', 'dist\nbin\n');
    this.write('dist/index.js', '');
    this.write('.changeset/config.json', readFileSync(path.join(ROOT, '.changeset/config.json'), 'utf8'));
    this.write('.changeset/first.md', "---\n'acme-lint': major\n---\n\nFirst release.\n");
    this.write(
      '.changeset/pre.json',
      '{ "mode": "pre", "tag": "rc", "initialVersions": { "acme-lint": "0.1.0" }, "changesets": ["first"] }\n',
    );
    this.write('bin/npm', NPM);
    chmodSync(path.join(this.root, 'bin/npm'), 0o755);
    this.git('init', '-q', '-b', 'main');
    this.commit();
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  git(...args: string[]): void {
    const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
    spawnSync('git', [...identity, ...args], { cwd: this.root });
  }

  commit(): void {
    this.git('add', '.');
    this.git('commit', '-qm', 'work');
  }

  /** Runs a script of scripts/release here. */
  run(script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const outside = Object.entries(process.env).filter(
      ([name]) => !/^(?:GITHUB_|ACTIONS_|CI$|CI_)/.test(name),
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
        path.join(ROOT, `scripts/release/${script}.ts`),
        ...args,
      ],
      {
        cwd: this.root,
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(outside),
          PATH: `${this.root}/bin:${process.env['PATH'] ?? ''}`,
          ...env,
        },
      },
    );
    return { status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What GitHub tells the job that publishes. */
const JOB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REF_TYPE: 'tag',
  GITHUB_REF_NAME: 'v1.0.0-rc.1',
  CI_RESULT: 'success',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com',
};

beforeEach(needsGit);
let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => {
  repository.remove();
});

test(
  '--dry-run shows version, tag, files with sizes, the changelog and the checks',
  { timeout: BUSY },
  () => {
    const { status, stdout } = repository.run('main', ['--dry-run']);
    expect(stdout).toBe(`acme-lint 1.0.0-rc.1

  tag       v1.0.0-rc.1
  channel   next
  tarball   3.0 kB packed, 12.0 kB unpacked, 1 files

     12.0 kB  dist/index.js

Changelog

  - A first version.

Checks

  yes  built       by \`npm run build\`
  yes  clean tree  nothing is left to commit
  yes  on main     asked of main: is this commit in it?
  yes  tag         v1.0.0-rc.1 is still free
  yes  changelog   CHANGELOG.md tells of 1.0.0-rc.1
  ?    CI green    release.yml runs all of CI before it publishes
  ?    provenance  GitHub vouches for release.yml, and for no other machine

Nothing was published (--dry-run).
`);
    expect(status).toBe(0);
  },
);

test('what is not as it has to be is told, and ends with 1', { timeout: BUSY }, () => {
  repository.git('tag', 'v1.0.0-rc.1');
  repository.git('checkout', '-qb', 'work');
  repository.write('CHANGELOG.md', '# Changelog\n');
  repository.write('.changeset/second.md', "---\n'acme-lint': patch\n---\n\nA repair.\n");
  repository.commit();
  repository.write('left.txt', '');
  const { status, stdout } = repository.run('main', ['--dry-run']);
  expect(stdout).toMatch(/NO {3}clean tree {2}1 files are not committed/);
  expect(stdout).toMatch(/NO {3}on main/);
  expect(stdout).toMatch(/NO {3}tag {9}v1.0.0-rc.1 is another commit/);
  expect(stdout).toMatch(/NO {3}changelog {3}second waits in \.changeset/);
  expect(status).toBe(1);
});

test('without the flag it refuses, but for the job of the tag', { timeout: BUSY }, () => {
  repository.git('tag', 'v1.0.0-rc.1');
  const here = repository.run('main');
  expect(here.status).toBe(1);
  expect(here.stderr).toContain('A release is made by GitHub, for a tag');
  const ofAnother = repository.run('main', [], { ...JOB, GITHUB_REF_NAME: 'v1.0.0' });
  expect(ofAnother.status).toBe(1);
  const red = repository.run('main', [], { ...JOB, CI_RESULT: 'failure' });
  expect(red.stderr).toContain('acme-lint 1.0.0-rc.1 is not published: CI green.');
  expect(red.status).toBe(1);
  const job = repository.run('main', [], JOB);
  expect(job.stdout).toBe('npm publish --provenance --access public --tag next\n');
  expect(job.status).toBe(0);
});

test('a change is written down, and the next version has it', { timeout: BUSY }, () => {
  expect(repository.run('version').status).toBe(1);
  const written = repository.run('change', ['patch', 'Redis 6 is known.']);
  expect(repository.read(written.stdout.trim())).toContain('Redis 6 is known.');
  expect(repository.run('change', ['huge', 'No.']).status).toBe(1);
  const { stdout } = repository.run('version');
  expect(stdout).toContain('1.0.0-rc.1 → 1.0.0-rc.2');
  expect(JSON.parse(repository.read('package.json'))).toMatchObject({ version: '1.0.0-rc.2' });
  expect(repository.read('CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## 1\.0\.0-rc\.2\n[^]*Redis 6 is known\.[^]*\n## 1\.0\.0-rc\.1\n/,
  );
});
