import { defineModel } from '../model.js';
import { classOf, reaching } from '../words.js';

/** Queues, topics, mail and objects of AWS: a client sends the command that it is given. */
export const awsServices = defineModel({
  library: 'aws-services',
  kind: 'http',
  modules: {
    '@aws-sdk/client-sqs': 'sqs',
    '@aws-sdk/client-sns': 'sns',
    '@aws-sdk/client-ses': 'ses',
    '@aws-sdk/client-s3': 's3',
  },
  versions: {
    '@aws-sdk/client-sqs': '3',
    '@aws-sdk/client-sns': '3',
    '@aws-sdk/client-ses': '3',
    '@aws-sdk/client-s3': '3',
  },
  types: {
    sqs: { members: { SQSClient: classOf('queues') } },
    sns: { members: { SNSClient: classOf('queues') } },
    ses: { members: { SESClient: classOf('mails') } },
    s3: {
      members: {
        S3Client: classOf('objects'),
        DeleteObjectCommand: classOf('removal'),
        DeleteObjectsCommand: classOf('removal'),
      },
    },
    removal: { removes: true },
    queues: { members: { send: reaching('queue') } },
    mails: { members: { send: reaching('mail') } },
    objects: { members: { send: reaching('storage') } },
  },
  sources: [
    {
      claim: 'DeleteObject and DeleteObjects take objects away',
      url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/command/DeleteObjectCommand/',
      checked: '2026-11-30',
    },
    {
      claim: 'send sends the command that it is given',
      url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sqs/',
      checked: '2026-11-30',
    },
  ],
});
