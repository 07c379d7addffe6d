// Which files of the repository are pages of the site, and where. All else that a page links to is on the repository's host.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  repository: { url: string };
};
export const VERSION = manifest.version;
export const REPOSITORY = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** Pages by the files that they are of, as VitePress takes it. */
export const REWRITES = {
  'README.md': 'getting-started.md',
  'CHANGELOG.md': 'changelog.md',
  'docs/:page.md': ':page.md',
  'docs/rules/:rule.md': 'rules/:rule.md',
  'site/pages/rules.md': 'rules/index.md',
  'site/pages/:page.md': ':page.md',
};

/** Where a file of the repository is on the site, or `undefined` where it is not. */
export function pageOf(file: string): string | undefined {
  if (file === 'README.md') return '/getting-started.md';
  if (file === 'CHANGELOG.md') return '/changelog.md';
  const [, page] = /^docs\/((?:rules\/)?[^/]+\.md)$/.exec(file) ?? [];
  return page === undefined ? undefined : `/${page}`;
}

/** A file or folder on the repository's host, as it is at the version's tag. */
export function inRepository(file: string): string {
  const place = path.join(ROOT, file);
  const kind = existsSync(place) && statSync(place).isDirectory() ? 'tree' : 'blob';
  return `${REPOSITORY}/${kind}/v${VERSION}/${file}`;
}
