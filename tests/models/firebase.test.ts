import { queriesIn } from '../support/queries.js';

test('functions that send the reference or the query that they are given', () => {
  const code = `
import { initializeApp } from 'firebase/app';
import { addDoc, collection, deleteDoc, doc, getCountFromServer, getDoc, getDocs, getFirestore, query, runTransaction, setDoc, updateDoc, where, writeBatch } from 'firebase/firestore';
const db = getFirestore(initializeApp({}));
export async function all(id: string) {
  await getDoc(doc(db, 'users', id));
  const orders = await getDocs(query(collection(db, 'orders'), where('userId', '==', id)));
  await getCountFromServer(collection(db, 'orders'));
  await addDoc(collection(db, 'orders'), { userId: id });
  await setDoc(doc(db, 'orders', id), { userId: id });
  await updateDoc(doc(db, 'orders', id), { paid: true });
  await deleteDoc(doc(db, 'orders', id));
  await runTransaction(db, async (tx) => {
    await tx.get(doc(db, 'orders', id));
    tx.update(doc(db, 'orders', id), { paid: true });
  });
  const batch = writeBatch(db);
  batch.delete(doc(db, 'orders', id));
  await batch.commit();
  return orders.docs.map((each) => each.get('userId'));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one: getDoc()',
    'read-many: getDocs()',
    'count: getCountFromServer()',
    'create: addDoc()',
    'upsert: setDoc()',
    'update: updateDoc()',
    'delete: deleteDoc()',
    'transaction: runTransaction()',
    'read-one: tx.get()',
    'transaction: batch.commit()',
  ]);
});

test('functions of the project by the same names are not these', () => {
  const code = `
import { getDoc } from './documents.js';
const addDoc = async (row: object) => row;
export const all = async () => [await getDoc('a'), await addDoc({})];
`;
  expect(
    queriesIn({ 'src/documents.ts': 'export const getDoc = (id: string) => id;', 'src/a.ts': code }),
  ).toEqual([]);
});
