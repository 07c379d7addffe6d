// What of a model decides whether a module has to be read for it.
import type { Model } from '../../models/model.js';

/** How a text imports one of these modules. */
export function importing(specifiers: readonly string[]): RegExp {
  return specifiers.length > 0 ? new RegExp(`['"](?:${specifiers.join('|')})['"]`) : /(?!)/;
}

/** The modules of a library of loggers that has to be imported. */
export function modulesOfLoggers({ kind, globals, modules }: Model): readonly string[] {
  return kind === 'logging' && !globals ? Object.keys(modules) : [];
}

/** Does a library fill or ask containers? */
export function hasContainers({ types }: Model): boolean {
  return Object.values(types).some(({ members }) =>
    Object.values(members ?? {}).some(
      (member) => typeof member === 'object' && (member.call?.registers ?? member.call?.makesRecipe),
    ),
  );
}
