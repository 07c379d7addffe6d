// Where a schema's leaf validates something. The first `z.number()` of the open file is the leaf; each row says what arrives
// at it, and whether everything that happens to it was understood.
import { nodesIn } from '../../src/ast/walk.js';
import { usesOfSchema } from '../../src/facts/validation/schema-uses.js';
import { schemaLeafOf } from '../../src/facts/validation/schemas.js';
import type { Files } from '../support/project.js';
import { inProject, type Asked } from '../support/testkit.js';

function usesIn({ module, analysis }: Asked) {
  for (const node of nodesIn(module.ast)) {
    const leaf = schemaLeafOf(node, analysis);
    if (leaf?.is.insistsOn !== 'number') continue;
    const { uses, complete, inputTypeIsRead, swallowed, names, isAlternative } = usesOfSchema(
      leaf.node,
      leaf.type,
      analysis,
    );
    const inputs = uses.map(({ input }) => (input ? `${input.part} ${input.carries}` : 'unknown'));
    return { inputs: inputs.sort(), complete, inputTypeIsRead, swallowed, names, isAlternative };
  }
  throw new Error('The case has no leaf.');
}

interface Row {
  readonly name: string;
  readonly code: string;
  readonly inputs: readonly string[];
  /** The rest goes somewhere that is not understood. */
  readonly isIncomplete?: boolean;
  /** What it rejects goes on to another member of a union. */
  readonly isAlternative?: boolean;
  readonly files?: Files;
  readonly file?: string;
}

const QUERY = ['query strings'];
const FIELD = `import { z } from 'zod';\nconst page = z.object({ n: z.number() });\n`;
const FEED = `export const feed = (req: import('express').Request) =>`;

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', (row) => {
      const {
        code,
        inputs,
        isIncomplete = false,
        isAlternative = false,
        files = {},
        file = 'src/file.ts',
      } = row;
      const { complete, ...found } = inProject({ ...files, [file]: code }, usesIn);
      expect(found.inputs).toEqual(inputs);
      expect(found.isAlternative).toBe(isAlternative);
      expect(complete).toBe(!isIncomplete);
    });
  });
}

