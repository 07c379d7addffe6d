import { defineModel, type ApiType, type Callback, type Input, type Validation } from '../model.js';
import { answers, named, PREPARES, SETS_STATUS, STEP, stringsOf } from '../words.js';

const REQUEST = ['request', 'reply'] as const;
/** Without a schema of its own a route is handed the texts as they came. */
const UNCONVERTED = ['unconvertedRequest', 'reply'] as const;
const ERROR_HANDLER = ['error', 'request', 'reply'] as const;
/** Functions of a route: behind the path, in the options, or in the one object that describes it. */
const inOptions = (argument: number): readonly Callback[] => [
  {
    ...{ argument, property: 'handler', self: 'app' },
    ...{ when: { argument, lacks: 'schema' }, parameters: UNCONVERTED },
  },
  { argument, property: 'handler', parameters: REQUEST, self: 'app' },
  { argument, property: 'preHandler', parameters: REQUEST, self: 'app' },
  { argument, property: 'preValidation', parameters: REQUEST, self: 'app' },
  { argument, property: 'onRequest', parameters: REQUEST, self: 'app' },
  { argument, property: 'errorHandler', parameters: ERROR_HANDLER, self: 'app' },
];
const takes = (...callbacks: readonly Callback[]) =>
  ({ call: { returns: { same: 'receiver' }, callbacks } }) as const satisfies ApiType;
/**
 * It reads JSON by itself, and refuses a form with 415 until one of these is registered. `@fastify/multipart` is none of them: a form
 * with files is read part by part (`request.file()`) and leaves the body alone, unless an option says otherwise.
 */
const JSON_BODY = {
  part: 'body',
  carries: 'json',
  formsBy: ['@fastify/formbody', 'fastify-formbody'],
} as const satisfies Input;
/** Their compilers run a route's schema on what arrived; Fastify's own takes JSON schemas only, and converts first. */
const SCHEMA_COMPILERS = ['fastify-type-provider-zod', 'fastify-zod-openapi'] as const;
/** The parts of a request that the schemas of a route speak of, where its options stand. */
const validatedIn = (argument: number): readonly Validation[] => {
  const reads = (key: string, input: Input): Validation => ({
    schema: { argument, path: ['schema', key] },
    input: { is: input },
  });
  const raw = (part: Input['part']): Input => ({ part, carries: 'unknown', stringsBy: SCHEMA_COMPILERS });
  return [
    reads('querystring', raw('query')),
    reads('query', raw('query')),
    reads('params', raw('params')),
    reads('headers', raw('headers')),
    reads('body', JSON_BODY),
  ];
};
const routes = (options: number, ...callbacks: readonly Callback[]) =>
  ({
    call: { returns: { same: 'receiver' }, callbacks, validates: validatedIn(options) },
  }) as const satisfies ApiType;
const route = routes(
  1,
  { argument: 'every', when: { argument: 1, lacks: 'schema' }, parameters: UNCONVERTED, self: 'app' },
  { argument: 'every', parameters: REQUEST, self: 'app' },
  ...inOptions(1),
);
/** Values are strings without a JSON schema and coerced by one, which may stand anywhere. */
const record = (input: Input) => ({ input, otherMembers: { type: { input } as ApiType } }) as const;
/** A hook of this name may give every route a schema. */
const texts = (part: Input['part']) => stringsOf({ part, carries: 'strings', unlessMentioned: 'onRoute' });
const adds = (to: string) =>
  ({
    call: { returns: { same: 'receiver' }, adds: { name: 0, value: 1, to } },
  }) as const satisfies ApiType;
const PLUGIN = { parameters: ['app'] } as const;
const CREATES = {
  options: { argument: 0, path: ['logger'] },
  instance: { argument: 0, path: ['loggerInstance'] },
  needsOptions: true,
  extendedBy: ['logSerializers', 'childLoggerFactory', 'setChildLoggerFactory'],
} as const;

