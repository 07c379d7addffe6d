// Every release of a small repository, whose site says for which base it was built.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildVersions } from '../../scripts/site/versions.js';

const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-versions-')));
const root = path.join(folder, 'repository');
const out = path.join(folder, 'host');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const DOCS =
  "node -e \"const fs = require('fs'); fs.mkdirSync('site/dist', { recursive: true }); fs.writeFileSync('site/dist/index.html', [process.env.npm_package_version, process.env.FIRST_DRAFT_DOCS_BASE, process.env.FIRST_DRAFT_DOCS_VERSIONS].join())\"";

function write(version: string, { docs }: { docs: boolean }): void {
  const scripts = { build: 'node -e ""', ...(docs && { docs: DOCS }) };
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'shop', version, scripts }));
  const lock = { name: 'shop', version, lockfileVersion: 3, packages: { '': { name: 'shop', version } } };
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock));
}

function git(...args: string[]): void {
  const own = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...own, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function release(version: string, options: { docs: boolean }): void {
  write(version, options);
  git('add', '.');
  git('commit', '-qm', version);
  git('tag', `v${version}`);
}

const page = (below: string) => readFileSync(path.join(out, below, 'index.html'), 'utf8');
const list = () => JSON.parse(readFileSync(path.join(out, 'versions.json'), 'utf8')) as unknown;

beforeAll(() => {
  mkdirSync(root);
  git('init', '-q');
  write('0.8.0', { docs: false });
  writeFileSync(path.join(root, '.gitignore'), 'site/dist\n');
});

test('before the first release, and where none had a site, the work tree is at the top', () => {
  release('0.8.0', { docs: false });
  write('0.9.0', { docs: true });
  expect(buildVersions({ root, base: '/shop/', out })).toEqual([{ name: 'next', base: '/shop/' }]);
  expect(page('')).toBe('0.9.0,/shop/,/shop/versions.json');
});

test('then the newest full release is, with the others in their folders', () => {
  for (const version of ['0.9.0', '0.10.0', '1.0.0-rc.1']) release(version, { docs: true });
  write('1.0.0', { docs: true });
  const versions = buildVersions({ root, base: '/shop/', out });
  expect(versions).toEqual([
    { name: 'v0.10.0', base: '/shop/' },
    { name: 'next', base: '/shop/next/' },
    { name: 'v0.9.0', base: '/shop/v0.9.0/' },
    { name: 'v1.0.0-rc.1', base: '/shop/v1.0.0-rc.1/' },
  ]);
  expect(list()).toEqual(versions);
  expect(page('')).toBe('0.10.0,/shop/,/shop/versions.json');
  expect(page('next')).toBe('1.0.0,/shop/next/,/shop/versions.json');
  expect(page('v1.0.0-rc.1')).toBe('1.0.0-rc.1,/shop/v1.0.0-rc.1/,/shop/versions.json');
});

test('a version that cannot be built stops it', () => {
  write('1.0.1', { docs: false });
  expect(() => buildVersions({ root, base: '/', out })).toThrow(/npm run docs/);
});