rows('within one file', [
  {
    name: 'parse and its kin',
    code: `${FIELD}${FEED} [page.parse(req.query), page.safeParse(req.query), page.parseAsync(req.query)];`,
    inputs: ['query strings', 'query strings', 'query strings'],
  },
  { name: 'no use', code: FIELD, inputs: [] },
  {
    name: 'the leaf by itself',
    code: `import { z } from 'zod';\n${FEED} z.number().int().optional().parse(req.query.n);`,
    inputs: QUERY,
  },
  {
    name: 'a field that is nested',
    code: `import { z } from 'zod';\nconst deep = z.object({ a: z.object({ n: z.number() }) });\n${FEED} deep.parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'one field of an object that is built for it',
    code: `${FIELD}${FEED} page.parse({ n: req.query.n, other: 1 });`,
    inputs: QUERY,
  },
  {
    name: 'a field that was converted before',
    code: `${FIELD}${FEED} page.parse({ n: Number(req.query.n) });`,
    inputs: ['unknown'],
  },
  {
    name: 'extend',
    code: `${FIELD}const more = page.extend({ q: z.string() });\n${FEED} more.parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'as an argument of extend',
    code: `import { z } from 'zod';\nconst q = z.object({}).extend({ n: z.number() });\n${FEED} q.parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'merge, from both sides',
    code: `${FIELD}const q = z.object({}).merge(page); const r = page.merge(z.object({}));\n${FEED} [q.parse(req.query), r.parse(req.query)];`,
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'pick and omit that keep the field',
    code: `${FIELD}${FEED} [page.pick({ n: true }).parse(req.query), page.omit({ q: true }).parse(req.query)];`,
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'pick and omit that drop it',
    code: `${FIELD}${FEED} [page.pick({ q: true }).parse(req.query), page.omit({ n: true }).parse(req.query)];`,
    inputs: [],
  },
  {
    name: 'partial, strict, refine and transform',
    code: `${FIELD}${FEED} page.partial().strict().refine(Boolean).transform((value) => value).parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'a spread shape',
    code: `${FIELD}const q = z.object({ ...page.shape, q: z.string() });\n${FEED} q.parse(req.query);`,
    inputs: QUERY,
  },
  { name: 'a field of the shape', code: `${FIELD}${FEED} page.shape.n.parse(req.query.n);`, inputs: QUERY },
  {
    name: 'fields that are kept as an object',
    code: `import { z } from 'zod';\nconst fields = { n: z.number() };\nconst q = z.object({ ...fields }), r = z.object(fields);\n${FEED} [q.parse(req.query), r.parse(req.query)];`,
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'arrays of both spellings',
    code: `import { z } from 'zod';\nconst n = z.number();\n${FEED} [z.object({ ids: z.array(n) }).parse(req.query), z.object({ ids: n.array() }).parse(req.query)];`,
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'records, tuples and lazy schemas',
    code: `import { z } from 'zod';\nconst n = z.number();\n${FEED} [z.record(z.string(), n).parse(req.query), z.object({ t: z.tuple([n, n]) }).parse(req.query), z.lazy(() => z.object({ n })).parse(req.query)];`,
    inputs: ['query strings', 'query strings', 'query strings'],
  },
  {
    name: 'a union with a string',
    code: `import { z } from 'zod';\nconst n = z.number();\n${FEED} z.object({ n: z.union([n, z.string()]) }).parse(req.query);`,
    inputs: [],
  },
  {
    name: 'a union in which everything rejects strings',
    code: `import { z } from 'zod';\n${FEED} z.object({ n: z.union([z.number(), z.boolean().nullable()]) }).parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'or',
    code: `import { z } from 'zod';\n${FEED} z.object({ n: z.number().or(z.string()) }).parse(req.query);`,
    inputs: QUERY,
    isAlternative: true,
  },
  {
    name: 'or, made one type afterwards',
    code: `import { z } from 'zod';\n${FEED} z.object({ n: z.number().or(z.string()).transform(Number) }).parse(req.query);`,
    inputs: [],
    isIncomplete: true,
    isAlternative: true,
  },
  {
    name: 'variants and intersections',
    code: `${FIELD}${FEED} [z.discriminatedUnion('kind', [page, z.object({})]).parse(req.query), z.intersection(page, z.object({})).parse(req.query)];`,
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'behind preprocess and pipe',
    code: `import { z } from 'zod';\nconst n = z.number();\n${FEED} [z.preprocess(Number, n).parse(req.query.n), z.string().transform(Number).pipe(n).parse(req.query.n)];`,
    inputs: [],
  },
  {
    name: 'in an object of schemas, by member and by destructuring',
    code: `${FIELD}const schemas = { page, inner: { page } };\nconst { inner } = schemas;\n${FEED} [schemas.page.parse(req.query), inner.page.parse(req.query), schemas['page'].parse(req.query)];`,
    inputs: ['query strings', 'query strings', 'query strings'],
  },
  {
    name: 'aliases, as, satisfies and non-null',
    code: `${FIELD}const a = page as typeof page; const b = a satisfies object; const c = b!;\n${FEED} c?.parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'a choice between schemas',
    code: `${FIELD}const q = Math.random() > 1 ? page : z.object({});\n${FEED} (q ?? page).parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'JSON and strings',
    code: `${FIELD}import express from 'express';\nexpress().get('/', (req) => page.parse(req.query)).post('/', express.json(), (req) => page.parse(req.body));`,
    inputs: ['body json', 'query strings'],
  },
  {
    name: 'handed to something unknown',
    code: `${FIELD}import { use } from 'somewhere';\nuse(page);\n${FEED} page.parse(req.query);`,
    inputs: QUERY,
    isIncomplete: true,
  },
  {
    name: 'among arguments that are spread, or behind them',
    code: `${FIELD}import { zValidator } from '@hono/zod-validator';\nconst first: string[] = [];\nzValidator(...first, page);\nfoo(...[page]);`,
    inputs: [],
    isIncomplete: true,
  },
  {
    name: 'a text in the place of the part, written as a template',
    code: `${FIELD}import { zValidator } from '@hono/zod-validator';\nzValidator(\`query\`, page);\nzValidator('query' as const, page);`,
    inputs: ['query strings', 'query strings'],
  },
  { name: 'constructed with', code: `${FIELD}new Form(page);`, inputs: [], isIncomplete: true },
  {
    name: 'a key that is computed',
    code: `${FIELD}export const pick = (key: 'parse') => page[key];`,
    inputs: [],
    isIncomplete: true,
  },
  {
    name: 'the same name in an inner scope',
    code: `${FIELD}export const feed = (req: import('express').Request, page: any) => page.parse(req.query);`,
    inputs: [],
  },
]);

rows('through functions and classes', [
  {
    name: 'a factory',
    code: `import { z } from 'zod';\nconst make = () => z.object({ n: z.number() });\nfunction other() { return make(); }\n${FEED} [make().parse(req.query), other().parse(req.query)];`,
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'a factory that takes the leaf',
    code: `import { z } from 'zod';\nimport type { ZodType } from 'zod';\nconst paged = (item: ZodType) => z.object({ item });\n${FEED} paged(z.number()).parse(req.query);`,
    inputs: [],
  },
  {
    name: 'a helper that is given schema and input',
    code: `${FIELD}import type { ZodType } from 'zod';\nconst run = (schema: ZodType, input: unknown) => schema.parse(input);\n${FEED} run(page, req.query);`,
    inputs: QUERY,
  },
  {
    name: 'a middleware that is given the schema',
    code: `${FIELD}import express from 'express';\nconst validate = (schema) => (req, res, next) => { schema.parse(req.params); next(); };\nexpress().get('/', validate(page), (req, res) => {});`,
    inputs: ['params strings'],
  },
  {
    name: 'a middleware by its annotation',
    code: `${FIELD}import type { RequestHandler } from 'express';\nconst validate = (schema: any): RequestHandler => (req, res, next) => { schema.parse(req.query); next(); };\nexport const check = validate(page);`,
    inputs: ['unknown'],
  },
  {
    name: 'destructured parameter objects',
    code: `${FIELD}import express, { type Request } from 'express';\nconst validate = ({ query, body }: any) => (req: Request) => { query?.parse(req.query); body?.parse(req.body); };\nexpress().get('/', validate({ query: page }));`,
    inputs: QUERY,
  },
  {
    name: 'a parameter object that is kept whole',
    code: `${FIELD}import type { Request } from 'express';\nconst validate = (schemas: any) => (req: Request) => { schemas.query?.parse(req.query); schemas.body?.parse(req.body); };\nexport const check = validate({ query: page });`,
    inputs: QUERY,
  },
  {
    name: 'a static member of a class',
    code: `import { z } from 'zod';\nclass Schemas { static page = z.object({ n: z.number() }); }\n${FEED} Schemas.page.parse(req.query);`,
    inputs: QUERY,
  },
  {
    name: 'a member of an instance',
    code: `import { z } from 'zod';\nimport type { Request } from 'express';\nclass Orders { private readonly page = z.object({ n: z.number() }); list(req: Request) { return this.page.parse(req.query); } }`,
    inputs: QUERY,
  },
  {
    name: 'a wrapped handler',
    code: `${FIELD}import express from 'express';\nimport wrap from 'express-async-handler';\nexpress().get('/', wrap(async (req, res) => { page.parse(req.query); }));`,
    inputs: QUERY,
  },
  {
    name: 'a wrapped handler with a name',
    code: `${FIELD}import express from 'express';\nimport wrap from 'express-async-handler';\nconst list = wrap(async (req, res) => { page.parse(req.query); });\nexpress().get('/', list);`,
    inputs: QUERY,
  },
  {
    name: 'a helper that calls itself',
    code: `${FIELD}const run = (schema) => run(schema);\nrun(page);`,
    inputs: [],
  },
]);

const EXPORTED = `import { z } from 'zod';\nexport const page = z.object({ n: z.number() });\n`;
const ROUTE = (imports: string, schema: string) =>
  `import type { Request } from 'express';\n${imports}\nexport const feed = (req: Request) => ${schema}.parse(req.query);`;

rows('across modules', [
  {
    name: 'a named import',
    code: EXPORTED,
    files: { 'src/route.ts': ROUTE(`import { page } from './file';`, 'page') },
    inputs: QUERY,
  },
  {
    name: 'a renamed import and a renamed export',
    code: `${FIELD}export { page as exported };`,
    files: { 'src/route.ts': ROUTE(`import { exported as schema } from './file.js';`, 'schema') },
    inputs: QUERY,
  },
  {
    name: 'a namespace import',
    code: EXPORTED,
    files: { 'src/route.ts': ROUTE(`import * as schemas from './file';`, 'schemas.page') },
    inputs: QUERY,
  },
  {
    name: 'a default import',
    code: `import { z } from 'zod';\nexport default z.object({ n: z.number() });`,
    files: { 'src/route.ts': ROUTE(`import schema from './file';`, 'schema') },
    inputs: QUERY,
  },
  {
    name: 'a dynamic import',
    code: EXPORTED,
    files: {
      'src/route.ts': `import type { Request } from 'express';\nexport const feed = async (req: Request) => { const { page } = await import('./file'); return page.parse(req.query); };`,
    },
    inputs: QUERY,
  },
  {
    name: 'a barrel',
    code: EXPORTED,
    files: {
      'src/index.ts': `export * from './file';`,
      'src/route.ts': ROUTE(`import { page } from './index';`, 'page'),
    },
    inputs: QUERY,
  },
  {
    name: 'a re-export with another name',
    code: EXPORTED,
    files: {
      'src/index.ts': `export { page as pageSchema } from './file';`,
      'src/route.ts': ROUTE(`import { pageSchema } from './index';`, 'pageSchema'),
    },
    inputs: QUERY,
  },
  {
    name: 'a namespace import of a barrel',
    code: EXPORTED,
    files: {
      'src/schemas/index.ts': `export * from '../file';\nexport { page as renamed } from '../file';`,
      'src/route.ts': ROUTE(`import * as all from './schemas';`, 'all.page'),
      'src/other.ts': ROUTE(`import * as all from './schemas/index.js';`, 'all.renamed'),
    },
    inputs: ['query strings', 'query strings'],
  },
  {
    name: 'a default that a barrel exports again',
    code: `import { z } from 'zod';\nexport default z.object({ n: z.number() });`,
    files: {
      'src/barrel.ts': `export { default } from './file';`,
      'src/route.ts': ROUTE(`import page from './barrel';`, 'page'),
    },
    inputs: QUERY,
  },
  {
    name: 'an import that is exported again',
    code: EXPORTED,
    files: {
      'src/barrel.ts': `import { page } from './file';\nexport { page as again };`,
      'src/route.ts': ROUTE(`import { again } from './barrel';`, 'again'),
    },
    inputs: QUERY,
  },
  {
    name: 'barrels that import each other',
    code: EXPORTED,
    files: {
      'src/a.ts': `export * from './file';\nexport * from './b';`,
      'src/b.ts': `export * from './a';`,
      'src/route.ts': ROUTE(`import { page } from './b';`, 'page'),
    },
    inputs: QUERY,
  },
  {
    name: 'a static field of an exported class',
    code: `import { z } from 'zod';\nexport class Schemas { static page = z.object({ n: z.number() }); }`,
    files: { 'src/route.ts': ROUTE(`import { Schemas } from './file';`, 'Schemas.page') },
    inputs: QUERY,
  },
  {
    name: 'a public field, whose instances may go anywhere',
    code: `import { z } from 'zod';\nexport class Schemas { page = z.object({ n: z.number() }); }`,
    inputs: [],
    isIncomplete: true,
  },
  {
    name: 'a factory of another module that takes the schema',
    code: `${EXPORTED}import { validate } from './validate';\nexport const check = validate({ query: page });`,
    files: {
      'src/validate.ts': `import type { Request } from 'express';\nexport const validate = ({ query }: any) => (req: Request) => { query.parse(req.query); };`,
    },
    inputs: QUERY,
  },
  {
    name: 'a schema that another module extends, and a third feeds',
    code: EXPORTED,
    files: {
      'src/more.ts': `import { page } from './file';\nexport const more = page.extend({});`,
      'src/route.ts': ROUTE(`import { more } from './more';`, 'more'),
    },
    inputs: QUERY,
  },
  {
    name: 'an object of schemas',
    code: `import { z } from 'zod';\nexport const schemas = { page: z.object({ n: z.number() }) };`,
    files: { 'src/route.ts': ROUTE(`import { schemas } from './file';`, 'schemas.page') },
    inputs: QUERY,
  },
  {
    name: 'a factory',
    code: `import { z } from 'zod';\nexport const make = () => z.object({ n: z.number() });`,
    files: { 'src/route.ts': ROUTE(`import { make } from './file';`, 'make()') },
    inputs: QUERY,
  },
  {
    name: 'an import of the same name from elsewhere',
    code: EXPORTED,
    files: {
      'src/other.ts': `export const page: any = {};`,
      'src/route.ts': ROUTE(`import { page } from './other';`, 'page'),
    },
    inputs: [],
  },
  {
    name: 'module.exports and require',
    file: 'src/file.js',
    code: `const { z } = require('zod');\nmodule.exports = { page: z.object({ n: z.number() }) };`,
    files: {
      'src/route.js': `const { page } = require('./file');\nconst express = require('express');\nexpress().get('/', (req) => page.parse(req.query));`,
    },
    inputs: QUERY,
  },
  {
    name: 'exports.x and a member of what is required',
    file: 'src/file.js',
    code: `const { z } = require('zod');\nexports.page = z.object({ n: z.number() });`,
    files: {
      'src/route.js': `const schemas = require('./file');\nconst express = require('express');\nexpress().get('/', (req) => schemas.page.parse(req.query));`,
    },
    inputs: QUERY,
  },
  {
    name: 'a schema that is all of a module',
    file: 'src/file.js',
    code: `const { z } = require('zod');\nmodule.exports = z.object({ n: z.number() });`,
    files: {
      'src/route.js': `const page = require('./file');\nconst express = require('express');\nexpress().get('/', (req) => page.parse(req.query));`,
    },
    inputs: QUERY,
  },
]);

describe('what the static types say', () => {
  const READS: readonly [name: string, code: string, isRead: boolean][] = [
    ['z.input', `${FIELD}export type In = z.input<typeof page>;`, true],
    ['z.infer', `${FIELD}export type Out = z.infer<typeof page>;`, false],
    [
      'a type of output and input',
      `import { z } from 'zod';\nconst n: z.ZodType<number, number> = z.number();`,
      true,
    ],
    ['a type of the output', `import { z } from 'zod';\nconst n: z.ZodType<number> = z.number();`, false],
    [
      'satisfies with both',
      `import { z } from 'zod';\nconst n = z.number() satisfies z.ZodType<number, number>;`,
      true,
    ],
    [
      'an object type with its fields',
      `import { z } from 'zod';\nconst n: z.ZodObject<{ n: z.ZodNumber }> = z.object({ n: z.number() });`,
      true,
    ],
    [
      'a parameter that takes any schema',
      `${FIELD}const run = <T extends z.ZodType>(schema: T, other: z.ZodTypeAny) => schema;\nrun(page, page);`,
      false,
    ],
    [
      'a type that is not known',
      `import { z } from 'zod';\nimport type { Mine } from 'somewhere';\nconst n: Mine = z.number();`,
      true,
    ],
    ['any', `import { z } from 'zod';\nconst n: any = z.number();`, false],
  ];
  test.each(READS)('%s', (_name, code, isRead) => {
    expect(inProject({ 'src/file.ts': code }, usesIn).inputTypeIsRead).toBe(isRead);
  });

  test('a catch around the leaf swallows the rejection', () => {
    const swallowed = (code: string) =>
      inProject({ 'src/file.ts': `import { z } from 'zod';\n${code}` }, usesIn).swallowed;
    expect(swallowed(`z.object({ n: z.number().catch(1) });`)).toBe(true);
    expect(swallowed(`z.object({ n: z.number().default(1) });`)).toBe(false);
  });
});
