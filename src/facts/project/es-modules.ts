// Whether a file that imports and exports runs as an ES module. TypeScript makes CommonJS of one unless its name or its package says
// otherwise, and nothing may wait at the top of that.
import type { Analysis } from './analysis.js';
import type { Module } from './module.js';

/** Is it known to run as an ES module? In JavaScript `import` says so itself. */
export function runsAsEsModule({ path, isTypeScript }: Module, { project }: Analysis): boolean {
  const [, kind] = /\.([cm])[jt]sx?$/.exec(path) ?? [];
  if (kind !== undefined) return kind === 'm';
  return !isTypeScript || project.packages.nearest(path)?.manifest.type === 'module';
}
