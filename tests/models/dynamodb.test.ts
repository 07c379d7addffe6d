import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { DynamoDBClient, DynamoDB, GetItemCommand, ExecuteStatementCommand, DescribeTableCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument, DynamoDBDocumentClient, BatchGetCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand, ScanCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
const client = new DynamoDBClient({});
export const db = DynamoDBDocumentClient.from(client, { marshallOptions: {} });
`;

test('a command is what its client sends', () => {
  const code = `${CLIENT}
export async function all(id: string) {
  await db.send(new GetCommand({ TableName: 'orders', Key: { id } }));
  await db.send(new QueryCommand({ TableName: 'orders' }));
  await db.send(new ScanCommand({ TableName: 'orders' }));
  await db.send(new PutCommand({ TableName: 'orders', Item: { id } }));
  await db.send(new UpdateCommand({ TableName: 'orders', Key: { id } }));
  await db.send(new DeleteCommand({ TableName: 'orders', Key: { id } }));
  await db.send(new BatchGetCommand({ RequestItems: {} }));
  await db.send(new TransactWriteCommand({ TransactItems: [] }));
  await client.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: id } } }));
  await client.send(new ExecuteStatementCommand({ Statement: 'select * from orders' }));
  await client.send(new DescribeTableCommand({ TableName: 'orders' }));
  const command = new GetCommand({ TableName: 'orders', Key: { id } });
  const { Item } = await db.send(command);
  return Item;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one: db.send()',
    'read-many: db.send()',
    'read-many: db.send()',
    'create: db.send()',
    'upsert: db.send()',
    'delete: db.send()',
    'read-many: db.send()',
    'update: db.send()',
    'read-one: client.send()',
    'raw unknown: client.send()',
    'read-one: db.send()',
  ]);
});

test('the same as methods; a paginator is a stream', () => {
  const code = `${CLIENT}
const raw = new DynamoDB({});
const documents = DynamoDBDocument.from(raw);
export async function all(id: string) {
  await raw.getItem({ TableName: 'orders', Key: { id: { S: id } } });
  await raw.putItem({ TableName: 'orders', Item: { id: { S: id } } });
  await documents.get({ TableName: 'orders', Key: { id } });
  await documents.query({ TableName: 'orders' });
  await documents.put({ TableName: 'orders', Item: { id } });
  await documents.delete({ TableName: 'orders', Key: { id } });
  for await (const page of paginateScan({ client }, { TableName: 'orders' })) console.log(page);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one: raw.getItem()',
    'create: raw.putItem()',
    'read-one: documents.get()',
    'read-many: documents.query()',
    'create: documents.put()',
    'delete: documents.delete()',
  ]);
});

test('clients of a class, by annotation and through another module', () => {
  const files = {
    'src/db.ts': CLIENT,
    'src/a.ts': `
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { db } from './db.js';
class Orders {
  constructor(private readonly own: DynamoDBDocumentClient) {}
  async read(id: string) {
    await this.own.send(new GetCommand({ TableName: 'orders', Key: { id } }));
    await db.send(new GetCommand({ TableName: 'orders', Key: { id } }));
  }
}`,
  };
  expect(queriesIn(files)).toEqual(['read-one: this.own.send()', 'read-one: db.send()']);
});

test('clients of other services and look-alikes send no queries', () => {
  const code = `${CLIENT}
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
class GetLocal { constructor(readonly input: object) {} }
export async function other(anything: any, cache: Map<string, string>) {
  await new S3Client({}).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
  await db.send(new GetLocal({}) as never);
  await anything.send(new GetCommand({ TableName: 'orders', Key: {} }));
  cache.get('a');
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});

test('the second version of the SDK: a request is what its promise sends', () => {
  const code = `
const AWS = require('aws-sdk');
const DynamoDB = require('aws-sdk/clients/dynamodb');
const db = new AWS.DynamoDB.DocumentClient({ region: 'eu-central-1' });
const raw = new DynamoDB();
const other = new DynamoDB.DocumentClient();
exports.all = async (id) => {
  await db.get({ TableName: 'orders', Key: { id } }).promise();
  await db.query({ TableName: 'orders' }).promise();
  await db.scan({ TableName: 'orders' }).promise();
  await db.put({ TableName: 'orders', Item: { id } }).promise();
  await db.update({ TableName: 'orders', Key: { id } }).promise();
  await db.delete({ TableName: 'orders', Key: { id } }).promise();
  await other.transactWrite({ TransactItems: [] }).promise();
  await raw.getItem({ TableName: 'orders', Key: { id: { S: id } } }).promise();
};`;
  expect(queriesIn({ 'src/a.js': code })).toEqual([
    'read-one: db.get().promise()',
    'read-many: db.query().promise()',
    'read-many: db.scan().promise()',
    'create: db.put().promise()',
    'upsert: db.update().promise()',
    'delete: db.delete().promise()',
    'update: other.transactWrite().promise()',
    'read-one: raw.getItem().promise()',
  ]);
});
