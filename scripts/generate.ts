// Writes the parts of README and docs that follow from rules and models, and the presets for oxlint. `npm run generate` writes
// them, and `npm run generate:check` (also a test) fails where a page differs from what would be written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { AREAS } from '../src/configs/areas.js';
import type { Rule } from '../src/create-rule.js';
import { models } from '../src/models/index.js';
import { refsOf, type ApiType, type Facet, type Model, type Query } from '../src/models/model.js';
import { rules } from '../src/rules/index.js';
import { dataLibraries } from './data-libraries.js';
import { firstWeekBlocks, type Measured } from './first-week-page.js';
import { firstWeekPicture } from './first-week-picture.js';
import { roomsBlock } from './rooms-picture.js';
import { RULE_OPTIONS, ruleOptions } from './rule-options.js';
import { isStated, measurePackage, packageBlock } from './package-facts.js';
import { oxlintPreset, OXLINT_PRESETS } from './oxlint-presets.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const MEASURED = 'examples/first-week/measured.json';

const KNOWN_AS: Readonly<Record<Facet, string>> = {
  query: 'queries',
  'query:lazy': 'queries that wait to be sent',
  'query:bulk': 'bulk writes',
  'query:undefined': 'filters that undefined empties',
  'query:limit': 'limits',
  'query:transaction': 'transactions',
  concurrentStatements: 'statements on one connection',
  lazyRelations: 'lazy relations',
  exchange: 'requests of tests',
  answer: 'answers to tests',
  mocks: 'mocks',
  asserts: 'assertions',
  schema: 'schemas',
  'schema:converts': 'schemas that convert',
  'schema:maps': 'functions in schemas',
  validates: 'what is validated with them',
  input: 'where strings come in',
  field: 'rules of decorated fields',
  makesClass: 'classes made of others or of schemas',
  receives: 'decorated parameters',
  parses: 'body parsers',
  log: 'log calls',
  captures: 'error trackers',
  reply: 'what ends an answer',
  responds: 'answers',
  stringifies: 'serialisation',
  http: 'outgoing requests',
  reaches: 'what lies outside of the database',
  retries: 'retries',
  readsEnvironment: 'configuration',
  mints: 'minted tokens',
  'role:error': 'error handlers',
};

// ── models ────────────────────────────────────────────────────────────────────────────────────────────────────────

const facetsByModel = new Map<Model, ReadonlySet<Facet>>();

/** Of some packages it is known only that they are there: they are no libraries to a reader of the docs. */
const byLibrary = models
  .filter((model) => facetsOf(model).size > 0)
  .sort((a, b) => a.library.localeCompare(b.library));

/** Everything that a model, and what it refers to in others, says of its values and calls. */
export function facetsOf(model: Model): ReadonlySet<Facet> {
  let facets = facetsByModel.get(model);
  if (!facets) facetsByModel.set(model, (facets = findFacets(model)));
  return facets;
}

function findFacets(model: Model): ReadonlySet<Facet> {
  const facets = new Set<Facet>();
  const seen = new Set<ApiType>();
  const visit = (ref: unknown, home: Model): void => {
    if (typeof ref === 'string') {
      const [owner, type] = find(ref, home);
      if (type) visit(type, owner);
    } else if (typeof ref === 'object' && ref !== null && !seen.has(ref as ApiType)) {
      const type = ref as ApiType;
      seen.add(type);
      if (type.input) facets.add('input');
      if (type.parses) facets.add('parses');
      if (type.role === 'error') facets.add('role:error');
      if (type.lazyRelations) facets.add('lazyRelations');
      if (type.exchange) facets.add('exchange');
      if (type.answer) facets.add('answer');
      if (type.asserts) facets.add('asserts');
      if (type.concurrentStatements) facets.add('concurrentStatements');
      if (type.call?.opensTransaction) facets.add('query:transaction');
      for (const query of [type.query, type.call?.query, type.tag?.query])
        if (query) facetsOfQuery(query).forEach((each) => facets.add(each));
      for (const facet of Object.keys(type.call ?? {}))
        if (facet in KNOWN_AS && facet !== 'query') facets.add(facet as Facet);
      const { schema } = type.call ?? {};
      if (schema?.maps) facets.add('schema:maps');
      if ((schema?.leaf?.converts ?? 'string') !== 'string') facets.add('schema:converts');
      for (const { ref: next } of refsOf(type)) visit(next, home);
    }
  };
  const entries = [model.modules, model.globals ?? {}, model.testGlobals?.names ?? {}].flatMap((table) =>
    Object.values(table),
  );
  const conventional = (model.conventions ?? []).flatMap(({ parameters }) => parameters);
  for (const ref of [...entries, ...conventional, ...(model.generated ? [model.generated.type] : [])])
    visit(ref, model);
  return facets;
}

