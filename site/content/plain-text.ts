// Prose of the repository's pages is text on the site too: `Array<T>` opens no element, and `{{ name }}` is no expression of Vue's.
// The marks of “❌ Incorrect” and “✅ Correct”, which catch the eye where everything is grey, are left out.
import type { MarkdownRenderer } from 'vitepress';

export function plainText(markdown: MarkdownRenderer): void {
  markdown.core.ruler.after('inline', 'plain-text', ({ tokens, env }) => {
    // The site's own pages are made of components.
    if ((env as { path?: string }).path?.includes('/site/pages/')) return;
    // A corner without a heading is no heading.
    for (const [index, token] of tokens.entries())
      if (/^th_/.test(token.type) && tokens[index + (token.nesting === 1 ? 1 : -1)]?.content === '')
        token.tag = 'td';
    for (const token of tokens) if (token.type === 'inline') token.content = withoutMark(token.content);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      token.content = withoutMark(token.content);
      const isComment = token.content.startsWith('<!--');
      if (token.type === 'html_inline' && !isComment) token.type = 'text';
      if (token.type !== 'text' || !token.content.includes('{{')) continue;
      token.type = 'html_inline';
      token.content = markdown.utils.escapeHtml(token.content).replaceAll('{', '&#123;');
    }
  });
}

const withoutMark = (text: string) => text.replace(/^[❌✅] (?=(?:Inc|C)orrect$)/u, '');
