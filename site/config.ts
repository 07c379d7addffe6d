// The documentation site. Its pages are those of the repository, `docs` and README, where they lie: nothing is copied.
// `npm run docs` writes it into `site/dist`; `FIRST_DRAFT_DOCS_BASE=/v1.0.0/` for a folder of a host, one for each tag.
import GithubSlugger from 'github-slugger';
import path from 'node:path';
import { defineConfig } from 'vitepress';
import { sidebar } from './content/sidebar.js';
import { exampleLinks } from './content/example-links.js';
import { fileLabels } from './content/file-labels.js';
import { repositoryLinks } from './content/repository-links.js';
import { plainText } from './content/plain-text.js';
import { REWRITES, REPOSITORY, ROOT, VERSION } from './content/sources.js';
import { engine } from './playground/engine/vite-plugin.js';

const BASE = process.env['FIRST_DRAFT_DOCS_BASE'] ?? '/';
/** Where the host lists all versions (`npm run docs:host`); without it there is one. */
const VERSIONS = process.env['FIRST_DRAFT_DOCS_VERSIONS'] ?? '';

const TITLE = 'first-draft';
const DESCRIPTION =
  'ESLint rules for the backend an AI wrote first: mistakes that compile, pass narrow tests and break in production.';

export default defineConfig({
  base: BASE,
  title: TITLE,
  description: DESCRIPTION,
  lang: 'en',
  srcDir: ROOT,
  // Everything else in the repository that is Markdown.
  srcExclude: [
    '{bench,build,dist,examples,node_modules,oxlint,scripts,src,tests}/**',
    '**/.*/**',
    'site/{dist,host,content,playground,theme}/**',
    '@(CONTRIBUTING|SECURITY|CODE_OF_CONDUCT).md',
  ],
  rewrites: REWRITES,
  outDir: path.join(ROOT, 'site/dist'),
  cacheDir: path.join(ROOT, '.cache/vitepress'),
  lastUpdated: false,
  head: [
    ['link', { rel: 'icon', href: `${BASE}mark.svg`, type: 'image/svg+xml' }],
    ['meta', { name: 'theme-color', content: '#b4351c' }],
  ],
  markdown: {
    // Comments of the usual themes are too pale for many to read.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: (heading) => new GithubSlugger().slug(heading) },
    config(markdown) {
      plainText(markdown);
      repositoryLinks(markdown);
      exampleLinks(markdown);
      fileLabels(markdown);
    },
  },
  themeConfig: {
    logo: '/mark.svg',
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Get started', link: '/getting-started' },
      { text: 'Rules', link: '/rules/', activeMatch: '^/rules/' },
      { text: 'Playground', link: '/playground' },
      {
        text: `v${VERSION}`,
        items: [
          { text: 'Changelog', link: '/changelog' },
          { text: 'Contributing', link: `${REPOSITORY}/blob/v${VERSION}/CONTRIBUTING.md` },
        ],
      },
    ],
    sidebar: sidebar(),
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    editLink: {
      pattern: `${REPOSITORY}/edit/main/:path`,
      text: 'Edit this page',
    },
    externalLinkIcon: true,
  },
  vite: {
    plugins: [engine()],
    define: { VERSIONS: JSON.stringify(VERSIONS) },
    publicDir: path.join(ROOT, 'site/public'),
    build: { chunkSizeWarningLimit: 1500 },
    // The folder of the site is the repository: what is no part of the site is neither looked through nor watched.
    optimizeDeps: { entries: ['site/playground/editor.ts'] },
    server: {
      fs: { allow: [ROOT] },
      watch: { ignored: ['**/{.cache,.cases,bench,build,dist,examples,scripts,tests}/**'] },
    },
  },
});
