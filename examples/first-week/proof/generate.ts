import { mkdir, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AppName, appDir, binOf } from './paths.ts';
import { runNodeOrThrow } from './run.ts';

/**
 * Generates the app's Prisma client.
 * The command insists on a schema engine, which it would download, but generating never runs it:
 * any existing executable satisfies the check.
 */
export async function generateClient(app: AppName): Promise<void> {
  await runNodeOrThrow([binOf('prisma'), 'generate'], appDir(app), {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
}

const require = createRequire(import.meta.url);

/** What `npm install` would do in the folder of the draft's suppliers service, which asks for Express 4. */
export async function linkExpress4(): Promise<void> {
  const modules = path.join(appDir('broken'), 'suppliers', 'node_modules');
  await rm(modules, { recursive: true, force: true });
  await mkdir(path.join(modules, '@types'), { recursive: true });
  await symlink(
    path.dirname(require.resolve('express4/package.json')),
    path.join(modules, 'express'),
    'junction',
  );
  await symlink(
    path.dirname(require.resolve('types-express4/package.json')),
    path.join(modules, '@types', 'express'),
    'junction',
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await Promise.all([generateClient('broken'), generateClient('fixed'), linkExpress4()]);
}
