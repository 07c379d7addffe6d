import { type AppName, appDir, binOf } from './paths.ts';
import { runNodeOrThrow } from './run.ts';

/** Compiles the app without output; compiler errors become the error's message. */
export async function typecheck(app: AppName): Promise<void> {
  await runNodeOrThrow([binOf('typescript', 'tsc'), '--noEmit'], appDir(app));
}
