// The differential test of loggers: programs from a grammar are run before and after the plugin's edits, and what they write is
// compared. Nothing that was made unreadable may become visible, no key but the error's may disappear, a line stays a line of
// JSON with its level and message, and the error is in it afterwards.
import { Linter } from 'eslint';
import { configureSync, getLogger, jsonLinesFormatter } from '@logtape/logtape';
import { createConsola } from 'consola';
import Fastify from 'fastify';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { format } from 'node:util';
import log4js from 'log4js';
import loglevel from 'loglevel';
import pino from 'pino';
import { ROARR, Roarr } from 'roarr';
import { Logger as TsLogger } from 'tslog';
import type { ProofRun } from '../../scripts/prove/proof-run.js';
import firstDraft from '../../src/index.js';

// ── the grammar ───────────────────────────────────────────────────────────────────────────────────────────────────

interface LogProgram {
  readonly logger: 'pino' | 'child' | 'fastify' | 'console' | OtherLogger;
  readonly options: readonly string[];
  readonly later: string | undefined;
  readonly name: string;
  readonly call: (name: string) => string;
  readonly thrown: keyof typeof THROWN;
}

/**
 * Loggers whose lines are of another kind: after an edit the error is in the line, and what is redacted stays so. Of nestjs-pino the
 * calls are pino's own.
 */
const OTHERS = {
  tslog: { import: "import { Logger } from 'tslog';", made: 'const log = new Logger(options);' },
  roarr: { import: "import { Roarr as log } from 'roarr';", made: '' },
  log4js: { import: "import log4js from 'log4js';", made: "const log = log4js.getLogger('program');" },
  consola: {
    import: "import { createConsola } from 'consola';",
    made: 'const log = createConsola({ ...options, stdout: destination, stderr: destination });',
  },
  loglevel: { import: "import log from 'loglevel';", made: '' },
  logtape: {
    import: "import { getLogger } from '@logtape/logtape';",
    made: "const log = getLogger(['program']);",
  },
} as const;
type OtherLogger = keyof typeof OTHERS;
const isOther = (logger: LogProgram['logger']): logger is OtherLogger => Object.hasOwn(OTHERS, logger);

const SECRET = 'Bearer 4711';
const withFields = (error: Error): Error =>
  Object.assign(error, { password: SECRET, config: { headers: { authorization: SECRET } } });
class Refused extends Error {
  readonly reasons = ['full'];
}
const THROWN = {
  error: () => new Error('boom'),
  fields: () => withFields(new Error('boom')),
  cause: () => new Error('boom', { cause: new TypeError('below') }),
  many: () => new AggregateError([new Error('one')], 'boom'),
  subclass: () => withFields(new Refused('boom')),
  object: () => ({ password: SECRET, id: 7 }),
  nothing: () => undefined,
} as const;

const OPTIONS = [
  "redact: ['error.password', 'error.config.headers.authorization']",
  "redact: { paths: ['e.password', 'e.config', 'failure.password', 'failure.config'], censor: '***' }",
  "redact: ['err.password', 'err.config.headers.authorization']",
  "redact: ['*.password', '*.config']",
  "redact: ['req.headers.cookie']",
  'serializers: { error: std.err }',
  'serializers: { error: () => "gone" }',
  'serializers: { req: (req) => req }',
  "errorKey: 'error'",
  "messageKey: 'message'",
  "nestedKey: 'payload'",
  'mixin: () => ({ mixed: 1 })',
  'formatters: { level: (label) => ({ level: label }) }',
  'formatters: { log: (fields) => ({ seen: Object.keys(fields).length, ...fields }) }',
  "level: 'debug'",
  "level: 'silent'",
] as const;
const LATER = [
  "options.errorKey = 'error';",
  'Object.assign(options, { serializers: { error: std.err } });',
  "options.redact = ['error.password', 'error.config'];",
];

