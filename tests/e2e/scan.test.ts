// `npx eslint-plugin-first-draft` in projects that have nothing installed: the packed package, run from a folder of its own.
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { createRequire } from 'node:module';
import type { Log } from 'sarif';
import { needsGit } from '../support/needs.js';
import { Npx } from '../support/npx.js';
import { KIND_NAMES, KINDS } from '../support/project-kinds.js';

/** Each run starts ESLint: a second, and on a busy machine many. */
const BUSY = 600_000;
const npx = new Npx();
afterAll(() => {
  npx.remove();
});

describe('in a project of each kind', () => {
  test.each(KIND_NAMES)(
    '%s: what is printed',
    async (kind) => {
      const { status, stdout, stderr } = npx.project(KINDS[kind]).run();
      const name = kind.replaceAll(/\W+/g, '-').toLowerCase();
      await expect(stdout).toMatchFileSnapshot(`__snapshots__/scan-${name}.txt`);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    },
    BUSY,
  );

  test(
    'nothing is written',
    () => {
      const project = npx.project(KINDS.TypeScript);
      project.run();
      const { stdout } = project.spawn('find', '.', '-type', 'f', '-newer', 'package.json');
      expect(
        stdout.split('\n').filter((file) => !Object.keys(KINDS.TypeScript).includes(file.slice(2))),
      ).toEqual(['']);
    },
    BUSY,
  );
});

describe('as files', () => {
  const project = npx.project({
    ...KINDS.TypeScript,
    'src/broken.ts': 'export const = 1;\n',
    'src/<b>.ts': "export const log = (e: Error) => JSON.stringify({ error: e, text: '<script>' });\n",
  });
  let status: number | null;
  beforeAll(() => {
    ({ status } = project.run(
      '--json=out/a.json',
      '--sarif=out/a.sarif',
      '--html',
      'out/a.html',
      '--preset',
      'all',
    ));
  }, BUSY);

  interface Data {
    readonly files: number;
    readonly byRule: Record<string, number>;
    readonly findings: readonly {
      readonly rule: string;
      readonly file: string;
      readonly line: number;
      readonly repairs: readonly { kind: string }[];
    }[];
    readonly unparsed: readonly { readonly file: string }[];
  }
  const data = () => JSON.parse(project.read('out/a.json')) as Data;

  test('a file that does not parse is told, and no reason to stop', () => {
    expect(status).toBe(1);
    expect(data().unparsed).toMatchObject([{ file: 'src/broken.ts', line: 1 }]);
  });

  test('JSON has every finding with its place and repairs', () => {
    const { findings, byRule, files } = data();
    expect(files).toBe(5);
    expect(findings.find(({ rule }) => rule === 'no-uncoerced-input')).toMatchObject({
      area: 'validation',
      file: 'src/schemas/orders.ts',
      line: 3,
      column: 48,
      repairs: [{ kind: 'fix', text: expect.stringContaining('coerce') as string }],
    });
    expect(Object.values(byRule).reduce((sum, count) => sum + count, 0)).toBe(findings.length);
  });

  test('SARIF is valid, and its changes are the repairs', () => {
    const schema = createRequire(import.meta.url)(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    ) as object;
    // The schema has an expression that is none under the flag `u`.
    const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    const log = JSON.parse(project.read('out/a.sarif')) as Log;
    validate(log);
    expect(validate.errors).toBeNull();
    const [run] = log.runs;
    expect(run?.results).toHaveLength(data().findings.length);
    const result = run?.results?.find(({ ruleId }) => ruleId === 'first-draft/no-uncoerced-input');
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/schemas/orders.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 48, endLine: 3, endColumn: 56 },
    });
    const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    const { charOffset = 0, charLength = 0 } = replacement?.deletedRegion ?? {};
    const text = KINDS.TypeScript['src/schemas/orders.ts'];
    const repaired = `${text.slice(0, charOffset)}${replacement?.insertedContent?.text ?? ''}${text.slice(charOffset + charLength)}`;
    expect(repaired).toContain('z.coerce.number()');
    const described = run?.tool.driver.rules?.[Number(result?.ruleIndex)];
    expect(described?.id).toBe(result?.ruleId);
    expect(described?.help?.markdown?.length).toBeGreaterThan(100);
  });

  test('the page asks no other server for anything, links each finding, and shows code as text', () => {
    const page = project.read('out/a.html');
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/i);
    expect(page).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(page).toContain('src/&lt;b&gt;.ts');
    const targets = [...page.matchAll(/href="#(f\d+)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(data().findings.length);
    for (const id of targets) expect(page).toContain(`<article id="${id}">`);
    // What breaks, and the repair before and after.
    expect(page).toContain('<summary>What breaks</summary>');
    expect(page).toMatch(/<del>-.*z\.number\(\).*<\/del>\n<ins>\+.*z\.coerce\.number\(\)/);
  });
});

