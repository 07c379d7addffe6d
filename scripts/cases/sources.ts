// Which files of a project people wrote.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bundles and generated clients; linting them says nothing about what people write. */
const TOO_LARGE = 512 * 1024;
const NOT_SOURCES = /^(?:node_modules|dist|build|out|coverage|generated|vendor|\.[^.].*)$/;

/**
 * The files of a project that people wrote, in a fixed order.
 *
 * @param jsx also .tsx and .jsx files, which are mostly not backend code
 */
export async function sourceFiles(folder: string, { jsx }: { readonly jsx: boolean }): Promise<string[]> {
  const wanted = jsx ? /\.[cm]?[jt]sx?$/ : /\.[cm]?[jt]s$/;
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_SOURCES.test(entry.name)) files.push(...(await sourceFiles(path, { jsx })));
    } else if (entry.isFile() && wanted.test(entry.name) && !/\.d\.[cm]?ts$|\.min\./.test(entry.name)) {
      if ((await stat(path)).size <= TOO_LARGE) files.push(path);
    }
  }
  return files;
}