const CALLS: readonly ((name: string) => string)[] = [
  (name) => `log.error('failed', ${name});`,
  (name) => `log.warn('failed', { ${name} });`,
  (name) => `log.error({ ${name} }, 'failed');`,
  (name) => `log.error({ error: ${name}, id: 1 }, 'failed');`,
  (name) => `log.error({ id: 1, cause: ${name} });`,
  (name) => `log.error({ id: 1 }, 'failed', ${name});`,
  (name) => `log.error({ id: 1, inner: { ${name} } }, 'failed');`,
  (name) => `log.error('failed %s', 'twice', ${name});`,
  (name) => `log.error('failed %j', ${name});`,
  (name) => `log.error(\`failed \${1 + 1}\`, ${name});`,
  (name) => `log.error(JSON.stringify(${name}));`,
  (name) => `log.error('failed ' + JSON.stringify(${name}));`,
  (name) => `log.error('failed', JSON.stringify(${name}));`,
  (name) => `log.error(${name}, 'failed');`,
  (name) => `log.error(...['failed', ${name}]);`,
  (name) => `log.error('failed', { id: 1, error: ${name} });`,
];
const CONSOLE_CALLS: readonly ((name: string) => string)[] = [
  (name) => `console.log(${name});`,
  (name) => `console.log('failed', ${name});`,
  (name) => `console.info({ id: 1, ${name} });`,
  (name) => `console.log(\`failed: \${${name}.stack}\`);`,
  (name) => `console.error(JSON.stringify({ level: 'error', id: 1, ${name} }));`,
  (name) => `console.error('failed', JSON.stringify(${name}));`,
  (name) => `console.error('failed: ' + JSON.stringify(${name}));`,
  (name) => `console.error('failed %j', ${name});`,
];

const NAMES = ['error', 'err', 'e', 'failure'];
const structured = fc.record({
  logger: fc.constantFrom('pino' as const, 'child' as const, 'fastify' as const),
  options: fc.uniqueArray(fc.constantFrom(...OPTIONS), {
    maxLength: 3,
    selector: (option) => option.split(':')[0],
  }),
  later: fc.option(fc.constantFrom(...LATER), { nil: undefined, freq: 6 }),
  name: fc.constantFrom(...NAMES),
  call: fc.constantFrom(...CALLS),
  thrown: fc.constantFrom(...(Object.keys(THROWN) as (keyof typeof THROWN)[])),
});
const printed = fc.record({
  logger: fc.constant('console' as const),
  options: fc.constant([]),
  later: fc.constant(undefined),
  name: fc.constantFrom(...NAMES),
  call: fc.constantFrom(...CONSOLE_CALLS),
  thrown: fc.constantFrom(...(Object.keys(THROWN) as (keyof typeof THROWN)[])),
});
const other = fc.record({
  logger: fc.constantFrom(...(Object.keys(OTHERS) as OtherLogger[])),
  // With `type: 'json'` tslog writes later, in one piece.
  options: fc.constantFrom([], ["type: 'pretty'"], ["type: 'hidden'"]),
  later: fc.constant(undefined),
  name: fc.constantFrom(...NAMES),
  call: fc.constantFrom(...CALLS),
  thrown: fc.constantFrom(...(Object.keys(THROWN) as (keyof typeof THROWN)[])),
});
const logPrograms: fc.Arbitrary<LogProgram> = fc.oneof(
  { arbitrary: structured, weight: 4 },
  { arbitrary: other, weight: 3 },
  { arbitrary: printed, weight: 1 },
);

function textOf(program: LogProgram): string {
  const { logger, options, later, name, call } = program;
  if (isOther(logger))
    return textWith(program, OTHERS[logger].import, [
      ...(logger === 'tslog' ? [`const options = { ${options.join(', ')} };`] : []),
      ...(logger === 'consola' ? ['const options = {};'] : []),
      OTHERS[logger].made,
    ]);
  const imports = {
    pino: "import pino, { stdSerializers as std } from 'pino';",
    child: "import pino, { stdSerializers as std } from 'pino';",
    fastify: "import Fastify from 'fastify';\nimport { stdSerializers as std } from 'pino';",
    console: '',
  }[logger];
  const made = {
    pino: 'const log = pino(options, destination);',
    child: 'const log = pino({ base: undefined }, destination).child({ part: 1 }, options);',
    fastify: 'const log = Fastify({ logger: options }).log;',
    console: '',
  }[logger];
  // A child takes what is its own; Fastify writes where its options say.
  const own =
    logger === 'child' ? options.filter((option) => /^(?:redact|serializers|level)/.test(option)) : options;
  const given = logger === 'fastify' ? [...own, 'stream: destination'] : own;
  return textWith(
    { name, call },
    imports,
    logger === 'console' ? [] : [`const options = { ${given.join(', ')} };`, later ?? '', made],
  );
}

