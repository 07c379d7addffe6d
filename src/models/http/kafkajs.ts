import { defineModel } from '../model.js';
import { classOf, named, reaching, returning } from '../words.js';

/** Messages in Kafka. */
export const kafkajs = defineModel({
  library: 'kafkajs',
  kind: 'http',
  modules: { kafkajs: 'module' },
  versions: { kafkajs: '2' },
  types: {
    module: { role: 'service', members: { Kafka: classOf('kafka') } },
    kafka: { members: { producer: returning('producer') } },
    producer: {
      recognisedBy: ['send', 'sendBatch', 'isIdempotent'],
      members: named('send sendBatch', reaching('queue')),
    },
  },
  sources: [
    {
      claim: 'send and sendBatch produce messages, which consumers may read at once',
      url: 'https://kafka.js.org/docs/producing',
      checked: '2026-11-30',
    },
  ],
});
