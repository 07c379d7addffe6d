// The differential test of schemas: programs that validate what a request or the environment holds, from a grammar, are run
// before and after the plugin's edits. What was accepted stays accepted with the same meaning; what was rejected is accepted only
// if it is the text of a value that was accepted all along.
import { Linter } from 'eslint';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import * as zod4 from 'zod';
import * as zod3 from 'zod3';
import firstDraft from '../../src/index.js';
import { applied } from '../support/repairs.js';
import type { ProofRun } from '../../scripts/prove/proof-run.js';

// ── the grammar ───────────────────────────────────────────────────────────────────────────────────────────────────

type Kind = 'number' | 'int' | 'boolean' | 'date' | 'bigint' | 'string' | 'truthy';
/** A schema as it is written, with what has to be known of it to make inputs and to read their texts. */
interface Written {
  readonly text: string;
  readonly shape: Shape;
}
type Shape =
  | { readonly leaf: Kind; readonly catches: boolean }
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly each: Shape }
  | { readonly values: Shape }
  | { readonly either: readonly Shape[] };
type Major = '3' | '4';

const LEAVES: Readonly<Record<Kind, readonly string[]>> = {
  number: ['z.number()', 'z.number({})'],
  int: ['z.number().int()', 'z.int()'],
  boolean: ['z.boolean()'],
  date: ['z.date()'],
  bigint: ['z.bigint()'],
  string: ['z.string()'],
  truthy: ['z.coerce.boolean()'],
};
const CHECKS: Readonly<Record<Kind, readonly string[]>> = {
  number: ['.positive()', '.min(1)', '.max(10)', '.nonnegative()', '.gt(0)', '.multipleOf(0.5)', '.finite()'],
  int: ['.positive()', '.min(0)', '.max(100)'],
  boolean: [],
  date: ['.min(new Date(0))'],
  bigint: ['.positive()', '.max(100n)'],
  string: ['.min(1)', '.max(5)'],
  truthy: [],
};
const FALLBACKS: Readonly<Record<Kind, string>> = {
  number: '7',
  int: '7',
  boolean: 'true',
  date: 'new Date(0)',
  bigint: '7n',
  string: "'seven'",
  truthy: 'false',
};

const wrapper = fc.constantFrom(
  ...([
    'optional',
    'nullable',
    'nullish',
    'default',
    'catch',
    'refine',
    'describe',
    'transform',
    'prefault',
    'pipe',
    'readonly',
    'z.optional',
    'z.nullable',
    'superRefine',
  ] as const),
);

function wrapped(text: string, kind: Kind, wrap: string, major: Major): string {
  switch (wrap) {
    case 'default':
    case 'catch':
      return `${text}.${wrap}(${FALLBACKS[kind]})`;
    case 'prefault':
      return major === '4' ? `${text}.prefault(${FALLBACKS[kind]})` : text;
    case 'refine':
      return `${text}.refine((value) => String(value) !== '5')`;
    case 'superRefine':
      return `${text}.superRefine((value, context) => {\n  if (String(value) === '2') context.addIssue({ code: 'custom', message: 'two' });\n})`;
    case 'describe':
      return `${text}.describe('a part')`;
    case 'transform':
      return `${text}.transform((value) => ({ value }))`;
    case 'pipe':
      return `${text}.pipe(z.any())`;
    case 'z.optional':
    case 'z.nullable':
      return `${wrap}(${text})`;
    default:
      return `${text}.${wrap}()`;
  }
}

