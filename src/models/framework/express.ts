import { defineModel, type Callback } from '../model.js';
import { answers, named, NOTED, PREPARES, returning, SETS_STATUS, stringsOf } from '../words.js';

const HANDLERS: readonly Callback[] = [
  { argument: 'every', parameters: ['error', 'request', 'response', 'next'], arity: 4 },
  { argument: 'every', parameters: ['request', 'response', 'next'] },
];
/** Up to version 4 it looks only at what a handler throws before it gives a promise. */
const DROPS = {
  until: '5',
  unless: [
    'express-async-errors',
    'express-promise-router',
    '@root/async-router',
    'express-async-router',
    '@awaitjs/express',
  ],
} as const;
const route = {
  call: { returns: { same: 'receiver' }, callbacks: HANDLERS, dropsPromises: DROPS },
} as const;
const first = { call: { ...route.call, precedes: 'later' } } as const;

export const express = defineModel({
  library: 'express',
  kind: 'framework',
  modules: { express: 'module', 'express-serve-static-core': 'module', 'body-parser': 'bodyParser' },
  globals: { Express: 'namespace' },
  versions: { express: '4 || 5' },
  types: {
    module: {
      call: { returns: 'app' },
      members: {
        default: 'module',
        Router: { instance: 'router', call: { returns: 'router' } },
        json: { call: { returns: 'jsonParser' } },
        urlencoded: { call: { returns: 'formParser' } },
        Request: { instance: 'request' },
        Response: { instance: 'response' },
        NextFunction: { instance: 'next' },
        RequestHandler: { parameters: ['request', 'response', 'next'] },
        ErrorRequestHandler: { parameters: ['error', 'request', 'response', 'next'] },
        Express: { instance: 'app' },
        Application: { instance: 'app' },
      },
    },
    /** What `declare global` adds members to. */
    namespace: {
      members: {
        Request: { instance: 'request' },
        Response: { instance: 'response' },
        Application: { instance: 'app' },
      },
    },
    bodyParser: {
      members: {
        default: 'bodyParser',
        json: { call: { returns: 'jsonParser' } },
        urlencoded: { call: { returns: 'formParser' } },
      },
    },
    jsonParser: { parses: 'json' },
    formParser: { parses: 'strings' },
    app: {
      extends: 'router',
      members: {
        listen: {},
        /** Of any name: the settings are also where a program keeps what its handlers ask for. */
        set: {
          call: {
            returns: { same: 'receiver' },
            registers: [{ key: { argument: 0 }, what: { argument: 1 }, as: 'value' }],
          },
        },
        get: { call: { ...route.call, returns: { registeredUnder: 0 } } },
      },
    },
    router: {
      members: {
        get: route,
        post: route,
        put: route,
        patch: route,
        delete: route,
        head: route,
        options: route,
        all: first,
        use: first,
        param: {
          call: {
            returns: { same: 'receiver' },
            callbacks: [{ argument: 1, parameters: ['request', 'response', 'next'] }],
          },
        },
        route: { call: { returns: 'router' } },
      },
    },
    request: {
      role: 'request',
      keepsLogger: [['log']],
      members: {
        query: stringsOf({ part: 'query', carries: 'strings' }),
        params: stringsOf({ part: 'params', carries: 'strings' }),
        headers: stringsOf({ part: 'headers', carries: 'strings' }),
        cookies: stringsOf({ part: 'cookies', carries: 'strings' }),
        body: {
          input: { part: 'body', carries: 'by-parser' },
          otherMembers: { type: { input: { part: 'body', carries: 'by-parser' } } },
        },
        get: { call: { returns: 'header' } },
        header: { call: { returns: 'header' } },
        app: 'app',
      },
    },
    header: { role: 'string', input: { part: 'headers', carries: 'strings' } },
    response: {
      extends: 'node-http.response',
      refusesBy: ["{response}.status(400).json({ error: '{message}' });", 'return;'],
      answersAlone: "{response}.status(500).json({ error: 'Internal Server Error' })",
      members: {
        ...named('json jsonp send', () => answers({ body: 0 }, { responds: 'json' })),
        sendStatus: answers({ status: { argument: 0 } }),
        redirect: answers({ status: { is: 302 } }),
        render: answers({ body: 1, callback: 1 }),
        ...named('sendFile sendfile download', () => answers({ callback: 1 })),
        status: SETS_STATUS,
        ...named(
          'set header type contentType append cookie clearCookie vary links location attachment',
          PREPARES,
        ),
        get: returning({ role: 'string' }),
        app: 'app',
        req: {},
        locals: {},
      },
    },
    next: NOTED,
    error: { role: 'error' },
  },
  sources: [
    {
      claim: 'req.query, req.params and req.headers hold strings, lists or objects of strings',
      url: 'https://expressjs.com/en/5x/api.html#req.query',
      checked: '2026-11-23',
    },
    {
      claim: 'express.urlencoded parses text only; express.json parses JSON types',
      url: 'https://expressjs.com/en/5x/api.html#express.urlencoded',
      checked: '2026-11-23',
    },
    {
      claim:
        'From version 5 on a handler that rejects calls next with the error; in version 4 the rejection is unhandled (run on 4.22 and 5.3)',
      url: 'https://expressjs.com/en/guide/error-handling.html#catching-errors',
      checked: '2026-11-29',
    },
    {
      claim:
        'send, json, end and the like complete an answer; a second one throws ERR_HTTP_HEADERS_SENT (run on 4.22 and 5.3)',
      url: 'https://expressjs.com/en/5x/api.html#res.send',
      checked: '2026-11-29',
    },
    {
      claim:
        'app.set(name, value) keeps any value, app.get(name) gives it back, and req.app and res.app are the application that answers (run on 4.22 and 5.3)',
      url: 'https://expressjs.com/en/5x/api.html#app.set',
      checked: '2026-12-01',
    },
    {
      claim: 'A handler of four parameters is an error handler',
      url: 'https://expressjs.com/en/guide/error-handling.html',
      checked: '2026-11-23',
    },
  ],
});
