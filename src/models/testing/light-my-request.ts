import { defineModel } from '../model.js';
import { named, NOTED, returning } from '../words.js';

/** Requests into an application without a port: what `fastify.inject()` gives. */
export const lightMyRequest = defineModel({
  library: 'light-my-request',
  kind: 'testing',
  modules: { 'light-my-request': 'module' },
  versions: { 'light-my-request': '5 || 6' },
  types: {
    module: { extends: 'inject', members: named('default inject', 'inject') },
    inject: {
      call: {
        returns: 'chain',
        reachesApplication: true,
        callbacks: [{ argument: 'every', parameters: ['error', 'response'] }],
      },
    },
    /** It begins on its own with the next tick. */
    chain: {
      exchange: { sends: 'on-its-own' },
      awaited: 'response',
      members: {
        ...named(
          'get post put patch delete head options trace body headers payload query cookies',
          returning('chain'),
        ),
        end: { call: { returns: 'chain', callbacks: [{ argument: 0, parameters: ['error', 'response'] }] } },
        then: { call: { callbacks: [{ argument: 0, parameters: ['response'] }] } },
        ...named('catch finally', NOTED),
      },
    },
    response: {
      answer: 'whole',
      members: {
        statusCode: { answer: 'status' },
        ...named('body payload headers rawPayload cookies statusMessage', {}),
        json: { call: {} },
      },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'Without a callback inject gives a chain that can be awaited; it is sent with the next tick (run on 6.8)',
      url: 'https://github.com/fastify/light-my-request#api',
      checked: '2026-11-30',
    },
  ],
});
