// What answers do on real servers: the code as a rule reports it, and after its suggestion. Each runs in a process of its own,
// because some of them end it.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { configFor, writeProject } from '../support/project.js';
import { Linter } from 'eslint';

interface Proof {
  readonly name: string;
  /** Packages by the names under which the code requires them. */
  readonly packages: Readonly<Record<string, string>>;
  readonly rule: string;
  /** The handlers, made with `find`, which gives rows, and `failing`, which rejects. */
  readonly code: string;
  readonly before: readonly string[];
  /** Not there where nothing is reported. */
  readonly after?: readonly string[];
}

const EXPRESS_4 = { express: 'express4' };
const EXPRESS_5 = { express: 'express' };
const IN_EXPRESS = (handler: string) => `const express = require('express');
const { find, failing } = require('./rows');
const app = express();
app.get('/', ${handler});
app.use((err, req, res, next) => { if (res.headersSent) { console.log('too late'); } else { res.status(500).end(); } });
module.exports = (listener) => require('node:http').createServer(app).listen(0, listener);
`;
const DOUBLE = IN_EXPRESS(`async (req, res) => {
  if (!req.query.id) {
    res.status(400).json({});
  }
  console.log('created');
  res.json(await find());
}`);
const SILENT = IN_EXPRESS(`async (req, res, next) => {
  try {
    res.json(await failing());
  } catch (error) {
    console.log('logged');
  }
}`);
const REJECTS = IN_EXPRESS(`async (req, res) => { res.json(await failing()); }`);

const PROOFS: readonly Proof[] = [
  {
    name: 'a second answer ends the process on Express 4',
    packages: EXPRESS_4,
    rule: 'no-double-response',
    code: DOUBLE,
    before: ['created', 'exit 1'],
    after: ['answer 400', 'answer 400'],
  },
  {
    name: 'a second answer comes to the error handler on Express 5',
    packages: EXPRESS_5,
    rule: 'no-double-response',
    code: DOUBLE,
    before: ['created', 'too late', 'answer 400', 'created', 'too late', 'answer 400'],
    after: ['answer 400', 'answer 400'],
  },
  {
    name: 'Fastify drops the second answer, and the work is done',
    packages: { fastify: 'fastify' },
    rule: 'no-double-response',
    code: `const fastify = require('fastify');
const { find } = require('./rows');
const app = fastify();
app.get('/', (request, reply) => {
  if (!request.query.id) {
    reply.code(400).send({});
  }
  console.log('created');
  reply.send({});
});
module.exports = (listener) => app.listen({ port: 0 }, listener) ?? app.server;
`,
    before: ['created', 'answer 400', 'created', 'answer 400'],
    after: ['answer 400', 'answer 400'],
  },
  {
    name: 'a refusal that goes on runs the handlers behind it',
    packages: EXPRESS_5,
    rule: 'no-double-response',
    code: `const express = require('express');
const app = express();
app.use((req, res, next) => {
  if (!req.headers.authorization) {
    res.status(401).json({});
  }
  next();
});
app.get('/', (req, res) => { console.log('deleted'); });
module.exports = (listener) => require('node:http').createServer(app).listen(0, listener);
`,
    before: ['deleted', 'answer 401', 'deleted', 'answer 401'],
    after: ['answer 401', 'answer 401'],
  },
  ...[EXPRESS_4, EXPRESS_5].map((packages) => ({
    name: `a failure that is not answered hangs on ${packages.express}`,
    packages,
    rule: 'require-response-in-catch',
    code: SILENT,
    before: ['logged', 'no answer', 'logged', 'no answer'],
    after: ['logged', 'answer 500', 'logged', 'answer 500'],
  })),
  {
    name: 'a failure that is not answered hangs on Node',
    packages: {},
    rule: 'require-response-in-catch',
    code: `const http = require('node:http');
const { failing } = require('./rows');
const server = http.createServer(async (req, res) => {
  try {
    res.end(await failing());
  } catch (error) {
    console.log('logged');
  }
});
module.exports = (listener) => server.listen(0, listener);
`,
    before: ['logged', 'no answer', 'logged', 'no answer'],
    after: ['logged', 'answer 500', 'logged', 'answer 500'],
  },
  {
    name: 'Koa answers 404 in the place of a handler that does not',
    packages: { koa: 'koa' },
    rule: 'require-response-in-catch',
    code: `const Koa = require('koa');
const { failing } = require('./rows');
const app = new Koa();
app.use(async (ctx) => { try { ctx.body = await failing(); } catch (error) { console.log('logged'); } });
module.exports = (listener) => require('node:http').createServer(app.callback()).listen(0, listener);
`,
    before: ['logged', 'answer 404', 'logged', 'answer 404'],
  },
  {
    name: 'Koa sends what was assigned last',
    packages: { koa: 'koa' },
    rule: 'no-double-response',
    code: `const Koa = require('koa');
const app = new Koa();
app.use(async (ctx) => { ctx.status = 400; ctx.body = {}; ctx.status = 201; ctx.body = {}; });
module.exports = (listener) => require('node:http').createServer(app.callback()).listen(0, listener);
`,
    before: ['answer 201', 'answer 201'],
  },
  {
    name: 'Hono answers 404 in the place of a handler that does not',
    packages: { hono: 'hono' },
    rule: 'require-response-in-catch',
    code: `const { Hono } = require('hono');
const { failing } = require('./rows');
const app = new Hono();
app.get('/', async (c) => { try { return c.json(await failing()); } catch (error) { console.log('logged'); } });
module.exports = (listener) => require('node:http')
  .createServer(async (req, res) => { const { status } = await app.request('/'); res.writeHead(status).end(); })
  .listen(0, listener);
`,
    before: ['logged', 'answer 404', 'logged', 'answer 404'],
  },
  {
    name: 'a handler that rejects ends the process on Express 4',
    packages: EXPRESS_4,
    rule: 'require-async-error-handling',
    code: REJECTS,
    before: ['exit 1'],
    after: ['answer 500', 'answer 500'],
  },
  {
    name: 'a handler that rejects hangs on Express 4 where somebody listens for rejections',
    packages: EXPRESS_4,
    rule: 'require-async-error-handling',
    code: `${REJECTS}process.on('unhandledRejection', () => console.log('logged'));\n`,
    before: ['logged', 'no answer', 'logged', 'no answer'],
    after: ['answer 500', 'answer 500'],
  },
  {
    name: 'a handler that rejects is answered on Express 5',
    packages: EXPRESS_5,
    rule: 'require-async-error-handling',
    code: REJECTS,
    before: ['answer 500', 'answer 500'],
  },
];

