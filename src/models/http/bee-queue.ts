import { defineModel } from '../model.js';
import { forFailedJobs, named, reaching, RECEIVER, returning, STEP } from '../words.js';

/** Jobs in Redis. */
export const beeQueue = defineModel({
  library: 'bee-queue',
  kind: 'http',
  modules: { 'bee-queue': 'module' },
  versions: { 'bee-queue': '1 || 2' },
  types: {
    module: { role: 'service', instance: 'queue', members: { default: 'module' } },
    queue: {
      members: {
        createJob: returning('job'),
        saveAll: reaching('queue'),
        ...named('on once', {
          call: { returns: RECEIVER, callbacks: forFailedJobs(['failed', 'job failed'], [{}, 'error']) },
        }),
      },
    },
    error: { role: 'error' },
    job: {
      members: {
        ...named('setId retries backoff delayUntil timeout', STEP),
        save: reaching('queue'),
      },
    },
  },
  sources: [
    {
      claim:
        'What a processor throws is caught: listeners of failed, here and where the job was made, are handed the job or its id and the error',
      url: 'https://github.com/bee-queue/bee-queue#queue-local-events',
      checked: '2026-11-30',
    },
    {
      claim: 'save puts a job into Redis, where a worker may take it at once',
      url: 'https://github.com/bee-queue/bee-queue#jobs',
      checked: '2026-11-30',
    },
  ],
});
