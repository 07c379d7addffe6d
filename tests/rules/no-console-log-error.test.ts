import rule from '../../src/rules/no-console-log-error.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-console-log-error', rule, {
  valid: [
    {
      name: 'a function that one call passes something else',
      filename: 'src/fail.js',
      files: {
        'src/a.js': `
import { fail } from './fail.js';
export async function a(req, res) {
  try { await fetch('https://a.example'); } catch (error) { fail(res, error); }
}
`,
        'src/b.js': `
import { fail } from './fail.js';
export const b = (req, res) => fail(res, 'not there');
`,
      },
      code: `
export function fail(res, problem) {
  console.log('failed', problem);
  res.status(500).end();
}
`,
    },
    {
      name: 'an error that a logger beside it is given too',
      code: `
import winston from 'winston';
const logger = winston.createLogger({});
export async function load(url) {
  try {
    return await fetch(url);
  } catch (error) {
    console.log('Error fetching:', error);
    logger.error('Error fetching:', error);
    throw new Error('failed');
  }
}
`,
    },
    {
      name: 'a handler that is there while somebody develops',
      code: `
import express from 'express';
const app = express();
const isProduction = process.env.NODE_ENV === 'production';
if (!isProduction) {
  app.use((err, req, res, next) => { console.log(err.stack); res.status(500).end(); });
}
if (app.get('env') === 'development') app.use((err, req, res, next) => { console.log(err); next(err); });
if (process.env.DEBUG) process.on('exit', () => { try { run(); } catch (e) { console.log(e); } });
app.get('/', (req, res) => { try { run(); } catch (err) { if (process.env.NODE_ENV !== 'production') console.log(err); res.status(500).end(); } });
`,
    },
    {
      name: 'on the error stream',
      code: 'try { run(); } catch (e) { console.error(e); console.warn("failed", e); }',
    },
    { name: 'no error', code: 'try { run(); } catch (e) { console.log("nothing there"); }' },
    { name: 'something of the same name', code: 'export function show(error) { console.log(error); }' },
    { name: 'shadowed', code: 'try { run(); } catch (e) { list.forEach((e) => console.log(e)); }' },
    {
      name: 'another console',
      code: 'const console = { log: report };\ntry { run(); } catch (e) { console.log(e); }',
    },
    {
      name: 'a member of something else',
      code: 'try { run(); } catch (e) { math.log(e); this.console.log(e); }',
    },
    {
      name: 'only the message, which may be information',
      code: 'try { run(); } catch (e) { console.log("not there:", e.message); }',
    },
    {
      name: 'behind a switch for whoever looks for a fault',
      code: `
try { run(); } catch (e) { if (process.env.DEBUG_AUTH) console.info(e); }
try { run(); } catch (e) { options.verbose && console.log(e); }
try { run(); } catch (e) { if (Cache.debug) { console.debug('no entry', e); } }
`,
    },
    {
      name: 'a file with a shebang',
      code: '#!/usr/bin/env node\ntry { run(); } catch (e) { console.log(e); }',
    },
    {
      name: 'a folder of commands',
      filename: 'src/commands/deploy.ts',
      code: 'try { run(); } catch (e) { console.log(e); }',
    },
    {
      name: 'a package that is a command line',
      filename: 'packages/acme-cli/src/deploy.ts',
      code: 'try { run(); } catch (e) { console.log(e); }',
    },
    {
      name: 'the manifest names it as a command, as it is built',
      files: { 'package.json': '{"bin":{"acme":"./dist/main.js"}}' },
      filename: 'src/main.ts',
      code: 'try { run(); } catch (e) { console.log(e); }',
    },
    {
      name: 'it talks to a terminal',
      code: "import { Command } from 'commander';\ntry { run(); } catch (e) { console.log(e); }",
    },
    {
      name: 'the settings call it a script',
      settings: { 'first-draft': { scripts: ['/tooling/'] } },
      filename: 'tooling/release.ts',
      code: 'try { run(); } catch (e) { console.log(e); }',
    },
    { name: 'a component', filename: 'src/page.tsx', code: 'try { run(); } catch (e) { console.log(e); }' },
    {
      name: 'client code by its directive',
      code: "'use client';\ntry { run(); } catch (e) { console.log(e); }",
    },
    {
      name: 'a hook of a user interface',
      code: "import { useState } from 'react';\ntry { run(); } catch (e) { console.log(e); }",
    },
    {
      name: 'a plugin of an editor, in a package that a server uses other parts of',
      code: "import { Plugin } from '@tiptap/pm/state';\ntry { run(new Plugin({})); } catch (e) { console.log(e); }",
    },
    { name: 'it uses the page', code: 'try { document.title = run(); } catch (e) { console.log(e); }' },
    {
      name: 'a package of a user interface',
      files: { 'package.json': '{"dependencies":{"vue":"^3.5.0"}}' },
      code: 'try { run(); } catch (e) { console.log(e); }',
    },
  ],
  invalid: [
    {
      name: 'a function that every call passes a caught error',
      filename: 'src/fail.js',
      files: {
        'src/a.js': `
import { fail } from './fail.js';
export async function a(req, res) {
  try { await fetch('https://a.example'); } catch (error) { fail(res, error); }
}
`,
        'src/b.js': `
import { fail } from './fail.js';
export const b = (req, res) => fetch('https://b.example').catch((reason) => fail(res, reason));
`,
      },
      code: `
export function fail(res, problem) {
  console.log('failed', problem);
  res.status(500).end();
}
`,
      output: `
export function fail(res, problem) {
  console.error('failed', problem);
  res.status(500).end();
}
`,
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
    },
    {
      name: 'a logger beside it that drops the error keeps nothing of it',
      code: `
import pino from 'pino';
const logger = pino();
export async function load(url) {
  try {
    return await fetch(url);
  } catch (error) {
    console.log('failed', error);
    logger.error('failed', error);
    throw new Error('failed');
  }
}
`,
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
      output: `
import pino from 'pino';
const logger = pino();
export async function load(url) {
  try {
    return await fetch(url);
  } catch (error) {
    console.error('failed', error);
    logger.error('failed', error);
    throw new Error('failed');
  }
}
`,
    },
    {
      name: 'a handler that is there in production',
      code: `
import express from 'express';
const app = express();
const isProduction = process.env.NODE_ENV === 'production';
if (isProduction) {
  app.use((err, req, res, next) => { console.log(err.stack); res.status(500).end(); });
}
`,
      output: `
import express from 'express';
const app = express();
const isProduction = process.env.NODE_ENV === 'production';
if (isProduction) {
  app.use((err, req, res, next) => { console.error(err.stack); res.status(500).end(); });
}
`,
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
    },
    {
      name: 'it hands functions to a browser that it drives',
      code: `
import type { Page } from 'playwright-core';
export async function read(page: Page) {
  try { return await page.evaluate(() => document.title); } catch (e) { console.log(e); }
}
`,
      errors: [{ messageId: 'onStdout', at: 'console.log', line: 4 }],
      output: `
import type { Page } from 'playwright-core';
export async function read(page: Page) {
  try { return await page.evaluate(() => document.title); } catch (e) { console.error(e); }
}
`,
    },
    {
      name: 'a driver that is required',
      code: `
const puppeteer = require('puppeteer');
exports.read = async (page) => {
  try { return await page.evaluate(() => window.scrollY); } catch (e) { console.log(e); }
};
`,
      errors: [{ messageId: 'onStdout', at: 'console.log', line: 4 }],
      output: `
const puppeteer = require('puppeteer');
exports.read = async (page) => {
  try { return await page.evaluate(() => window.scrollY); } catch (e) { console.error(e); }
};
`,
    },
    {
      name: 'what is imported by a module that drives a browser only',
      files: {
        'src/archive.ts': `
import { chromium } from 'playwright-core';
import { readHeaders } from './headers';
export async function archive(url: string) {
  const page = await (await chromium.launch()).newPage();
  return [await readHeaders(url), await page.evaluate(() => document.body.innerHTML)];
}
`,
      },
      filename: 'src/headers.ts',
      code: 'export async function readHeaders(url: string) { try { return (await fetch(url)).headers; } catch (e) { console.log(e); } }',
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
      output:
        'export async function readHeaders(url: string) { try { return (await fetch(url)).headers; } catch (e) { console.error(e); } }',
    },
    {
      name: 'on the other side of such a switch, and in a function that is only declared behind it',
      code: `
try { run(); } catch (e) { if (process.env.DEBUG) throw e; else console.log(e); }
if (process.env.DEBUG) { exports.load = () => { try { run(); } catch (e) { console.log(e); } }; }
`,
      errors: [
        { messageId: 'onStdout', at: 'console.log', line: 2 },
        { messageId: 'onStdout', at: 'console.log', line: 3 },
      ],
      output: `
try { run(); } catch (e) { if (process.env.DEBUG) throw e; else console.error(e); }
if (process.env.DEBUG) { exports.load = () => { try { run(); } catch (e) { console.error(e); } }; }
`,
    },
    {
      name: 'in a catch',
      code: 'try { run(); } catch (e) { console.log("failed", e); }',
      errors: [
        {
          messageId: 'onStdout',
          at: 'console.log',
          data: { call: 'console.log', error: 'e', instead: 'console.error' },
          line: 1,
          column: 28,
        },
      ],
      output: 'try { run(); } catch (e) { console.error("failed", e); }',
    },
    {
      name: 'info and debug go to the same stream, and name a level that somebody chose: no autofix',
      code: 'try { run(); } catch (e) { console.info(e as Error); console.debug({ error: e }); }',
      errors: [
        {
          messageId: 'onStdout',
          at: 'console.info',
          suggestions: [
            {
              messageId: 'writeToStderr',
              data: { instead: 'console.error' },
              output: 'try { run(); } catch (e) { console.error(e as Error); console.debug({ error: e }); }',
            },
          ],
        },
        {
          messageId: 'onStdout',
          at: 'console.debug',
          suggestions: [
            {
              messageId: 'writeToStderr',
              output: 'try { run(); } catch (e) { console.info(e as Error); console.error({ error: e }); }',
            },
          ],
        },
      ],
    },
    {
      name: 'a comment stays',
      code: 'try { run(); } catch (e) { console /* why */ .log(/* what */ e); }',
      errors: [{ messageId: 'onStdout', at: 'console /* why */ .log' }],
      output: 'try { run(); } catch (e) { console /* why */ .error(/* what */ e); }',
    },
    {
      name: 'in a template and a concatenation',
      code: 'try { run(); } catch (e) { console.log(`failed: ${e}`); console.log("failed: " + e); console.log(String(e)); }',
      errors: [
        { messageId: 'onStdout', at: 'console.log', line: 1, column: 28 },
        { messageId: 'onStdout', at: 'console.log', line: 1, column: 57 },
        { messageId: 'onStdout', at: 'console.log', line: 1, column: 86 },
      ],
      output:
        'try { run(); } catch (e) { console.error(`failed: ${e}`); console.error("failed: " + e); console.error(String(e)); }',
    },
    {
      name: 'its stack',
      code: 'try { run(); } catch (e) { console.log(e.stack); }',
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
      output: 'try { run(); } catch (e) { console.error(e.stack); }',
    },
    {
      name: 'only the message: likely',
      options: { evidence: 'likely' },
      code: 'try { run(); } catch (e) { console.log("failed:", e.message); }',
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
      output: 'try { run(); } catch (e) { console.error("failed:", e.message); }',
    },
    {
      name: 'a rejection, an event and an alias',
      code: `
run().catch((err) => console.log(err));
socket.on('error', (err) => { console.log(err); });
try { run(); } catch (e) { const error = e as Error; console?.log(error); }
`,
      errors: [
        { messageId: 'onStdout', at: 'console.log', line: 2 },
        { messageId: 'onStdout', at: 'console.log', line: 3 },
        { messageId: 'onStdout', at: 'console?.log' },
      ],
      output: `
run().catch((err) => console.error(err));
socket.on('error', (err) => { console.error(err); });
try { run(); } catch (e) { const error = e as Error; console?.error(error); }
`,
    },
    {
      name: 'the function itself is handed on',
      code: "run().catch(console.log);\nsocket.on('error', console.log);",
      errors: [
        {
          messageId: 'onStdout',
          at: 'console.log',
          line: 1,
          data: { call: 'console.log', error: 'error', instead: 'console.error' },
        },
        { messageId: 'onStdout', at: 'console.log', line: 2 },
      ],
      output: "run().catch(console.error);\nsocket.on('error', console.error);",
    },
    {
      name: 'error middleware',
      code: `
import express from 'express';
const app = express();
app.use((err, req, res, next) => { console.log(err); res.status(500).end(); });
`,
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
      output: `
import express from 'express';
const app = express();
app.use((err, req, res, next) => { console.error(err); res.status(500).end(); });
`,
    },
    {
      name: 'a computed member: no fix',
      code: "try { run(); } catch (e) { console['log'](e); }",
      errors: [{ messageId: 'onStdout', at: "console['log']" }],
    },
    {
      name: 'the console as a module, in plain JavaScript',
      filename: 'src/file.js',
      files: { 'package.json': '{"type":"commonjs"}' },
      code: "const out = require('node:console');\ntry { run(); } catch (e) { out.log(e); }",
      errors: [{ messageId: 'onStdout', at: 'out.log' }],
      output: "const out = require('node:console');\ntry { run(); } catch (e) { out.error(e); }",
    },
    {
      name: 'a server beside a user interface in one package',
      files: { 'package.json': '{"dependencies":{"react-dom":"^19.0.0","express":"^5.0.0"}}' },
      code: 'try { run(); } catch (e) { console.log(e); }',
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
      output: 'try { run(); } catch (e) { console.error(e); }',
    },
  ],
});

const server = (line: string, more = '') => `
import express from 'express';
${more}
express().get('/', async (req, res) => { try { await work(); } catch (err) { ${line}; res.status(500).end(); } });
`;

testRule('no-console-log-error: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    {
      name: 'a console that is handed in may have one member',
      code: server(
        'print(console)',
        'function print(console: { log(error: unknown): void }) { run().catch((error) => console.log(error)); }',
      ),
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
    },
    {
      name: 'console.error is another one, by its long name',
      code: server('console.log(err)', 'globalThis.console.error = () => process.exit(1);'),
      errors: [{ messageId: 'onStdout', at: 'console.log' }],
    },
    {
      name: 'a short name for it',
      code: server('out.log(err)', 'const out = console;'),
      output: server('out.error(err)', 'const out = console;'),
      errors: [{ messageId: 'onStdout', at: 'out.log' }],
    },
  ],
});
