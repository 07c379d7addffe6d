import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The three columns of the table, each a complete app in a folder of its own. */
export type AppName = 'broken' | 'repaired' | 'fixed';

export const exampleDir = fileURLToPath(new URL('..', import.meta.url));

export const appDir = (app: AppName): string => path.join(exampleDir, app);

/** Where to import one of the app's modules from. */
export const appModule = (app: AppName, file: string): string =>
  pathToFileURL(path.join(appDir(app), 'src', file)).href;

const require = createRequire(import.meta.url);

/** Path of a package's command, wherever npm hoisted the package to. */
export function binOf(packageName: string, commandName = packageName): string {
  const manifestPath = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifestPath, 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[commandName];
  if (!file) throw new Error(`${packageName} has no command ${commandName}`);
  return path.join(path.dirname(manifestPath), file);
}
