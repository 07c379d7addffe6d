// What one lint knows before it looks at any code: the libraries, the user's settings, the open file, the parser's services.
import type { CallNames } from '../catalogue/call-names.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Handle } from '../catalogue/settings.js';
import type { Module } from './module.js';

export interface Analysis {
  readonly catalogue: Catalogue;
  readonly handles: readonly Handle[];
  /** Names by which the libraries of this project send queries; those of all libraries where they are not known. */
  readonly queryNames?: CallNames;
  /** The file that is being linted, the only one that a type checker can be asked about. */
  readonly open?: Module;
  /** The parser's services, if it has any. */
  readonly services?: unknown;
}
