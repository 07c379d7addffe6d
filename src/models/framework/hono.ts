import { defineModel, type ApiType, type Callback, type Input } from '../model.js';
import { named, NOTED, returning, STEP } from '../words.js';

const INPUTS = {
  query: { part: 'query', carries: 'strings' },
  param: { part: 'params', carries: 'strings' },
  header: { part: 'headers', carries: 'strings' },
  cookie: { part: 'cookies', carries: 'strings' },
  form: { part: 'form', carries: 'strings' },
  json: { part: 'body', carries: 'json' },
} as const satisfies Record<string, Input>;

const HANDLERS: readonly Callback[] = [{ argument: 'every', parameters: ['context', 'next'] }];
const takes = (...callbacks: readonly Callback[]) =>
  ({ call: { returns: { same: 'receiver' }, callbacks } }) as const satisfies ApiType;
const route = takes(...HANDLERS);
/** With a key a single value, without one the record of all. */
const reads = (input: Input) =>
  ({
    call: { returns: { input, otherMembers: { type: { role: 'string', input } as ApiType } } },
  }) as const satisfies ApiType;
const handlers = { call: { callbacks: HANDLERS } } as const satisfies ApiType;
const middleware = { call: { returns: { argument: 0 }, callbacks: HANDLERS } } as const satisfies ApiType;
const WITH_STATUS = { does: 'makes', body: 0, status: { argument: 1 } } as const;
const replies = (responds: 'json' | 'text') =>
  ({ call: { returns: 'web.response', responds, reply: WITH_STATUS } }) as const satisfies ApiType;
const inRequest = (key: string, input: Input) =>
  ({ schema: { argument: 0, path: ['request', key] }, input: { is: input } }) as const;

export const hono = defineModel({
  library: 'hono',
  kind: 'framework',
  modules: {
    hono: 'module',
    '@hono/hono': 'module',
    'hono/quick': 'module',
    'hono/tiny': 'module',
    'hono/factory': 'factoryModule',
    '@hono/zod-validator': 'validatorModule',
    '@hono/standard-validator': 'validatorModule',
    '@hono/valibot-validator': 'validatorModule',
    '@hono/zod-openapi': 'openapiModule',
  },
  versions: { hono: '4', '@hono/zod-validator': '0.4 - 0.9', '@hono/zod-openapi': '0.19 || 1' },
  types: {
    module: {
      members: {
        Hono: 'Hono',
        Context: { instance: 'context' },
        ContextVariableMap: { instance: 'variables' },
        MiddlewareHandler: { parameters: ['context', 'next'] },
      },
    },
    factoryModule: {
      members: { createFactory: { call: { returns: 'factory' } }, createMiddleware: middleware },
    },
    factory: {
      members: {
        createApp: { call: { returns: 'app' } },
        createMiddleware: middleware,
        createHandlers: handlers,
      },
    },
    Hono: { instance: 'app' },
    app: {
      members: {
        get: route,
        post: route,
        put: route,
        patch: route,
        delete: route,
        options: route,
        all: { call: { ...route.call, precedes: 'later' } },
        on: route,
        use: { call: { ...route.call, precedes: 'later' } },
        route: STEP,
        basePath: STEP,
        notFound: route,
        onError: takes({ argument: 0, parameters: ['error', 'context'] }),
        ...named('request fetch', returning('web.response', { reachesApplication: true })),
        openapi: takes({ argument: 1, parameters: ['context', 'next'] }),
      },
    },
    context: {
      keepsLogger: [
        ['var', 'logger'],
        ['var', 'log'],
      ],
      refusesBy: ["return {response}.json({ error: '{message}' }, 400);"],
      members: {
        req: 'request',
        get: { call: { returns: { memberOf: 'variables', named: 0 } } },
        var: 'variables',
        env: 'cloudflare-workers.bindings',
        json: replies('json'),
        body: replies('text'),
        text: replies('text'),
        html: replies('text'),
        newResponse: replies('text'),
        redirect: { call: { returns: 'web.response', reply: { does: 'makes', status: { is: 302 } } } },
        notFound: { call: { returns: 'web.response', reply: { does: 'makes', status: { is: 404 } } } },
        status: { call: { reply: { does: 'prepares', status: { argument: 0 } } } },
      },
    },
    /** What middleware has put into the context, by the type that the application was made with. */
    variables: { typeArgument: { index: 0, path: ['Variables'] } },
    request: {
      role: 'request',
      members: {
        query: reads(INPUTS.query),
        queries: reads(INPUTS.query),
        param: reads(INPUTS.param),
        header: reads(INPUTS.header),
        url: { role: 'string' },
        raw: 'web.request',
        json: { call: { returns: { input: INPUTS.json } } },
        formData: { call: { returns: 'web.formData' } },
        parseBody: reads(INPUTS.form),
        valid: NOTED,
      },
    },
    error: { role: 'error' },
    next: NOTED,
    validatorModule: { members: named('zValidator sValidator vValidator', 'zValidator') },
    zValidator: { call: { validates: [{ schema: { argument: 1 }, input: { by: 0, values: INPUTS } }] } },
    openapiModule: {
      members: {
        z: 'zod.z',
        OpenAPIHono: 'Hono',
        createRoute: {
          call: {
            validates: [
              inRequest('query', INPUTS.query),
              inRequest('params', INPUTS.param),
              inRequest('headers', INPUTS.header),
              inRequest('cookies', INPUTS.cookie),
              inRequest('body', INPUTS.json),
            ],
          },
        },
      },
    },
  },
  sources: [
    {
      claim: 'createMiddleware gives back the function that it is given',
      url: 'https://hono.dev/docs/helpers/factory#createmiddleware',
      checked: '2026-11-29',
    },
    {
      claim: 'c.get and c.var give what the Variables of the type argument, or ContextVariableMap, say',
      url: 'https://hono.dev/docs/api/context#set-get',
      checked: '2026-11-25',
    },
    {
      claim: 'query(), param() and header() give strings',
      url: 'https://hono.dev/docs/api/request',
      checked: '2026-11-23',
    },
    {
      claim: 'zValidator validates query, param, header, cookie and form as strings, json as JSON types',
      url: 'https://hono.dev/docs/guides/validation',
      checked: '2026-11-23',
    },
    {
      claim: 'createRoute validates request.query, params, headers and cookies',
      url: 'https://github.com/honojs/middleware/tree/main/packages/zod-openapi',
      checked: '2026-11-23',
    },
  ],
});
