import { defineModel } from '../model.js';
import { classOf, forFailedJobs, named, reaching, RECEIVER } from '../words.js';

/** Jobs in Redis. */
export const bullmq = defineModel({
  library: 'bullmq',
  kind: 'http',
  modules: { bullmq: 'module' },
  versions: { bullmq: '4 - 6' },
  types: {
    module: {
      role: 'service',
      members: { Queue: classOf('queue'), FlowProducer: classOf('flows'), Worker: classOf('worker') },
    },
    queue: {
      recognisedBy: ['add', 'addBulk', 'getJobCounts', 'drain'],
      members: named('add addBulk upsertJobScheduler', reaching('queue')),
    },
    flows: { members: named('add addBulk', reaching('queue')) },
    worker: {
      recognisedBy: ['run', 'getNextJob', 'processJob', 'rateLimit'],
      members: named('on once', {
        call: { returns: RECEIVER, callbacks: forFailedJobs(['failed'], [{}, 'error']) },
      }),
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'What a processor throws is caught: the job fails, and listeners of failed are handed the job, or undefined, and the error',
      url: 'https://docs.bullmq.io/guide/workers#events',
      checked: '2026-11-30',
    },
    {
      claim: 'add puts a job into Redis, where a worker may take it at once',
      url: 'https://docs.bullmq.io/guide/jobs',
      checked: '2026-11-30',
    },
    {
      claim: 'Flows are added at once',
      url: 'https://docs.bullmq.io/guide/flows',
      checked: '2026-11-30',
    },
  ],
});
