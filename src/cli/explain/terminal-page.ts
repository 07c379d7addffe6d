// Markdown as a terminal shows it: headings stand out, text is wrapped, code is indented, tables are lined up.
import { marked, type Tokens } from 'marked';
import { paint } from '../colours.js';
import { lengthOf, linesOf } from '../lines.js';

/** A part of a page; what it holds depends on its type. */
type Token = Tokens.Generic;

export function terminalPage(markdown: string, width: number): string {
  return `${blocks(marked.lexer(markdown), width).join('\n\n')}\n`;
}

function blocks(tokens: readonly Token[], width: number): string[] {
  return tokens.flatMap((token) => {
    const text = block(token, width);
    return text === '' ? [] : [text];
  });
}

function block(token: Token, width: number): string {
  switch (token.type) {
    case 'heading':
      return paint.title(inline(token.tokens));
    case 'code':
      return indented(paint.code(token['text'] as string), '    ');
    case 'list':
      return (token as Tokens.List).items
        .map((item, index) => listItem(item, index, token as Tokens.List, width))
        .join('\n');
    case 'blockquote':
      return indented(blocks(token.tokens ?? [], width - 2).join('\n\n'), paint.quiet('│ '));
    case 'table':
      return table(token as Tokens.Table, width);
    case 'space':
    case 'html':
      return '';
    default:
      return linesOf(inline(token.tokens ?? [token]), width).join('\n');
  }
}

function listItem({ tokens }: Tokens.ListItem, index: number, list: Tokens.List, width: number): string {
  const mark = list.ordered ? `${Number(list.start) + index}. ` : '• ';
  const body = blocks(tokens, width - mark.length)
    .join('\n')
    .split('\n');
  return body.map((line, row) => `${row === 0 ? mark : ' '.repeat(mark.length)}${line}`).join('\n');
}

function inline(tokens: readonly Token[] | undefined): string {
  return (tokens ?? []).map(inlineToken).join('');
}

function inlineToken(token: Token): string {
  switch (token.type) {
    case 'codespan':
      return paint.code(`\`${unescaped(token['text'] as string)}\``);
    case 'strong':
      return paint.title(inline(token.tokens));
    case 'link': {
      const href = token['href'] as string;
      // The way to another page says nothing here, an address may be followed.
      const address = /^https?:/.test(href) ? paint.quiet(` (${href})`) : '';
      return `${inline(token.tokens)}${address}`;
    }
    case 'br':
      return '\n';
    default:
      return token.tokens
        ? inline(token.tokens)
        : unescaped(String(token['text'] ?? '')).replaceAll('\n', ' ');
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Rows in columns; what is wider than the terminal becomes a list of its cells. */
function table({ header, rows }: Tokens.Table, width: number): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens)));
  const columns = header.map((_, column) => Math.max(...lines.map((line) => lengthOf(line[column] ?? ''))));
  const total = columns.reduce((sum, column) => sum + column + 2, 0);
  if (total > width) {
    const [head = [], ...body] = lines;
    return body
      .map((line) =>
        line
          .map((cell, column) =>
            linesOf(`${paint.quiet(`${head[column] ?? ''}:`)} ${cell}`, width).join('\n'),
          )
          .join('\n'),
      )
      .join('\n\n');
  }
  return lines
    .map((line, index) => {
      const text = line
        .map((cell, column) => cell + ' '.repeat((columns[column] ?? 0) - lengthOf(cell) + 2))
        .join('')
        .trimEnd();
      return index === 0 ? paint.title(text) : text;
    })
    .join('\n');
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => `${by}${line}`.trimEnd())
    .join('\n');
}
