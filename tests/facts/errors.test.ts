// What was caught and what was not, row by row. `by/json` is the answer for a marked expression, `no` without one.
import { caughtError } from '../../src/facts/errors/errors.js';
import type { Files } from '../support/project.js';
import { inProject, markedIn, type Asked } from '../support/testkit.js';

interface Row {
  readonly name: string;
  readonly code: string;
  readonly are: readonly string[];
  readonly file?: string;
  readonly files?: Files;
  readonly isTyped?: boolean;
}

const errorsIn = ({ module, analysis }: Asked): string[] =>
  markedIn(module).map((node) => {
    const error = caughtError(node, analysis);
    return error ? `${error.by}/${error.json}` : 'no';
  });

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', ({ code, are, file = 'src/file.ts', files = {}, isTyped = false }) => {
      expect(inProject({ ...files, [file]: code }, errorsIn, { isTyped })).toEqual(are);
    });
  });
}

rows('where errors come from', [
  { name: 'a catch parameter', code: 'try { a(); } catch (e) { use(/*?*/e); }', are: ['catch/nothing'] },
  {
    name: 'a typed catch parameter',
    code: 'try { a(); } catch (e: unknown) { use(/*?*/e); }',
    are: ['catch/nothing'],
  },
  {
    name: 'a part of a catch parameter',
    code: 'try { a(); } catch ({ message }) { use(/*?*/message); }',
    are: ['no'],
  },
  {
    name: 'a closure in the catch',
    code: 'try { a(); } catch (e) { later(() => use(/*?*/e)); }',
    are: ['catch/nothing'],
  },
  { name: 'a rejection', code: 'a().catch((e) => use(/*?*/e));', are: ['rejection/nothing'] },
  { name: 'an optional rejection', code: 'a()?.catch((e) => use(/*?*/e));', are: ['rejection/nothing'] },
  {
    name: 'the second function of then',
    code: 'a().then((v) => use(/*?*/v), (e) => use(/*?*/e));',
    are: ['no', 'rejection/nothing'],
  },
  {
    name: 'what a job threw, as the parameter that its library hands over',
    code: `import { Worker } from 'bullmq';
const worker = new Worker('mails', async () => {});
worker.on('failed', (job, e) => use(/*?*/job, /*?*/e)).on('failed', onFailed).on('progress', (job, e) => use(/*?*/e));
function onFailed(job, e) { use(/*?*/job, /*?*/e); }`,
    are: ['no', 'job/nothing', 'no', 'no', 'job/nothing'],
  },
  {
    name: 'a listener of the same name that is called with something else too',
    code: `import { Worker } from 'bullmq';
new Worker('mails', async () => {}).on('failed', onFailed);
onFailed({}, 'text');
function onFailed(job, e) { use(/*?*/e); }`,
    are: ['no'],
  },
  {
    name: 'what a job threw, first and by an event that names the job, and by an option',
    code: `import { Agenda } from 'agenda';
import Bree from 'bree';
new Agenda().on('fail:mail', (e, job) => use(/*?*/e, /*?*/job));
new Agenda().on('failure', (e) => use(/*?*/e));
new Bree({ errorHandler: (e, data) => use(/*?*/e, /*?*/data), outputHandler: (e) => use(/*?*/e) });`,
    are: ['job/nothing', 'no', 'no', 'job/nothing', 'no', 'no'],
  },
  {
    name: 'an emitter of which nothing is known',
    code: "import { emitter } from 'somewhere';\nemitter.on('failed', (job, e) => use(/*?*/e));",
    are: ['no'],
  },
  {
    name: 'a named handler',
    code: 'function failed(e) { use(/*?*/e); }\na().catch(failed);',
    are: ['rejection/nothing'],
  },
  {
    name: 'a handler held by a constant',
    code: 'const failed = (e) => { use(/*?*/e); };\na().catch(failed);',
    are: ['rejection/nothing'],
  },
  { name: 'a function that nobody hands on', code: 'function failed(e) { use(/*?*/e); }', are: ['no'] },
  { name: 'an error event', code: "socket.on('error', (e) => use(/*?*/e));", are: ['event/nothing'] },
  { name: 'another event', code: "socket.on('data', (e) => use(/*?*/e));", are: ['no'] },
  {
    name: 'an uncaught exception',
    code: "process.on('uncaughtException', (e, origin) => use(/*?*/e, /*?*/origin));",
    are: ['event/nothing', 'no'],
  },
  {
    name: 'an event handler property receives an event',
    code: 'worker.onerror = (e) => use(/*?*/e);',
    are: ['no'],
  },
  {
    name: 'data by a type literal',
    code: "bus.on('error', (e: { id: string; why: string }) => use(/*?*/e));",
    are: ['no'],
  },
  {
    name: 'a part of an error by a type literal',
    code: "bus.on('error', (e: { message?: string; status: number }) => use(/*?*/e));",
    are: ['event/nothing'],
  },
  {
    name: 'an error seen for its code',
    code: 'a().catch((e: { code?: string }) => use(/*?*/e));',
    are: ['rejection/nothing'],
  },
  { name: 'a list of issues', code: 'a().catch((e: string[]) => use(/*?*/e));', are: ['no'] },
  { name: 'a number', code: "bus.once('error', function (e: number) { use(/*?*/e); });", are: ['no'] },
  { name: 'one of a few texts', code: "bus.on('error', (e: 'full' | 'empty') => use(/*?*/e));", are: ['no'] },
  {
    name: 'data by an interface',
    code: "interface Job { id: string }\nbus.on('error', (e: Job) => use(/*?*/e));",
    are: ['no'],
  },
  {
    name: 'data by an alias of another file',
    code: "import type { Job } from './job';\nbus.on('error', (e: Job) => use(/*?*/e));",
    files: { 'src/job.ts': 'export type Job = { id: string };' },
    are: ['no'],
  },
  {
    name: 'an interface that extends an error',
    code: "interface Failed extends Error { id: string }\nbus.on('error', (e: Failed) => use(/*?*/e));",
    are: ['event/unknown'],
  },
  {
    name: 'an error or nothing',
    code: "bus.on('error', (e: Error | null) => use(/*?*/e));",
    are: ['event/nothing'],
  },
  {
    name: 'an event of the platform',
    code: "socket.on('error', (e: ErrorEvent) => use(/*?*/e));",
    are: ['no'],
  },
  {
    name: 'an observer',
    code: 'stream$.subscribe({ next: (v) => use(/*?*/v), error: (e) => use(/*?*/e) });',
    are: ['no', 'rejection/nothing'],
  },
  {
    name: 'an error option of something else',
    code: 'configure({ error: (e) => use(/*?*/e) });',
    are: ['no'],
  },
  {
    name: 'error middleware',
    code: `import express from 'express';
const app = express();
app.use((err, req, res, next) => { use(/*?*/err, /*?*/req); });`,
    are: ['handler/nothing', 'no'],
  },
  {
    name: 'middleware of three parameters',
    code: `import express from 'express';
express().use((err, req, res) => { use(/*?*/err); });`,
    are: ['no'],
  },
  {
    name: 'error middleware that another module registers',
    code: `import type { NextFunction, Request, Response } from 'express';
export function onError(err: any, req: Request, res: Response, next: NextFunction) { use(/*?*/err); }`,
    are: ['handler/nothing'],
  },
  {
    name: 'error middleware by the type of its constant',
    code: `import type { ErrorRequestHandler } from 'express';
export const onError: ErrorRequestHandler = (err, req, res, next) => { use(/*?*/err); };`,
    are: ['handler/nothing'],
  },
  {
    name: 'handlers and hooks of a Fastify instance',
    code: `import Fastify from 'fastify';
const app = Fastify();
app.setErrorHandler((error, request, reply) => { use(/*?*/error); });
app.addHook('onError', (request, reply, error) => { use(/*?*/error); });
app.addHook('onSend', (request, reply, payload) => { use(/*?*/payload); });`,
    are: ['handler/nothing', 'handler/nothing', 'no'],
  },
  {
    name: "a schema's fallback is no rejection",
    code: `import { z } from 'zod';
z.number().catch((ctx) => use(/*?*/ctx));`,
    are: ['no'],
  },
  {
    name: 'an error by its annotation',
    code: 'function report(error: Error) { use(/*?*/error); }',
    are: ['annotation/nothing'],
  },
  { name: 'an error made in place', code: "use(/*?*/new Error('x'));", are: ['construction/nothing'] },
  {
    name: 'an error of a class with fields',
    code: "class E extends Error { constructor(readonly reasons: string[]) { super('x'); } }\nuse(/*?*/new E([]));",
    are: ['construction/unknown'],
  },
  {
    name: 'an error of a class with a field that its constructor sets',
    code: "class E extends Error { constructor(id) { super('x'); this.id = id; } }\ntry { a(); } catch (e) { if (e instanceof E) use(/*?*/e); else use(/*?*/e); }",
    are: ['catch/unknown', 'catch/nothing'],
  },
  {
    name: 'an error of a class with methods and a name',
    code: "class E extends Error { name = 'E'; constructor(m) { super(m); Error.captureStackTrace(this, E); } get text() { return this.message; } }\nuse(/*?*/new E('x'));",
    are: ['construction/nothing'],
  },
  { name: 'something else made in place', code: 'use(/*?*/new Date());', are: ['no'] },
  {
    name: "an Error of the project's own",
    code: 'class Error { constructor(public text: string) {} }\nuse(/*?*/new Error("x"));',
    are: ['no'],
  },
]);

