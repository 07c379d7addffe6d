// Text as HTML.
import { Marked } from 'marked';

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A message, in which backticks mark code. */
export function code(message: string): string {
  return escaped(message).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

/** A part of one of our own pages. Its links lead to the page as it is published. */
export function prose(markdown: string, url: string): string {
  const marked = new Marked({
    async: false,
    walkTokens(token) {
      if (token.type === 'link') token['href'] = new URL(token['href'] as string, url).href;
      // Headings of the page lie below those of the report.
      if (token.type === 'heading') token['depth'] = Math.min(6, Number(token['depth']) + 2);
    },
  });
  return (marked.parse(markdown) as string).replaceAll('<pre>', '<pre tabindex="0">');
}
