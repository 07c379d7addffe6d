// The files of a project as they were when this run first looked at them. A linter that goes through a project opens each file
// once, one right after the other, and in such a run a file is looked at once, however many ask. What opens a file a second time,
// or pauses, is an editor or a second pass: a new run begins, and every file is looked at again when it is next asked for. What is
// known of all files together, who imports what and which words they hold, is compared with them after a pause: somebody who types
// has had time to change other files too, or a pass through the project begins anew. No clock says so: a process that works is never
// made to look again, however long it takes.
import { KEPT_TEXT, PASS_FILES, RUN_PAUSE_MS, SETTLED_PAUSE_MS } from '../../budgets.js';
import { idleTime } from '../catalogue/idle-time.js';
import { Asked, fingerprintOf } from './asked.js';
import { readScript, stampOf } from './files.js';

interface Snapshot {
  /** The run in which its stamp was last looked at. */
  run: number;
  stamp: string | undefined;
  /** `false` until somebody asks for it, and where there is no room to keep it. */
  text: string | undefined | false;
  /** Stands for its text, where somebody asked for that. */
  fingerprint?: string | undefined;
}

export class Snapshots {
  readonly #files = new Map<string, Snapshot>();
  readonly #opened = new Set<string>();
  #run = 1;
  #pauses = 0;
  #idleAtPause = idleTime();
  #lastOpened: string | undefined;
  /** How long the process had waited for something to do when the last file was opened. */
  #idleBefore = idleTime();
  #kept = 0;

  constructor(private readonly asked = new Asked()) {}

  /** Which run this is: what was looked at in it is not looked at again. */
  get run(): number {
    return this.#run;
  }

  /** How often the process has paused: what was found of the whole project before the last pause may have changed since. */
  get pauses(): number {
    return this.#pauses;
  }

  /** A file is linted now. */
  opened(file: string): void {
    const idle = idleTime();
    const isAgain = this.#opened.has(file);
    if (isAgain || idle - this.#idleBefore > RUN_PAUSE_MS) {
      // One file is linted again and again while somebody types in it, and while it is fixed.
      const isNextPass = isAgain && file !== this.#lastOpened && this.#opened.size > PASS_FILES;
      if (isNextPass || idle - this.#idleAtPause > SETTLED_PAUSE_MS) {
        this.#pauses += 1;
        this.#idleAtPause = idle;
      }
      this.#run += 1;
      this.#opened.clear();
    }
    this.#opened.add(file);
    this.#lastOpened = file;
    this.#idleBefore = idle;
  }

  /** Changes whenever the file does. `undefined` for a file that is not there. */
  stampOf(file: string): string | undefined {
    return this.#at(file).stamp;
  }

  /** A script's text as the stamp stands for it; `undefined` when it cannot be read. */
  textOf(file: string): string | undefined {
    if (!this.asked.isOn) return this.#textOf(file);
    return this.asked.of(
      'text',
      file,
      '',
      () => this.#textOf(file),
      () => this.fingerprintOf(file),
    );
  }

  /** What stands for a script's text: where it is the same, the text is. */
  fingerprintOf(file: string): string {
    const snapshot = this.#at(file);
    if (snapshot.fingerprint === undefined) {
      const text = this.#textOf(file);
      snapshot.fingerprint = text === undefined ? '?' : fingerprintOf(text);
    }
    return snapshot.fingerprint;
  }

  #textOf(file: string): string | undefined {
    const snapshot = this.#at(file);
    if (snapshot.text !== false) return snapshot.text;
    const text = readScript(file);
    this.#kept += text?.length ?? 0;
    if (this.#kept <= KEPT_TEXT) snapshot.text = text;
    else this.#kept -= text?.length ?? 0;
    return text;
  }

  #at(file: string): Snapshot {
    let snapshot = this.#files.get(file);
    if (snapshot?.run === this.#run) return snapshot;
    const stamp = stampOf(file);
    if (!snapshot) this.#files.set(file, (snapshot = { run: this.#run, stamp, text: false }));
    snapshot.run = this.#run;
    if (snapshot.stamp !== stamp) {
      this.#kept -= snapshot.text === false ? 0 : (snapshot.text?.length ?? 0);
      snapshot.stamp = stamp;
      snapshot.text = false;
      snapshot.fingerprint = undefined;
    }
    return snapshot;
  }
}
