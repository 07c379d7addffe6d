// What a model says of a logger is what the logger does: each call is run, and `valid-logger-error` reports those, and only those,
// whose line has not the error's message and stack. What is suggested, there and for calls that are handed an error's text alone,
// is run as well: its line has both.
import { Linter } from 'eslint';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import firstDraft from '../../src/index.js';
import { ROOT } from '../support/project.js';

interface Setup {
  readonly title: string;
  /** Of which one package and version is installed here under another name. */
  readonly installed?: string;
  readonly lines: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly calls: readonly string[];
}

const STRUCTURED = [
  'log.error(err)',
  "log.error(err, 'failed')",
  "log.error('failed', err)",
  "log.error({ err }, 'failed')",
  "log.error({ error: err }, 'failed')",
  "log.error({ id: 1, error: err }, 'failed')",
  "log.error({ context: { err } }, 'failed')",
  "log.error('failed', { err })",
  "log.error('failed', { error: err })",
  "log.error('failed', { context: { err } })",
];
const PRINTED = [...STRUCTURED, "log.error('failed %s', err)", "log.error({ id: 1 }, 'failed', err)"];

const SETUPS: readonly Setup[] = [
  {
    title: 'pino',
    lines: ["import pino from 'pino';", 'const log = pino();'],
    // Into an object that an object behind the message holds, the rule does not look.
    calls: STRUCTURED.slice(0, -1),
  },
  {
    title: 'bunyan without serializers',
    lines: ["import bunyan from 'bunyan';", "const log = bunyan.createLogger({ name: 'app' });"],
    calls: PRINTED,
  },
  {
    title: 'bunyan with its own serializers',
    lines: [
      "import bunyan from 'bunyan';",
      "const log = bunyan.createLogger({ name: 'app', serializers: bunyan.stdSerializers });",
    ],
    calls: PRINTED,
  },
  {
    title: 'a child of bunyan with a serializer of its own',
    lines: [
      "import bunyan from 'bunyan';",
      "const log = bunyan.createLogger({ name: 'app' }).child({ serializers: { error: bunyan.stdSerializers.err } });",
    ],
    calls: PRINTED,
  },
  {
    title: 'tslog 4, pretty',
    installed: 'tslog4',
    lines: ["import { Logger } from 'tslog';", "const log = new Logger({ name: 'app' });"],
    calls: PRINTED,
  },
  {
    title: 'tslog 4, JSON',
    installed: 'tslog4',
    lines: ["import { Logger } from 'tslog';", "const log = new Logger({ type: 'json' });"],
    calls: PRINTED,
  },
  {
    title: 'tslog 5, JSON, of a child',
    lines: ["import { Logger } from 'tslog';", "const log = new Logger({ type: 'json' }).getSubLogger();"],
    calls: PRINTED,
  },
  {
    title: 'Roarr',
    lines: ["import { Roarr } from 'roarr';", 'const log = Roarr.child({ program: 1 });'],
    env: { ROARR_LOG: 'true' },
    calls: STRUCTURED.filter((call) => !call.startsWith('log.error(err')),
  },
  {
    title: 'log4js',
    lines: [
      "import log4js from 'log4js';",
      "const log = log4js.configure({ appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'all' } } }).getLogger();",
    ],
    calls: PRINTED,
  },
  {
    title: 'consola',
    lines: ["import { consola } from 'consola';", "const log = consola.withTag('app');"],
    calls: PRINTED,
  },
  {
    title: 'winston, JSON',
    lines: [
      "import winston from 'winston';",
      'const log = winston.createLogger({ transports: [new winston.transports.Console()] });',
    ],
    // What follows an object in the place of the message is not looked at.
    calls: STRUCTURED.filter(
      (call) => !call.startsWith('log.error({') && call !== "log.error(err, 'failed')",
    ),
  },
  {
    title: 'loglevel',
    lines: ["import loglevel from 'loglevel';", "const log = loglevel.getLogger('app');"],
    calls: PRINTED,
  },
];

/** Calls that are handed an error's text. */
const OF_TEXT = [
  'log.error(err.message)',
  "log.error('failed: ' + err.message)",
  "log.error('failed', err.message)",
  "log.error({ error: err.message }, 'failed')",
  "log.error('failed', { error: err.message, id: 1 })",
];

const FOLDER = path.join(ROOT, 'tests/.cases/loggers');
const RULES = ['first-draft/valid-logger-error', 'first-draft/no-message-only-error-log'] as const;

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe.each(SETUPS)('$title', ({ title, installed, lines, env, calls }) => {
  const name = title.replaceAll(/\W+/g, '-');

  /** What a program writes that logs an error with each of these calls; each error has its own words. */
  function written(file: string, statements: readonly string[]): string {
    const program = [
      ...lines.map((line) => (installed ? line.replace(/from '\w+'/, `from '${installed}'`) : line)),
      ...statements.map((statement, index) =>
        [
          `function frame${index}x() { throw new Error('boom${index}x'); }`,
          `try { frame${index}x(); } catch (err) { ${statement} }`,
        ].join('\n'),
      ),
    ];
    const place = path.join(FOLDER, `${name}.${file}.mjs`);
    writeFileSync(place, program.join('\n'));
    const { stdout, stderr } = spawnSync(process.execPath, [place], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return stdout + stderr;
  }

  /** Findings on a call, and the statements that their suggestions and fixes make of it. */
  function lint(call: string, rule: (typeof RULES)[number]): { count: number; edits: string[] } {
    const opening = [...lines, 'try { run(); } catch (err) { '].join('\n');
    const code = `${opening}${call}; }`;
    const messages = new Linter({ cwd: FOLDER }).verify(
      code,
      { plugins: { 'first-draft': firstDraft as never }, rules: { [rule]: 'error' } },
      { filename: path.join(FOLDER, `${name}.js`) },
    );
    const fixes = messages.flatMap(({ fix, suggestions }) => [
      ...(fix ? [fix] : []),
      ...(suggestions ?? []).map((each) => each.fix),
    ]);
    const edits = fixes.map(({ range: [start, end], text }) =>
      (code.slice(0, start) + text + code.slice(end)).slice(opening.length, -2),
    );
    return { count: messages.length, edits };
  }

  const isIn = (lines: string, index: number) =>
    lines.includes(`boom${index}x`) && lines.includes(`frame${index}x`);

  test('loses an error where the rule says so, and nowhere else', () => {
    const lines = written(
      'calls',
      calls.map((call) => `${call};`),
    );
    const lost = calls.filter((_, index) => !isIn(lines, index));
    expect(calls.filter((call) => lint(call, RULES[0]).count > 0)).toEqual(lost);
  });

  test('keeps it in what is suggested', () => {
    const edits = [
      ...calls.flatMap((call) => lint(call, RULES[0]).edits),
      ...OF_TEXT.flatMap((call) => lint(call, RULES[1]).edits),
    ];
    expect(edits.length).toBeGreaterThan(1);
    const lines = written('edits', edits);
    expect(edits.filter((_, index) => !isIn(lines, index))).toEqual([]);
  });
});