export const fastify = defineModel({
  library: 'fastify',
  kind: 'framework',
  modules: {
    fastify: 'factory',
    'fastify-plugin': 'pluginWrapper',
    'fastify-type-provider-zod': 'zodProvider',
    'fastify-zod-openapi': 'zodProvider',
  },
  versions: { fastify: '4 || 5' },
  types: {
    factory: {
      call: { returns: 'app', creates: CREATES },
      members: {
        default: 'factory',
        fastify: 'factory',
        FastifyInstance: { instance: 'app' },
        FastifyRequest: { instance: 'request' },
        FastifyReply: { instance: 'reply' },
        FastifyBaseLogger: { instance: 'pino.logger' },
        FastifyPluginAsync: { parameters: ['app'] },
        FastifyPluginCallback: { parameters: ['app'] },
        FastifyError: { instance: 'error' },
      },
    },
    zodProvider: {
      members: {
        FastifyPluginAsyncZod: PLUGIN,
        FastifyPluginCallbackZod: PLUGIN,
        FastifyPluginAsyncZodOpenApi: PLUGIN,
        FastifyPluginCallbackZodOpenApi: PLUGIN,
      },
    },
    pluginWrapper: {
      members: { default: 'pluginWrapper', fastifyPlugin: 'pluginWrapper' },
      call: { returns: { argument: 0 }, callbacks: [{ argument: 0, parameters: ['app'] }] },
    },
    app: {
      recognisedBy: ['setErrorHandler', 'addHook', 'decorateRequest'],
      members: {
        log: 'pino.logger',
        get: route,
        head: route,
        post: route,
        put: route,
        patch: route,
        delete: route,
        options: route,
        all: route,
        route: routes(0, ...inOptions(0)),
        addHook: {
          call: {
            ...takes(
              {
                argument: 1,
                when: { argument: 0, is: 'onError' },
                parameters: ['request', 'reply', 'error'],
              },
              { argument: 1, parameters: REQUEST, self: 'app' },
            ).call,
            precedes: 'all',
          },
        },
        setErrorHandler: takes({ argument: 0, parameters: ERROR_HANDLER, self: 'app' }),
        setNotFoundHandler: takes({ argument: 'every', parameters: REQUEST, self: 'app' }),
        inject: 'light-my-request.inject',
        register: takes({ argument: 0, parameters: ['app'] }),
        withTypeProvider: STEP,
        after: STEP,
        decorate: adds('app'),
        decorateRequest: adds('request'),
        decorateReply: adds('reply'),
      },
    },
    request: {
      role: 'request',
      keepsLogger: [['log']],
      recognisedBy: ['routeOptions', 'originalUrl', 'log'],
      members: {
        log: 'pino.logger',
        query: record({ part: 'query', carries: 'unknown' }),
        params: record({ part: 'params', carries: 'unknown' }),
        headers: record({ part: 'headers', carries: 'unknown' }),
        body: record(JSON_BODY),
        server: 'app',
      },
    },
    unconvertedRequest: {
      extends: 'request',
      members: { query: texts('query'), params: texts('params'), headers: texts('headers') },
    },
    reply: {
      role: 'response',
      refusesBy: ["return {response}.code(400).send({ error: '{message}' });"],
      recognisedBy: ['callNotFound', 'getResponseTime'],
      members: {
        log: 'pino.logger',
        send: answers({ body: 0 }, { responds: 'json', forwardsErrors: true }),
        redirect: answers({ status: { is: 302 } }),
        callNotFound: answers({ status: { is: 404 } }),
        /** Of @fastify/static and @fastify/view. */
        ...named('sendFile download', () => answers({})),
        view: answers({ body: 1 }),
        ...named('code status', SETS_STATUS),
        ...named(
          'header headers removeHeader type trailer serializer setCookie cookie clearCookie',
          PREPARES,
        ),
        ...named('getHeader getHeaders hasHeader', { call: { returns: { role: 'string' } } }),
        statusCode: { assigned: { reply: { does: 'prepares', status: { argument: 0 } } } },
        ...named('sent request server elapsedTime', {}),
        raw: 'node-http.response',
      },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        "request.log, reply.log and the instance's log are pino; options under logger, or an own loggerInstance",
      url: 'https://fastify.dev/docs/latest/Reference/Logging/',
      checked: '2026-11-24',
    },
    {
      claim:
        'logSerializers of a route or plugin and a childLoggerFactory change the logger of its requests (run on fastify 5)',
      url: 'https://fastify.dev/docs/latest/Reference/Server/#setchildloggerfactory',
      checked: '2026-11-29',
    },
    {
      claim: 'Without the option logger, or with false, the log methods do nothing (run on fastify 5)',
      url: 'https://fastify.dev/docs/latest/Reference/Logging/#enable-logging',
      checked: '2026-11-29',
    },
    {
      claim: 'Query and parameters are strings unless a JSON schema coerces them',
      url: 'https://fastify.dev/docs/latest/Reference/Validation-and-Serialization/',
      checked: '2026-11-24',
    },
    {
      claim:
        'With the validatorCompiler of a provider zod gets the strings of querystring, params and headers, and z.number() answers 400 (run: fastify-type-provider-zod 1.2, 2.1, 4.0, 5.1 and 6.1; fastify-zod-openapi 4.1 and 5.7)',
      url: 'https://github.com/turkerdev/fastify-type-provider-zod#how-to-use',
      checked: '2026-11-29',
    },
    {
      claim: 'application/json and text/plain are parsed natively; other types are answered with 415',
      url: 'https://fastify.dev/docs/latest/Reference/ContentTypeParser/',
      checked: '2026-11-29',
    },
    {
      claim: 'An error given to reply.send goes to the error handler',
      url: 'https://fastify.dev/docs/latest/Reference/Reply/#errors',
      checked: '2026-11-24',
    },
    {
      claim:
        'decorate, decorateRequest and decorateReply add members to the instance, requests and replies; `this` in a handler is the instance',
      url: 'https://fastify.dev/docs/latest/Reference/Decorators/',
      checked: '2026-11-25',
    },
    {
      claim: 'Handlers receive request and reply; onError and setErrorHandler receive the error',
      url: 'https://fastify.dev/docs/latest/Reference/Hooks/',
      checked: '2026-11-24',
    },
  ],
});
