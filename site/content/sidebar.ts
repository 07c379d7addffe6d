// What stands beside the pages. A page that no group names stands in the last one, so that none is out of reach.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { readPage } from '../../tests/support/markdown.js';
import { rulesByArea } from './rules.js';
import { ROOT } from './sources.js';

const GROUPS: readonly { readonly text: string; readonly pages: readonly string[] }[] = [
  { text: 'Begin', pages: ['the-first-week', 'cli', 'adoption'] },
  { text: 'Where it runs', pages: ['editors', 'ci', 'assistants', 'scale', 'oxlint', 'compatibility'] },
  {
    text: 'How it works',
    pages: ['how-it-decides', 'why', 'libraries', 'your-own-data-layer', 'security', 'design'],
  },
];

type Items = DefaultTheme.SidebarItem[];

export function sidebar(): DefaultTheme.SidebarMulti {
  const named = GROUPS.flatMap(({ pages }) => pages);
  const others = readdirSync(path.join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replace(/\.md$/, ''))
    .filter((page) => !named.includes(page));
  const [begin, ...groups] = GROUPS.map(({ text, pages }) => ({ text, items: pages.flatMap(linkTo) }));
  return {
    '/rules/': [
      { text: 'All rules', link: '/rules/' },
      ...rulesByArea().map(({ title, names }) => ({
        text: title,
        items: names.map((name) => ({ text: name, link: `/rules/${name}` })),
      })),
    ],
    '/': [
      {
        text: begin?.text,
        items: [{ text: 'Get started', link: '/getting-started' }, ...(begin?.items ?? [])],
      },
      ...groups,
      {
        text: 'Reference',
        items: [
          { text: 'Rules', link: '/rules/' },
          { text: 'Playground', link: '/playground' },
          { text: 'Changelog', link: '/changelog' },
          ...others.flatMap(linkTo),
        ],
      },
    ],
  };
}

/** A page under its own title, where there is such a page. */
function linkTo(page: string): Items {
  const file = path.join(ROOT, `docs/${page}.md`);
  if (!existsSync(file)) return [];
  const title = readPage(file).sections.find(({ depth }) => depth === 1)?.heading ?? page;
  return [{ text: title, link: `/${page}` }];
}
