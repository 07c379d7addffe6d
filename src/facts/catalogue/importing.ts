// What of the models decides whether a file has to be read for them: the libraries that its text imports.
import type { Model } from '../../models/model.js';

export class ImportTexts {
  readonly #loggers: RegExp;
  readonly #containers: RegExp;

  constructor(models: readonly Model[]) {
    this.#loggers = importing(models.filter(hasLoggers));
    this.#containers = importing(models.filter(hasContainers));
  }

  /** Does a text import a library that makes loggers? */
  importsLogger(text: string): boolean {
    return this.#loggers.test(text);
  }

  /** Does a text import a library that fills or asks containers? */
  importsContainer(text: string): boolean {
    return this.#containers.test(text);
  }
}

function importing(models: readonly Model[]): RegExp {
  const specifiers = models.flatMap(({ modules }) => Object.keys(modules));
  // `npm:pino@9` as well.
  const quoted = `['"](?:[a-z]+:[^'"]*?)?(?:${specifiers.join('|')})(?:@[^'"]*)?['"]`;
  return specifiers.length > 0 ? new RegExp(quoted) : /(?!)/;
}

/** A library of loggers that has to be imported. */
function hasLoggers({ kind, globals }: Model): boolean {
  return kind === 'logging' && !globals;
}

function hasContainers({ types }: Model): boolean {
  return Object.values(types).some(({ members }) =>
    Object.values(members ?? {}).some(
      (member) => typeof member === 'object' && (member.call?.registers ?? member.call?.makesRecipe),
    ),
  );
}
