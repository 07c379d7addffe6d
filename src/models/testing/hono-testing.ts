import { defineModel } from '../model.js';
import { named, returning } from '../words.js';

/** The typed client of an application of the process. */
export const honoTesting = defineModel({
  library: 'hono-testing',
  kind: 'testing',
  modules: { 'hono/testing': 'module' },
  versions: { hono: '4' },
  types: {
    module: { members: { testClient: returning('routes', { reachesApplication: true }) } },
    routes: {
      members: named('$get $post $put $patch $delete $options', returning('web.response')),
      otherMembers: { type: 'routes' },
    },
  },
  sources: [
    {
      claim: 'testClient(app) gives a client by the routes of app',
      url: 'https://hono.dev/docs/helpers/testing',
      checked: '2026-11-30',
    },
  ],
});
