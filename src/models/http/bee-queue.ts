import { defineModel } from '../model.js';
import { named, reaching, returning, STEP } from '../words.js';

/** Jobs in Redis. */
export const beeQueue = defineModel({
  library: 'bee-queue',
  kind: 'http',
  modules: { 'bee-queue': 'module' },
  versions: { 'bee-queue': '1 || 2' },
  types: {
    module: { role: 'service', instance: 'queue', members: { default: 'module' } },
    queue: { members: { createJob: returning('job'), saveAll: reaching('queue') } },
    job: {
      members: {
        ...named('setId retries backoff delayUntil timeout', STEP),
        save: reaching('queue'),
      },
    },
  },
  sources: [
    {
      claim: 'save puts a job into Redis, where a worker may take it at once',
      url: 'https://github.com/bee-queue/bee-queue#jobs',
      checked: '2026-11-30',
    },
  ],
});
