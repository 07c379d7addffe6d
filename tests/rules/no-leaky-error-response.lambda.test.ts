// Functions on AWS Lambda, which answer a request with the object that they return.
import rule from '../../src/rules/no-leaky-error-response.js';
import { testRule } from '../support/rule-tester.js';

const SERVERLESS = '{ "dependencies": { "pg": "8" }, "devDependencies": { "serverless": "^3" } }';
const MANIFEST = { 'package.json': SERVERLESS };
const RESPONSES = `
const respond = (statusCode, body) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
module.exports.success = (body) => respond(200, body);
module.exports.failure = (body) => respond(500, body);
module.exports.refuse = (body) => respond(400, body);
`;
const WITH_RESPONSES = { ...MANIFEST, 'lib/responses.js': RESPONSES };
const POOL = `
const { Pool } = require('pg');
const pool = new Pool();
`;

testRule('no-leaky-error-response', rule, {
  valid: [
    {
      name: "a fixed text, the client's mistake, an error that is logged",
      filename: 'src/orders.js',
      files: WITH_RESPONSES,
      code: `${POOL}
const { success, failure, refuse } = require('../lib/responses');
exports.list = async () => {
  try { return success((await pool.query('select 1')).rows); }
  catch (error) { console.error(error); return failure({ error: 'Internal Server Error' }); }
};
exports.get = async (event) => {
  try { return { statusCode: 200, body: JSON.stringify(await pool.query('select 1')) }; }
  catch (error) { console.error(error); return { statusCode: 400, body: JSON.stringify({ error: error.message }) }; }
};
exports.create = async (event) => {
  try { return success(await pool.query('select 1')); }
  catch (error) { return refuse({ error: error.message }); }
};
`,
    },
    {
      name: 'what a callback of something else is called with, and a wrapped function that answers nobody',
      filename: 'src/orders.js',
      files: { 'package.json': '{ "dependencies": { "pg": "8", "@middy/core": "5" } }' },
      code: `import middy from '@middy/core';
import { Pool } from 'pg';
const pool = new Pool();
export const refuse = (event, context, callback) => {
  pool.query('select 1').catch((error) => callback(null, { statusCode: 400, body: error.message }));
};
export const fails = (event, callback) => {
  pool.query('select 1').catch((error) => callback(null, { statusCode: 500, body: error.message }));
};
const store = async ({ Records }) => {
  try { await pool.query(Records[0].body); return { statusCode: 200, body: 'ok' }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
export const onUpload = middy(store);
const unused = async (event) => {
  try { await pool.query('select 1'); return { statusCode: 200, body: 'ok' }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
`,
    },
    {
      name: 'a queue reads what a function returns, and nobody else',
      filename: 'src/worker.js',
      files: MANIFEST,
      code: `${POOL}
exports.handler = async (event) => {
  try { for (const record of event.Records) await pool.query(record.body); return { statusCode: 200, body: 'ok' }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
exports.other = async ({ Records }) => {
  try { await pool.query(Records[0].body); return { statusCode: 200, body: 'ok' }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
`,
    },
    {
      name: 'a client of HTTP in a package that is no function, and one that is not exported',
      filename: 'src/client.js',
      files: { 'package.json': '{ "dependencies": { "express": "5" } }' },
      code: `
exports.request = async (url) => {
  try { const response = await fetch(url); return { statusCode: response.status, body: await response.text() }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
`,
    },
    {
      name: 'a helper that the functions of the package call',
      filename: 'lib/client.js',
      files: {
        ...MANIFEST,
        'src/orders.js': `
const { ask } = require('../lib/client');
exports.handler = async (event) => ask(event.pathParameters.url);
`,
      },
      code: `
exports.ask = async (url) => {
  try { const response = await fetch(url); return { statusCode: response.status, body: await response.text() }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
`,
    },
    {
      name: 'a function of the file that is not exported, and what a callback makes',
      filename: 'src/other.js',
      files: MANIFEST,
      code: `
const ask = async (url) => {
  try { const response = await fetch(url); return { statusCode: response.status, body: await response.text() }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
exports.handler = async (event) => {
  const answers = await Promise.all(event.urls.map(async (url) => {
    try { return { statusCode: 200, body: await ask(url) }; }
    catch (error) { return { statusCode: 500, body: error.message }; }
  }));
  return { statusCode: 200, body: JSON.stringify(answers.length) };
};
`,
    },
  ],
  invalid: [
    {
      name: 'in a wrapper, at once or by its name',
      filename: 'src/orders.js',
      files: { 'package.json': '{ "dependencies": { "pg": "8", "@middy/core": "5" } }' },
      code: `import middy from '@middy/core';
import { Pool } from 'pg';
const pool = new Pool();
const read = () => pool.query('select 1');
export const inPlace = middy(async (event) => {
  try { return { statusCode: 200, body: JSON.stringify(await read()) }; }
  catch (error) { return { statusCode: 500, body: JSON.stringify({ error: error.message }) }; }
}).use(checks);
const list = async (event) => {
  try { return { statusCode: 200, body: JSON.stringify(await read()) }; }
  catch (error) { return { statusCode: 500, body: JSON.stringify({ error: error.message }) }; }
};
export const named = middy(list).use(checks);
async function get(event) {
  try { return { statusCode: 200, body: JSON.stringify(await read()) }; }
  catch (error) { return { statusCode: 500, body: JSON.stringify({ error: error.message }) }; }
}
const last = middy().use(checks).handler(traced(get));
export { last };
`,
      errors: [7, 11, 16].map((line) => ({ messageId: 'message' as const, at: 'error.message', line })),
    },
    {
      name: 'by a name that is given its value later',
      filename: 'src/orders.js',
      files: MANIFEST,
      code: `${POOL}
let response;
exports.lambdaHandler = async (event) => {
  let answer;
  try { answer = { statusCode: 200, body: JSON.stringify(await pool.query('select 1')) }; }
  catch (error) { answer = { statusCode: 500, body: JSON.stringify({ error: error.message }) }; }
  return answer;
};
exports.kept = async (event) => {
  try { response = { statusCode: 200, body: JSON.stringify(await pool.query('select 1')) }; }
  catch (error) { response = { statusCode: 500, body: JSON.stringify({ error: error.message }) }; }
  return response;
};
`,
      errors: [9, 14].map((line) => ({ messageId: 'message' as const, at: 'error.message', line })),
    },
    {
      name: 'by the callback that it is handed',
      filename: 'src/orders.js',
      files: MANIFEST,
      code: `${POOL}
module.exports.list = (event, context, callback) => {
  pool.query('select 1')
    .then((found) => callback(null, { statusCode: 200, body: JSON.stringify(found) }))
    .catch((error) => callback(null, { statusCode: 500, body: JSON.stringify({ error: error.message }) }));
};
module.exports.get = async (event, context, done) => {
  try { done(null, { statusCode: 200, body: JSON.stringify(await pool.query('select 1')) }); }
  catch (error) {
    const response = { statusCode: 500, body: error.message };
    done(null, response);
  }
};
`,
      errors: [
        { messageId: 'message', at: 'error.message', line: 8 },
        { messageId: 'message', at: 'error.message', line: 13 },
      ],
    },
    {
      name: 'an object that a handler returns, at once and by a name',
      filename: 'src/orders.js',
      files: MANIFEST,
      code: `${POOL}
module.exports.get = async (event) => {
  try { return { statusCode: 200, body: JSON.stringify((await pool.query('select 1')).rows) }; }
  catch (error) { return { statusCode: 500, body: JSON.stringify({ error: error.message }, null, 2) }; }
};
module.exports.create = async () => {
  try { await pool.query('select 1'); return { statusCode: 201, body: '' }; }
  catch (error) {
    const response = { statusCode: 500, headers: {}, body: JSON.stringify({ stack: error.stack }) };
    return response;
  }
};
`,
      errors: [
        { messageId: 'message', at: 'error.message' },
        { messageId: 'stack', at: 'error.stack' },
      ],
    },
    {
      name: 'what a function of another file makes of what it is handed',
      filename: 'src/orders.js',
      files: WITH_RESPONSES,
      code: `${POOL}
const { success, failure } = require('../lib/responses');
module.exports.handler = async (event) => {
  try { return success((await pool.query('select 1')).rows); }
  catch (error) { return failure({ error: error.message }); }
};
`,
      errors: [{ messageId: 'message', at: '{ error: error.message }' }],
    },
    {
      name: 'a handler that a test calls',
      filename: 'src/orders.js',
      files: {
        ...MANIFEST,
        'tests/orders.test.js': `
const { list } = require('../src/orders');
test('lists', async () => { expect((await list({})).statusCode).toBe(200); });
`,
      },
      code: `${POOL}
module.exports.list = async () => {
  try { return { statusCode: 200, body: JSON.stringify(await pool.query('select 1')) }; }
  catch (error) { return { statusCode: 500, body: error.message }; }
};
`,
      errors: [{ messageId: 'message', at: 'error.message' }],
    },
    {
      name: 'by the name that templates give it, in a package that asks for nothing of the kind',
      filename: 'netlify/functions/orders.js',
      files: { 'package.json': '{ "dependencies": { "pg": "8" } }' },
      code: `${POOL}
exports.handler = async (event) => {
  try { return { statusCode: 200, body: JSON.stringify(await pool.query('select 1')) }; }
  catch (error) { return { statusCode: 500, body: JSON.stringify({ error: error.message }) }; }
};
`,
      errors: [{ messageId: 'message', at: 'error.message' }],
    },
    {
      name: 'types say what it is handed',
      code: `
import type { APIGatewayProxyEvent, APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { Pool } from 'pg';
const pool = new Pool();
export const one = async (event: APIGatewayProxyEvent) => {
  try { await pool.query('select 1'); return { statusCode: 204 }; }
  catch (error: any) { return { statusCode: 500, body: error.message }; }
};
export const two: APIGatewayProxyHandlerV2 = async () => {
  try { await pool.query('select 1'); return { statusCode: 204 }; }
  catch (error: any) { return { statusCode: 500, body: error.message }; }
};
`,
      errors: [
        { messageId: 'message', at: 'error.message', line: 7 },
        { messageId: 'message', at: 'error.message', line: 11 },
      ],
    },
  ],
});