function textWith(
  { name, call }: Pick<LogProgram, 'name' | 'call'>,
  imports: string,
  made: readonly string[],
): string {
  return [imports, ...made, 'try {', '  work();', `} catch (${name}) {`, `  ${call(name)}`, '}', ''].join(
    '\n',
  );
}

// ── running a program ─────────────────────────────────────────────────────────────────────────────────────────────

/** What a program writes, line by line. */
function written(text: string, thrown: keyof typeof THROWN): readonly string[] {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(String(chunk).trim());
      done();
    },
  });
  const print = (...values: readonly unknown[]): void => void lines.push(format(...values));
  const console = { log: print, info: print, debug: print, error: print, warn: print };
  const work = (): never => {
    throw THROWN[thrown]();
  };
  const body = text.replaceAll(/^import .*$/gm, '');
  // The program is one of the grammar above.
  const given = {
    pino,
    std: pino.stdSerializers,
    Fastify,
    destination,
    console,
    work,
    ...otherLoggers(text),
  };
  const run = new Function(...Object.keys(given), body) as (...values: readonly unknown[]) => void;
  const restore = captureOutput(text, lines);
  try {
    run(...Object.values(given));
  } catch (failure) {
    lines.push(`threw ${String(failure)}`);
  } finally {
    restore();
  }
  return lines;
}

/** What a program of another logger imports. */
function otherLoggers(text: string): Readonly<Record<string, unknown>> {
  if (text.includes("'tslog'")) return { Logger: TsLogger };
  if (text.includes("'roarr'")) return { log: Roarr };
  if (text.includes("'log4js'")) return { log4js };
  if (text.includes("'consola'")) return { createConsola };
  if (text.includes("'loglevel'")) return { log: loglevel };
  return text.includes("'@logtape/logtape'") ? { getLogger } : {};
}

/** Sets those loggers up that write to one place for all of a program. */
function captureOutput(text: string, lines: string[]): () => void {
  const add = (line: unknown): void => void lines.push(String(line).trim());
  if (text.includes("'roarr'")) Object.assign(ROARR, { write: add });
  if (text.includes("'log4js'")) {
    const configure = (): ((event: log4js.LoggingEvent) => void) => (event) => {
      add(format(event.level.levelStr, ...(event.data as readonly unknown[])));
    };
    log4js.configure({
      appenders: { out: { type: { configure } } },
      categories: { default: { appenders: ['out'], level: 'debug' } },
    });
  }
  if (text.includes("'@logtape/logtape'"))
    configureSync({
      reset: true,
      sinks: { out: (record) => void add(jsonLinesFormatter(record)) },
      loggers: [
        { category: ['program'], sinks: ['out'], lowestLevel: 'debug' },
        { category: ['logtape', 'meta'], sinks: [] },
      ],
    });
  if (!/'(?:tslog|loglevel)'/.test(text)) return () => undefined;
  // These two call the console's own methods.
  const own = { ...globalThis.console };
  const print = (...values: readonly unknown[]): void => void add(format(...values));
  Object.assign(globalThis.console, { log: print, info: print, warn: print, error: print, debug: print });
  loglevel.setLevel('debug', false);
  return () => void Object.assign(globalThis.console, own);
}

// ── the relation ──────────────────────────────────────────────────────────────────────────────────────────────────

type Fields = Readonly<Record<string, unknown>>;
/** Differ from run to run, or are what an edit is about. */
const NOT_COMPARED = new Set(['time', 'pid', 'hostname', 'stack', 'seen']);

/** As an error has it, less deep in consola, and in the form of tslog. */
const HAS_STACK = / {2,4}at |error stack:/;

/** What an edit broke; `undefined` where the relation holds. */
function brokenBy(
  program: LogProgram,
  before: readonly string[],
  after: readonly string[],
): string | undefined {
  if (before.length !== after.length) return 'another number of lines';
  const isError = !['object', 'nothing'].includes(program.thrown);
  for (const [index, line] of after.entries()) {
    const old = before[index] ?? '';
    const isHidden =
      program.options.some((option) => /^redact.*(?:password|config)/.test(option)) ||
      program.later?.includes('redact') === true;
    if (isHidden && line.includes(SECRET) && !old.includes(SECRET)) return 'what is redacted becomes visible';
    const [was, is] = [fieldsOf(old), fieldsOf(line)];
    // A line of these that is JSON was no more than the error's.
    if (was && !is && !isOther(program.logger)) return 'no line of JSON any more';
    if (was && is && !isOther(program.logger)) {
      const broken = changedIn(was, is, program);
      if (broken !== undefined) return broken;
    }
    const isGiven = program.options.some((option) => option.includes('"gone"'));
    if (isError && !isGiven && !(line.includes('boom') && HAS_STACK.test(line)))
      return 'the error is not in the line';
  }
  return undefined;
}

