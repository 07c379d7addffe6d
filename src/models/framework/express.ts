import { defineModel, type Callback } from '../model.js';
import { answers, named, NOTED, PREPARES, returning, SETS_STATUS, stringsOf } from '../words.js';

const HANDLERS: readonly Callback[] = [
  { argument: 'every', parameters: ['error', 'request', 'response', 'next'], arity: 4 },
  { argument: 'every', parameters: ['request', 'response', 'next'] },
];
const route = { call: { returns: { same: 'receiver' }, callbacks: HANDLERS } } as const;
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
    app: { extends: 'router', members: { listen: {}, set: {} } },
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
      },
    },
    header: { role: 'string', input: { part: 'headers', carries: 'strings' } },
    response: {
      extends: 'node-http.response',
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
        ...named('app req', {}),
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
      claim: 'A handler of four parameters is an error handler',
      url: 'https://expressjs.com/en/guide/error-handling.html',
      checked: '2026-11-23',
    },
  ],
});
