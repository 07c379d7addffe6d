// The lines around a finding, as data: terminal and page show them in their own way.
import type { Finding } from './findings.js';

export interface FrameLine {
  readonly number: number;
  readonly text: string;
  /** What of the line is meant, in characters from 0; on neighbouring lines nothing is. */
  readonly marked?: readonly [from: number, to: number];
}

const AROUND = 2;
/** A finding may be a whole function: this many of its lines are shown. */
const MOST_MARKED = 6;

export function frameOf(text: string, { line, column, endLine, endColumn }: Finding): FrameLine[] {
  const lines = text.split(/\r?\n/);
  const lastMarked = Math.min(endLine, line + MOST_MARKED - 1);
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, lastMarked + (lastMarked === endLine ? AROUND : 0));
  const frame = lines.slice(first - 1, last).map((each, index): FrameLine => {
    const number = first + index;
    const shown = each.replaceAll('\t', ' ').trimEnd();
    if (number < line || number > lastMarked) return { number, text: shown };
    const from = number === line ? column - 1 : shown.search(/\S|$/);
    const to = number === endLine ? endColumn - 1 : shown.length;
    return { number, text: shown, marked: [from, Math.max(from + 1, to)] };
  });
  return withoutBlankEdges(frame);
}

/** Empty lines at either end show nothing. */
function withoutBlankEdges(frame: readonly FrameLine[]): FrameLine[] {
  const isBlank = (each: FrameLine | undefined) => each !== undefined && !each.marked && each.text === '';
  const start = frame.findIndex((each) => !isBlank(each));
  const end = frame.findLastIndex((each) => !isBlank(each));
  return frame.slice(Math.max(0, start), end + 1);
}