const leafOf = (major: Major): fc.Arbitrary<Written> =>
  fc
    .record({
      kind: fc.constantFrom(
        ...(['number', 'number', 'int', 'boolean', 'date', 'bigint', 'string', 'truthy'] as const),
      ),
      spelling: fc.nat(3),
      check: fc.option(fc.nat(6), { freq: 2 }),
      wraps: fc.array(wrapper, { maxLength: 2 }),
    })
    .map(({ kind, spelling, check, wraps }) => {
      const spellings = LEAVES[kind].filter((each) => major === '4' || each !== 'z.int()');
      const checks = CHECKS[kind];
      const checked = check === null || checks.length === 0 ? '' : checks[check % checks.length];
      // Behind a transform there is no check of the leaf's own, and nothing to fall back to of its type.
      const until = wraps.findIndex((each) => each === 'transform' || each === 'pipe');
      const kept = until < 0 ? wraps : wraps.slice(0, until + 1);
      const text = kept.reduce<string>(
        (made, wrap) => wrapped(made, kind, wrap, major),
        `${spellings[spelling % spellings.length] ?? ''}${checked ?? ''}`,
      );
      return { text, shape: { leaf: kind, catches: kept.includes('catch') } };
    });

const objectOf = (fields: Readonly<Record<string, Written>>, tail: string): Written => ({
  text: `z.object({ ${Object.entries(fields)
    .map(([name, { text }]) => `${name}: ${text}`)
    .join(', ')} })${tail}`,
  shape: { fields: Object.fromEntries(Object.entries(fields).map(([name, { shape }]) => [name, shape])) },
});

