// What one lint found serves the rest of it. The next lint looks again, because another file may have changed.
import type { Analysis } from './analysis.js';
import { currentLint, projectVersion } from './project.js';

/** A question whose answer is kept, by its subject, for as long as one lint goes on and no file changes. */
export function keptInLint<K, V>(
  find: (subject: K, analysis: Analysis) => V,
): (subject: K, analysis: Analysis) => V {
  let kept = { stamp: '', analysis: undefined as Analysis | undefined, answers: new Map<K, V>() };
  return (subject, analysis) => {
    const stamp = `${currentLint()}:${projectVersion()}`;
    if (kept.stamp !== stamp || kept.analysis !== analysis) kept = { stamp, analysis, answers: new Map() };
    if (!kept.answers.has(subject)) kept.answers.set(subject, find(subject, analysis));
    return kept.answers.get(subject) as V;
  };
}

/**
 * A question about a part of the open program whose answer follows from that part alone, kept for one lint: thousands of queries
 * may stand in one function, and each asks the same of what is around it.
 */
export function keptByPart<K extends object, Rest extends readonly unknown[], V>(
  find: (part: K, ...rest: Rest) => V,
): (part: K, ...rest: Rest) => V {
  let kept = { lint: -1, answers: new Map<K, V>() };
  return (part, ...rest) => {
    if (kept.lint !== currentLint()) kept = { lint: currentLint(), answers: new Map() };
    if (!kept.answers.has(part)) kept.answers.set(part, find(part, ...rest));
    return kept.answers.get(part) as V;
  };
}
