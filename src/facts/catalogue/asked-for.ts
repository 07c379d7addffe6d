// Which models a project's manifests ask for, by the packages that each is of.
import { models as builtIn } from '../../models/index.js';
import type { Model } from '../../models/model.js';

/** Is a model's package among those asked for? One that the project describes itself always counts. */
export function isAskedFor(model: Model, packages: ReadonlySet<string>): boolean {
  if (!builtIn.includes(model)) return true;
  const { versions, modules, generated, conventions = [] } = model;
  const own = [
    ...Object.keys(versions),
    ...Object.keys(modules).map(packageOf),
    ...(generated?.manifest ?? []),
    ...conventions.flatMap((each) => each.packages ?? []),
  ];
  return own.some((name) => packages.has(name));
}

/** The package of a module: `express-validator` of `express-validator/check`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The kinds of libraries that are known among these packages. */
export function kindsAmong(
  models: readonly Model[],
  packages: ReadonlySet<string>,
): ReadonlySet<Model['kind']> {
  return new Set(models.filter((model) => isAskedFor(model, packages)).map(({ kind }) => kind));
}

/** Does a model tell of a package? */
export function isDescribed(models: readonly Model[], name: string): boolean {
  return models.some(({ modules }) => Object.keys(modules).some((each) => packageOf(each) === name));
}
