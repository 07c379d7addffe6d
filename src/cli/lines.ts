// Text in lines that a terminal's width holds.
import { stripVTControlCharacters } from 'node:util';

/** The words of a text in lines, each as long as it may be; a longer word has a line of its own. Colours take no room. */
export function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** How many columns a text takes, without its colours. */
export function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
