// The differential test of what reads numbers of texts: schemas that map or coerce a text, and handlers that read one and give it
// to a query, are run before and after the plugin's suggestions. What was accepted with a number that the text says stays accepted
// with that number; NaN is refused; an empty text, or nothing, is refused or is as good as a field that was not sent.
import { Linter } from 'eslint';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import * as zod4 from 'zod';
import * as zod3 from 'zod3';
import firstDraft from '../../src/index.js';
import type { ProofRun } from '../../scripts/prove/proof-run.js';
import { applied } from '../support/repairs.js';

const RULES = ['no-unvalidated-transform', 'no-empty-string-coercion', 'no-unchecked-number-parse'] as const;
type Rule = (typeof RULES)[number];
type Input = Readonly<Record<string, unknown>>;

/** A program with what is needed to run it, before and after an edit. */
interface NumberProgram {
  readonly folder: string;
  readonly text: string;
  readonly inputs: readonly Input[];
  /** Runs a text of the program, as it is or as an edit leaves it. */
  readonly run: (text: string) => (input: Input) => Promise<Outcome>;
  /** The field that an edit is about, by where its text begins. */
  readonly fieldAt: (offset: number) => string;
}

type Outcome = { readonly value: unknown } | { readonly refused: true };
const REFUSED: Outcome = { refused: true };

// ── schemas ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Major = '3' | '4';
const ZODS: Readonly<Record<Major, unknown>> = { 3: zod3.z, 4: zod4.z };

const SOURCES = [
  'z.string()',
  'z.string().trim()',
  'z.string().min(1)',
  'z.string().max(5)',
  "z.string().default('3')",
  'z.string().optional()',
  'z.string().nullable()',
  'z.string().nullish()',
  "z.enum(['1', '5', 'abc'])",
];
const MAPPINGS = [
  'Number',
  'parseFloat',
  '(value) => Number(value)',
  '(value) => parseInt(value, 10)',
  '(value) => +value',
  '(value) => Number(value) * 2',
  '(value) => Math.min(Number(value), 100)',
  '(value) => (value ? Number(value) : undefined)',
  '(value) => (value === undefined ? undefined : Number(value))',
  '(value) => (value ? parseInt(value, 10) : null)',
  '(value) => Number(value) || 3',
  '(value) => (value == null ? undefined : parseFloat(value))',
];
const COERCED: Readonly<Record<string, { readonly checks: readonly string[]; readonly fallback: string }>> = {
  'z.coerce.number()': {
    checks: [
      '',
      '.int()',
      '.nonnegative()',
      '.max(10)',
      '.min(0)',
      '.min(-5).max(5)',
      '.finite()',
      '.positive()',
      '.min(1)',
    ],
    fallback: '7',
  },
  'z.coerce.bigint()': { checks: ['', '.nonnegative()', '.max(100n)'], fallback: '7n' },
  'z.coerce.date()': { checks: ['', '.max(new Date(0))'], fallback: 'new Date(0)' },
};
const TAILS = [
  '', '', '.optional()', '.nullable()', '.nullish()', '.default(FALLBACK)', '.catch(FALLBACK)',
  '.refine((value) => String(value) !== "5")', '.transform((value) => ({ value }))', '.pipe(z.any())', ".describe('a part')",
  '.readonly()', '.optional().transform((value) => value ?? 9)',
] as const; // prettier-ignore

const leaf: fc.Arbitrary<string> = fc
  .record({
    isMapped: fc.boolean(),
    source: fc.constantFrom(...SOURCES),
    mapping: fc.constantFrom(...MAPPINGS),
    coerced: fc.constantFrom(...Object.keys(COERCED)),
    check: fc.nat(8),
    tail: fc.constantFrom(...TAILS),
    around: fc.constantFrom('LEAF', 'LEAF', 'LEAF', 'z.array(LEAF)', 'z.object({ inner: LEAF })'),
  })
  .map(({ isMapped, source, mapping, coerced, check, tail, around }) => {
    const { checks, fallback } = COERCED[coerced] ?? { checks: [''], fallback: '7' };
    const plain = isMapped
      ? `${source}.transform(${mapping})`
      : `${coerced}${checks[check % checks.length] ?? ''}`;
    return around.replace('LEAF', () => plain + tail.replace('FALLBACK', isMapped ? '7' : fallback));
  });

const PLACES = ['query', 'env', 'search', 'form', 'get'] as const;
const TEXTS = [
  '0', '1', '-1', '5', '7', '1.5', ' 7 ', '007', '1e1', '0x10', '12abc', '', ' ', 'true', 'NaN', 'Infinity', '-Infinity', 'abc', '2024-01-02',
] as const; // prettier-ignore
const text = fc.constantFrom(...TEXTS);

