import { defineModel, type ApiType, type ArgumentPath, type Query } from '../model.js';
import { classOf, returning, type Statement } from '../words.js';

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
    writes: { operation: 'update', ...INPUT },
  }) as const satisfies Record<string, Statement>;
type Statements = Readonly<Record<string, Statement>>;
const READS = { operation: 'read-many' } as const;
const IN_TEXT = {
  ExecuteStatement: { operation: 'raw', returnsRows: true, text: { argument: 0, path: ['Statement'] } },
  BatchExecuteStatement: READS,
} as const;

/** The operations of the service, by their names. */
function statementsOfService(read: string, written: string): Statements {
  const of = operations(read, written);
  return {
    ...IN_TEXT,
    Query: of.query,
    Scan: of.list,
    GetItem: of.read,
    PutItem: of.put,
    UpdateItem: of.update,
    DeleteItem: of.remove,
    BatchGetItem: READS,
    TransactGetItems: READS,
    BatchWriteItem: of.writes,
    TransactWriteItems: of.writes,
  };
}

/** Those of the client that takes plain values, but for statements in text. */
function statementsOfDocuments(read: string, written: string): Statements {
  const of = operations(read, written);
  return {
    Query: of.query,
    Scan: of.list,
    Get: of.read,
    Put: of.put,
    Update: of.update,
    Delete: of.remove,
    BatchGet: READS,
    TransactGet: READS,
    BatchWrite: of.writes,
    TransactWrite: of.writes,
  };
}

const OF_SERVICE = statementsOfService('BatchGetItemCommand', 'BatchWriteItemCommand');
const OF_DOCUMENTS = {
  ...statementsOfDocuments('BatchGetCommand', 'BatchWriteCommand'),
  ...IN_TEXT,
};

const query = (statement: Statement): Query => ({ sends: 'at-call', ...statement });
const commands = (of: Statements): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(Object.keys(of).map((name) => [`${name}Command`, { instance: name }]));
/** A command is sent by the client that it is handed to. */
const sentBySend = (of: Statements): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(Object.entries(of).map(([name, statement]) => [name, { query: query(statement) }]));
const methodsOf = (of: Statements): Statements =>
  Object.fromEntries(
    Object.entries(of).map(([name, statement]) => [name.charAt(0).toLowerCase() + name.slice(1), statement]),
  );
const methods = (of: Statements): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(
    Object.entries(methodsOf(of)).map(([name, statement]) => [name, { call: { query: query(statement) } }]),
  );

// The second version of the SDK, whose support has ended and which much code still asks for.
const SERVICE2 = methodsOf(statementsOfService('batchGetItem', 'batchWriteItem'));
const DOCUMENTS2 = methodsOf(statementsOfDocuments('batchGet', 'batchWrite'));

/** The statement of a request that a method of this name makes, whose parts stand in its call and not in that which sends it. */
function madeBy(member: string, statement: Statement): Statement {
  const there = <P extends ArgumentPath>(path: P): P => ({ ...path, member });
  const { filter, data, text, limitedBy } = statement;
  return {
    ...statement,
    ...(filter && { filter: there(filter) }),
    ...(data && { data: there(data) }),
    ...(text && { text: there(text) }),
    ...(limitedBy?.options && { limitedBy: { options: limitedBy.options.map(there) } }),
  };
}

/** A request sends nothing, not even when it is awaited, until one of these is called. */
function request(member: string, statement: Statement): ApiType {
  const query: Omit<Query, 'sends'> = madeBy(member, statement);
  const executes = returning('answer', { query: { ...query, sends: 'at-call' } });
  return {
    query: { ...query, sends: 'on-execute', takesCallback: {} },
    members: { promise: executes, send: executes },
  };
}
const requests = (prefix: string, of: Statements): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(
    Object.entries(of).map(([member, statement]) => [`${prefix}.${member}`, request(member, statement)]),
  );
const making = (prefix: string, of: Statements): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(Object.keys(of).map((member) => [member, returning(`${prefix}.${member}`)]));

export const dynamodb = defineModel({
  library: 'dynamodb',
  kind: 'data-access',
  modules: {
    '@aws-sdk/client-dynamodb': 'service',
    '@aws-sdk/lib-dynamodb': 'library',
    'aws-sdk': 'sdk2',
    'aws-sdk/clients/dynamodb': 'dynamodb2',
  },
  versions: { '@aws-sdk/client-dynamodb': '3', '@aws-sdk/lib-dynamodb': '3', 'aws-sdk': '2' },
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
    sdk2: { members: { default: 'sdk2', DynamoDB: 'dynamodb2' } },
    dynamodb2: {
      instance: 'service2',
      members: { default: 'dynamodb2', DocumentClient: classOf('documents2') },
    },
    service2: { role: 'database-client', members: making('service2', SERVICE2) },
    documents2: { role: 'database-client', members: making('documents2', DOCUMENTS2) },
    ...requests('service2', SERVICE2),
    ...requests('documents2', DOCUMENTS2),
    answer: {},
  },
  sources: [
    {
      claim:
        'A method gives a request, which is sent by promise() or send(), or at once where a callback is given',
      url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Request.html',
      checked: '2026-12-01',
    },
    {
      claim: 'The document client has the operations of the service under shorter names, with plain values',
      url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/DynamoDB/DocumentClient.html',
      checked: '2026-12-01',
    },
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
