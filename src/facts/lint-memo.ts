// What one lint found serves the rest of it. The next lint looks again, because another file may have changed.
import type { World } from './origins.js';
import { currentLint, projectVersion } from './project.js';

/** A question whose answer is kept, by its subject, for as long as one lint goes on and no file changes. */
export function keptInLint<K, V>(find: (subject: K, world: World) => V): (subject: K, world: World) => V {
  let kept = { stamp: '', world: undefined as World | undefined, answers: new Map<K, V>() };
  return (subject, world) => {
    const stamp = `${currentLint()}:${projectVersion()}`;
    if (kept.stamp !== stamp || kept.world !== world) kept = { stamp, world, answers: new Map() };
    if (!kept.answers.has(subject)) kept.answers.set(subject, find(subject, world));
    return kept.answers.get(subject) as V;
  };
}
