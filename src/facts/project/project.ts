// All that is known of the files of a project, and the only thing that outlives a lint.
import { Packages } from './manifests.js';
import { Memo } from './memo.js';
import { Mentions } from './mentions.js';
import { Modules } from './modules.js';
import { ProjectIndex } from './project-index.js';
import { Resolution } from './resolution.js';

export class Project {
  /** What its manifests say. */
  readonly packages = new Packages();
  /** Its files, parsed. */
  readonly modules = new Modules(new Resolution(this.packages));
  /** Who imports what. */
  readonly index = new ProjectIndex(this.packages, this.modules);
  /** Which words its files contain. */
  readonly mentions = new Mentions(this.packages);
  /** What was read from files that are no scripts, with their stamps. */
  readonly memo = new Memo();
}