const schemaOf = (major: Major): fc.Arbitrary<Written> => {
  const leaf = leafOf(major);
  const field: fc.Arbitrary<Written> = fc.oneof(
    { weight: 8, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: leaf.map(({ text, shape }) => ({ text: `z.array(${text})`, shape: { each: shape } })),
    },
    {
      weight: 1,
      arbitrary: leaf.map(({ text, shape }) => ({ text: `${text}.array()`, shape: { each: shape } })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(leaf, leaf).map(([one, other]) => ({
        text: `z.union([${one.text}, ${other.text}])`,
        shape: { either: [one.shape, other.shape] },
      })),
    },
    {
      weight: 1,
      arbitrary: leaf.map((inner) => objectOf({ inner }, '')),
    },
    {
      weight: 1,
      arbitrary: leaf.map(({ text, shape }) => ({
        text: `z.record(z.string(), ${text})`,
        shape: { values: shape },
      })),
    },
  );
  const tails = [
    '',
    '',
    '',
    '.strict()',
    '.partial()',
    '.passthrough()',
    '.extend({})',
    '.omit({ c: true })',
  ];
  return fc
    .record({ a: field, b: fc.option(field), c: fc.option(leaf), tail: fc.constantFrom(...tails) })
    .map(({ a, b, c, tail }) =>
      objectOf({ a, ...(b && { b }), ...(c && { c }) }, c || !tail.startsWith('.omit') ? tail : ''),
    );
};

const PLACES = ['query', 'params', 'headers', 'env', 'search', 'form', 'get', 'query and body'] as const;
interface SchemaProgram {
  readonly major: Major;
  readonly schema: Written;
  readonly place: (typeof PLACES)[number];
  readonly style: 'coerce' | 'strict-string';
  readonly isSafe: boolean;
  readonly inputs: readonly unknown[];
}

const TEXTS = [
  '0', '1', '-1', '5', '2', '7', '1.5', ' 7 ', '007', '1e1', '0x10', '1,5', '12345678901234567890', '',
  ' ', 'true', 'false', 'yes', 'on', 'null', 'undefined', 'NaN', 'Infinity', 'abc', '2024-01-02',
  '2024-01-02T10:00:00.000Z', '1969-12-31',
] as const; // prettier-ignore
const text = fc.constantFrom(...TEXTS);
const JSON_VALUES = [null, true, false, 0, 1, 5, 1.5, [], ['1'], {}, ...TEXTS];

/** What may arrive for a shape: texts where a text can stand, or anything that JSON holds. */
function inputFor(shape: Shape, leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if ('leaf' in shape || 'either' in shape) return leaf;
  if ('each' in shape) return fc.oneof(fc.array(inputFor(shape.each, leaf), { maxLength: 3 }), leaf);
  if ('values' in shape)
    return fc.dictionary(fc.constantFrom('k', 'l'), inputFor(shape.values, leaf), { maxKeys: 2 });
  const fields = Object.entries(shape.fields).map(([name, each]) => [name, inputFor(each, leaf)] as const);
  return fc
    .record(Object.fromEntries(fields), { requiredKeys: [] })
    .map((value) => ({ ...(value as Record<string, unknown>) }));
}

const programs: fc.Arbitrary<SchemaProgram> = fc
  .record({
    major: fc.constantFrom('3' as const, '4' as const),
    place: fc.constantFrom(...PLACES),
    style: fc.constantFrom('coerce' as const, 'coerce' as const, 'strict-string' as const),
    isSafe: fc.boolean(),
  })
  .chain((chosen) =>
    schemaOf(chosen.major).chain((schema) =>
      fc
        .array(
          chosen.place === 'query and body'
            ? fc.oneof(inputFor(schema.shape, text), inputFor(schema.shape, fc.constantFrom(...JSON_VALUES)))
            : chosen.place === 'query'
              ? inputFor(schema.shape, text)
              : fc.dictionary(fc.constantFrom('a', 'b', 'c'), text),
          { minLength: 12, maxLength: 12 },
        )
        .map((inputs) => ({ ...chosen, schema, inputs })),
    ),
  );

/** Stands between the schema and what validates with it. */
const USES = '// Uses:';

function textOf({ schema, place, isSafe }: SchemaProgram): string {
  const parse = (input: string) => (isSafe ? `schema.safeParse(${input})` : `schema.parse(${input})`);
  const route = (part: string) =>
    `app.get('/:a', (req, res) => {\n  res.json(${parse(`req.${part}`)});\n});\n`;
  const get = Object.keys((schema.shape as { fields: object }).fields)
    .map((name) => `${name}: new URL(request.url).searchParams.get('${name}')`)
    .join(', ');
  const uses = {
    query: route('query'),
    params: route('params'),
    headers: route('headers'),
    env: `answer(${parse('process.env')});\n`,
    search: `answer(${parse('Object.fromEntries(new URL(request.url).searchParams)')});\n`,
    form: `answer(${parse('Object.fromEntries(await request.formData())')});\n`,
    get: `answer(${parse(`{ ${get} }`)});\n`,
    'query and body': `${route('query')}app.post('/', express.json(), (req, res) => {\n  res.json(${parse('req.body')});\n});\n`,
  };
  const isExpress = uses[place].includes('app.');
  const isFetch = uses[place].includes('request.');
  return [
    isExpress ? "import express from 'express';" : '',
    "import { z } from 'zod';",
    `const schema = ${schema.text};`,
    USES,
    isExpress ? 'const app = express();' : '',
    isFetch
      ? `export async function GET(request) {\n  const answer = (value) => Response.json(value);\n  return ${uses[place].trim()}\n}`
      : uses[place],
    '',
  ].join('\n');
}

// ── running a program ─────────────────────────────────────────────────────────────────────────────────────────────

const ZODS: Readonly<Record<Major, unknown>> = { 3: zod3.z, 4: zod4.z };

type Answer = { readonly value: unknown } | { readonly rejected: true };
const REJECTED: Answer = { rejected: true };

/** What is read by name where it was not sent. */
const nothingSent = (shape: Shape) =>
  Object.fromEntries('fields' in shape ? Object.keys(shape.fields).map((name) => [name, null]) : []);

/** A function that validates an input as the program does. */
function validating(
  { major, place, schema: { shape } }: SchemaProgram,
  text: string,
): (input: unknown) => Answer {
  const start = text.indexOf('const schema = ') + 'const schema = '.length;
  const declared = text.slice(start, text.indexOf(USES)).trim().replace(/;$/, '');
  // The text is the grammar's, or what an edit left of it.
  const schema = new Function('z', `return ${declared}`)(ZODS[major]) as {
    safeParse: (input: unknown) => { success: boolean; data?: unknown };
  };
  // What is read by name is null where it was not sent, unless an edit says otherwise.
  const missing = Object.keys(nothingSent(shape)).map(
    (name) => [name, text.includes(`get('${name}') ?? undefined`) ? undefined : null] as const,
  );
  return (input) => {
    const given = place === 'get' ? { ...Object.fromEntries(missing), ...(input as object) } : input;
    try {
      const { success, data } = schema.safeParse(given);
      return success ? { value: data } : REJECTED;
    } catch (thrown) {
      return { value: `threw ${String(thrown)}` };
    }
  };
}

// ── the relation ──────────────────────────────────────────────────────────────────────────────────────────────────

/** What a text says for a leaf: itself, where it says nothing. */
function meaningOf(kind: Kind, text: string): unknown {
  switch (kind) {
    case 'number':
    case 'int':
      return Number.isNaN(Number(text)) ? text : Number(text);
    case 'bigint':
      try {
        return BigInt(text);
      } catch {
        return text;
      }
    case 'date':
      return Number.isNaN(Date.parse(text)) ? text : new Date(text);
    case 'boolean':
    case 'truthy':
      if (['true', '1', 'yes', 'on', 'y', 'enabled'].includes(text.toLowerCase())) return true;
      return ['false', '0', 'no', 'off', 'n', 'disabled'].includes(text.toLowerCase()) ? false : text;
    case 'string':
      return text;
  }
}

const MOST_READINGS = 256;

/** An input as it may be read: each text as itself, or as what it says for its leaf. */
function readingsOf(input: unknown, shape: Shape): readonly unknown[] {
  // What is read by name is null where it was not sent: the edit says that it is nothing.
  if (input === null) return [null, undefined];
  if ('either' in shape) return shape.either.flatMap((each) => readingsOf(input, each));
  if ('leaf' in shape) {
    // What is no word is rejected where words are read, and caught.
    if (shape.leaf === 'truthy' && shape.catches) return [input, meaningOf(shape.leaf, String(input)), false];
    // Allowed, and said by the docs: an empty text is 0, and coercion reads a list, as in `?page[]=5`, as its text.
    const isText = typeof input === 'string' || (Array.isArray(input) && isOfTexts(input));
    const meaning = isText ? meaningOf(shape.leaf, String(input)) : input;
    return meaning === input ? [input] : [meaning, input];
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input) !== 'each' in shape) return [input];
  const parts = Object.entries(input).map(([name, value]): [string, readonly unknown[]] => {
    const own = 'each' in shape ? shape.each : 'values' in shape ? shape.values : shape.fields[name];
    return [name, own ? readingsOf(value, own) : [value]];
  });
  let all: readonly Record<string, unknown>[] = [{}];
  for (const [name, readings] of parts)
    all = all
      .flatMap((each) => readings.map((reading) => ({ ...each, [name]: reading })))
      .slice(0, MOST_READINGS);
  return 'each' in shape ? all.map((each) => Object.values(each)) : all;
}

