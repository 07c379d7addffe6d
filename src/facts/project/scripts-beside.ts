// The scripts that stand beside a file.
import path from 'node:path';
import { toldPaths } from './asked.js';
import type { Project } from './project.js';

/** Plain scripts of a file's folder, itself among them. */
export function scriptsBeside(file: string, project: Project): readonly string[] {
  const folder = path.dirname(file);
  return project.asked.of('folder', folder, '', () => scriptsIn(folder, project), toldPaths);
}

/** The same of a folder, written down nowhere. */
export function scriptsIn(folder: string, { listings, packages }: Project): readonly string[] {
  return listings.matching(folder, ['*.js', '*.cjs'], packages.rootOf(folder));
}