const ROWS = `exports.find = async () => [];
exports.failing = async () => { throw new Error('no database'); };
`;

/** Asks twice. Nothing is an answer that has not come when a server beside it has answered several times since. */
const ASKING = `const http = require('node:http');
const start = require('./file.cjs');
const beside = http.createServer((req, res) => res.end()).listen(0, () => {
  const server = start(async () => {
    const ask = (at) => fetch('http://localhost:' + at.address().port + '/').then(({ status }) => 'answer ' + status);
    for (let round = 0; round < 2; round += 1) {
      const quiet = (async () => {
        for (let turn = 0; turn < 20; turn += 1) await ask(beside);
        return 'no answer';
      })();
      console.log(await Promise.race([ask(server), quiet]));
    }
    process.exit(0);
  });
});
`;

const projectOf = ({ code, packages }: Proof): string =>
  writeProject({
    'package.json': JSON.stringify({
      dependencies: packages.express === 'express4' ? { express: '^4.22.0' } : { express: '^5.0.0' },
    }),
    'rows.js': ROWS,
    'ask.cjs': ASKING,
    'file.cjs': code,
  });

/** The code after the rule's suggestion; nothing where none is made. */
function suggested(proof: Proof): string | undefined {
  const folder = projectOf(proof);
  const [finding] = new Linter({ configType: 'flat', cwd: folder }).verify(
    proof.code,
    [configFor(folder, { rules: { [proof.rule]: {} } })],
    { filename: path.join(folder, 'file.cjs') },
  );
  if (finding?.fatal) throw new Error(finding.message);
  const fix = finding?.suggestions?.[0]?.fix;
  return fix && proof.code.slice(0, fix.range[0]) + fix.text + proof.code.slice(fix.range[1]);
}

/** What it prints, and how it ends where that is not as it should be. */
function run(proof: Proof, code: string): Promise<readonly string[]> {
  const folder = projectOf({
    ...proof,
    code: code.replaceAll("require('express')", `require('${proof.packages.express}')`),
  });
  writeFileSync(path.join(folder, 'rows.cjs'), ROWS);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['ask.cjs'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'test' },
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.on('close', (status) => {
      const lines = output
        .split('\n')
        .filter((line) => /^(?:answer|no answer|created|deleted|logged|too late)/.test(line));
      resolve(status === 0 ? lines : [...lines, `exit ${status}`]);
    });
  });
}

interface Outcome {
  readonly before: readonly string[];
  readonly after: readonly string[] | undefined;
}

const outcomes = new Map<Proof, Outcome>();
beforeAll(async () => {
  // A project is written anew by each step that asks for it: the runs begin when all code is there.
  const codes = PROOFS.map((proof) => ({ proof, code: suggested(proof) }));
  await Promise.all(
    codes.map(async ({ proof, code }) => {
      const [before, after] = await Promise.all([
        run(proof, proof.code),
        code === undefined ? undefined : run(proof, code),
      ]);
      outcomes.set(proof, { before, after });
    }),
  );
});

describe.each(PROOFS)('$name', (proof) => {
  test('before', () => {
    expect(outcomes.get(proof)?.before).toEqual(proof.before);
  });

  test('after', () => {
    expect(outcomes.get(proof)?.after).toEqual(proof.after);
  });
});
