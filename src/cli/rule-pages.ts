// The rules' pages, which the package brings: what breaks, how it is repaired, and all the rest.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Modules lie deeper before they are bundled than in the package, and the pages beside the manifest in both. */
const ROOT = path.dirname(createRequire(import.meta.url).resolve('eslint-plugin-first-draft/package.json'));
const PAGES = path.join(ROOT, 'docs/rules');

export interface RulePage {
  readonly text: string;
  /** What stands below a heading of the second depth. */
  readonly section: (heading: string) => string;
}

const pages = new Map<string, RulePage>();

export function pageOf(rule: string): RulePage {
  let page = pages.get(rule);
  if (!page) pages.set(rule, (page = readPage(path.join(PAGES, `${rule}.md`))));
  return page;
}

function readPage(file: string): RulePage {
  const text = readFileSync(file, 'utf8').replaceAll(/<!--[^]*?-->\n*/g, '');
  return {
    text,
    section(heading) {
      const start = text.indexOf(`\n## ${heading}\n`);
      if (start < 0) return '';
      const body = text.slice(start + heading.length + 5);
      const end = body.search(/^## /m);
      return (end < 0 ? body : body.slice(0, end)).trim();
    },
  };
}
