// A copy of the example's draft as a project of its own, with ESLint set up as a user sets it up.
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIG } from './first-screen.js';
import { ROOT } from './project.js';

/** The draft of the example backend, which has findings of every kind, and the version that was repaired by hand. */
export const DRAFT = path.join(ROOT, 'examples/first-week/broken');
export const REPAIRED = path.join(ROOT, 'examples/first-week/fixed');

/** Copies what is in the repository, and not what `npm start` leaves beside it. */
export function copySources(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    filter: (source) => !['node_modules', 'generated'].includes(path.basename(source)),
  });
}

const TYPED = CONFIG.text.replace(
  'parser: tseslint.parser',
  'parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }',
);

/**
 * Writes the draft into a folder that is made anew. `eslint-plugin-first-draft` is the build of this repository, and what
 * else is imported comes from the repository's own packages: the folder has to be below it.
 */
export function copyDraft(folder: string, { isTyped = false } = {}): void {
  rmSync(folder, { recursive: true, force: true });
  copySources(DRAFT, folder);
  writeFileSync(path.join(folder, CONFIG.file), isTyped ? TYPED : CONFIG.text);
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(ROOT, path.join(folder, 'node_modules/eslint-plugin-first-draft'), 'junction');
}