const schemaProgram = (folders: Readonly<Record<Major, string>>): fc.Arbitrary<NumberProgram> =>
  fc
    .record({
      major: fc.constantFrom('3' as const, '4' as const),
      place: fc.constantFrom(...PLACES),
      a: leaf,
      b: fc.option(leaf, { nil: undefined }),
      inputs: fc.array(
        fc.record(
          {
            a: fc.oneof(
              { weight: 5, arbitrary: text },
              fc.array(text, { maxLength: 2 }),
              fc.record({ inner: text }),
            ),
            b: text,
          },
          { requiredKeys: [] },
        ),
        { minLength: 12, maxLength: 12 },
      ),
    })
    .map(({ major, place, a, b, inputs }) => {
      const fields = { a, ...(b !== undefined && { b }) };
      const written = schemaText(fields, place);
      return {
        folder: folders[major],
        text: written,
        // A record of the platform holds texts and no lists.
        inputs: place === 'query' ? inputs : inputs.map((each) => ofTexts(each)),
        run: (edited) => validating(edited, major, place, Object.keys(fields)),
        fieldAt: (offset) =>
          Object.keys(fields).findLast((name) => offset >= written.indexOf(`\n  ${name}: `)) ?? 'a',
      };
    });

const ofTexts = (input: Input): Input =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string'));

function schemaText(fields: Readonly<Record<string, string>>, place: (typeof PLACES)[number]): string {
  const get = Object.keys(fields)
    .map((name) => `${name}: new URL(request.url).searchParams.get('${name}')`)
    .join(', ');
  const fetching = (input: string) =>
    `export async function GET(request) {\n  return Response.json(schema.parse(${input}));\n}\n`;
  const uses = {
    query:
      "import express from 'express';\nconst app = express();\napp.get('/', (req, res) => {\n  res.json(schema.parse(req.query));\n});\n",
    env: 'export const env = schema.parse(process.env);\n',
    search: fetching('Object.fromEntries(new URL(request.url).searchParams)'),
    form: fetching('Object.fromEntries(await request.formData())'),
    get: fetching(`{ ${get} }`),
  };
  const lines = Object.entries(fields).map(([name, each]) => `  ${name}: ${each},\n`);
  return `import { z } from 'zod';\nconst schema = z.object({\n${lines.join('')}});\n// Uses:\n${uses[place]}`;
}

function validating(edited: string, major: Major, place: (typeof PLACES)[number], names: readonly string[]) {
  const declared = /const schema = ([\s\S]*?);\n\/\/ Uses:/.exec(edited)?.[1] ?? '';
  // The text is the grammar's, or what an edit left of it.
  const schema = new Function('z', `return ${declared}`)(ZODS[major]) as {
    safeParse: (input: unknown) => { success: boolean; data?: unknown };
  };
  const missing = names.map(
    (name) => [name, edited.includes(`get('${name}') ?? undefined`) ? undefined : null] as const,
  );
  return (input: Input): Promise<Outcome> => {
    const given = place === 'get' ? { ...Object.fromEntries(missing), ...input } : input;
    try {
      const { success, data } = schema.safeParse(given);
      return Promise.resolve(success ? { value: data } : REFUSED);
    } catch (thrown) {
      return Promise.resolve({ value: `threw ${String(thrown)}` });
    }
  };
}

// ── handlers ──────────────────────────────────────────────────────────────────────────────────────────────────────

const READS = [
  'Number(TEXT)',
  'parseInt(TEXT, 10)',
  'parseFloat(TEXT)',
  '+TEXT',
  "Number(TEXT ?? '10')",
  "parseInt(TEXT || '10', 10)",
  "Number.parseInt(TEXT ?? '1')",
  'Number(TEXT) || 10',
];
const GIVEN = [
  '{ take: a }',
  '{ where: { id: a } }',
  '{ skip: (a - 1) * 10, take: 10 }',
  '{ take: Math.min(a, 100) }',
  '{ take: Math.max(1, half) }',
  '{ where: { id: { gte: a } }, take: 5 }',
];
const FRAMEWORKS = {
  express: {
    imports: "import express from 'express';\nconst app = express();\n",
    parameters: 'req, res',
    texts: ['req.query.a', 'req.params.a'],
    answer: 'res.json(rows);',
  },
  hono: {
    imports: "import { Hono } from 'hono';\nconst app = new Hono();\n",
    parameters: 'c',
    texts: ["c.req.query('a')", "c.req.param('a')"],
    answer: 'return c.json(rows);',
  },
} as const;

