// Numbers of findings, in words and by what they have in common.
import type { Finding } from './findings.js';

/** How many findings each value of a key has, most first. */
export function countBy<K>(findings: readonly Finding[], key: (finding: Finding) => K): [K, number][] {
  const counts = new Map<K, number>();
  for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
