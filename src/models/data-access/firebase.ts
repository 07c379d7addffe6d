import { defineModel } from '../model.js';
import { callable, named, NOTED, sending, STEP } from '../words.js';

const DATA = { data: { argument: 1 } } as const;
const AT_ONCE = { bulk: { label: 'writeBatch(…)…commit()' } } as const;

/** The SDK for apps, used on servers as well: its functions take the reference or the query that they send. */
export const firebase = defineModel({
  library: 'firebase',
  kind: 'data-access',
  modules: { 'firebase/firestore': 'module', 'firebase/firestore/lite': 'module' },
  versions: { firebase: '10 || 11 || 12' },
  types: {
    module: {
      members: {
        ...named('getFirestore initializeFirestore collection collectionGroup doc query where', NOTED),
        getDoc: sending({
          operation: 'read-one',
          batch: { label: "where(documentId(), 'in', […])" },
        }),
        getDocs: sending({
          operation: 'read-many',
          batch: { label: "where('…', 'in', […])" },
        }),
        ...named(
          'getCountFromServer getAggregateFromServer getCount getAggregate',
          sending({ operation: 'count' }),
        ),
        addDoc: sending({ operation: 'create', ...DATA, ...AT_ONCE }),
        setDoc: sending({ operation: 'upsert', ...DATA, ...AT_ONCE }),
        updateDoc: sending({ operation: 'update', ...DATA, ...AT_ONCE }),
        deleteDoc: sending({ operation: 'delete', ...AT_ONCE }),
        runTransaction: callable({
          returns: { callback: 1 },
          callbacks: [{ argument: 1, parameters: ['transaction'] }],
          query: { operation: 'transaction', sends: 'at-call' },
        }),
        writeBatch: callable({ returns: 'batch' }),
        Transaction: { instance: 'transaction' },
        WriteBatch: { instance: 'batch' },
      },
    },
    /** Its writes are kept until the end. */
    transaction: {
      role: 'transaction-handle',
      members: { get: sending({ operation: 'read-one' }), ...named('set update delete', STEP) },
    },
    batch: {
      members: {
        ...named('set update delete', STEP),
        commit: callable({ query: { operation: 'transaction', sends: 'at-call' } }),
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