function changedIn(was: Fields, is: Fields, program: LogProgram): string | undefined {
  const { name, call, options, logger } = program;
  // A child writes under the key of its parent.
  const isNamed = logger !== 'child' && options.some((option) => option.startsWith('messageKey'));
  const message = isNamed ? 'message' : 'msg';
  const isOfError = (key: string): boolean => [name, 'err', 'error', 'cause', 'inner'].includes(key);
  for (const [key, value] of Object.entries(was)) {
    if (NOT_COMPARED.has(key) || isOfError(key)) continue;
    // An error that was made a part of the text leaves it.
    if (key === message && call(name).includes('JSON.stringify')) continue;
    if (key === 'payload') {
      const broken = changedIn(value as Fields, (is[key] ?? {}) as Fields, program);
      if (broken !== undefined) return broken;
    } else if (JSON.stringify(is[key]) !== JSON.stringify(value)) return `${key} is another`;
  }
  return undefined;
}

function fieldsOf(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

// ── proving ───────────────────────────────────────────────────────────────────────────────────────────────────────

const RULES = ['valid-logger-error', 'no-stringified-error', 'no-console-log-error'];
const CONFIG: Linter.Config = {
  plugins: { 'first-draft': firstDraft as never },
  rules: Object.fromEntries(RULES.map((rule) => [`first-draft/${rule}`, ['error', { evidence: 'likely' }]])),
};

/** The texts that the plugin's edits make of a program: all automatic fixes together, and each suggestion alone. */
function editsOf(text: string, linter: Linter, filename: string): readonly string[] {
  const fixed = linter.verifyAndFix(text, CONFIG, { filename });
  const messages = linter.verify(text, CONFIG, { filename });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message}\n${text}`);
  const suggested = messages
    .flatMap(({ suggestions }) => suggestions ?? [])
    .map(
      ({ fix: { range, text: replacement } }) => text.slice(0, range[0]) + replacement + text.slice(range[1]),
    );
  return [...(fixed.fixed ? [fixed.output] : []), ...suggested];
}

/** Runs so many programs before and after the plugin's edits. */
export function proveLoggers({ runs, seed }: { readonly runs: number; readonly seed: number }): ProofRun {
  const folder = mkdtempSync(path.join(tmpdir(), 'loggers-'));
  writeFileSync(
    path.join(folder, 'package.json'),
    '{"type":"module","dependencies":{"pino":"^10.0.0","fastify":"^5.0.0","tslog":"^4.0.0","roarr":"^7.0.0","log4js":"^6.0.0","consola":"^3.0.0","loglevel":"^1.9.0","@logtape/logtape":"^2.0.0"}}',
  );
  const filename = path.join(folder, 'program.js');
  const linter = new Linter({ cwd: folder });
  const count = { programs: 0, offered: 0, equal: 0, different: 0, undecided: 0 };
  const differenceOf = (program: LogProgram, isCounted: boolean): string | undefined => {
    const text = textOf(program);
    const edits = editsOf(text, linter, filename);
    let found: string | undefined;
    const before = edits.length > 0 ? written(text, program.thrown) : [];
    for (const edit of edits) {
      const after = written(edit, program.thrown);
      const broken = brokenBy(program, before, after);
      if (isCounted) count[broken === undefined ? 'equal' : 'different'] += 1;
      if (broken !== undefined)
        found ??= [`${broken} (${program.thrown})`, text, edit, ...before, '→', ...after].join('\n');
    }
    if (isCounted) {
      count.programs += 1;
      count.offered += edits.length;
    }
    return found;
  };
  try {
    for (const program of fc.sample(logPrograms, { numRuns: runs, seed })) differenceOf(program, true);
    let counterexample: string | undefined;
    if (count.different > 0) {
      const { counterexample: smallest } = fc.check(
        fc.property(logPrograms, (program) => differenceOf(program, false) === undefined),
        { numRuns: runs, seed },
      );
      counterexample = smallest ? differenceOf(smallest[0], false) : undefined;
    }
    return { ...count, ...(counterexample !== undefined && { counterexample }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
