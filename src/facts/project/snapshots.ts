// The files of a project as they were when this run first looked at them. A linter that goes through a project opens each file
// once, one right after the other, and in such a run a file is looked at once, however many ask. What opens a file a second time,
// or pauses, is an editor or a second pass: a new run begins, and every file is looked at again when it is next asked for.
import { performance } from 'node:perf_hooks';
import { KEPT_TEXT, RUN_PAUSE_MS } from '../../budgets.js';
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
  /** How long the process had waited for something to do when the last file was opened. */
  #idleBefore = idleTime();
  #kept = 0;

  constructor(private readonly asked = new Asked()) {}

  /** Which run this is: what was looked at in it is not looked at again. */
  get run(): number {
    return this.#run;
  }

  /** A file is linted now. */
  opened(file: string): void {
    const idle = idleTime();
    if (this.#opened.has(file) || idle - this.#idleBefore > RUN_PAUSE_MS) {
      this.#run += 1;
      this.#opened.clear();
    }
    this.#opened.add(file);
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

/**
 * Milliseconds for which this thread has waited for something to do. A slow machine and a large file are no pause: what takes long is
 * work, and time on the wall says nothing of that.
 */
function idleTime(): number {
  return performance.eventLoopUtilization().idle;
}
