// What a comment in front of code says.

/** The remark that ends right before a place. */
export function remarkBefore(place: number, text: string): string {
  let from = place;
  for (let left = LINES_OF_REMARK; left > 0 && from > 0; left -= 1) from = text.lastIndexOf('\n', from - 1);
  const lines = text
    .slice(from + 1, place)
    .split('\n')
    .reverse();
  // What stands before the place in its own line belongs to the same statement: `export`, `async`, a modifier.
  const [, ...above] = lines;
  const remark: string[] = [];
  for (const line of above) {
    if (!/^\s*(?:\/\/|\/?\*|@)|\*\/\s*$/.test(line)) break;
    remark.push(line);
  }
  return remark.join('\n');
}

/** A remark in front of a function is seldom longer. */
const LINES_OF_REMARK = 40;
