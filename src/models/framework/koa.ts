import { defineModel, type ApiType, type Callback, type Input } from '../model.js';
import { named, NOTED, PREPARES, returning, STEP, stringsOf } from '../words.js';

const HANDLERS: readonly Callback[] = [{ argument: 'every', parameters: ['context', 'next'] }];
const route = { call: { returns: { same: 'receiver' }, callbacks: HANDLERS } } as const satisfies ApiType;
const first = { call: { ...route.call, precedes: 'later' } } as const satisfies ApiType;
/** Its parsers read JSON unless they are told not to, and forms besides. */
const BODY = { part: 'body', carries: 'json' } as const satisfies Input;
const QUERY = stringsOf({ part: 'query', carries: 'strings' });
const PARAMS = stringsOf({ part: 'params', carries: 'strings' });
const HEADERS = stringsOf({ part: 'headers', carries: 'strings' });

export const koa = defineModel({
  library: 'koa',
  kind: 'framework',
  modules: {
    koa: 'module',
    '@koa/router': 'routerModule',
    'koa-router': 'routerModule',
  },
  versions: { koa: '2 || 3' },
  types: {
    module: {
      role: 'service',
      instance: 'app',
      members: {
        default: 'module',
        Context: { instance: 'context' },
        ParameterizedContext: { instance: 'context' },
        ExtendableContext: { instance: 'context' },
        Middleware: { parameters: ['context', 'next'] },
        Next: NOTED,
      },
    },
    app: { members: { use: first, listen: {}, on: {}, callback: {} } },
    routerModule: {
      instance: 'router',
      call: { returns: 'router' },
      members: {
        default: 'routerModule',
        Router: 'routerModule',
        RouterContext: { instance: 'context' },
        RouterMiddleware: { parameters: ['context', 'next'] },
        Middleware: { parameters: ['context', 'next'] },
      },
    },
    router: {
      members: {
        get: route,
        post: route,
        put: route,
        patch: route,
        delete: route,
        del: route,
        head: route,
        options: route,
        all: first,
        use: first,
        register: { call: { callbacks: [{ argument: 2, parameters: ['context', 'next'] }] } },
        param: {
          call: {
            returns: { same: 'receiver' },
            callbacks: [{ argument: 1, parameters: [{ role: 'string' }, 'context', 'next'] }],
          },
        },
        prefix: STEP,
        /** Middleware that runs the router. */
        ...named('routes middleware', STEP),
        allowedMethods: returning(NOTED),
      },
    },
    context: {
      extends: 'response',
      refusesBy: ["{response}.throw(400, '{message}');"],
      members: {
        request: 'request',
        response: 'response',
        params: PARAMS,
        query: QUERY,
        headers: HEADERS,
        header: HEADERS,
        get: { call: { returns: 'header' } },
        cookies: { members: { get: { call: { returns: 'cookie' } }, set: NOTED } },
        URL: 'web.url',
        throw: NOTED,
        assert: NOTED,
      },
    },
    request: {
      role: 'request',
      members: {
        query: QUERY,
        headers: HEADERS,
        header: HEADERS,
        get: { call: { returns: 'header' } },
        URL: 'web.url',
        body: { input: BODY, otherMembers: { type: { input: BODY } } },
      },
    },
    header: { role: 'string', input: { part: 'headers', carries: 'strings' } },
    cookie: { role: 'string', input: { part: 'cookies', carries: 'strings' } },
    response: {
      role: 'response',
      members: {
        body: { assigned: { responds: 'json', reply: { does: 'sets', body: 0 } } },
        status: { assigned: { reply: { does: 'prepares', status: { argument: 0 } } } },
        ...named('set append remove', PREPARES),
        redirect: { call: { reply: { does: 'sets', status: { is: 302 } } } },
        ...named('type length message etag lastModified', { assigned: { reply: { does: 'prepares' } } }),
        ...named('headerSent writable', {}),
      },
    },
    next: NOTED,
  },
  sources: [
    {
      claim: 'query, params and headers hold strings, or lists of them (run on koa 3, @koa/router 14)',
      url: 'https://koajs.com/#request',
      checked: '2026-11-29',
    },
    {
      claim: 'An object that is assigned to body is sent as JSON, an error in it as {} (run on koa 3)',
      url: 'https://koajs.com/#response-body-',
      checked: '2026-11-29',
    },
    {
      claim: 'koa-bodyparser and koa-body read JSON and forms by default (run)',
      url: 'https://github.com/koajs/bodyparser#options',
      checked: '2026-11-29',
    },
  ],
});
