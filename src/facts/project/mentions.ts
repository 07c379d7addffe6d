// Whether any file of the project contains a word. Asked only where a finding hangs on an option that could be set anywhere.
import path from 'node:path';
import { projectScripts, readScript } from './files.js';
import { projectRoot } from './manifests.js';
import type { Module } from './module.js';

/** A project is read once for all words that are asked about within this time. */
const TRUST_MS = 30_000;

interface Sweep {
  readonly until: number;
  readonly words: ReadonlySet<string>;
}

const sweeps = new Map<string, Sweep | undefined>();
const asked = new Set<string>();

/**
 * Does a file of the project around a module contain all of these words?
 *
 * @returns `undefined` when the project is too large to be read.
 */
export function isMentioned(words: readonly string[], module: Module): boolean | undefined {
  const root = projectRoot(path.dirname(module.path));
  const isNew = words.some((word) => !asked.has(word));
  for (const word of words) asked.add(word);
  let sweep = sweeps.get(root);
  if (isNew || !sweeps.has(root) || (sweep && sweep.until < Date.now())) {
    sweep = wordsIn(root);
    sweeps.set(root, sweep);
  }
  if (!sweep) return undefined;
  const { words: found } = sweep;
  return words.every((word) => found.has(word) || module.text.includes(word));
}

function wordsIn(root: string): Sweep | undefined {
  const files = projectScripts(root);
  if (!files) return undefined;
  const missing = new Set(asked);
  const words = new Set<string>();
  for (const file of files) {
    if (missing.size === 0) break;
    const text = readScript(file) ?? '';
    for (const word of missing) {
      if (!new RegExp(`\\b${word}\\b`).test(text)) continue;
      words.add(word);
      missing.delete(word);
    }
  }
  return { until: Date.now() + TRUST_MS, words };
}