const handlerProgram = (folder: string): fc.Arbitrary<NumberProgram> =>
  fc
    .record({
      framework: fc.constantFrom('express' as const, 'hono' as const),
      part: fc.nat(1),
      read: fc.constantFrom(...READS),
      given: fc.constantFrom(...GIVEN),
      inputs: fc.array(fc.record({ a: text }, { requiredKeys: [] }), { minLength: 8, maxLength: 8 }),
    })
    .map(({ framework, part, read, given, inputs }) => {
      const { imports, parameters, texts, answer } = FRAMEWORKS[framework];
      const written = `import { PrismaClient } from '@prisma/client';
${imports}const prisma = new PrismaClient();
app.get('/orders/:a', async (${parameters}) => {
  const a = ${read.replace('TEXT', texts[part] ?? '')};
  const half = a / 2;
  const rows = await prisma.order.findMany(${given});
  ${answer}
});
`;
      return {
        folder,
        text: written,
        inputs: part === 1 ? inputs.filter(({ a }) => a !== undefined && a !== '') : inputs,
        run: (edited) => handling(edited, parameters),
        fieldAt: () => 'a',
      };
    });

function handling(edited: string, parameters: string) {
  const body = /async \([^)]*\) => \{\n([\s\S]*)\}\);\n$/.exec(edited)?.[1] ?? '';
  const handler = new Function('prisma', `return async (${parameters}) => {\n${body}};`)({
    order: { findMany: (given: unknown) => (holdsNaN(given) ? { value: given } : { given }) },
  }) as (...args: unknown[]) => Promise<unknown>;
  return async (input: Input): Promise<Outcome> => {
    const answers: { status: number; body: unknown }[] = [];
    const answered = (body: unknown, status = 200) => {
      answers.push({ status, body });
    };
    const response = {
      json: (body: unknown) => answered(body),
      status: (status: number) => ({ json: (body: unknown) => answered(body, status) }),
    };
    const texts = { query: input, params: input };
    if (parameters === 'c')
      await handler({
        req: { query: (name: string) => input[name], param: (name: string) => input[name] },
        json: answered,
      });
    else await handler(texts, response);
    const [first, ...more] = answers;
    if (more.length > 0 || !first) return { value: 'does not answer once' };
    return first.status === 400 ? REFUSED : { value: { a: first.body } };
  };
}

// ── the relation ──────────────────────────────────────────────────────────────────────────────────────────────────

const holdsNaN = (value: unknown): boolean => holds(NaN, value);

const holdsInfinity = (value: unknown): boolean => holds(Infinity, value) || holds(-Infinity, value);

function holds(number: number, value: unknown): boolean {
  if (typeof value === 'number') return Object.is(value, number);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((each) => holds(number, each))
  );
}

const partOf = (outcome: Outcome, field: string): unknown =>
  'value' in outcome && typeof outcome.value === 'object' && outcome.value !== null
    ? (outcome.value as Record<string, unknown>)[field]
    : outcome;

/** Is a text there that says something? */
function isMeant(given: unknown): boolean {
  return typeof given === 'string' && given.trim() !== '';
}

/** The parts of an object or a list, with nothing in the place of each blank text. */
function withoutBlanks(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return isMeant(given) ? given : undefined;
  if (Array.isArray(given)) return given.map(withoutBlanks);
  return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, withoutBlanks(each)]));
}

interface Edit {
  readonly rule: Rule;
  readonly name: string;
  readonly field: string;
  readonly text: string;
}

/** What an edit broke for an input; undefined where the relation holds. */
async function brokenBy(
  { rule, name, field }: Edit,
  input: Input,
  before: (input: Input) => Promise<Outcome>,
  after: (input: Input) => Promise<Outcome>,
): Promise<string | undefined> {
  const [was, is] = [await before(input), await after(input)];
  if (rule !== 'no-empty-string-coercion' && holdsNaN(partOf(was, field)))
    return holdsNaN(partOf(is, field)) ? 'lets NaN through' : undefined;
  if (rule === 'no-empty-string-coercion' && !isMeant(input[field])) {
    const withNothing = { ...input, [field]: undefined };
    if ('refused' in is || isSame(is, await before(withNothing))) return undefined;
    const emptied = { ...input, [field]: withoutBlanks(input[field]) };
    if (isSame(is, await before(emptied))) return undefined;
    // What is no text, such as a list, and a blank one where only null is spoken of.
    const mayStay = name === 'handOnUndefined' ? field in input : typeof input[field] !== 'string';
    if (mayStay && isSame(was, is)) return undefined;
    return field in input || isZero(partOf(is, field)) ? 'takes a blank text for something' : undefined;
  }
  // Allowed, and said by the docs: a number schema of zod 4 takes no Infinity.
  if (holdsInfinity(partOf(was, field)) && !holdsInfinity(partOf(is, field))) return undefined;
  if ('refused' in was) return 'refused' in is ? undefined : 'accepts what was refused';
  if ('refused' in is) return 'refuses what was accepted';
  return isSame(was, is) ? undefined : 'reads something else';
}

