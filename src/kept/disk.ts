// The folder of kept findings on disk. Nothing in here throws: what cannot be read is not there, and what cannot be written is left.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { KEPT_BY_OTHERS, KEPT_FILE_SIZE, UNFINISHED_MS } from '../budgets.js';

const PREFIX = 'findings-';
const WHOLE = '.json';
const UNFINISHED = '.tmp';

export class Disk {
  /** @param made stands for the plugin and the project: files of others are not read */
  constructor(
    readonly folder: string,
    private readonly made: string,
  ) {}

  /** Makes the folder, and tries whether files can be put into it; the reason where not. */
  open(): string | undefined {
    try {
      makeFolder(this.folder);
      const trial = this.#path(UNFINISHED);
      writeFileSync(trial, '');
      rmSync(trial);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The files that this plugin has written for this project, oldest first. */
  names(): readonly string[] {
    return this.#all().filter((name) => name.startsWith(PREFIX + this.made) && name.endsWith(WHOLE));
  }

  /** A file's value; `undefined` where it is none, or no JSON. */
  read(name: string): unknown {
    try {
      const file = path.join(this.folder, name);
      const stat = statSync(file);
      if (!stat.isFile() || stat.size > KEPT_FILE_SIZE) return undefined;
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Writes a file: whoever reads the folder sees all of it or nothing. Says whether it is there. */
  write(value: unknown): boolean {
    const unfinished = this.#path(UNFINISHED);
    try {
      writeFileSync(unfinished, JSON.stringify(value));
      renameSync(unfinished, this.#path(WHOLE));
      return true;
    } catch {
      this.#removeFile(unfinished);
      return false;
    }
  }

  remove(names: readonly string[]): void {
    for (const name of names) this.#removeFile(path.join(this.folder, name));
  }

  /** Removes what was begun long ago, and of what others have kept the oldest, as far as it is too much. */
  tidy(): void {
    const others = this.#all().flatMap((name) => {
      if (!name.startsWith(PREFIX) || name.startsWith(PREFIX + this.made)) return [];
      try {
        const { size, mtimeMs } = statSync(path.join(this.folder, name));
        return [{ name, size, mtimeMs }];
      } catch {
        return [];
      }
    });
    let size = 0;
    for (const each of others.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
      const isOld = Date.now() - each.mtimeMs > UNFINISHED_MS;
      size += each.size;
      if (size > KEPT_BY_OTHERS || (isOld && each.name.endsWith(UNFINISHED))) this.remove([each.name]);
    }
  }

  #all(): readonly string[] {
    try {
      return readdirSync(this.folder).sort();
    } catch {
      return [];
    }
  }

  #removeFile(file: string): void {
    try {
      rmSync(file, { force: true });
    } catch {
      // Somebody else holds it: it is looked at again in the next run.
    }
  }

  /** A name that no other process and no other thread takes; by their names, files lie in the order in which they were written. */
  #path(ending: string): string {
    const now = Date.now().toString(36).padStart(9, '0');
    const unique = `${process.pid}-${threadId}-${Math.random().toString(36).slice(2, 8)}`;
    return path.join(this.folder, `${PREFIX}${this.made}-${now}-${unique}${ending}`);
  }
}

/**
 * Node's own `recursive` never comes back where the system says of a folder that is there that it is not: below `/proc` (run on Node 20).
 *
 * @throws what the system says, where a folder cannot be made
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was there first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
