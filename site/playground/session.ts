// What happens in the playground: files are edited, linted and repaired, and the address follows.
import type { Linter } from 'eslint';
import { computed, reactive } from 'vue';
import type { Draft, FileFindings, Preset } from './draft.js';
import type { Editor, Repair } from './editor.js';
import { Engine } from './engine-client.js';
import { data as examples } from './examples.data.js';
import { FIRST } from './menu.js';
import { addressOf, placeIn, type Opened } from './url-state.js';

export interface Located {
  readonly file: string;
  readonly finding: Linter.LintMessage;
}

/** The address follows after so many milliseconds without a change. */
const ADDRESS_AFTER = 300;
/** The explanation follows the cursor after so many. */
const WHY_AFTER = 60;

interface State {
  preset: Preset;
  files: Record<string, string>;
  active: string;
  /** The example that is shown as its page has it. */
  example: string;
  findings: FileFindings;
  /** How long the last lint took in the worker, in milliseconds; -1 before the first. */
  took: number;
  line: number;
  panel: 'problems' | 'why';
  why: string;
  trouble: string;
}

export class Session {
  readonly state = reactive<State>({
    preset: 'recommended',
    files: {},
    active: '',
    example: '',
    findings: {},
    took: -1,
    line: 1,
    panel: 'problems',
    why: '',
    trouble: '',
  });

  readonly located = computed<readonly Located[]>(() =>
    Object.entries(this.state.findings).flatMap(([file, findings]) =>
      findings.map((finding) => ({ file, finding })),
    ),
  );

