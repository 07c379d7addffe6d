import { defineModel } from '../model.js';
import { classOf, named, reaching } from '../words.js';

/** Jobs in Redis. */
export const bullmq = defineModel({
  library: 'bullmq',
  kind: 'http',
  modules: { bullmq: 'module' },
  versions: { bullmq: '4 - 6' },
  types: {
    module: { role: 'service', members: { Queue: classOf('queue'), FlowProducer: classOf('flows') } },
    queue: {
      recognisedBy: ['add', 'addBulk', 'getJobCounts', 'drain'],
      members: named('add addBulk upsertJobScheduler', reaching('queue')),
    },
    flows: { members: named('add addBulk', reaching('queue')) },
  },
  sources: [
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
