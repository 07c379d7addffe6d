import { defineModel, type Call } from '../model.js';
import { named, NOTED, returning, STEP } from '../words.js';

const SENDS = {
  http: {
    url: { argument: 0 },
    timeoutBy: {
      // A plugin may set what it likes.
      steps: ['timeout', 'use', 'abort'],
      sentBy: ['then', 'catch', 'end'],
      write: 'timeout(10_000)',
    },
  },
} as const satisfies Call;

/** Requests that are put together step by step and sent by then, await or end. */
export const superagent = defineModel({
  library: 'superagent',
  kind: 'http',
  modules: { superagent: 'module' },
  versions: { superagent: '8 - 10' },
  types: {
    module: {
      extends: 'agent',
      members: {
        default: 'module',
        agent: returning('agent'),
        Response: { instance: 'response' },
        SuperAgentRequest: { instance: 'request' },
      },
    },
    agent: {
      members: {
        ...named('get post put patch delete del head options', returning('request', SENDS)),
        ...named('set use auth', STEP),
      },
    },
    request: {
      exchange: { sends: 'when-awaited' },
      awaited: 'response',
      members: {
        end: { call: { callbacks: [{ argument: 0, parameters: ['error', 'response'] }] } },
        then: { call: { callbacks: [{ argument: 0, parameters: ['response'] }] } },
        ...named('catch pipe abort on once', NOTED),
      },
      /** Headers, body, authentication, retries: each gives the request back. */
      otherMembers: { type: STEP },
    },
    response: {
      answer: 'whole',
      members: {
        ...named('status statusCode', { answer: 'status' }),
        ok: { answer: 'ok' },
        ...named('body text headers header type', {}),
      },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'Without timeout(…) a request that is not answered is pending; an agent hands the steps that it was given to each of its requests (run on 10.4)',
      url: 'https://forwardemail.github.io/superagent/#timeouts',
      checked: '2026-11-30',
    },
    {
      claim:
        'A request is sent by calling .end() or .then(), which await does; without it nothing is sent (run on 10.4)',
      url: 'https://forwardemail.github.io/superagent/#promise-and-generator-support',
      checked: '2026-11-30',
    },
  ],
});
