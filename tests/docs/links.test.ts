// Every link from a page to another page, a picture or a heading leads there.
import GithubSlugger from 'github-slugger';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  '.changeset/README.md',
  'examples/first-week/README.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(pages)('%s', (page) => {
  const broken = linksIn(page).filter((link) => !leadsSomewhere(link, page));
  expect(broken).toEqual([]);
});

test('a link to a page, or a heading, that is not there is broken', () => {
  expect(leadsSomewhere('docs/libraries.md', 'README.md')).toBe(true);
  expect(leadsSomewhere('docs/no-such-page.md', 'README.md')).toBe(false);
  expect(leadsSomewhere('#rules', 'README.md')).toBe(true);
  expect(leadsSomewhere('#no-such-heading', 'README.md')).toBe(false);
});

/** The targets of a page's links and pictures, those to other sites left out. */
function linksIn(page: string): string[] {
  const prose = readPage(path.join(ROOT, page))
    .sections.map(({ heading, body }) => `${heading}\n${body}`)
    .join('\n')
    .replaceAll(/^(`{3,})[^]*?^\1$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^<?[a-z]+:/.test(target));
}

function leadsSomewhere(link: string, from: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? path.join(ROOT, from) : path.resolve(ROOT, path.dirname(from), file);
  if (!existsSync(target)) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

function headingsOf(file: string): string[] {
  const slugger = new GithubSlugger();
  return readPage(file).sections.map(({ heading }) => slugger.slug(heading.replaceAll('`', '')));
}
