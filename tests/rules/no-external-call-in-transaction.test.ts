import rule from '../../src/rules/no-external-call-in-transaction.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const files = { 'src/db.ts': DB };
const likely = { evidence: 'likely' };

testRule('no-external-call-in-transaction', rule, {
  valid: [
    {
      name: 'a transaction that is held for its lock: what runs under it is no part of it',
      files,
      options: { evidence: 'likely' },
      code: `
import { prisma } from './db';
async function underLock(work: () => Promise<void>) {
  await prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw\`SELECT pg_try_advisory_xact_lock(7) AS locked\`;
    if (!row.locked) return;
    await work();
  });
}
export const tick = () =>
  underLock(async () => {
    await prisma.order.updateMany({ data: { total: 0 } });
    await fetch('https://example.com/ticked');
  });
`,
    },
    {
      name: 'before and after the transaction, in a list, and what nothing waits for',
      files,
      options: likely,
      code: `
import { prisma } from './db';
const tell = (id: number) => fetch('https://example.com/' + id);
export async function pay(id: number) {
  const rates = await fetch('https://rates.example.com');
  await prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    void tell(id);
    setImmediate(() => tell(id));
  });
  await prisma.$transaction([prisma.order.create({ data: {} })]);
  await tell(id);
  return rates;
}
`,
    },
    {
      name: 'an outbox, and a job that is a part of the transaction',
      files,
      options: likely,
      code: `
import PgBoss from 'pg-boss';
import { prisma } from './db';
const boss = new PgBoss('postgres://');
export const pay = (id: number, db: any, options: any) =>
  prisma.$transaction(async (tx) => {
    await tx.outbox.create({ data: { orderId: id } });
    await boss.send('paid', { id }, { db });
    await boss.send('paid', { id }, { ...options });
  });
`,
    },
    {
      name: 'the relay of an outbox: what it hands on was committed before',
      options: likely,
      code: `
import { Kafka } from 'kafkajs';
import knex from 'knex';
import { Pool } from 'pg';
const producer = new Kafka({ brokers: [] }).producer();
const pool = new Pool();
const db = knex({ client: 'pg' });
export async function relay() {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows } = await client.query('select * from outbox where sent = false limit 20 for update skip locked');
  for (const row of rows) {
    await producer.send({ topic: row.topic, messages: [{ value: row.payload }] });
    await client.query('update outbox set sent = true where id = $1', [row.id]);
  }
  await client.query('COMMIT');
}
export const relayWithKnex = () =>
  db.transaction(async (trx) => {
    const rows = await trx('outbox').where({ sent: false }).limit(20).forUpdate().skipLocked();
    for (const row of rows) await producer.send({ topic: row.topic, messages: [{ value: row.payload }] });
    await trx('outbox').whereIn('id', rows.map((row) => row.id)).update({ sent: true });
  });
`,
    },
    {
      name: 'about the failure, and a promise that more than a timer resolves',
      files,
      options: likely,
      code: `
import { prisma } from './db';
export const pay = (id: number, socket: any) =>
  prisma.$transaction(async (tx) => {
    try {
      await tx.order.update({ where: { id }, data: { paid: true } });
    } catch (error) {
      await fetch('https://errors.example.com');
      throw error;
    }
    await new Promise<void>((resolve) => { socket.once('open', resolve); setTimeout(resolve, 10); });
  });
`,
    },
    {
      name: 'a webhook is read where it arrives, and an unrelated client',
      files,
      options: likely,
      code: `
import Stripe from 'stripe';
import { prisma } from './db';
const stripe = new Stripe('key');
export const receive = (body: string, mailer: any) =>
  prisma.$transaction(async (tx) => {
    const event = stripe.webhooks.constructEvent(body, '', '');
    await tx.event.create({ data: { id: event.id } });
    await mailer.sendMail({});
  });
`,
    },
  ],
  invalid: [
    {
      name: 'a request, behind a helper of another file too',
      files: {
        ...files,
        'src/hooks.ts': `
import axios from 'axios';
export async function post(id: number) { return axios.post('https://example.com', { id }); }
export async function tell(id: number) { await post(id); }
`,
      },
      code: `
import { prisma } from './db';
import { tell } from './hooks';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await fetch('https://example.com');
    await tell(id);
  });
`,
      errors: [
        { at: 'fetch', messageId: 'waitsForService', data: { way: 'fetch', place: '' } },
        {
          at: 'tell',
          line: 8,
          messageId: 'waitsForService',
          data: { way: 'tell → post → axios.post', place: ' (hooks.ts:3)' },
        },
      ],
    },
    {
      name: 'mail, in plain JavaScript',
      filename: 'src/index.js',
      code: `
const nodemailer = require('nodemailer');
const sgMail = require('@sendgrid/mail');
const { Resend } = require('resend');
const postmark = require('postmark');
const knex = require('knex')({ client: 'pg' });
const mailer = nodemailer.createTransport({});
const resend = new Resend('key');
const mails = new postmark.ServerClient('key');
exports.signUp = (email) =>
  knex.transaction(async (trx) => {
    await trx('users').insert({ email });
    await mailer.sendMail({ to: email });
    await sgMail.send({ to: email });
    await resend.emails.send({ to: email });
    await mails.sendEmail({ To: email });
  });
`,
      errors: [
        { at: 'mailer.sendMail', messageId: 'sendsMail' },
        { at: 'sgMail.send', messageId: 'sendsMail' },
        { at: 'resend.emails.send', messageId: 'sendsMail' },
        { at: 'mails.sendEmail', messageId: 'sendsMail' },
      ],
    },
    {
      name: 'jobs and messages, whether anybody waits or not',
      files,
      code: `
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import amqp from 'amqplib';
import Bull from 'bull';
import { Queue } from 'bullmq';
import { Kafka } from 'kafkajs';
import PgBoss from 'pg-boss';
import { prisma } from './db';
const queue = new Queue('mails');
const old = new Bull('mails');
const producer = new Kafka({ brokers: [] }).producer();
const boss = new PgBoss('postgres://');
const sqs = new SQSClient({});
export const pay = (id: number, url: string) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await queue.add('paid', { id });
    void queue.addBulk([{ name: 'paid', data: { id } }]);
    await old.add({ id });
    await producer.send({ topic: 'paid', messages: [] });
    await boss.send('paid', { id });
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '' }));
    const channel = await (await amqp.connect('amqp://')).createChannel();
    channel.sendToQueue('paid', Buffer.from(''));
  });
`,
      errors: [
        { at: 'queue.add', messageId: 'enqueues' },
        { at: 'queue.addBulk', messageId: 'enqueues' },
        { at: 'old.add', messageId: 'enqueues' },
        { at: 'producer.send', messageId: 'enqueues' },
        { at: 'boss.send', messageId: 'enqueues' },
        { at: 'sqs.send', messageId: 'enqueues' },
        { at: 'channel.sendToQueue', messageId: 'enqueues' },
      ],
    },
    {
      name: 'a message about rows that are only locked, and a request of a relay',
      options: likely,
      code: `
import { Kafka } from 'kafkajs';
import { Pool } from 'pg';
const producer = new Kafka({ brokers: [] }).producer();
const pool = new Pool();
export async function pay(id) {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('select * from orders where id = $1 for update', [id]);
  await client.query('update orders set paid = true where id = $1', [id]);
  await producer.send({ topic: 'paid', messages: [{ value: id }] });
  await client.query('COMMIT');
}
export async function relay() {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows } = await client.query('select * from outbox where sent = false limit 20 for update skip locked');
  for (const row of rows) await fetch('https://example.com/hooks', { method: 'POST', body: row.payload });
  await client.query('update outbox set sent = true where id = any($1)', [rows.map((row) => row.id)]);
  await client.query('COMMIT');
}
`,
      errors: [
        { messageId: 'enqueues', at: 'producer.send', line: 11 },
        { messageId: 'waitsForService', at: 'fetch', line: 18 },
      ],
    },
    {
      name: 'pauses, payments and objects in a store',
      files,
      code: `
import { S3Client } from '@aws-sdk/client-s3';
import { setTimeout as wait } from 'node:timers/promises';
import Stripe from 'stripe';
import { prisma } from './db';
const s3 = new S3Client({});
const stripe = new Stripe('key');
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export const pay = (id: number, command: any) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await wait(100);
    await sleep(100);
    await new Promise((resolve) => setTimeout(() => resolve(id), 100));
    await stripe.paymentIntents.create({ amount: 1, currency: 'eur' });
    await s3.send(command);
  });
`,
      errors: [
        { at: 'wait', line: 12, messageId: 'pauses' },
        { at: 'sleep', line: 13, messageId: 'pauses' },
        { at: 'new Promise((resolve) => setTimeout(() => resolve(id), 100))', messageId: 'pauses' },
        { at: 'stripe.paymentIntents.create', messageId: 'waitsForService' },
        { at: 's3.send', messageId: 'waitsForService' },
      ],
    },
    {
      name: 'between begin and commit: likely',
      filename: 'src/index.js',
      options: likely,
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.pay = async (id) => {
  const client = await pool.connect();
  await client.query('begin');
  await fetch('https://example.com');
  await client.query('commit');
  await fetch('https://example.com');
};
`,
      errors: [{ at: 'fetch', line: 7, messageId: 'waitsForService' }],
    },
  ],
});
