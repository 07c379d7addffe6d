// `npm run corpus` as a maintainer runs it: on a clone of its own, with builds of a plugin that differ as two commits would.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/project.js';

const BASE = mkdtempSync(path.join(os.tmpdir(), 'first-draft-corpus-'));
const CLONE = path.join(BASE, 'clones/acme+shop/repo');
const WAIT = 900_000;

let made = 0;
let commit = '';

beforeAll(() => {
  write(CLONE, {
    'src/orders.ts': 'export const orders = [draft];\nmaybe(draft, draft);\n',
    'src/page.tsx': 'export const Page = () => <p>{draft}</p>;\n',
    'src/admin.ts': 'secret();\n',
    'src/worse.ts': 'boom();\ndraft();\n',
    'src/unfinished.ts': 'const = 1;\n',
    'tests/orders.test.ts': 'draft(); secret();\n',
    'node_modules/left/index.js': 'draft();\n',
  });
  git('init', '--quiet');
  git('add', '--all', '--force');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'Orders');
  commit = git('rev-parse', 'HEAD').trim();
});
afterAll(() => rmSync(BASE, { recursive: true, force: true }));

describe('npm run corpus', () => {
  test(
    'records what each preset reports, with repairs and troubles, and no word of the code',
    () => {
      const corpus = newCorpus();
      const dist = build();
      expect(run(corpus, '--record', '--dist', dist)).toMatchObject({ status: 0 });
      const text = recordOf(corpus);
      const columns = text.split('\n').map((line) => line.split('\t').slice(0, 5).join(' '));
      expect(columns).toEqual([
        `# acme/shop ${commit}, 6 files`,
        'rule reported place end message id',
        '- not-linted src/unfinished.ts:0:0 - -',
        'no-boom threw src/worse.ts:0:0 - -',
        'no-draft recommended src/orders.ts:1:24 1:29 found',
        'no-draft strict src/orders.ts:2:1 2:6 found',
        'no-draft recommended src/orders.ts:2:7 2:12 found',
        'no-draft recommended src/orders.ts:2:14 2:19 found',
        'no-draft recommended src/page.tsx:1:31 1:36 found',
        'no-draft recommended src/worse.ts:2:1 2:6 found',
        'no-secret opt-in src/admin.ts:1:1 1:7 found',
        '',
      ]);
      const first = text.split('\n').find((line) => line.includes('orders.ts:1:24'));
      expect(first?.split('\t')[6]).toMatch(/^fix:\w{8} askFirst:\w{8}:\w{8}$/);
      expect(text).not.toContain('is a draft');

      run(corpus, '--record', '--dist', dist);
      expect(recordOf(corpus)).toBe(text);
    },
    WAIT,
  );

  test(
    'compares with what is recorded and exits with 1 if anything differs',
    () => {
      const corpus = newCorpus();
      run(corpus, '--record', '--dist', build());
      write(corpus, {
        'labels.tsv': [
          'repository\tcommit\trule\tplace\tlabel\twhy',
          `acme/shop\t${commit}\tno-draft\tsrc/orders.ts:2\tright\t`,
          `acme/shop\t${commit}\tno-draft\tsrc/orders.ts:2:14\twrong\tonly passed on`,
          `acme/shop\t${commit}\tno-draft\tsrc/page.tsx:1\twrong\ta page`,
          '',
        ].join('\n'),
      });

      const same = run(corpus, '--compare', '--dist', build());
      expect(same.stdout).toContain('No finding differs.');
      expect(same.status).toBe(0);

      const other = build({ names: ['draft', 'orders'], fixedTo: 'ready', silentIn: 'page' });
      const { stdout, status } = run(corpus, '--compare', '--dist', other, '--rule', 'no-draft');
      expect(stdout).toContain('== acme/shop  no-draft\n');
      expect(stdout).toContain(
        '+ src/orders.ts:1:14  came: recommended\n  >    1  export const orders = [draft];\n      orders is a draft\n',
      );
      expect(stdout).toContain(
        '~ src/orders.ts:2:14  changed: repairs: fix → fix  [wrong: only passed on]\n',
      );
      expect(stdout).toContain(
        '- src/page.tsx:1:31  went: recommended  [wrong: a page]\n  >    1  export const Page',
      );
      expect(stdout).toMatch(/^acme\/shop +no-draft +1 +1 +5$/m);
      expect(stdout).toMatch(
        /Labels whose finding is gone: 1\n {2}wrong: cured: 1\n {4}acme\/shop {2}no-draft {2}src\/page/,
      );
      expect(stdout).not.toContain('no-secret');
      expect(status).toBe(1);
    },
    WAIT,
  );

  test(
    'prints unlabelled findings in their code, adds lines for them, and counts what people write there',
    () => {
      const corpus = newCorpus();
      run(corpus, '--record', '--dist', build());
      const { stdout } = run(corpus, '--label', '--dist', build());
      expect(stdout).toContain(
        `acme/shop  src/admin.ts:1:1  no-secret, found, opt-in\n  secret is a draft\n  >    1  secret();`,
      );
      const labels = readFileSync(path.join(corpus, 'labels.tsv'), 'utf8');
      const places = [...labels.matchAll(/\t(src\S+)\t\t$/gm)].map((match) => match[1]);
      expect(places).toEqual([
        'src/orders.ts:1',
        'src/orders.ts:2',
        'src/orders.ts:2:7',
        'src/orders.ts:2:14',
        'src/page.tsx:1',
        'src/worse.ts:2',
        'src/admin.ts:1',
      ]);

      const read = labels
        .replace(/(orders\.ts:\S+)\t/g, '$1\tright')
        .replace(/(page\.tsx:1)\t/, '$1\twrong')
        .replace(/(admin\.ts:1)\t/, '$1\tdebatable');
      write(corpus, { 'labels.tsv': read });
      const summary = run(corpus).stdout;
      expect(summary).toMatch(/^no-draft +recommended +5 +3 +1 +0 +1 +75\.0 %$/m);
      expect(summary).toMatch(/^no-draft +strict +1 +1 +0 +0 +0 +100\.0 %$/m);
      expect(summary).toMatch(/^no-secret +opt-in +1 +0 +0 +1 +0 +-$/m);
      expect(summary).toMatch(/^all +recommended +5 +3 +1 +0 +1 +75\.0 %$/m);
    },
    WAIT,
  );

  test(
    'says what to change when it is set up wrongly',
    () => {
      const corpus = newCorpus();
      expect(run(corpus).stderr).toContain('Nothing of acme/shop is recorded yet: use --record.');
      expect(run(corpus, '--record', '--compare').stderr).toContain('Choose one of --record and --compare.');
      expect(run(corpus, '--messages', '--dist', build(), '--rule', 'no-darft').stderr).toContain(
        'There is no rule no-darft. There are no-draft, no-boom, no-secret.',
      );
      write(corpus, { 'labels.tsv': 'head\nacme/shop\tabc\tno-draft\tsrc/a.ts:1\tcorrect\t\n' });
      const { stderr, status } = run(corpus);
      expect(stderr).toContain(
        'Line 2 of the labels says "correct": use right, wrong, debatable or nothing.',
      );
      expect(status).toBe(1);
    },
    WAIT,
  );
});

