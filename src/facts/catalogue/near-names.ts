// Which name somebody meant who wrote another.

const MOST_OFFERED = 3;

/** @returns those of the names that differ by a slip or two, nearest first */
export function namesNear(written: string, names: readonly string[]): readonly string[] {
  const most = Math.floor((written.length + 1) / 3);
  return [...new Set(names)]
    .map((name) => ({ name, distance: distanceBetween(written.toLowerCase(), name.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_OFFERED)
    .map(({ name }) => name);
}

/** Letters to add, take out or replace (Levenshtein), or more than `most`. */
function distanceBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