function catchesIn(shape: Shape): boolean {
  if ('leaf' in shape) return shape.catches;
  if ('each' in shape) return catchesIn(shape.each);
  if ('values' in shape) return catchesIn(shape.values);
  if ('either' in shape) return shape.either.some(catchesIn);
  return Object.values(shape.fields).some(catchesIn);
}

function isOfTexts(input: unknown): boolean {
  if (typeof input === 'string') return true;
  return typeof input === 'object' && input !== null && Object.values(input).every(isOfTexts);
}

interface Edit {
  readonly rule: string;
  /** `fix`, or the message id of a suggestion. */
  readonly name: string;
  readonly text: string;
}

/** What an edit broke for an input; `undefined` where the relation holds. */
function brokenBy(
  { schema: { shape }, place }: SchemaProgram,
  { rule, name }: Edit,
  input: unknown,
  [before, after]: readonly [(input: unknown) => Answer, (input: unknown) => Answer],
): string | undefined {
  // Where JSON arrives as well, coercion takes what is no text: it is why that is a suggestion.
  if (name !== 'fix' && !isOfTexts(input)) return undefined;
  const [was, is] = [before(input), after(input)];
  const given = place === 'get' ? { ...nothingSent(shape), ...(input as object) } : input;
  const isRead = () => readingsOf(given, shape).some((reading) => isDeepStrictEqual(before(reading), is));
  // What `.catch()` put in the place of each text, and what was true for each, are what the edit is about.
  const isAbout = rule === 'no-truthy-boolean-coercion' || catchesIn(shape);
  if ('rejected' in was || isAbout)
    return 'rejected' in is || isRead() ? undefined : 'accepts what is not the text of a valid value';
  if ('rejected' in is) return 'rejects what was accepted';
  return isDeepStrictEqual(was, is) ? undefined : 'reads something else';
}

