// What follows from the packages that manifests ask for, each a question of its own: most of them, and the versions of nearly all, make
// no difference.
import type { CallNames } from '../catalogue/call-names.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { toldOnce, toldPlainly } from './asked.js';
import { withoutExtension } from './files.js';
import type { Manifest } from './manifest.js';
import type { Project } from './project.js';
import path from 'node:path';

/** Names by which the libraries send queries that the manifests around a file ask for; those of all libraries where none is known. */
export function queryNamesAround(file: string, project: Project, catalogue: Catalogue): CallNames {
  const find = (): CallNames => catalogue.queryNames(project.packages.askedAround(file));
  return project.asked.of('models', path.dirname(file), '', find, toldQueryNames);
}

/** The answer as a text. */
export function toldQueryNames(names: CallNames): string {
  return toldOnce(names, ({ models }) => models.map(({ library }) => library).join());
}

/** Is a package among all those that the manifests around a file ask for? */
export function isAskedAround(file: string, name: string, { asked, packages }: Project): boolean {
  const find = (): boolean => packages.askedAround(file).has(name);
  return asked.of('asked-for', path.dirname(file), name, find, toldPlainly);
}

/** Does a manifest above a file ask for a package, in whichever version? */
export function isNamedAbove(file: string, name: string, { asked, packages }: Project): boolean {
  const find = (): boolean => packages.requestedVersion(file, name) !== undefined;
  return asked.of('named', path.dirname(file), name, find, toldPlainly);
}

/** Is a file's package one that asks for a library of user interfaces and for no framework of servers? */
export function isOfBrowserPackage(file: string, project: Project, catalogue: Catalogue): boolean {
  const folder = path.dirname(file);
  const find = (): boolean => isForBrowsers(project.packages.nearestAbove(folder)?.manifest, catalogue);
  return project.asked.of('browser', folder, '', find, toldPlainly);
}

function isForBrowsers(manifest: Manifest | undefined, catalogue: Catalogue): boolean {
  const types = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).map((name) =>
    catalogue.module(name),
  );
  return (
    types.some((type) => type?.definition.role === 'user-interface') &&
    !types.some((type) => type?.model.kind === 'framework' || type?.model.kind === 'data-access')
  );
}

/** Does a script of the manifest above run a file: `node server.js`, `nodemon src/server.ts`? */
export function isStartedByScript(file: string, { asked, packages }: Project): boolean {
  const find = (): boolean => {
    const found = packages.nearestAbove(path.dirname(file));
    return Object.values(found?.manifest.scripts ?? {}).some(
      (script) =>
        typeof script === 'string' &&
        script.split(/\s+/).some((word) => found !== undefined && isMeantBy(word, file, found.folder)),
    );
  };
  return asked.of('started', file, '', find, toldPlainly);
}

/** Folders in which a build puts what was written elsewhere. */
const BUILT = /^(?:dist|build|lib|out)\//;

/** Is a file meant by a path in a manifest, itself or as what a build makes of it? */
export function isMeantBy(named: unknown, file: string, folder: string): boolean {
  if (typeof named !== 'string') return false;
  const plain = (each: string): string =>
    withoutExtension(
      each
        .replaceAll('\\', '/')
        .replace(/^\.\//, '')
        .replace(BUILT, '')
        .replace(/^src\//, ''),
    );
  return plain(named) === plain(path.relative(folder, file));
}
