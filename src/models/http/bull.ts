import { defineModel } from '../model.js';
import { classOf, forFailedJobs, named, reaching, RECEIVER } from '../words.js';

/** Jobs in Redis. */
export const bull = defineModel({
  library: 'bull',
  kind: 'http',
  modules: { bull: 'module' },
  versions: { bull: '4' },
  types: {
    module: {
      role: 'service',
      call: { returns: 'queue' },
      instance: 'queue',
      members: { default: 'module', Queue: classOf('queue') },
    },
    queue: {
      recognisedBy: ['add', 'addBulk', 'getJobCounts', 'empty'],
      members: {
        ...named('add addBulk', reaching('queue')),
        ...named('on once', {
          call: { returns: RECEIVER, callbacks: forFailedJobs(['failed'], [{}, 'error']) },
        }),
      },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim: 'What a processor throws is caught: listeners of failed are handed the job and the error',
      url: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#events',
      checked: '2026-11-30',
    },
    {
      claim: 'add puts a job into Redis, where a worker may take it at once',
      url: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueadd',
      checked: '2026-11-30',
    },
  ],
});
