// Prisma's client is generated from a schema: without that, its package holds no types.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './project.js';

/** Generates the client of the `schema.prisma` in a folder, where its generator says. */
export async function generateClient(folder: string): Promise<void> {
  // The engine is not needed to generate, and its download would fail without a network.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  const cli = path.join(ROOT, 'node_modules/prisma/build/index.js');
  await promisify(execFile)(
    process.execPath,
    [cli, 'generate', '--schema', path.join(folder, 'schema.prisma')],
    { cwd: folder, env },
  );
}