// ── proving ───────────────────────────────────────────────────────────────────────────────────────────────────────

const RULES = ['no-uncoerced-input', 'no-truthy-boolean-coercion'];

function editsOf(program: SchemaProgram, text: string, linter: Linter, filename: string): readonly Edit[] {
  const config: Linter.Config = {
    plugins: { 'first-draft': firstDraft as never },
    rules: {
      'first-draft/no-uncoerced-input': ['error', { evidence: 'likely', style: program.style }],
      'first-draft/no-truthy-boolean-coercion': ['error', { evidence: 'likely' }],
    },
  };
  const messages = linter.verify(text, config, { filename });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message}\n${text}`);
  const fixed = linter.verifyAndFix(text, config, { filename });
  const rule = (id: string | null) => (id ?? '').replace('first-draft/', '');
  return [
    ...(fixed.fixed ? [{ rule: RULES[0] ?? '', name: 'fix', text: fixed.output }] : []),
    ...messages.flatMap(({ ruleId, suggestions = [] }) =>
      suggestions.map(({ messageId = '', fix }) => ({
        rule: rule(ruleId),
        name: messageId,
        text: applied(text, fix),
      })),
    ),
  ];
}

/** Runs so many programs before and after the plugin's edits. */
export function proveSchemas({ runs, seed }: { readonly runs: number; readonly seed: number }): ProofRun {
  const folder = mkdtempSync(path.join(tmpdir(), 'schemas-'));
  const count = { programs: 0, offered: 0, equal: 0, different: 0, undecided: 0 };
  const benches = { 3: benchIn(folder, '3'), 4: benchIn(folder, '4') };
  const differenceOf = (program: SchemaProgram, isCounted: boolean): string | undefined => {
    const { linter, filename } = benches[program.major];
    const text = textOf(program);
    const before = validating(program, text);
    const edits = editsOf(program, text, linter, filename);
    let found: string | undefined;
    for (const edit of edits) {
      const after = validating(program, edit.text);
      let broken: string | undefined;
      for (const input of program.inputs) {
        broken = brokenBy(program, edit, input, [before, after]);
        if (broken === undefined) continue;
        const told = [before, after].map((each) => inspect(each(input))).join('\n→ ');
        found ??= [
          `zod ${program.major}, ${edit.rule}, ${edit.name}: ${broken}`,
          inspect(input),
          told,
          '--- before',
          text,
          '--- after',
          edit.text,
        ].join('\n');
        break;
      }
      if (isCounted) count[broken === undefined ? 'equal' : 'different'] += 1;
    }
    if (isCounted) {
      count.programs += 1;
      count.offered += edits.length;
    }
    return found;
  };
  try {
    for (const program of fc.sample(programs, { numRuns: runs, seed })) differenceOf(program, true);
    if (count.different === 0) return count;
    const { counterexample: smallest } = fc.check(
      fc.property(programs, (program) => differenceOf(program, false) === undefined),
      { numRuns: runs, seed },
    );
    const counterexample = smallest ? differenceOf(smallest[0], false) : undefined;
    return { ...count, ...(counterexample !== undefined && { counterexample }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A project that asks for this version of zod. */
function benchIn(root: string, major: Major) {
  const folder = path.join(root, major);
  mkdirSync(folder);
  const dependencies = { express: '^5.0.0', zod: `^${major}.0.0` };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  return { linter: new Linter({ cwd: folder }), filename: path.join(folder, 'program.js') };
}