function facetsOfQuery(query: Query): Facet[] {
  // What stays in the process is known so that it is never reported.
  if (query.sends === 'in-process') return [];
  const isWrite = ['create', 'update', 'delete', 'upsert'].includes(query.operation);
  return [
    'query',
    ...(query.sends === 'at-call' || query.operation === 'transaction' ? [] : (['query:lazy'] as const)),
    ...(query.bulk || (isWrite && query.batch) ? (['query:bulk'] as const) : []),
    ...(query.undefinedMatches ? (['query:undefined'] as const) : []),
    ...(query.limitedBy ? (['query:limit'] as const) : []),
    ...(query.operation === 'transaction' ? (['query:transaction'] as const) : []),
  ];
}

function find(ref: string, home: Model): [Model, ApiType | undefined] {
  const own = home.types[ref];
  if (own) return [home, own];
  const owner = models.find(({ library }) => ref.startsWith(`${library}.`));
  return [owner ?? home, owner?.types[ref.slice(owner.library.length + 1)]];
}

export const namedRules = Object.entries(rules).sort(([a], [b]) => a.localeCompare(b));
export const docsOf = (rule: Rule) => rule.meta.docs as NonNullable<Rule['meta']['docs']>;

/** Libraries that tell a rule something it needs. */
export function librariesOf(rule: Rule): readonly Model[] {
  const { uses, domain } = docsOf(rule);
  const known = byLibrary.filter((model) => uses.some((facet) => facetsOf(model).has(facet)));
  return domain === 'concurrency' && uses.includes('query')
    ? known.filter((model) => isProven(model, rule))
    : known;
}

/** Is a library in code in which a test of the rule finds something? Of races a page names no other. */
function isProven({ modules }: Model, rule: Rule): boolean {
  const [name = ''] = namedRules.find(([, each]) => each === rule) ?? [];
  const text = readFileSync(path.join(ROOT, `tests/rules/${name}.test.ts`), 'utf8');
  const proofs = text.slice(text.indexOf('\n  invalid: ['));
  return Object.keys(modules).some(
    (specifier) => proofs.includes(`from '${specifier}'`) || proofs.includes(`require('${specifier}')`),
  );
}

const versionsOf = ({ versions }: Model) =>
  Object.entries(versions).map(([name, range]) => `${code(name)} ${range.replaceAll('||', 'or')}`);
const code = (text: string) => `\`${text}\``;

// ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────────

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function describeFix({ meta }: Rule): string {
  if (meta.fixable && meta.hasSuggestions) return 'fix, suggestion';
  if (meta.fixable) return 'fix';
  return meta.hasSuggestions ? 'suggestion' : '';
}

const MARKS = { recommended: '✅', strict: '🔒', 'opt-in': '', fix: '🔧', suggestion: '💡' } as const;

/** README's list: what a rule says, how many libraries it knows, and marks for presets and repairs. */
function ruleTables(): string {
  return Object.entries(AREAS)
    .flatMap(([domain, title]) => {
      const own = namedRules.filter(([, rule]) => docsOf(rule).domain === domain);
      if (own.length === 0) return [];
      const rows = own.map(([name, rule]) => [
        `[${name}](docs/rules/${name}.md)`,
        aboutOf(rule),
        String(librariesOf(rule).length),
        marksOf(rule),
      ]);
      return [table([title, '', 'Knows', ''], rows)];
    })
    .join('\n\n');
}

/** What a rule finds, or asks for: that it disallows something its name says. */
function aboutOf(rule: Rule): string {
  const [first = '', ...rest] = docsOf(rule).description.replace(/^Disallow /, '');
  return `${first.toUpperCase()}${rest.join('')}`;
}

function marksOf(rule: Rule): string {
  const { preset } = docsOf(rule);
  const { fixable, hasSuggestions } = rule.meta;
  return [MARKS[preset], fixable ? MARKS.fix : '', hasSuggestions ? MARKS.suggestion : ''].join('');
}

const KINDS: Readonly<Record<string, readonly Model['kind'][]>> = {
  Data: ['data-access'],
  Validators: ['validation'],
  Frameworks: ['framework'],
  Loggers: ['logging'],
  'Error trackers': ['tracking'],
};

/** Names of models that say less than their packages do. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  postgres: 'postgres.js',
  prisma8: 'prisma',
  rpc: 'trpc, orpc',
};

/** The libraries that the rules know, by what they are for. */
function knownLibraries(): string {
  const names = byLibrary
    .filter(({ versions }) => Object.keys(versions).length > 0)
    .map(({ library, kind }) => ({ kind, library: SHOWN_AS[library] ?? library }));
  return Object.entries(KINDS)
    .map(([title, kinds]) => {
      const own = names.filter(({ kind }) => kinds.includes(kind)).map(({ library }) => library);
      return `- **${title}**: ${[...new Set(own)].join(', ')}`;
    })
    .join('\n');
}

