import { defineModel } from '../model.js';
import { named, returning } from '../words.js';

/** Requests of Chai: chai.request(app) up to version 4, request.execute(app) since 5. */
export const chaiHttp = defineModel({
  library: 'chai-http',
  kind: 'testing',
  modules: { 'chai-http': 'module' },
  versions: { 'chai-http': '4 || 5' },
  types: {
    module: { members: { default: 'module', request: 'request' } },
    request: {
      call: { returns: 'agent', reachesApplication: true },
      members: { execute: returning('agent', { reachesApplication: true }), agent: returning('agent') },
    },
    agent: {
      members: {
        ...named('get post put patch delete head options', returning('superagent.request')),
        keepOpen: returning('agent'),
      },
    },
  },
  sources: [
    {
      claim: 'request(app) and request.execute(app) give a client whose requests are those of superagent',
      url: 'https://github.com/chaijs/chai-http#integration-testing',
      checked: '2026-11-30',
    },
  ],
});
