// What a module's text says of it at a glance: what it may do for all other modules, whether they import it or not.
import type { Catalogue } from '../catalogue/catalogue.js';

/** What a module's text says of it at a glance. */
export type Mark =
  | 'installs-parser'
  | 'adds-members'
  | 'replaces-console'
  | 'imports-logger'
  | 'fills-container'
  | 'installs-validator'
  | 'starts-application';

/** Does a text declare members of a library's values? */
function mayAddMembers(text: string): boolean {
  return /\bdeclare\s+(?:global\b|namespace\b|module\s+['"])/.test(text);
}

/** Does a text give the console other methods, or put another in its place? */
export function mayReplaceConsole(text: string): boolean {
  return (
    /\bconsole(?:\.\w+|\[[^\]\n]{1,80}\])?\s*=(?![=>])/.test(text) ||
    /\bObject\.(?:assign|defineProperty|defineProperties)\(\s*(?:globalThis\.|global\.)?console\b/.test(text)
  );
}

/** How each mark is told by a text. */
export function marksOf(catalogue: Catalogue): Readonly<Record<Mark, (text: string) => boolean>> {
  const { names, validatorNames } = catalogue;
  return {
    'installs-parser': (text) => names.installsParser(text),
    'adds-members': (text) => mayAddMembers(text) || names.mentions('adds', text),
    'replaces-console': mayReplaceConsole,
    'imports-logger': (text) => catalogue.importTexts.importsLogger(text),
    'fills-container': (text) => catalogue.importTexts.importsContainer(text) && names.fillsContainer(text),
    'installs-validator': (text) => validatorNames.installsForApplication(text),
    'starts-application': (text) => validatorNames.startsApplication(text),
  };
}
