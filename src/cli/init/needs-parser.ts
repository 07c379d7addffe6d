// Does a configuration that is there read TypeScript? ESLint knows: it is asked which parser it would take.
import path from 'node:path';
import { loadEslint, resolveFrom } from '../eslint.js';
import type { Project } from './project.js';

/** @returns `undefined` where ESLint is not installed, or cannot load the configuration */
export async function needsParser({ root, isTypeScript }: Project): Promise<boolean | undefined> {
  if (!isTypeScript) return false;
  if (resolveFrom(path.join(root, 'package.json'), 'eslint') === undefined) return undefined;
  try {
    const { ESLint } = await loadEslint(root);
    const config = (await new ESLint({ cwd: root }).calculateConfigForFile(
      path.join(root, 'src/index.ts'),
    )) as { languageOptions?: { parser?: { meta?: { name?: string } } } } | undefined;
    const name = config?.languageOptions?.parser?.meta?.name;
    return config === undefined || name === undefined || name === 'espree';
  } catch {
    return undefined;
  }
}