function header(rule: Rule): string {
  const { description, domain, preset } = docsOf(rule);
  const inPresets = {
    recommended: 'In the `recommended` preset, and in `strict` with likely signs as well.',
    strict: 'In the `strict` preset.',
    'opt-in': 'In the `all` preset alone: turn it on where it fits.',
  }[preset];
  const repair = {
    '': 'Reports without a fix.',
    fix: 'Fixed by `--fix`.',
    suggestion: 'Offers suggestions in the editor; `--fix` leaves the code alone.',
    'fix, suggestion':
      'Fixed by `--fix` where that is safe; offers suggestions in the editor where it needs your judgement.',
  }[describeFix(rule)];
  return `> ${description}. (${AREAS[domain]})\n>\n> ${inPresets} ${repair} Needs no type information and uses it when it is there.`;
}

function optionsTable({ meta }: Rule): string {
  const [schema] = meta.schema as unknown as [
    { properties: Record<string, { enum?: string[]; type?: string; description: string }> },
  ];
  const defaults = meta.defaultOptions?.[0] as Record<string, unknown>;
  const rows = Object.entries(schema.properties).map(([name, { enum: choices, type, description }]) => [
    code(name),
    choices ? choices.map((choice) => code(`'${choice}'`)).join(', ') : code(type ?? 'string'),
    code(JSON.stringify(defaults[name])?.replaceAll('"', "'") ?? ''),
    description,
  ]);
  return table(['Option', 'Values', 'Default', 'Meaning'], rows);
}

function librariesOfRule(rule: Rule): string {
  const rows = librariesOf(rule).map((model) => [model.library, versionsOf(model).join(', ')]);
  const more =
    'See [libraries](../libraries.md) for what is known of each, and for how to teach the plugin one of yours.';
  return rows.length === 0
    ? `None: the rule reads the language alone. ${more}`
    : `${table(['Library', 'Versions checked'], rows)}\n\n${more}`;
}

function libraryPage(): string {
  const rows = byLibrary.map((model) => [
    model.library,
    versionsOf(model).join(', '),
    [...facetsOf(model)]
      .map((facet) => KNOWN_AS[facet])
      .sort()
      .join(', '),
    namedRules
      .filter(([, rule]) => librariesOf(rule).includes(model))
      .map(([name]) => `[${name}](rules/${name}.md)`)
      .join(', '),
  ]);
  const sources = byLibrary.map((model) => {
    const claims = model.sources.map(
      ({ claim, url, checked }) => `- [${claim.replace(/\.$/, '')}](${url}), checked ${checked}`,
    );
    return `### ${model.library}\n\nImports: ${Object.keys(model.modules).map(code).join(', ') || 'none, it is there from the start'}.\n\n${claims.join('\n')}`;
  });
  return [
    table(['Library', 'Versions checked', 'What is known', 'Rules that use it'], rows),
    '## Sources',
    ...sources,
  ].join('\n\n');
}

/** The names under which settings know the clients of data libraries. */
function clientNames(): string {
  const rows = models
    .filter(({ kind }) => kind === 'data-access')
    .flatMap(({ library, types }) => {
      const clients = (Object.entries(types) as [string, ApiType][]).filter(
        ([, { role }]) => role === 'database-client' || role === 'transaction-handle' || role === 'entity',
      );
      return clients.length === 0
        ? []
        : [[library, clients.map(([name]) => code(`${library}.${name}`)).join(', ')]];
    })
    .sort(([a = ''], [b = '']) => a.localeCompare(b));
  return table(['Library', 'Names'], rows);
}

/** What is known of each data library, by column. */
function dataLibraryTable(): string {
  const rows = dataLibraries().map(({ model, reads, writes, batched, bulk, transaction, sent }) => [
    model.library,
    versionsOf(model).join(', '),
    reads,
    writes,
    batched,
    bulk,
    transaction,
    sent,
    namedRules
      .filter(([, rule]) => docsOf(rule).domain === 'data-access' && librariesOf(rule).includes(model))
      .map(([name]) => `[${name}](rules/${name}.md)`)
      .join(', '),
  ]);
  return table(
    ['Library', 'Versions', 'Reads', 'Writes', 'Batched form', 'Bulk form', 'Transaction', 'Sent', 'Rules'],
    rows,
  );
}

/** The rows that a reader of the README needs, in words that need no explanation; the run prints all. */
const PROOF_ROWS = {
  'sign-ups accepted': 'sign-up forms accepted',
  'queries: GET /dashboard': 'SQL queries for one page (500 users)',
  'median latency: GET /dashboard': 'time for that page',
  'sales at once that the stock forgets': 'sales at the same moment that are missing in the stock',
  'refresh tokens minted from one': 'new tokens given for one refresh token',
  'failures logged with message and stack': 'failures logged with message and stack',
} as const;

