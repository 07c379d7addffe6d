// All that is known of the files of a project, and the only thing that outlives a lint.
import type { Catalogue } from '../catalogue/catalogue.js';
import { ImportClauses } from './import-clauses.js';
import { Packages } from './manifests.js';
import { Listings } from './listings.js';
import { Memo } from './memo.js';
import { Mentions } from './mentions.js';
import { Modules } from './modules.js';
import { ProjectIndex } from './project-index.js';
import { Resolution } from './resolution.js';
import { Snapshots } from './snapshots.js';
import { unmodelledAmong, type Unmodelled } from './unmodelled.js';

export class Project {
  /** Its scripts, as they were read. */
  readonly snapshots = new Snapshots();
  /** Which files there are. */
  readonly listings = new Listings(this.snapshots);
  /** What its manifests say. */
  readonly packages = new Packages(this.snapshots, this.listings);
  readonly #resolution = new Resolution(this.packages);
  /** Its files, parsed. */
  readonly modules = new Modules(this.#resolution, this.snapshots);
  /** What its files import, as their texts tell. */
  readonly clauses = new ImportClauses(this.#resolution, this.snapshots);
  /** Who imports what. */
  readonly index = new ProjectIndex(this.packages, this.modules, this.snapshots, this.clauses, this.listings);
  /** Which words its files contain. */
  readonly mentions = new Mentions(this.packages, this.snapshots, this.listings);
  /** What was read from files that are no scripts, with their stamps. */
  readonly memo = new Memo();

  /** What the project around a file runs on and no model knows. */
  unmodelled(file: string, catalogue: Catalogue): Unmodelled[] {
    return unmodelledAmong(this.packages.neededToRun(file), catalogue);
  }
}
