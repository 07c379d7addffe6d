import { defineModel, type ApiType, type Query } from '../model.js';
import { callable, classOf, named, NOTED, returning, sending, STEP, type Statement } from '../words.js';

const sendingForSnapshot = (statement: Statement) => sending(statement, 'snapshot');

/** The last collection on the way to what is read. */
const NAMED = { entity: { from: 'creation' } } as const;
/** Keys are part of a reference, and a list of them is limited: what reads many has to be written anew. */
const BY_KEYS = { batch: { label: 'getAll(...refs)' } } as const;
const BY_LIST = { batch: { label: "where('…', 'in', […])" } } as const;
const AT_ONCE = { bulk: { label: 'batch()…commit()' } } as const;
const LIMITS = { limitedBy: { members: ['limit', 'limitToLast'] } } as const;
const MANY = { operation: 'read-many', ...NAMED, ...BY_LIST, ...LIMITS } as const;
/** What a reference to a document can do. */
const document = (named: Pick<Query, 'entity'>): ApiType => {
  const write = (operation: Query['operation']) =>
    sendingForSnapshot({
      operation,
      ...named,
      ...(operation !== 'delete' && { data: { argument: 0 } }),
      ...AT_ONCE,
    });
  return {
    recognisedBy: ['collection', 'listCollections', 'create', 'onSnapshot'],
    members: {
      collection: returning('collection'),
      get: sendingForSnapshot({ operation: 'read-one', ...named, ...BY_KEYS }),
      create: write('create'),
      set: write('upsert'),
      update: write('update'),
      delete: write('delete'),
      withConverter: STEP,
      parent: 'collection',
    },
  };
};
const KINDS = {
  Firestore: classOf('client'),
  CollectionReference: classOf('collection'),
  ...named('Query CollectionGroup', classOf('query')),
  DocumentReference: classOf('document'),
  Transaction: classOf('transaction'),
  WriteBatch: classOf('batch'),
} as const;

/** Kept in the process until the transaction or the batch ends. */
const BUFFERED = {
  call: { returns: { same: 'receiver' }, query: { operation: 'update', sends: 'in-process' } },
} as const satisfies ApiType;

export const firestore = defineModel({
  library: 'firestore',
  kind: 'data-access',
  modules: {
    'firebase-admin/firestore': 'server',
    '@google-cloud/firestore': 'server',
    'firebase-admin': 'admin',
  },
  versions: { '@google-cloud/firestore': '7 || 8 || 9', 'firebase-admin': '12 || 13 || 14' },
  types: {
    server: { members: { ...KINDS, ...named('getFirestore initializeFirestore', returning('client')) } },
    /** The namespace that versions before 14 export. */
    admin: {
      members: {
        default: 'admin',
        firestore: { ...returning('client'), members: KINDS },
        ...named('app initializeApp', returning('app')),
      },
    },
    app: { members: { firestore: returning('client') } },
    client: {
      role: 'database-client',
      recognisedBy: ['collectionGroup', 'runTransaction', 'getAll'],
      members: {
        collection: returning('collection'),
        collectionGroup: returning('query'),
        doc: returning('addressed'),
        getAll: sending({ operation: 'read-many' }, 'snapshots'),
        runTransaction: callable({
          returns: { callback: 0 },
          callbacks: [{ argument: 0, parameters: ['transaction'] }],
          query: { operation: 'transaction', sends: 'at-call' },
        }),
        batch: returning('batch'),
        recursiveDelete: sendingForSnapshot({ operation: 'delete' }),
      },
    },
    collection: {
      extends: 'query',
      role: 'entity',
      recognisedBy: ['listDocuments', 'doc', 'add'],
      members: {
        doc: returning('document'),
        add: sendingForSnapshot({ operation: 'create', ...NAMED, data: { argument: 0 }, ...AT_ONCE }),
        listDocuments: sendingForSnapshot(MANY),
        parent: 'document',
      },
    },
    query: {
      recognisedBy: ['where', 'orderBy', 'limitToLast', 'onSnapshot'],
      members: {
        ...named('where orderBy limit limitToLast offset select withConverter', STEP),
        ...named('startAt startAfter endAt endBefore', STEP),
        get: sendingForSnapshot(MANY),
        ...named('count aggregate', returning('aggregation')),
        ...named('stream onSnapshot', NOTED),
      },
    },
    aggregation: { members: { get: sendingForSnapshot({ operation: 'count', ...NAMED }) } },
    document: document(NAMED),
    /** `doc('orders/1')` names its collection in a path. */
    addressed: document({}),
    /** Its writes are kept until the end. */
    transaction: {
      role: 'transaction-handle',
      recognisedBy: ['get', 'getAll', 'set', 'update', 'delete', 'create'],
      members: {
        get: sendingForSnapshot({ operation: 'read-one', ...BY_KEYS }),
        getAll: sending({ operation: 'read-many' }, 'snapshots'),
        ...named('set update delete create', BUFFERED),
      },
    },
    batch: {
      recognisedBy: ['set', 'update', 'delete', 'commit'],
      members: {
        ...named('set update delete create', BUFFERED),
        commit: callable({ query: { operation: 'transaction', sends: 'at-call' } }),
      },
    },
    snapshots: { element: 'snapshot' },
    snapshot: {},
  },
  sources: [
    {
      claim: 'A write is sent at the call, but those of a transaction or a batch are kept until it ends',
      url: 'https://googleapis.dev/nodejs/firestore/latest/DocumentReference.html',
      checked: '2026-11-25',
    },
    {
      claim: 'getAll reads many documents in one request and needs at least one',
      url: 'https://googleapis.dev/nodejs/firestore/latest/Firestore.html#getAll',
      checked: '2026-11-25',
    },
    {
      claim: 'A query has at most 30 disjunctions: in takes up to 30 values',
      url: 'https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries',
      checked: '2026-11-25',
    },
    {
      claim: 'firebase-admin 14 no longer exports the namespace with firestore()',
      url: 'https://www.npmjs.com/package/firebase-admin/v/14.5.1',
      checked: '2026-11-25',
    },
  ],
});
