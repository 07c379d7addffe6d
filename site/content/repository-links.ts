// Links of the pages as they are written for npm and GitHub, from file to file, lead to the right place on the site too.
import path from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { inRepository, pageOf, REPOSITORY, ROOT } from './sources.js';

/** Rewrites the links of a page before VitePress looks at them. */
export function repositoryLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.after('inline', 'repository-links', ({ tokens, env }) => {
    const { path: at, realPath = at } = env as { path?: string; realPath?: string };
    // A title on its own comes from no file.
    if (realPath === undefined) return;
    const file = path.relative(ROOT, realPath).split(path.sep).join('/');
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) token.attrSet('href', onSite(href, file));
    }
  });
}

/**
 * Where a link leads on the site.
 *
 * @param file the page's file in the repository
 */
function onSite(href: string, file: string): string {
  const isOfSite = file.startsWith('site/');
  const [target = '', hash] = href.split('#');
  const withHash = (place: string) => (hash === undefined ? place : `${place}#${hash}`);
  const newest = target.startsWith(`${REPOSITORY}/`) ? target.slice(REPOSITORY.length) : '';
  const [, written] = /^\/(?:blob|tree)\/main\/(.+)$/.exec(newest) ?? [];
  if (written !== undefined) return withHash(inRepository(written));
  if (/^(?:[a-z]+:|\/|#)/i.test(href) || isOfSite) return href;
  const wanted = path.posix.join(path.posix.dirname(file), target);
  return withHash(pageOf(wanted) ?? inRepository(wanted));
}
