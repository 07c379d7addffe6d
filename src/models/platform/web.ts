import { defineModel, type ApiType, type Input } from '../model.js';
import { named, STEP } from '../words.js';

const input = (facet: Input) => ({ input: facet }) as const satisfies ApiType;
/** A body, and a status among the options behind it. */
const ANSWER = { does: 'makes', body: 0, status: { argument: 1, path: ['status'] } } as const;
const TEXT = { call: { returns: 'text' } } as const;

/** The web platform as Node has it: URLs, forms, headers and the fetch API. */
export const web = defineModel({
  library: 'web',
  kind: 'platform',
  modules: { 'node:url': 'urlModule', url: 'urlModule' },
  globals: {
    URL: 'URL',
    URLSearchParams: 'URLSearchParams',
    FormData: 'FormData',
    Headers: 'Headers',
    Request: 'RequestConstructor',
    Response: 'ResponseConstructor',
    Object: 'ObjectConstructor',
    Promise: 'PromiseConstructor',
    structuredClone: 'structuredClone',
    WebSocket: 'FailingTarget',
    Worker: 'FailingTarget',
  },
  versions: { node: '>=20' },
  types: {
    urlModule: {
      members: {
        default: 'urlModule',
        URL: 'URL',
        URLSearchParams: 'URLSearchParams',
        fileURLToPath: { call: { returns: { argument: 0 } } },
      },
    },
    URL: { instance: 'url' },
    url: { members: { searchParams: 'searchParams', search: 'searchText', pathname: {}, hash: {} } },
    URLSearchParams: { instance: 'searchParams' },
    searchParams: {
      input: { part: 'query', carries: 'strings', heldAs: 'searchParams' },
      members: {
        get: { call: { returns: 'searchValue' } },
        getAll: { call: { returns: 'searchValues' } },
        entries: STEP,
        has: {},
        toString: {},
      },
      entries: 'searchRecord',
    },
    searchRecord: {
      ...input({ part: 'query', carries: 'strings' }),
      otherMembers: {
        type: { role: 'string', input: { part: 'query', carries: 'strings' } },
      },
    },
    searchText: { role: 'string', ...input({ part: 'query', carries: 'strings' }) },
    searchValue: { role: 'string', ...input({ part: 'query', carries: 'strings', absent: 'null' }) },
    searchValues: { ...input({ part: 'query', carries: 'strings' }), element: 'searchText' },
    FormData: { instance: 'formData' },
    formData: {
      input: { part: 'form', carries: 'strings' },
      members: {
        get: { call: { returns: 'formValue' } },
        getAll: { call: { returns: 'formValues' } },
        entries: STEP,
      },
      entries: 'formRecord',
    },
    formRecord: {
      ...input({ part: 'form', carries: 'strings' }),
      otherMembers: {
        type: { role: 'string', input: { part: 'form', carries: 'strings' } },
      },
    },
    formText: { role: 'string', ...input({ part: 'form', carries: 'strings' }) },
    formValue: { role: 'string', ...input({ part: 'form', carries: 'strings', absent: 'null' }) },
    formValues: { ...input({ part: 'form', carries: 'strings' }), element: 'formText' },
    Headers: { instance: 'headers' },
    headers: {
      input: { part: 'headers', carries: 'strings' },
      members: {
        get: { call: { returns: 'headerValue' } },
        entries: STEP,
      },
      entries: 'headerRecord',
    },
    headerRecord: {
      ...input({ part: 'headers', carries: 'strings' }),
      otherMembers: {
        type: { role: 'string', input: { part: 'headers', carries: 'strings' } },
      },
    },
    headerValue: { role: 'string', ...input({ part: 'headers', carries: 'strings', absent: 'null' }) },
    RequestConstructor: { instance: 'request' },
    request: {
      role: 'request',
      members: {
        url: 'requestUrl',
        headers: 'headers',
        method: {},
        json: { call: { returns: 'jsonBody' } },
        text: TEXT,
        formData: { call: { returns: 'formData' } },
      },
    },
    requestUrl: { role: 'string' },
    jsonBody: input({ part: 'body', carries: 'json' }),
    text: { role: 'string' },
    ResponseConstructor: {
      instance: 'response',
      call: { reply: ANSWER },
      members: {
        json: { call: { returns: 'response', responds: 'json', reply: ANSWER } },
        redirect: { call: { returns: 'response', reply: { does: 'makes', status: { is: 302 } } } },
      },
    },
    response: {
      role: 'response',
      answer: 'whole',
      members: { status: { answer: 'status' }, ok: { answer: 'ok' }, ...named('json text headers', {}) },
    },
    /** What is awaited counts as what it resolves to, so these give what they are given. */
    PromiseConstructor: {
      members: {
        all: { call: { returns: { argument: 0 } } },
        resolve: { call: { returns: { argument: 0 } } },
      },
    },
    /** What tells of its failures by events. */
    FailingTarget: { instance: 'failingTarget' },
    failingTarget: {
      members: {
        onerror: { assigned: { callbacks: [{ argument: 0, parameters: ['errorEvent'] }] } },
        addEventListener: {
          call: {
            callbacks: [{ argument: 1, when: { argument: 0, is: 'error' }, parameters: ['errorEvent'] }],
          },
        },
      },
    },
    errorEvent: { role: 'error-event' },
    structuredClone: { call: { returns: { copyOf: 0 } } },
    ObjectConstructor: {
      members: {
        fromEntries: { call: { returns: { entriesOf: 0 } } },
        assign: { call: { returns: { argument: 1 } } },
      },
    },
  },
  sources: [
    {
      claim:
        'A WebSocket and a Worker fire an ErrorEvent: message and error are getters of its class, and JSON.stringify gives {} (run on undici and ws)',
      url: 'https://html.spec.whatwg.org/#the-errorevent-interface',
      checked: '2026-11-30',
    },
    {
      claim: 'URLSearchParams and FormData hold strings (or files); get() of a missing key is null',
      url: 'https://url.spec.whatwg.org/#interface-urlsearchparams',
      checked: '2026-11-23',
    },
    {
      claim: 'FormData entries are strings or files',
      url: 'https://xhr.spec.whatwg.org/#interface-formdata',
      checked: '2026-11-23',
    },
    {
      claim: 'Header values are strings; get() of a missing name is null',
      url: 'https://fetch.spec.whatwg.org/#headers-class',
      checked: '2026-11-23',
    },
  ],
});