describe('only what is asked for', () => {
  const project = npx.project({
    ...KINDS['plain JavaScript, CommonJS'],
    'src/[id].js': 'exports.show = (error) => console.log(JSON.stringify({ error }));\n',
  });
  const rulesOf = (...args: string[]) =>
    Object.keys((JSON.parse(project.run('--json', ...args).stdout) as { byRule: object }).byRule).sort();

  test('one area, one file, a stricter preset, and so many that are let through', { timeout: BUSY }, () => {
    expect(rulesOf('--only', 'validation')).toEqual(['no-uncoerced-input']);
    expect(rulesOf('src/app.js')).toEqual(['no-console-log-error']);
    expect(rulesOf('src/[id].js', '--only', 'errors,tests')).toEqual([]);
    expect(project.run('--max-warnings', '2').status).toBe(0);
    expect(project.run('--max-warnings', '1').status).toBe(1);
  });

  test('a comment silences, and what belongs to other plugins is not looked at', { timeout: BUSY }, () => {
    const silenced = npx.project({
      'src/app.js': `/* eslint other/rule: "error" */
const work = require('./work.js');

module.exports = async () => {
  try {
    await work();
  } catch (error) {
    // eslint-disable-next-line first-draft/no-console-log-error, no-console -- a program on a terminal
    console.log(error);
  }
};
`,
    });
    const { status, stdout } = silenced.run();
    expect(stdout).toMatch(/^No findings in 1 file\n/);
    expect(status).toBe(0);
  });
});

describe('what a branch brings', () => {
  beforeEach(needsGit);

  test('lines that are new, committed or not; old ones are not told', { timeout: BUSY }, () => {
    const project = npx.project(KINDS['plain JavaScript, CommonJS']);
    project.git('init', '-q', '-b', 'main');
    project.git('add', '-A');
    project.git('commit', '-qm', 'start');
    project.git('checkout', '-qb', 'feature');
    expect(project.run('--diff', 'main')).toMatchObject({ status: 0 });
    const text = project.read('src/app.js');
    project.write(
      'src/app.js',
      `${text}\napp.get('/more', (req, res) => {\n  try {\n    res.json(1);\n  } catch (error) {\n    console.log(error);\n  }\n});\n`,
    );
    project.git('commit', '-qam', 'more');
    project.git('checkout', '-q', 'main');
    project.write('src/elsewhere.js', 'exports.x = 1;\n');
    project.git('add', '-A');
    project.git('commit', '-qm', 'the main branch goes on');
    project.git('checkout', '-q', 'feature');
    project.write(
      'src/späte.js',
      'module.exports = async (work) => {\n  try {\n    await work();\n  } catch (error) {\n    console.log(error);\n  }\n};\n',
    );
    const { stdout, status } = project.run('--diff', 'main', '--annotate');
    expect(stdout.match(/^::error .*$/gm)).toEqual([
      expect.stringMatching(
        /^::error file=src\/app\.js,line=19,endLine=19,col=5,endColumn=16,title=first-draft\/no-console-log-error::/,
      ),
      expect.stringMatching(/^::error file=src\/späte\.js,line=5,/),
    ]);
    expect(stdout).toContain('2 findings in 2 files');
    expect(status).toBe(1);
  });

  test('a name that git does not know', { timeout: BUSY }, () => {
    const project = npx.project(KINDS['plain JavaScript, CommonJS']);
    expect(project.run('--diff', 'main')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is no git repository') as string,
    });
    project.git('init', '-q', '-b', 'main');
    expect(project.run('--diff', 'origin/main')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git knows no branch, tag or commit "origin/main" here') as string,
    });
  });
});

describe('a mistake in the arguments says what to change', () => {
  const project = npx.project({ 'notes.txt': 'x' });

  test.each([
    [[], 'There is no JavaScript or TypeScript below'],
    [['scann'], 'There is no command and no file named "scann". Did you mean `scan`?'],
    [['--preset', 'recomended'], 'There is no preset "recomended". Did you mean `recommended`?'],
    [
      ['--only', 'speed'],
      'The areas are validation, data-access, concurrency, errors, observability, tests.',
    ],
    [['--max-warnings', 'ten'], '--max-warnings takes a number, and "ten" is none'],
    [['--jsn'], "Unknown option '--jsn'"],
    [['--html'], "'--html <value>' argument missing"],
    [
      ['--json', '--annotate'],
      '--json and --annotate both write to standard output. Give one of them a file',
    ],
    [['notes.txt', '../x'], 'There is no file and no folder ../x'],
    [
      ['explain', 'no-qery-in-loop'],
      'There is no rule "no-qery-in-loop". Did you mean no-query-in-loop, no-write-in-loop?',
    ],
    [['explain', 'transaction'], 'no-concurrent-queries-in-transaction, no-external-call-in-transaction'],
    [['explain'], 'Write the name of one rule'],
    [['init'], 'There is no package.json in'],
    [['init', '--preset', 'test'], 'There is no preset "test". Did you mean `tests`?'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = project.run(...args);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('a preset that holds nothing of an area', { timeout: BUSY }, () => {
    const { status, stderr } = npx.project(KINDS.TypeScript).run('--only', 'observability');
    expect(stderr).toContain('The preset `recommended` holds no rule of observability: add --preset strict');
    expect(status).toBe(2);
  });
});

test('help and version', () => {
  const project = npx.project({});
  expect(project.run('--help').stdout).toContain('Exit codes:');
  expect(project.run('init', '--help').stdout).toContain('--dry-run');
  expect(project.run('--version').stdout).toMatch(/^\d+\.\d+\.\d+/);
});

test('a rule’s page in the terminal', async () => {
  const { stdout, status } = npx.project({}).run('explain', 'first-draft/no-racy-upsert');
  expect(status).toBe(0);
  await expect(stdout).toMatchFileSnapshot('__snapshots__/explain-no-racy-upsert.txt');
});