rows('aliases', [
  {
    name: 'a constant',
    code: 'try { a(); } catch (e) { const err = e as Error; use(/*?*/err); }',
    are: ['catch/nothing'],
  },
  {
    name: 'a cast in place',
    code: 'try { a(); } catch (e) { use(/*?*/e as Error); }',
    are: ['catch/nothing'],
  },
  { name: 'a non-null assertion', code: 'try { a(); } catch (e) { use(/*?*/e!); }', are: ['catch/nothing'] },
  {
    name: 'satisfies',
    code: 'try { a(); } catch (e) { use(/*?*/e satisfies unknown); }',
    are: ['catch/nothing'],
  },
  {
    name: 'made an error where it is none',
    code: 'try { a(); } catch (e) { const err = e instanceof Error ? e : new Error(String(e)); use(/*?*/err); }',
    are: ['catch/nothing'],
  },
  { name: 'its message', code: 'try { a(); } catch (e) { use(/*?*/e.message); }', are: ['no'] },
  { name: 'reassigned', code: 'try { a(); } catch (e) { e = wrap(e); use(/*?*/e); }', are: ['no'] },
  {
    name: 'an alias that is reassigned',
    code: 'try { a(); } catch (e) { let err = e; err = 1; use(/*?*/err); }',
    are: ['no'],
  },
  { name: 'shadowed', code: 'try { a(); } catch (e) { { const e = 1; use(/*?*/e); } }', are: ['no'] },
  {
    name: 'a parameter of the same name',
    code: 'try { a(); } catch (e) { list.map((e) => use(/*?*/e)); }',
    are: ['no'],
  },
  { name: 'two constants that name each other', code: 'const a = b; const b = a; use(/*?*/a);', are: ['no'] },
]);

