import { defineModel, type ApiType, type Query } from '../model.js';
import { returning, type Statement } from '../words.js';

const INPUT = { data: { argument: 0 } } as const;
const KEY = { filter: { argument: 0, path: ['Key'] } } as const;
const LIMITED = { limitedBy: { options: [{ argument: 0, path: ['Limit'] }] } } as const;
/** What a batch of writes cannot be told. */
const SINGLY = ['ConditionExpression', 'ReturnValues', 'Expected'] as const;
/** The operations in both spellings, that of the service and that of documents: `GetItem` and `Get`. */
const operations = (read: string, written: string) =>
  ({
    read: { operation: 'read-one', ...KEY, batch: { label: read } },
    list: { operation: 'read-many', ...LIMITED },
    query: { operation: 'read-many', ...LIMITED, oneKey: true },
    put: { operation: 'create', ...INPUT, bulk: { label: written, exceptKeys: SINGLY } },
    // It adds the item where there is none, and no batch takes it.
    update: { operation: 'upsert', ...KEY, ...INPUT },
    remove: { operation: 'delete', ...KEY, bulk: { label: written } },
    reads: { operation: 'read-many' },
    writes: { operation: 'update', ...INPUT },
    statement: { operation: 'raw', returnsRows: true, text: { argument: 0, path: ['Statement'] } },
  }) as const satisfies Record<string, Statement>;
const raw = operations('BatchGetItemCommand', 'BatchWriteItemCommand');
const documents = operations('BatchGetCommand', 'BatchWriteCommand');

type Operations = typeof raw;
const shared = ({ list, query: ofKey, statement, reads }: Operations) =>
  ({ Query: ofKey, Scan: list, ExecuteStatement: statement, BatchExecuteStatement: reads }) as const;
const OF_SERVICE: Readonly<Record<string, Statement>> = {
  ...shared(raw),
  GetItem: raw.read,
  PutItem: raw.put,
  UpdateItem: raw.update,
  DeleteItem: raw.remove,
  BatchGetItem: raw.reads,
  TransactGetItems: raw.reads,
  BatchWriteItem: raw.writes,
  TransactWriteItems: raw.writes,
};
const OF_DOCUMENTS: Readonly<Record<string, Statement>> = {
  ...shared(documents),
  Get: documents.read,
  Put: documents.put,
  Update: documents.update,
  Delete: documents.remove,
  BatchGet: documents.reads,
  TransactGet: documents.reads,
  BatchWrite: documents.writes,
  TransactWrite: documents.writes,
};

const query = (statement: Statement): Query => ({ sends: 'at-call', ...statement });
const commands = (of: Readonly<Record<string, Statement>>): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(Object.keys(of).map((name) => [`${name}Command`, { instance: name }]));
/** A command is sent by the client that it is handed to. */
const sentBySend = (of: Readonly<Record<string, Statement>>): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(Object.entries(of).map(([name, statement]) => [name, { query: query(statement) }]));
const methods = (of: Readonly<Record<string, Statement>>): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(
    Object.entries(of).map(([name, statement]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      { call: { query: query(statement) } },
    ]),
  );

export const dynamodb = defineModel({
  library: 'dynamodb',
  kind: 'data-access',
  modules: { '@aws-sdk/client-dynamodb': 'service', '@aws-sdk/lib-dynamodb': 'library' },
  versions: { '@aws-sdk/client-dynamodb': '3', '@aws-sdk/lib-dynamodb': '3' },
  types: {
    service: {
      members: {
        DynamoDBClient: { instance: 'client' },
        DynamoDB: { instance: 'aggregated' },
        ...commands(OF_SERVICE),
      },
    },
    library: {
      members: {
        DynamoDBDocumentClient: { instance: 'client', members: { from: returning('client') } },
        DynamoDBDocument: { instance: 'documents', members: { from: returning('documents') } },
        ...commands(OF_DOCUMENTS),
      },
    },
    client: {
      role: 'database-client',
      members: {
        send: { call: { query: { operation: 'raw', sends: 'at-call', operationOf: 0 } } },
        destroy: returning('answer'),
      },
    },
    aggregated: {
      extends: 'client',
      recognisedBy: ['getItem', 'putItem', 'send'],
      members: methods(OF_SERVICE),
    },
    documents: {
      extends: 'client',
      recognisedBy: ['batchGet', 'transactWrite', 'send'],
      members: methods(OF_DOCUMENTS),
    },
    ...sentBySend(OF_SERVICE),
    ...sentBySend(OF_DOCUMENTS),
    answer: {},
  },
  sources: [
    {
      claim: 'A command is an object that its client sends; send starts the request at once',
      url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/',
      checked: '2026-11-25',
    },
    {
      claim: 'The document client takes the same operations with plain values, as commands and as methods',
      url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/',
      checked: '2026-11-25',
    },
    {
      claim:
        'BatchGetItem takes up to 100 keys; BatchWriteItem takes up to 25 puts and deletes, without conditions and without updates',
      url: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html',
      checked: '2026-11-25',
    },
    {
      claim: 'Query needs one value for the partition key; nothing queries those of several',
      url: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html',
      checked: '2026-12-01',
    },
    {
      claim: 'UpdateItem adds the item where there is none',
      url: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html',
      checked: '2026-11-25',
    },
  ],
});
