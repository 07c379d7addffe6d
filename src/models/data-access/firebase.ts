import { defineModel, type ApiType, type Query } from '../model.js';

const call = (made: NonNullable<ApiType['call']>): ApiType => ({ call: made });
const sent = (query: Omit<Query, 'sends'>) => call({ query: { sends: 'at-call', ...query } });
const each = (names: string, type: ApiType): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

const DATA = { data: { argument: 1 } } as const;
const AT_ONCE = { bulk: { words: 'writeBatch(…)…commit()' } } as const;
const KEPT = call({ returns: { same: 'receiver' } });

/** The SDK for apps, used on servers as well: its functions take the reference or the query that they send. */
export const firebase = defineModel({
  library: 'firebase',
  kind: 'data-access',
  modules: { 'firebase/firestore': 'module', 'firebase/firestore/lite': 'module' },
  versions: { firebase: '10 || 11 || 12' },
  types: {
    module: {
      members: {
        ...each('getFirestore initializeFirestore collection collectionGroup doc query where', call({})),
        getDoc: sent({
          operation: 'read-one',
          batch: { words: "where(documentId(), 'in', […])" },
        }),
        getDocs: sent({
          operation: 'read-many',
          batch: { words: "where('…', 'in', […])" },
        }),
        ...each(
          'getCountFromServer getAggregateFromServer getCount getAggregate',
          sent({ operation: 'count' }),
        ),
        addDoc: sent({ operation: 'create', ...DATA, ...AT_ONCE }),
        setDoc: sent({ operation: 'upsert', ...DATA, ...AT_ONCE }),
        updateDoc: sent({ operation: 'update', ...DATA, ...AT_ONCE }),
        deleteDoc: sent({ operation: 'delete', ...AT_ONCE }),
        runTransaction: call({
          returns: { callback: 1 },
          callbacks: [{ argument: 1, parameters: ['transaction'] }],
          query: { operation: 'transaction', sends: 'at-call' },
        }),
        writeBatch: call({ returns: 'batch' }),
        Transaction: { instance: 'transaction' },
        WriteBatch: { instance: 'batch' },
      },
    },
    /** Its writes are kept until the end. */
    transaction: {
      role: 'transaction-handle',
      members: { get: sent({ operation: 'read-one' }), ...each('set update delete', KEPT) },
    },
    batch: {
      members: {
        ...each('set update delete', KEPT),
        commit: call({ query: { operation: 'transaction', sends: 'at-call' } }),
      },
    },
  },
  sources: [
    {
      claim:
        'getDoc, getDocs, addDoc, setDoc, updateDoc and deleteDoc send at the call; a batch sends when it is committed',
      url: 'https://firebase.google.com/docs/reference/js/firestore_',
      checked: '2026-11-25',
    },
    {
      claim: 'A query has at most 30 disjunctions: in takes up to 30 values',
      url: 'https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries',
      checked: '2026-11-25',
    },
  ],
});
