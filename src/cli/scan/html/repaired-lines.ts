// What a repair changes: its lines before and after.
import { structuredPatch } from 'diff';
import type { Repair } from '../findings.js';
import { escaped } from './markup.js';

export function repairedLines(text: string, { range: [start, end], text: written }: Repair): string {
  const { hunks } = structuredPatch('', '', text, text.slice(0, start) + written + text.slice(end), '', '', {
    context: 1,
  });
  return hunks
    .flatMap(({ lines }) => lines)
    .map((line) => {
      if (line.startsWith('+')) return `<ins>${escaped(line)}</ins>`;
      return line.startsWith('-') ? `<del>${escaped(line)}</del>` : escaped(line);
    })
    .join('\n');
}
