import { defineModel } from '../model.js';
import { named, RECEIVER, returning, STEP } from '../words.js';

/** superagent for an application of the process, with assertions in the chain. */
export const supertest = defineModel({
  library: 'supertest',
  kind: 'testing',
  modules: { supertest: 'module' },
  versions: { supertest: '6 || 7' },
  types: {
    module: {
      call: { returns: 'agent', reachesApplication: true },
      members: {
        default: 'module',
        agent: returning('agent', { reachesApplication: true }),
        Test: { instance: 'test' },
        Response: { instance: 'superagent.response' },
        ...named('SuperTest Agent', { instance: 'agent' }),
      },
    },
    agent: {
      members: {
        ...named('get post put patch delete del head options', returning('test')),
        ...named('set use auth host', STEP),
      },
    },
    test: {
      extends: 'superagent.request',
      members: {
        expect: {
          call: {
            returns: RECEIVER,
            callbacks: [{ argument: 'every', parameters: ['superagent.response'] }],
            asserts: { that: 'equals', expected: 0, on: 'answer' },
          },
        },
      },
    },
  },
  sources: [
    {
      claim:
        'expect(status), expect(body), expect(field, value) and expect(function) are looked at when the request ends; a chain that nothing waits for is never sent, and passes on a 500 (run on 7.3 with Vitest, Jest, Mocha and node:test)',
      url: 'https://github.com/forwardemail/supertest#api',
      checked: '2026-11-30',
    },
  ],
});
