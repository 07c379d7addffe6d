// What every fix and every suggestion leaves, of every rule test and every page: no new type error, in the file or in the
// modules around it, against the real packages; and no comment lost. That an output is what the rule writes is asserted
// where the case stands.
import type { TestCaseError } from '@typescript-eslint/rule-tester';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesOf, isProgram, isTyped, lintBlock, optionsOf, readPage, type Block } from './support/pages.js';
import { fixText, ROOT, writeProject } from './support/project.js';
import { applied, missingFrom } from './support/repairs.js';
import { collectCases, type WrittenCase } from './support/rule-tester.js';
import { typeCheck, type Verdict } from './support/type-check.js';

/** A file of a project on disk and what may become of it. */
interface Repaired {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  readonly repairs: readonly Repair[];
}

interface Repair {
  readonly title: string;
  readonly output: string;
}

const cases = await collectCases('outputs');
const repaired = [...cases.map(repairedCase), ...pageBlocks()].filter(({ repairs }) => repairs.length > 0);

function repairedCase({ rule, name, folder, file, code, output, errors }: WrittenCase): Repaired {
  const suggestions = errors.flatMap(({ suggestions }: TestCaseError<string>) => suggestions ?? []);
  const repairs = [
    ...[output ?? []].flat().map((text, pass) => ({ title: `fix, pass ${pass + 1}`, output: text })),
    ...suggestions.map(({ messageId, output }) => ({ title: messageId, output })),
  ];
  return { name: `${rule}: ${name}`, folder, file, text: code, repairs };
}

function pageBlocks(): readonly Repaired[] {
  const pages = path.join(ROOT, 'docs/rules');
  return readdirSync(pages).flatMap((page) =>
    readPage(path.join(pages, page))
      .blocks.filter(isProgram)
      .map((block) => repairedBlock(path.basename(page, '.md'), block)),
  );
}

function repairedBlock(rule: string, block: Block): Repaired {
  const { files, linted } = filesOf(block);
  const folder = writeProject(files);
  const text = String(files[linted]);
  const findings = lintBlock(block, rule);
  const repairs = findings.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({ title: desc, output: applied(text, fix) })),
  );
  if (findings.some(({ fix }) => fix)) {
    const options = { rules: { [rule]: optionsOf(block) }, isTyped: isTyped(block) };
    repairs.push({ title: 'fix', output: fixText(folder, linted, text, options) });
  }
  return { name: `${rule}.md, line ${block.line}`, folder, file: path.join(folder, linted), text, repairs };
}

let verdicts: readonly Verdict[];

beforeAll(async () => {
  const outputsOf = ({ repairs }: Repaired) => repairs.map(({ output }) => output);
  verdicts = await typeCheck(repaired.map((each) => ({ ...each, outputs: outputsOf(each) })));
  if (process.env.FIRST_DRAFT_SHOW_TYPES) showErrorsBefore();
});

for (const [index, { name, text, repairs }] of repaired.entries()) {
  test(name, () => {
    const broken = repairs.flatMap(({ title, output }, nth) => [
      ...(verdicts[index]?.added[nth] ?? []).map((error) => `${title}: ${error}`),
      ...missingFrom(commentsIn(output), commentsIn(text)).map((comment) => `${title} loses ${comment}`),
    ]);
    expect(broken).toEqual([]);
  });
}

/** A name, an export or a package of which nothing is known: its type hides errors. A module beside the file does not count. */
const UNKNOWN_TYPE = /TS(?:2304|2305|2503|2552|2694|2724) |TS2307 Cannot find module '[^.]/;

test('their types are known, so that an error is seen', () => {
  const unread = repaired.filter((_, index) =>
    verdicts[index]?.before.some((error) => UNKNOWN_TYPE.test(error)),
  );
  expect(unread.map(({ name }) => name)).toEqual([
    // slonik is compared by hand.
    'no-outer-client-in-transaction: libraries: postgres.js, mysql2, pg-promise, slonik, Objection, MikroORM, Firestore',
    // A package of a workspace that is not installed.
    'no-outer-client-in-transaction: a client of a package of the workspace, in a helper of the project that opens the transaction',
    // @nestjs/swagger and @nestjs/graphql bring a framework each.
    'no-uncoerced-input: a controller that is documented',
    'no-uncoerced-input: classes that are made of it',
    'no-uncoerced-input: a class that is documented, and made with options',
    // next-connect is not installed.
    'no-uncoerced-input: next-connect: a handler of a router, and of the function of 0.13',
    // A package that there is not: its options cannot be read, and that is the case.
    'valid-logger-error: options that cannot be read: likely, and a suggestion',
    'valid-logger-error.md, line 208',
  ]);
});

test('an output that does not fit is seen, in the file and in a module that imports it', async () => {
  const folder = writeProject({
    'src/a.ts': 'export const page = 1;\n',
    'src/b.ts': "import { page } from './a';\n\nexport const next: number = page + 1;\n",
  });
  const file = path.join(folder, 'src/a.ts');
  const outputs = [
    "export const page = '1';\n",
    'export const page: string = 1;\n',
    'export const page = 2;\n',
  ];
  const [verdict] = await typeCheck([{ folder, file, text: 'export const page = 1;\n', outputs }]);
  expect(verdict).toEqual({
    before: [],
    added: [
      [expect.stringMatching(/^b\.ts TS2322 /)],
      [expect.stringMatching(/^a\.ts TS2322 /), expect.stringMatching(/^b\.ts TS2322 /)],
      [],
    ],
  });
});

function commentsIn(text: string): string[] {
  const source = ts.createSourceFile('file.tsx', text, ts.ScriptTarget.ESNext, true);
  const comments = new Set<number>();
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const at = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of at) {
      if (comments.has(pos)) continue;
      comments.add(pos);
      found.push(text.slice(pos, end));
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return found;
}

/** For whoever writes a case: what keeps its types from being read. */
function showErrorsBefore(): void {
  repaired.forEach(({ name }, index) => {
    const { before = [] } = verdicts[index] ?? {};
    if (before.length > 0) console.info([name, ...before].join('\n  '));
  });
}
