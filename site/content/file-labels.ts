// Blocks of code as the pages write them: what stands behind the language is for tests, and `// file: src/a.ts` begins a file.
import type { MarkdownRenderer } from 'vitepress';
import { filesOf } from '../../tests/support/markdown.js';

/** Shows each file of a block under its name. */
export function fileLabels(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('file-labels', (state) => {
    state.tokens = state.tokens.flatMap((token) => {
      if (token.type !== 'fence') return [token];
      const [language = ''] = token.info.trim().split(/\s+/);
      token.info = language;
      if (!/^\/\/ file: /m.test(token.content)) return [token];
      return Object.entries(filesOf({ language, code: token.content }).files).flatMap(([file, text]) => {
        const label = new state.Token('html_block', '', 0);
        label.content = `<p class="file-label">${markdown.utils.escapeHtml(file)}</p>\n`;
        const block = new state.Token('fence', 'code', 0);
        block.info = file.endsWith('.prisma') ? 'prisma' : language;
        block.content = text;
        block.map = token.map;
        block.markup = token.markup;
        block.block = true;
        return [label, block];
      });
    });
  });
}
