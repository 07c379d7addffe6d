// What the project runs on and no model knows: where nothing was found there, nothing was looked at.
import path from 'node:path';
import { Catalogue } from '../../facts/catalogue/catalogue.js';
import { Project } from '../../facts/project/project.js';
import type { UnknownLibrary } from './findings.js';

const KINDS: Readonly<Record<string, string>> = {
  'data-access': 'data access',
  tracking: 'error tracking',
  http: 'requests',
};

/** Those that the manifests of a folder, and of the workspace around it, ask for. */
export function unknownLibrariesBelow(cwd: string): UnknownLibrary[] {
  return new Project()
    .unmodelled(path.join(cwd, 'package.json'), new Catalogue())
    .flatMap(({ kind, packages }) => packages.map((name) => ({ name, kind })));
}

export function noteOf(libraries: readonly UnknownLibrary[]): string {
  const named = libraries.map(({ name, kind }) => `${name} (${KINDS[kind] ?? kind})`);
  return `Not known, and so not looked at: ${named.join(', ')}. --no-hints leaves this out.`;
}
