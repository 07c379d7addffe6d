// What programs are run on: the database, and the project of a library, which is opened anew where a program did not come to
// its end. Its connections are lost with it, and everything behind it would wait for them.
import { setTimeout } from 'node:timers/promises';
import type { Database } from './database.js';
import type { Dialect } from './grammar/dialect.js';
import type { Rows } from './grammar/rows.js';
import type { Shape } from './grammar/shape.js';
import { ENDLESS, run, type Outcome } from './outcome.js';
import { openProject, type LibraryProject } from './project.js';

/** A program that left its connection open keeps it. */
const CLOSES_WITHIN = 2_000;

export class Bench {
  #project: LibraryProject;

  private constructor(
    readonly dialect: Dialect,
    readonly database: Database,
    project: LibraryProject,
  ) {
    this.#project = project;
  }

  static async open(dialect: Dialect, database: Database): Promise<Bench> {
    process.env['DATABASE_URL'] = database.url();
    return new Bench(dialect, database, await openProject(dialect));
  }

  /** Where the files of the library's project lie. */
  get folder(): string {
    return this.#project.folder;
  }

  /** What comes of a program. One that does not end is given a second chance: the one before it may have held the connection. */
  async outcomeOf(text: string, shape: Shape, rows: Rows): Promise<Outcome> {
    const trial = { shape, rows, dialect: this.dialect };
    const first = await run(text, trial, { database: this.database, project: this.#project });
    if (first.error !== ENDLESS) return first;
    await this.#reopen();
    const second = await run(text, trial, { database: this.database, project: this.#project });
    if (second.error === ENDLESS) await this.#reopen();
    return second;
  }

  async close(): Promise<void> {
    await Promise.race([this.#project.close(), setTimeout(CLOSES_WITHIN)]);
  }

  async #reopen(): Promise<void> {
    const old = this.#project;
    await this.database.restart();
    process.env['DATABASE_URL'] = this.database.url();
    // What it says about the connections that it lost is no news.
    void Promise.resolve(old.close()).catch(() => {});
    this.#project = await openProject(this.dialect);
  }
}
