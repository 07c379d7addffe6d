// Below each incorrect program of a rule's page stands a link that opens it in the playground.
import type { MarkdownRenderer } from 'vitepress';
import { INCORRECT, isExample } from './examples.js';

export function exampleLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('example-links', (state) => {
    const [, rule] =
      /^rules\/([\w-]+)\.md$/.exec((state.env as { relativePath?: string }).relativePath ?? '') ?? [];
    if (rule === undefined || rule === 'index') return;
    // By now a heading has lost its mark.
    const incorrect = INCORRECT.replace(/^\S+ /, '');
    let heading = '';
    let number = 0;
    state.tokens = state.tokens.flatMap((token, index) => {
      if (token.type === 'heading_open') heading = state.tokens[index + 1]?.content ?? '';
      if (token.type !== 'fence') return [token];
      const [language = '', ...info] = token.info.trim().split(/\s+/);
      if (heading !== incorrect || !isExample({ language, info: info.join(' ') })) return [token];
      number += 1;
      const link = new state.Token('html_block', '', 0);
      link.content = `<TryIt example="${rule}/${String(number)}" />\n`;
      return [token, link];
    });
  });
}
