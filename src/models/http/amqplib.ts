import { defineModel } from '../model.js';
import { named, reaching, returning } from '../words.js';

/** Messages in RabbitMQ. */
export const amqplib = defineModel({
  library: 'amqplib',
  kind: 'http',
  modules: { amqplib: 'module' },
  versions: { amqplib: '0.10 || 1 || 2' },
  types: {
    module: { role: 'service', members: { default: 'module', connect: returning('connection') } },
    connection: { members: named('createChannel createConfirmChannel', returning('channel')) },
    channel: {
      recognisedBy: ['sendToQueue', 'publish', 'assertQueue'],
      members: named('publish sendToQueue', reaching('queue')),
    },
  },
  sources: [
    {
      claim: 'publish and sendToQueue write a message to the broker; they wait for nothing',
      url: 'https://amqp-node.github.io/amqplib/channel_api.html#channel_publish',
      checked: '2026-11-30',
    },
  ],
});