rows('what JSON would keep', [
  {
    name: 'cast to a class that is not known',
    code: "import { AxiosError } from 'axios';\ntry { a(); } catch (e) { use(/*?*/e as AxiosError); }",
    are: ['catch/unknown'],
  },
  {
    name: 'a class of the project',
    files: {
      'src/errors.ts':
        'export class AppError extends Error { constructor(public status: number) { super(); } }',
    },
    code: "import { AppError } from './errors';\ntry { a(); } catch (e) { use(/*?*/e as AppError); }\nuse(/*?*/new AppError(1));",
    are: ['catch/nothing', 'construction/nothing'],
  },
  {
    name: 'a class with toJSON',
    code: 'class AppError extends Error { toJSON() { return { message: this.message }; } }\ntry { a(); } catch (e) { use(/*?*/e as AppError); }',
    are: ['catch/unknown'],
  },
  {
    name: 'narrowed to a class that is not known, and behind it',
    code: `import { ZodError } from 'zod';
try { a(); } catch (e) {
  if (e instanceof ZodError) { use(/*?*/e); return; }
  use(/*?*/e);
}`,
    are: ['catch/unknown', 'catch/nothing'],
  },
  {
    name: 'narrowed by a guard of a library',
    code: `import axios from 'axios';
try { a(); } catch (e) { if (axios.isAxiosError(e)) use(/*?*/e); else use(/*?*/e); }`,
    are: ['catch/unknown', 'catch/nothing'],
  },
  {
    name: 'what is left when it is no error',
    code: 'try { a(); } catch (e) { use(e instanceof Error ? /*?*/e : /*?*/e); }',
    are: ['catch/nothing', 'catch/unknown'],
  },
  {
    name: 'negated',
    code: 'try { a(); } catch (e) { if (!(e instanceof Error)) use(/*?*/e); }',
    are: ['catch/unknown'],
  },
  {
    name: 'behind an exit',
    code: 'try { a(); } catch (e) { if (e instanceof Error) return e.message; use(/*?*/e); }',
    are: ['catch/unknown'],
  },
  {
    name: 'behind an exit for what is no error',
    code: 'try { a(); } catch (e) { if (!(e instanceof Error)) throw e; use(/*?*/e); }',
    are: ['catch/nothing'],
  },
  {
    name: 'where there is no message',
    code: 'try { a(); } catch (e) { use(e.message || /*?*/e); use(e?.message ?? /*?*/e); }',
    are: ['catch/unknown', 'catch/unknown'],
  },
  {
    name: 'where it is no text',
    code: "try { a(); } catch (e) { use(typeof e === 'string' ? e : /*?*/e); }",
    are: ['catch/nothing'],
  },
  {
    name: 'where it is a text',
    code: "try { a(); } catch (e) { if (typeof e === 'string') use(/*?*/e); }",
    are: ['catch/unknown'],
  },
  {
    name: 'where it is an object',
    code: "try { a(); } catch (e) { if (typeof e === 'object' && e !== null) use(/*?*/e); }",
    are: ['catch/nothing'],
  },
  {
    name: 'an error with a code',
    code: "try { a(); } catch (e) { if (e.code === 'ENOENT') use(/*?*/e); }",
    are: ['catch/nothing'],
  },
  {
    name: 'an error with an answer',
    code: 'try { a(); } catch (e) { if (e.response) use(/*?*/e); }',
    are: ['catch/unknown'],
  },
  {
    name: "a guard of the project's own",
    code: 'try { a(); } catch (e) { use(isError(e) ? e.message : /*?*/e); }',
    are: ['catch/unknown'],
  },
  {
    name: 'a condition about something else',
    code: 'try { a(); } catch (e) { if (retries > 3) use(/*?*/e); }',
    are: ['catch/nothing'],
  },
]);

rows('with types', [
  {
    name: 'an error in a result',
    isTyped: true,
    code: 'declare const result: { error: Error };\nuse(/*?*/result.error);',
    are: ['type/nothing'],
  },
  {
    name: 'without a program',
    code: 'declare const result: { error: Error };\nuse(/*?*/result.error);',
    are: ['no'],
  },
  {
    name: 'any is no evidence',
    isTyped: true,
    code: 'declare const result: any;\nuse(/*?*/result.error);',
    are: ['no'],
  },
  {
    name: 'a class with members of its own',
    isTyped: true,
    code: 'declare class Rich extends Error { issues: string[]; }\ndeclare const result: { error: Rich };\nuse(/*?*/result.error);',
    are: ['type/unknown'],
  },
  {
    name: 'a date',
    isTyped: true,
    code: 'declare const result: { error: Date };\nuse(/*?*/result.error);',
    are: ['no'],
  },
]);
