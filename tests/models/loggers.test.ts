// What a model says of a logger is what the logger does: each call is run, and `valid-logger-error` reports those, and only those,
// whose line has not the error's message and stack.
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
    title: 'loglevel',
    lines: ["import loglevel from 'loglevel';", "const log = loglevel.getLogger('app');"],
    calls: PRINTED,
  },
];

const FOLDER = path.join(ROOT, 'tests/.cases/loggers');
const RULE = 'first-draft/valid-logger-error';

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe.each(SETUPS)('$title', ({ title, installed, lines, env, calls }) => {
  const name = title.replaceAll(/\W+/g, '-');
  let written: string;

  beforeAll(() => {
    const program = [
      ...lines.map((line) => (installed ? line.replace(/from '\w+'/, `from '${installed}'`) : line)),
      ...calls.map((call, index) =>
        [
          `function frame${index}x() { throw new Error('boom${index}x'); }`,
          `try { frame${index}x(); } catch (err) { ${call}; }`,
        ].join('\n'),
      ),
    ];
    const file = path.join(FOLDER, `${name}.run.mjs`);
    writeFileSync(file, program.join('\n'));
    const { stdout, stderr } = spawnSync(process.execPath, [file], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    written = stdout + stderr;
  });

  test.each(calls.map((call, index) => [call, index] as const))('%s', (call, index) => {
    const isKept = written.includes(`boom${index}x`) && written.includes(`frame${index}x`);
    const code = [...lines, `try { run(); } catch (err) { ${call}; }`].join('\n');
    const messages = new Linter({ cwd: FOLDER }).verify(
      code,
      {
        plugins: { 'first-draft': firstDraft as never },
        rules: { [RULE]: 'error' },
      },
      { filename: path.join(FOLDER, `${name}.js`) },
    );
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(isKept ? [] : [RULE]);
  });
});