  readonly #engine = new Engine((message) => {
    this.state.trouble = `The linter could not be loaded: ${message}`;
  });
  #editor: Editor | undefined;
  #addressTimer: ReturnType<typeof setTimeout> | undefined;
  #whyTimer: ReturnType<typeof setTimeout> | undefined;
  /** Another draft has taken the place of one whose answers may still come, or the page is left. */
  #opened = 0;
  #isClosed = false;
  /** What the findings are of. */
  #linted: Draft | undefined;
  /** The address that was written last: what is not it was written by somebody else. */
  #address = '';

  /** Begins with what the address asks for. */
  async begin(editor: Editor): Promise<void> {
    this.#editor = editor;
    await this.readAddress();
  }

  /** Shows what the address asks for, or the first example. */
  async readAddress(): Promise<void> {
    if (location.hash !== '' && location.hash === this.#address) return;
    try {
      const place = await placeIn(location.hash);
      if (place && 'opened' in place) this.#open(place.opened);
      else this.openExample(place?.example ?? FIRST);
    } catch {
      this.openExample(FIRST);
      this.state.trouble =
        'The address holds no draft that can be read: it may be cut off. This is an example.';
    }
  }

  openExample(id: string): void {
    const example = examples.find((each) => each.id === id);
    if (!example) {
      this.openExample(FIRST);
      this.state.trouble = `There is no example ${id}. This is another one.`;
      return;
    }
    this.#open({ draft: example.draft, active: example.shown });
    this.state.example = id;
    this.#writeAddress(`#example=${id}`);
  }

  /** A file's text was edited. */
  edit(file: string, text: string): void {
    if (this.state.files[file] === text) return;
    this.state.files[file] = text;
    this.#changed();
  }

  show(file: string): void {
    if (file === this.state.active || this.state.files[file] === undefined) return;
    this.state.active = file;
    this.#editor?.show(file, this.state.files[file]);
    this.#underline();
    this.#addressSoon();
  }

  choosePreset(preset: Preset): void {
    this.state.preset = preset;
    this.#changed();
  }

  /** @returns why a name cannot be one of a file, or `undefined` where it can. */
  refuses(name: string): string | undefined {
    if (!/^[\w@()[\].-]+(?:\/[\w@()[\].-]+)*$/.test(name) || name.split('/').includes('..'))
      return 'A path such as src/orders.ts';
    return this.state.files[name] === undefined ? undefined : 'There is such a file';
  }

  add(name: string): void {
    this.state.files[name] = '';
    this.show(name);
    this.#changed();
  }

  rename(name: string): void {
    const { active, files } = this.state;
    this.state.files = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [file === active ? name : file, text]),
    );
    this.state.active = name;
    this.#editor?.show(name, this.state.files[name] ?? '');
    this.#changed();
  }

  remove(): void {
    const { active, files } = this.state;
    const rest = Object.entries(files).filter(([file]) => file !== active);
    const [next] = rest;
    if (!next) return;
    this.state.files = Object.fromEntries(rest);
    this.state.active = next[0];
    this.#editor?.show(...next);
    this.#changed();
  }

  goTo({ file, finding: { line, column } }: Located): void {
    this.show(file);
    this.#editor?.goTo(line, column);
  }

  /** Applies one repair of a finding. */
  apply({ file }: Located, repair: Repair): void {
    // What was edited since is about to be linted, and places in it are others.
    if (this.#linted?.files[file] !== this.state.files[file]) return;
    this.show(file);
    this.#editor?.apply(repair);
  }

  async fixAll(): Promise<void> {
    const { draft } = this;
    const fixed = await this.#answer(this.#engine.fixAll(draft));
    // Who has gone on typing keeps what was typed.
    if (!fixed || JSON.stringify(draft) !== JSON.stringify(this.draft)) return;
    Object.assign(this.state.files, fixed.files);
    this.#editor?.show(this.state.active, this.state.files[this.state.active] ?? '');
    this.#changed();
  }

  /** The address of what is shown. */
  async share(): Promise<string> {
    clearTimeout(this.#addressTimer);
    this.#writeAddress(await addressOf({ draft: this.draft, active: this.state.active }));
    return location.href;
  }

  showPanel(panel: 'problems' | 'why'): void {
    this.state.panel = panel;
    this.#whySoon();
  }

  onLine(line: number): void {
    this.state.line = line;
    this.#whySoon();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#addressTimer);
    clearTimeout(this.#whyTimer);
    this.#engine.close();
    this.#editor?.close();
  }

  /** A copy that a worker can be sent. */
  get draft(): Draft {
    return { preset: this.state.preset, files: { ...this.state.files } };
  }

  #open({ draft: { preset, files }, active }: Opened): void {
    this.#opened += 1;
    Object.assign(this.state, {
      preset,
      files: { ...files },
      active,
      example: '',
      trouble: '',
      findings: {},
    });
    this.#editor?.forget();
    this.#editor?.show(active, files[active] ?? '');
    void this.#lint();
  }

  #changed(): void {
    this.state.example = '';
    void this.#lint();
    this.#addressSoon();
  }

  async #lint(): Promise<void> {
    const { draft } = this;
    const opened = this.#opened;
    const start = performance.now();
    const linted = await this.#answer(this.#engine.lint(draft));
    if (!linted || opened !== this.#opened) return;
    this.state.findings = linted.findings;
    this.state.took = linted.took;
    this.#linted = draft;
    this.#underline();
    this.#whySoon();
    // From the keystroke to the squiggle, in the browser's own profile.
    performance.measure('first-draft lint', { start });
  }

  /** What the engine answers; where it fails, the reader is told. */
  async #answer<T>(asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      this.state.trouble = `The linter failed: ${error instanceof Error ? error.message : String(error)}`;
      return undefined;
    }
  }

  #underline(): void {
    const { active, findings } = this.state;
    this.#editor?.underline(findings[active] ?? [], this.#linted?.files[active] ?? '');
  }

  #whySoon(): void {
    clearTimeout(this.#whyTimer);
    if (this.state.panel !== 'why') return;
    this.#whyTimer = setTimeout(() => void this.#explain(), WHY_AFTER);
  }

  async #explain(): Promise<void> {
    const { active, line } = this.state;
    const text = await this.#answer(this.#engine.why(this.draft, active, line));
    if (text !== undefined) this.state.why = text;
  }

  #addressSoon(): void {
    clearTimeout(this.#addressTimer);
    this.#addressTimer = setTimeout(() => void this.share(), ADDRESS_AFTER);
  }

  #writeAddress(hash: string): void {
    if (this.#isClosed) return;
    this.#address = hash;
    history.replaceState(history.state, '', hash);
  }
}