const measured = () => JSON.parse(readFileSync(path.join(ROOT, MEASURED), 'utf8')) as Measured;

/** What was measured, as far as a reader of the README needs it. */
export function measuredProof(): Measured {
  const { columns, rows } = measured();
  const shown = Object.entries(PROOF_ROWS).map(([title, words]) => {
    const [, ...cells] = rows.find(([each]) => each === title) ?? [title, 'not measured'];
    return [words, ...cells];
  });
  return { columns, rows: shown };
}

function proofTable(): string {
  const { columns, rows } = measuredProof();
  return table(['', ...columns], rows);
}

// ── pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Puts a block between its markers. Formatted as prettier would, so that formatting a page changes nothing. */
export async function fillBlock(page: string, name: string, block: string, file: string): Promise<string> {
  const begin = `<!-- begin generated ${name} -->`;
  const end = `<!-- end generated ${name} -->`;
  const start = page.indexOf(begin);
  const stop = page.indexOf(end);
  if (start < 0 || stop < start) throw new Error(`${file} lacks the markers ${begin} and ${end}.`);
  const style = await resolveConfig(path.join(ROOT, file));
  const formatted = await format(block, { ...style, parser: 'markdown' });
  return `${page.slice(0, start + begin.length)}\n\n${formatted}\n${page.slice(stop)}`;
}

/** Measured on what is built, so without a build the block stays as it is; and so it does while its numbers are about right. */
function packageFacts(page: string): Record<string, string> {
  const facts = measurePackage();
  const [, stated = ''] =
    /<!-- begin generated package -->([^]*)<!-- end generated package -->/.exec(page) ?? [];
  return { package: facts === undefined || isStated(stated, facts) ? stated : packageBlock(facts) };
}

/** The action is named at the version of this package. */
function withVersion(page: string): string {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return page.replace(/(?<=eslint-plugin-first-draft@v)\d[\w.-]*/, version);
}

/** Every page with generated parts, as it should read. */
export async function generatedPages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const write = async (
    file: string,
    blocks: Readonly<Record<string, string>>,
    optional: Readonly<Record<string, string>> = {},
  ) => {
    let page = readFileSync(path.join(ROOT, file), 'utf8');
    for (const [name, block] of Object.entries(optional)) {
      if (page.includes(`<!-- begin generated ${name} -->`)) page = await fillBlock(page, name, block, file);
    }
    for (const [name, block] of Object.entries(blocks)) page = await fillBlock(page, name, block, file);
    pages.set(file, page);
  };
  await write('README.md', { rules: ruleTables(), known: knownLibraries(), proof: proofTable() });
  await write('CONTRIBUTING.md', packageFacts(readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8')));
  await write('docs/libraries.md', { libraries: libraryPage(), data: dataLibraryTable() });
  await write('docs/your-own-data-layer.md', { clients: clientNames() });
  await write('docs/the-first-week.md', firstWeekBlocks(measured()));
  pages.set('docs/images/first-week.svg', firstWeekPicture(measured()));
  await write('docs/design.md', { rooms: roomsBlock() });
  pages.set('docs/cli.md', withVersion(readFileSync(path.join(ROOT, 'docs/cli.md'), 'utf8')));
  await write('docs/oxlint.md', { config: `\`\`\`json\n${await oxlintPreset('recommended')}\`\`\`` });
  pages.set(RULE_OPTIONS, await ruleOptions());
  for (const name of OXLINT_PRESETS) pages.set(`oxlint/${name}.json`, await oxlintPreset(name));
  for (const [name, rule] of namedRules) {
    const file = `docs/rules/${name}.md`;
    // A rule without a page is found by tests/plugin.test.ts.
    if (existsSync(path.join(ROOT, file)))
      await write(
        file,
        { header: header(rule), libraries: librariesOfRule(rule) },
        { options: optionsTable(rule) },
      );
  }
  return pages;
}

/** Pages whose generated parts are out of date. */
export async function stalePages(): Promise<string[]> {
  const pages = [...(await generatedPages())];
  return pages
    .filter(
      ([file, text]) =>
        !existsSync(path.join(ROOT, file)) || readFileSync(path.join(ROOT, file), 'utf8') !== text,
    )
    .map(([file]) => file);
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const stale = await stalePages();
    if (stale.length > 0) {
      console.error(`Out of date: ${stale.join(', ')}. Run \`npm run generate\`.`);
      process.exitCode = 1;
    }
  } else {
    for (const [file, text] of await generatedPages()) writeFileSync(path.join(ROOT, file), text);
  }
}
