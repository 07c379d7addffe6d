import { defineModel, type ApiType, type Input } from '../model.js';
import { NOTED, STEP } from '../words.js';

const JSON_INPUT = { part: 'body', carries: 'json' } as const satisfies Input;
const QUERY = { part: 'query', carries: 'strings' } as const satisfies Input;
/** `jsonQuery: true`, given to the server or the client, sends each value as JSON. */
const CONTRACT_QUERY = { ...QUERY, unlessMentioned: 'jsonQuery' } as const satisfies Input;
const PARAMS = { part: 'params', carries: 'strings' } as const satisfies Input;
const HEADERS = { part: 'headers', carries: 'strings' } as const satisfies Input;
const jsonInput = {
  call: {
    returns: { same: 'receiver' },
    validates: [{ schema: { argument: 0 }, input: { is: JSON_INPUT } }],
  },
} as const;
const output = {
  call: {
    returns: { same: 'receiver' },
    validates: [{ schema: { argument: 0 }, input: { is: JSON_INPUT } }],
  },
} as const;
/** A step or the end of a procedure: its function receives the context. */
const resolver = {
  call: { returns: { same: 'receiver' }, callbacks: [{ argument: 0, parameters: ['resolverOptions'] }] },
} as const satisfies ApiType;
/** A GET over plain HTTP carries its input in the query string; the library's own protocol carries JSON. */
const openapiInput = {
  call: {
    returns: { same: 'receiver' },
    validates: [{ schema: { argument: 0 }, input: { chain: { GET: QUERY }, otherwise: JSON_INPUT } }],
  },
} as const;
const contractParts = (...outer: string[]) =>
  [
    { schema: { argument: 0, path: [...outer, 'query'] }, input: { is: CONTRACT_QUERY } },
    { schema: { argument: 0, path: [...outer, 'pathParams'] }, input: { is: PARAMS } },
    { schema: { argument: 0, path: [...outer, 'headers'] }, input: { is: HEADERS } },
    { schema: { argument: 0, path: [...outer, 'body'] }, input: { is: JSON_INPUT } },
    { schema: { argument: 0, path: [...outer, 'responses'] }, input: { is: JSON_INPUT } },
  ] as const;

/** Procedure builders: what their inputs arrive as. */
export const rpc = defineModel({
  library: 'rpc',
  kind: 'framework',
  modules: {
    '@trpc/server': 'trpc',
    '@orpc/server': 'orpcServer',
    '@orpc/contract': 'orpcContract',
    '@ts-rest/core': 'tsRest',
  },
  versions: { '@trpc/server': '10 || 11', '@orpc/server': '1', '@orpc/contract': '1', '@ts-rest/core': '3' },
  types: {
    trpc: { members: { initTRPC: 'initTRPC', inferAsyncReturnType: { returnOf: true } } },
    initTRPC: {
      members: {
        context: { call: { returns: 'initTRPC' } },
        meta: { call: { returns: 'initTRPC' } },
        create: { call: { returns: 'trpcRoot' } },
      },
    },
    trpcRoot: { members: { procedure: 'procedure', router: NOTED, middleware: NOTED } },
    procedure: {
      members: {
        input: jsonInput,
        output,
        meta: STEP,
        concat: STEP,
        use: resolver,
        query: resolver,
        mutation: resolver,
        subscription: resolver,
      },
    },
    resolverOptions: { members: { ctx: { typeArgumentOf: 'context' }, input: {} } },
    orpcServer: { members: { os: 'orpcBuilder' } },
    orpcContract: { members: { oc: 'orpcBuilder' } },
    orpcBuilder: {
      members: {
        $context: STEP,
        $route: STEP,
        route: STEP,
        input: openapiInput,
        output,
        errors: STEP,
        meta: STEP,
        tag: STEP,
        prefix: STEP,
        use: STEP,
        handler: STEP,
        callable: STEP,
        actionable: STEP,
      },
    },
    tsRest: { members: { initContract: { call: { returns: 'contract' } } } },
    contract: {
      members: {
        router: { call: { validates: [...contractParts('*'), ...contractParts('*', '*')] } },
        query: { call: { validates: contractParts() } },
        mutation: { call: { validates: contractParts() } },
      },
    },
  },
  sources: [
    {
      claim: 'tRPC inputs are JSON, also in the URL of a query',
      url: 'https://trpc.io/docs/rpc',
      checked: '2026-11-23',
    },
    {
      claim:
        'oRPC reads the input of a GET route from the query string; numbers need the smart coercion plugin',
      url: 'https://orpc.unnoq.com/docs/openapi/plugins/smart-coercion',
      checked: '2026-11-23',
    },
    {
      claim: 'ts-rest validates query and path parameters as strings unless jsonQuery is set',
      url: 'https://ts-rest.com/docs/core/',
      checked: '2026-11-23',
    },
  ],
});
