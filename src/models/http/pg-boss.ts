import { defineModel } from '../model.js';
import { named, reaching } from '../words.js';

/** Jobs in PostgreSQL: with `db` they are a part of the transaction. */
export const pgBoss = defineModel({
  library: 'pg-boss',
  kind: 'http',
  modules: { 'pg-boss': 'module' },
  versions: { 'pg-boss': '9 - 12' },
  types: {
    module: { role: 'service', instance: 'boss', members: { default: 'module', PgBoss: 'module' } },
    boss: {
      recognisedBy: ['send', 'sendAfter', 'sendThrottled', 'work'],
      members: named(
        'send sendAfter sendThrottled sendDebounced insert publish',
        reaching('queue', { unlessGiven: ['db'] }),
      ),
    },
  },
  sources: [
    {
      claim:
        'A job is sent through a connection of its own, or through the transaction that the option db holds',
      url: 'https://github.com/timgit/pg-boss/blob/master/docs/api/jobs.md',
      checked: '2026-11-30',
    },
  ],
});
