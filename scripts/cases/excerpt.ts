const CONTEXT_LINES = 3;
const WIDEST = 160;

/** A line of a file, 1-based, with those around it and a mark before it. */
export function excerpt(lines: readonly string[], line: number, context = CONTEXT_LINES): string {
  const first = Math.max(1, line - context);
  return lines
    .slice(first - 1, line + context)
    .map((text, index) => {
      const number = first + index;
      return `  ${number === line ? '>' : ' '}${String(number).padStart(5)}  ${text.slice(0, WIDEST)}`;
    })
    .join('\n');
}
