// Bundles the engine for the browser: what the plugin takes from Node, and from packages with native bindings, is replaced there
// by the modules beside this one. The sources of the plugin stay as they are.
import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, '../../..');

const REPLACED = {
  'node:fs': path.join(HERE, 'memory-files.ts'),
  tinyglobby: path.join(HERE, 'memory-files.ts'),
  'node:crypto': path.join(HERE, 'crypto.ts'),
  'node:module': path.join(HERE, 'node-module.ts'),
  'node:perf_hooks': path.join(HERE, 'perf-hooks.ts'),
  'node:worker_threads': path.join(HERE, 'threads.ts'),
};
/** The only module of the plugin that is replaced. */
const NATIVE = path.join(ROOT, 'src/facts/project/native.js');

const replacements: Plugin = {
  name: 'replacements',
  setup(bundler) {
    for (const [name, file] of Object.entries(REPLACED)) {
      bundler.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: file }));
    }
    bundler.onResolve({ filter: /^(?:node:)?path$/ }, ({ kind, resolveDir }) =>
      bundler.resolve('pathe', { kind, resolveDir }),
    );
    bundler.onResolve({ filter: /\/native\.js$/ }, ({ path: name, resolveDir }) =>
      path.resolve(resolveDir, name) === NATIVE ? { path: path.join(HERE, 'native.ts') } : undefined,
    );
    // ESLint's own rules are never on, and a sixth of it all.
    bundler.onResolve({ filter: /^\.\.\/rules$/ }, ({ importer }) =>
      importer.endsWith('/eslint/lib/config/default-config.js')
        ? { path: 'no-rules', namespace: 'empty' }
        : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = new Map();' }));
  },
};

/**
 * Bundles one entry of the engine.
 *
 * @param entry `worker.ts` for the page, `engine.ts` for tests in Node
 */
export async function bundleEngine(entry: 'worker.ts' | 'engine.ts'): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [path.join(HERE, entry)],
    bundle: true,
    write: false,
    format: entry === 'worker.ts' ? 'iife' : 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [replacements],
    inject: [path.join(HERE, 'process.ts')],
    define: {
      NODE_MODULES: JSON.stringify(builtinModules),
      PLUGIN: JSON.stringify({ name, version }),
      // Where the plugin requires its manifest from: see node-module.ts.
      'import.meta.url': '"file:///"',
      'process.env.NODE_ENV': '"production"',
    },
  });
  return (outputFiles[0] as { text: string }).text;
}
