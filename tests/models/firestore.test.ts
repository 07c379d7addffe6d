import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
export const db = getFirestore(initializeApp());
`;

test('every kind of operation', () => {
  const code = `${CLIENT}
export async function all(id: string, ids: string[]) {
  await db.collection('orders').where('userId', '==', id).limit(5).get();
  await db.collection('orders').get();
  await db.collection('users').doc(id).get();
  await db.collection('users').doc(id).collection('orders').get();
  await db.collection('orders').count().get();
  await db.collection('orders').add({ userId: id });
  await db.collection('orders').doc(id).set({ userId: id });
  await db.collection('orders').doc(id).create({ userId: id });
  await db.collection('orders').doc(id).update({ paid: true });
  await db.collection('orders').doc(id).delete();
  await db.getAll(...ids.map((each) => db.collection('orders').doc(each)));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "read-many orders: db.collection('orders').where()….get()",
    "read-many orders: db.collection('orders').get()",
    "read-one users: db.collection('users').doc(id).get()",
    "read-many orders: db.collection('users').doc(id)….get()",
    "count orders: db.collection('orders').count().get()",
    "create orders: db.collection('orders').add()",
    "upsert orders: db.collection('orders').doc(id).set()",
    "create orders: db.collection('orders').doc(id).create()",
    "update orders: db.collection('orders').doc(id).update()",
    "delete orders: db.collection('orders').doc(id).delete()",
    'read-many: db.getAll()',
  ]);
});

test('what is kept until the end of a transaction or a batch is no query', () => {
  const code = `${CLIENT}
export async function move(id: string) {
  await db.runTransaction(async (tx) => {
    const row = await tx.get(db.collection('orders').doc(id));
    tx.update(row.ref, { paid: true });
  });
  const batch = db.batch();
  batch.set(db.collection('orders').doc(id), { paid: true }).delete(db.doc('orders/1'));
  await batch.commit();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'transaction: db.runTransaction()',
    'read-one: tx.get()',
    'transaction: batch.commit()',
  ]);
});

test('handles of other packages, of a class, by annotation and through another module', () => {
  const files = {
    'src/db.ts':
      "import * as admin from 'firebase-admin';\nadmin.initializeApp();\nexport const db = admin.firestore();",
    'src/a.ts': `
import { Firestore, type CollectionReference, type Transaction } from '@google-cloud/firestore';
import admin from 'firebase-admin';
import { db as shared } from './db.js';
class Orders {
  private readonly own = new Firestore();
  private readonly orders: CollectionReference<{ userId: string }>;
  constructor(private readonly db: Firestore) { this.orders = db.collection('orders'); }
  async list(id: string, given: admin.firestore.Firestore, tx: Transaction) {
    await this.db.collection('orders').get();
    await this.own.doc('orders/1').get();
    await this.orders.doc(id).get();
    await given.collection('orders').add({});
    await shared.collection('orders').get();
    await tx.get(this.orders.doc(id));
  }
}`,
  };
  expect(queriesIn(files)).toEqual([
    "read-many orders: this.db.collection('orders').get()",
    "read-one: this.own.doc('orders/1').get()",
    'read-one: this.orders.doc(id).get()',
    "create orders: given.collection('orders').add()",
    "read-many orders: shared.collection('orders').get()",
    'read-one: tx.get()',
  ]);
});

test('snapshots are no references, and what only looks like one is none', () => {
  const code = `${CLIENT}
export async function names(anything: any, cache: Map<string, string>, list: Set<string>) {
  const snapshot = await db.collection('orders').get();
  snapshot.docs.map((each) => each.get('userId'));
  cache.get('a');
  cache.set('a', 'b');
  list.add('a');
  await anything.collection('orders').get();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(["read-many orders: db.collection('orders').get()"]);
});