function newCorpus(): string {
  const folder = path.join(BASE, `corpus-${String((made += 1))}`);
  const repositories = [{ name: 'acme/shop', commit, libraries: [] }];
  write(folder, { 'repositories.json': JSON.stringify(repositories) });
  return folder;
}

interface Build {
  /** What the rule takes for a draft. */
  readonly names?: readonly string[];
  readonly fixedTo?: string;
  /** A part of a file's name: nothing is reported there. */
  readonly silentIn?: string;
}

/** A build of a plugin: its folder, as `npm run build` leaves one. */
function build({ names = ['draft'], fixedTo = 'done', silentIn = 'no file' }: Build = {}): string {
  const folder = path.join(BASE, `dist-${String((made += 1))}`);
  write(folder, {
    'package.json': '{ "type": "module" }',
    'index.js': `
      const rule = (meta, Identifier) => ({
        meta: { schema: false, messages: { found: '{{name}} is a draft', askFirst: 'Ask first' }, ...meta },
        create: (context) => ({ Identifier: (node) => Identifier(context, node) }),
      });
      const report = (context, node, more) =>
        context.report({ node, messageId: 'found', data: { name: node.name }, ...more });
      const rules = {
        'no-draft': rule({ fixable: 'code', hasSuggestions: true }, (context, node) => {
          const isLikely = context.options[0].evidence === 'likely' && node.name === 'maybe';
          if (!isLikely && !${JSON.stringify(names)}.includes(node.name)) return;
          if (context.filename.includes('${silentIn}')) return;
          report(context, node, {
            fix: (fixer) => fixer.replaceText(node, '${fixedTo}'),
            suggest: [{ messageId: 'askFirst', fix: (fixer) => fixer.insertTextBefore(node, 'await ') }],
          });
        }),
        'no-boom': rule({}, (context, node) => {
          if (node.name === 'boom') throw new Error('Not that');
        }),
        'no-secret': rule({}, (context, node) => node.name === 'secret' && report(context, node)),
      };
      const plugin = { rules, files: { scripts: ['**/*.{ts,tsx,js}'], tests: ['tests/**'], oneOff: [] } };
      const preset = (evidence) => [
        {
          files: plugin.files.scripts,
          plugins: { 'first-draft': plugin },
          rules: { 'first-draft/no-draft': ['error', { evidence }], 'first-draft/no-boom': 'error' },
        },
        { files: plugin.files.tests, rules: { 'first-draft/no-draft': 'off' } },
      ];
      plugin.configs = { recommended: preset('certain'), strict: preset('likely') };
      export default plugin;
    `,
  });
  return folder;
}

function run(corpus: string, ...args: string[]) {
  const script = path.join(ROOT, 'scripts/corpus/main.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', script, '--corpus', corpus, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      FIRST_DRAFT_CLONES: path.join(BASE, 'clones'),
      FIRST_DRAFT_CASE_TREES: path.join(BASE, 'trees'),
    },
  });
}

const recordOf = (corpus: string) => readFileSync(path.join(corpus, 'findings/acme+shop.tsv'), 'utf8');

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

function git(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync('git', args, { cwd: CLONE, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
