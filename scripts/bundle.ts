// `npm run build` ends with it: what tsc wrote into `build` becomes, in `dist`, a file for each entry and those that they share. Node takes most of the time
// that it takes to load hundreds of small modules for finding and linking them. Nothing is minified, so that a stack trace, a
// debugger and a reader see the code with its names, and above each part the source that it comes from.
import { build } from 'esbuild';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const BUILT = path.join(ROOT, 'build');
const DIST = path.join(ROOT, 'dist');
const ENTRIES = ['index.js', 'cli/main.js'];

const { outputFiles, metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: ENTRIES.map((entry) => path.join(BUILT, entry)),
  outdir: DIST,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // Deeper than `dist` nothing may lie: modules read the manifest of the package by its place beside them.
  chunkNames: '[name]-[hash]',
  write: false,
  metafile: true,
});
for (const file of readdirSync(DIST, { recursive: true, encoding: 'utf8' }))
  if (file.endsWith('.js')) rmSync(path.join(DIST, file));
for (const { path: file, contents } of outputFiles) writeFileSync(file, contents);
console.log(`${String(Object.keys(metafile.inputs).length)} modules in ${String(outputFiles.length)} files`);
