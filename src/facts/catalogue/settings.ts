// `settings['first-draft']`: what a project tells the plugin about its own code. Read once for each settings object; a
// mistake in it is one clear error, because a setting that is silently ignored looks like a rule that does not work.
import { SAME_RUN_MS } from '../../budgets.js';
import { idleTime } from './idle-time.js';
import { models as builtIn } from '../../models/index.js';
import type { Model } from '../../models/model.js';
import { Catalogue, type ResolvedType } from './catalogue.js';
import { misnamedIn, misshapenIn, type Mistake } from './model-mistakes.js';

/** A value of the project that is a library's: an export, a class member, or whatever has a type of this name. */
export interface Handle {
  readonly module?: string;
  readonly export?: string;
  readonly className?: string;
  readonly member?: string;
  readonly typeName?: string;
  readonly type: ResolvedType;
}

export interface Settings {
  readonly catalogue: Catalogue;
  readonly handles: readonly Handle[];
  /** Patterns of paths that are scripts: run by hand, never by a request. */
  readonly scripts: readonly RegExp[];
  /** Is told what the project uses and no model knows? */
  readonly hints: boolean;
  /** The folder in which findings are kept from run to run; none where nothing is kept. */
  readonly cache: string | undefined;
  /** All that findings follow from, as a text. */
  readonly stated: string;
}

const NONE: Settings = {
  catalogue: new Catalogue(),
  handles: [],
  scripts: [],
  hints: true,
  cache: undefined,
  stated: '',
};

/** Reads settings for as long as the process lives, and remembers those that it has read. */
export class SettingsReader {
  readonly #read = new WeakMap<object, Settings>();
  readonly #byText = new Map<string, Settings>();
  readonly #broken = new WeakSet<object>();
  /** After how much waiting settings with a mistake were last seen, by their text. */
  readonly #mistakenAt = new Map<string, number>();

  /**
   * The plugin's part of ESLint's shared settings.
   *
   * @throws once for a settings object that is malformed, naming the key and what to write; after that it counts as empty,
   * so that a run of a thousand files shows the mistake once. Equal settings in another object, which oxlint makes for
   * every file, count as the same ones as long as the run goes on.
   */
  read(shared: Readonly<Record<string, unknown>> | undefined): Settings {
    const own = shared?.['first-draft'];
    if (own === undefined) return NONE;
    const holder = isRecord(own) ? own : (shared as object);
    if (this.#broken.has(holder)) return NONE;
    let settings = this.#read.get(holder);
    if (settings) return settings;
    try {
      if (!isRecord(own)) throw mistake('', 'an object', own);
      // Equal settings are one: what is remembered of other modules holds as long as they stay the same.
      const text = JSON.stringify(own);
      settings = this.#byText.get(text) ?? parse(own);
      this.#byText.set(text, settings);
    } catch (error) {
      this.#broken.add(holder);
      if (this.#isOfThisRun(own)) return NONE;
      throw error;
    }
    this.#read.set(holder, settings);
    return settings;
  }

  #isOfThisRun(mistaken: unknown): boolean {
    const text = JSON.stringify(mistaken);
    const last = this.#mistakenAt.get(text) ?? -Infinity;
    const now = idleTime();
    this.#mistakenAt.set(text, now);
    return now - last < SAME_RUN_MS;
  }
}

function parse(own: Record<string, unknown>): Settings {
  for (const key of Object.keys(own)) {
    if (!['cache', 'handles', 'hints', 'models', 'scripts'].includes(key))
      throw new TypeError(
        `settings["first-draft"] has no key "${key}". Its keys are "cache", "handles", "hints", "models" and "scripts".`,
      );
  }
  const models = listOf(own['models'], 'models', isRecord, 'an object in the format of a model');
  const catalogue = models.length > 0 ? withModels(models) : NONE.catalogue;
  const handles = listOf(own['handles'], 'handles', isRecord, 'an object').map((handle, index) =>
    parseHandle(handle, `handles[${index}]`, catalogue),
  );
  const scripts = listOf(
    own['scripts'],
    'scripts',
    (item) => typeof item === 'string',
    'a regular expression as text',
  ).map((pattern, index) => {
    try {
      return new RegExp(pattern);
    } catch {
      throw mistake(`.scripts[${index}]`, 'a valid regular expression', pattern);
    }
  });
  const hints = own['hints'] ?? true;
  if (typeof hints !== 'boolean') throw mistake('.hints', 'true or false', hints);
  const { cache, ...stated } = own;
  if (cache !== undefined && (typeof cache !== 'string' || cache.trim() === ''))
    throw mistake('.cache', 'the path of a folder', cache);
  return { catalogue, handles, scripts, hints, cache, stated: JSON.stringify(stated) };
}

/** A model as a user may write it. */
type StatedModel = Omit<Model, 'versions' | 'sources'> & Partial<Pick<Model, 'versions' | 'sources'>>;

function withModels(models: readonly unknown[]): Catalogue {
  models.forEach((model, index) => refuse(misshapenIn(model), index));
  // Whatever models leave out counts as empty.
  const whole = (models as readonly StatedModel[]).map((model) => ({
    ...model,
    versions: model.versions ?? {},
    sources: model.sources ?? [],
  }));
  const all = [...whole, ...builtIn];
  whole.forEach((model, index) => refuse(misnamedIn(model, all), index));
  return new Catalogue(all);
}

/** @throws for a mistake in the model of this position */
function refuse(found: Mistake | undefined, index: number): void {
  if (!found) return;
  const keys = found.path.map((key) =>
    typeof key === 'string' && /^[\w$]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
  );
  throw new TypeError(`settings["first-draft"].models[${index}]${keys.join('')} ${found.says}`);
}

function parseHandle(handle: Record<string, unknown>, key: string, catalogue: Catalogue): Handle {
  const { is, module, export: exported, class: className, member, type: typeName, ...rest } = handle;
  const [unknownKey] = Object.keys(rest);
  if (unknownKey !== undefined)
    throw new TypeError(
      `settings["first-draft"].${key} has no key "${unknownKey}". Write { module, export, is }, { class, member, is } or { type, is }.`,
    );
  const type = typeof is === 'string' ? catalogue.named(is) : undefined;
  if (!type)
    throw mistake(`.${key}.is`, 'the name of a library and of one of its types, such as "prisma.client"', is);
  const texts = { module, export: exported, className, member, typeName };
  const isWhole =
    (typeof module === 'string' && typeof exported === 'string') ||
    (typeof className === 'string' && typeof member === 'string') ||
    typeof typeName === 'string';
  if (!isWhole)
    throw mistake(
      `.${key}`,
      '{ module, export, is }, { class, member, is } or { type, is }, all as text',
      handle,
    );
  return { ...(texts as Omit<Handle, 'type'>), type };
}

function listOf<T>(value: unknown, key: string, accepts: (item: unknown) => item is T, what: string): T[];
function listOf(value: unknown, key: string, accepts: (item: unknown) => boolean, what: string): unknown[];
function listOf(value: unknown, key: string, accepts: (item: unknown) => boolean, what: string): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw mistake(`.${key}`, 'a list', value);
  value.forEach((item, index) => {
    if (!accepts(item)) throw mistake(`.${key}[${index}]`, what, item);
  });
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mistake(key: string, wanted: string, value: unknown): TypeError {
  return new TypeError(
    `settings["first-draft"]${key} must be ${wanted}, but is ${(JSON.stringify(value) as string | undefined) ?? String(value)}.`,
  );
}