/** A field that is undefined is one that is not there. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(settled(one), settled(other));
}

function settled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(settled);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, settled(each)]])),
  );
}

function isZero(value: unknown): boolean {
  return value === 0 || value === 0n || (value instanceof Date && value.getTime() === 0);
}

// ── proving ───────────────────────────────────────────────────────────────────────────────────────────────────────

const CONFIG: Linter.Config = {
  plugins: { 'first-draft': firstDraft as never },
  rules: Object.fromEntries(RULES.map((rule) => [`first-draft/${rule}`, ['error', { evidence: 'likely' }]])),
};

function editsOf({ text, folder, fieldAt }: NumberProgram, linters: Map<string, Linter>): readonly Edit[] {
  let linter = linters.get(folder);
  if (!linter) linters.set(folder, (linter = new Linter({ cwd: folder })));
  const messages = linter.verify(text, CONFIG, { filename: path.join(folder, 'program.js') });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message}\n${text}`);
  return messages.flatMap(({ ruleId, line, column, suggestions = [] }) => {
    const offset =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + column;
    return suggestions.map(({ messageId = '', fix }) => ({
      rule: (ruleId ?? '').replace('first-draft/', '') as Rule,
      name: messageId,
      field: fieldAt(offset),
      text: applied(text, fix),
    }));
  });
}

export interface NumberRun extends ProofRun {
  /** How many suggestions of each rule were run. */
  readonly offeredBy: Readonly<Record<string, number>>;
}

/** Runs so many programs before and after the plugin's suggestions. */
export async function proveNumbers({
  runs,
  seed,
}: {
  readonly runs: number;
  readonly seed: number;
}): Promise<NumberRun> {
  const root = mkdtempSync(path.join(tmpdir(), 'numbers-'));
  const folders = { 3: folderIn(root, '3'), 4: folderIn(root, '4') };
  const programs = fc.oneof(
    { weight: 4, arbitrary: schemaProgram(folders) },
    { weight: 1, arbitrary: handlerProgram(folders[4]) },
  );
  const linters = new Map<string, Linter>();
  const count = { programs: 0, offered: 0, equal: 0, different: 0, undecided: 0 };
  const offeredBy: Record<string, number> = {};
  const differenceOf = async (program: NumberProgram, isCounted: boolean): Promise<string | undefined> => {
    const edits = editsOf(program, linters);
    const before = program.run(program.text);
    let found: string | undefined;
    for (const edit of edits) {
      const broken = await firstBroken(program, edit, before);
      found ??= broken;
      if (!isCounted) continue;
      count.offered += 1;
      count[broken === undefined ? 'equal' : 'different'] += 1;
      const name = `${edit.rule} ${edit.name}`;
      offeredBy[name] = (offeredBy[name] ?? 0) + 1;
    }
    if (isCounted) count.programs += 1;
    return found;
  };
  try {
    for (const program of fc.sample(programs, { numRuns: runs, seed })) await differenceOf(program, true);
    if (count.different === 0) return { ...count, offeredBy };
    const { counterexample: smallest } = await fc.check(
      fc.asyncProperty(programs, async (program) => (await differenceOf(program, false)) === undefined),
      { numRuns: runs, seed },
    );
    const counterexample = smallest ? await differenceOf(smallest[0], false) : undefined;
    return { ...count, offeredBy, ...(counterexample !== undefined && { counterexample }) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function firstBroken(
  program: NumberProgram,
  edit: Edit,
  before: (input: Input) => Promise<Outcome>,
): Promise<string | undefined> {
  const after = program.run(edit.text);
  for (const input of program.inputs) {
    const broken = await brokenBy(edit, input, before, after);
    if (broken === undefined) continue;
    return [
      `${edit.rule}, ${edit.name}, ${edit.field}: ${broken}`,
      inspect(input),
      `${inspect(await before(input))}\n→ ${inspect(await after(input))}`,
      `--- before\n${program.text}`,
      `--- after\n${edit.text}`,
    ].join('\n');
  }
  return undefined;
}

/** A project that asks for this version of zod. */
function folderIn(root: string, major: Major): string {
  const folder = path.join(root, major);
  mkdirSync(folder);
  const dependencies = {
    '@prisma/client': '^6.0.0',
    express: '^5.0.0',
    hono: '^4.0.0',
    zod: `^${major}.0.0`,
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  return folder;
}
