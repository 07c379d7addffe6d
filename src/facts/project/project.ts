// All that is known of the files of a project, and the only thing that outlives a lint.
import path from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.js';
import { Asked } from './asked.js';
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
  /** What the lint of the open file asks of all of this. */
  readonly asked = new Asked();
  /** Its scripts, as they were read. */
  readonly snapshots = new Snapshots(this.asked);
  /** Which files there are. */
  readonly listings = new Listings(this.snapshots);
  /** What its manifests say. */
  readonly packages = new Packages(this.snapshots, this.listings, this.asked);
  /** Which files imports lead to. */
  readonly resolution = new Resolution(this.packages, this.asked);
  /** Its files, parsed. */
  readonly modules = new Modules(this.resolution, this.snapshots, this.asked);
  /** What its files import, as their texts tell. */
  readonly clauses = new ImportClauses(this.resolution, this.snapshots, this.asked);
  /** Who imports what. */
  readonly index = new ProjectIndex(
    this.packages,
    this.modules,
    this.snapshots,
    this.clauses,
    this.listings,
    this.asked,
  );
  /** Which words its files contain. */
  readonly mentions = new Mentions(this.packages, this.snapshots, this.listings, this.asked);
  /** What was read from files that are no scripts, with their stamps. */
  readonly memo = new Memo();

  /** A file's path below the root of its project, with slashes: where the project itself lies says nothing of its files. */
  pathWithin(file: string): string {
    return path.relative(this.packages.rootOf(path.dirname(file)), file).replaceAll('\\', '/');
  }

  /** What the project around a file runs on and no model knows. */
  unmodelled(file: string, catalogue: Catalogue): Unmodelled[] {
    return unmodelledAmong(this.packages.neededToRun(file), catalogue);
  }
}
