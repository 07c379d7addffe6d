import { queriesIn } from './support/queries.js';
test('typed', () => {
  const code = `
import type { Model } from 'mongoose';
import type { Collection, Db } from 'mongodb';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Firestore, DocumentReference } from '@google-cloud/firestore';
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
type Deps = { [K in 'x']: { orders: Model<{ total: number }>; raw: Collection; db: Db; fs: Firestore; ref: DocumentReference; sb: SupabaseClient; dy: DynamoDBDocument } };
function pick<T extends object, K extends keyof T>(from: T, key: K): T[K] { return from[key]; }
export async function all(deps: Deps) {
  const d = pick(deps, 'x');
  await d.orders.find({});
  await d.orders.find({}).lean();
  const row = await d.orders.findById('a');
  await row!.save();
  await d.raw.findOne({});
  await d.raw.find({}).toArray();
  await d.db.collection('orders').insertOne({});
  await d.fs.collection('a').doc('b').get();
  await d.ref.get();
  await d.sb.from('orders').select('*');
  await d.sb.from('orders').insert({});
  await d.dy.get({ TableName: 't', Key: {} });
  [1].find((x) => x); new Map().get(1); new Set().add(1);
}`;
  console.log(queriesIn({ 'src/a.ts': code }, { isTyped: true }));
});
