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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await Promise.all([generateClient('broken'), generateClient('fixed')]);
}
