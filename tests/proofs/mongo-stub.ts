// A MongoDB server in memory that speaks the wire protocol (OP_MSG), enough for the real driver and Mongoose to connect,
// read and write: neither Debian nor npm has one. It knows equality, `$in`, comparisons, sorting, limits, `$set` and `$inc`, and
// refuses what it does not know, so that no proof rests on a guess. As in the real one, a command is done before the next begins.
import { BSON } from 'mongodb';
import net from 'node:net';

type Doc = Record<string, unknown>;

export interface MongoStub {
  readonly port: number;
  close(): Promise<void>;
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const HELLO = {
  isWritablePrimary: true,
  ismaster: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 25,
  logicalSessionTimeoutMinutes: 30,
  connectionId: 1,
  readOnly: false,
  ok: 1,
};

/** Commands of the connection itself: they say nothing of what the code asked for. */
const UNCOUNTED = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions']);

export async function startMongoStub(onCommand: (name: string) => void): Promise<MongoStub> {
  const collections = new Map<string, Doc[]>();
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    let received = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
        const length = received.readInt32LE(0);
        socket.write(answerTo(received.subarray(0, length)));
        received = received.subarray(length);
      }
    });
  });

  function answerTo(message: Buffer): Buffer {
    const isLegacy = message.readInt32LE(12) === OP_QUERY;
    const command = isLegacy ? readQuery(message) : readMessage(message);
    const name = Object.keys(command)[0] ?? '';
    if (!UNCOUNTED.has(name)) onCommand(name);
    const body = BSON.serialize(run(name, command));
    const head = Buffer.alloc(isLegacy ? 36 : 21);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(message.readInt32LE(4), 8);
    head.writeInt32LE(isLegacy ? OP_REPLY : OP_MSG, 12);
    if (isLegacy) head.writeInt32LE(1, 32);
    return Buffer.concat([head, body]);
  }

  function run(name: string, command: Doc): Doc {
    const collection = String(command[name]);
    const docs = collections.get(collection) ?? [];
    try {
      switch (name) {
        case 'insert': {
          const added = command.documents as Doc[];
          collections.set(collection, [...docs, ...added]);
          return { n: added.length, ok: 1 };
        }
        case 'find': {
          const found = sortedBy(
            docs.filter((doc) => matches(doc, (command.filter ?? {}) as Doc)),
            (command.sort ?? {}) as Doc,
          );
          const firstBatch = command.limit ? found.slice(0, Number(command.limit)) : found;
          return { cursor: { firstBatch, id: 0n, ns: `${String(command.$db)}.${collection}` }, ok: 1 };
        }
        case 'delete': {
          const filters = (command.deletes as { q: Doc }[]).map(({ q }) => q);
          const kept = docs.filter((doc) => !filters.some((filter) => matches(doc, filter)));
          collections.set(collection, kept);
          return { n: docs.length - kept.length, ok: 1 };
        }
        case 'update': {
          const changes = (command.updates as Change[]).map((change) => changed(docs, change));
          const sum = (count: (change: Counts) => number) => changes.reduce((n, each) => n + count(each), 0);
          return { n: sum(({ n }) => n), nModified: sum(({ nModified }) => nModified), ok: 1 };
        }
        default:
          if (UNCOUNTED.has(name)) return { ...HELLO, localTime: new Date() };
          throw new Error(`The stub has no ${name}.`);
      }
    } catch (error) {
      return { ok: 0, errmsg: String(error), code: 59, codeName: 'CommandNotFound' };
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The first section names the command; further ones hold its long lists. */
function readMessage(message: Buffer): Doc {
  let command: Doc = {};
  let at = 20;
  while (at < message.length) {
    const kind = message[at];
    at += 1;
    const end = at + message.readInt32LE(at);
    if (kind === 0) command = { ...BSON.deserialize(message.subarray(at, end)), ...command };
    else {
      const close = message.indexOf(0, at + 4);
      const list: Doc[] = [];
      for (let place = close + 1; place < end; place += message.readInt32LE(place))
        list.push(BSON.deserialize(message.subarray(place, place + message.readInt32LE(place))));
      command = { ...command, [message.toString('utf8', at + 4, close)]: list };
    }
    at = end;
  }
  return command;
}

/** The handshake of a new connection comes in the old form. */
function readQuery(message: Buffer): Doc {
  return BSON.deserialize(message.subarray(message.indexOf(0, 20) + 9));
}

interface Change {
  readonly q: Doc;
  readonly u: Doc;
  readonly multi?: boolean;
  readonly upsert?: boolean;
}

interface Counts {
  readonly n: number;
  readonly nModified: number;
}

function changed(docs: readonly Doc[], { q, u, multi, upsert }: Change): Counts {
  if (upsert) throw new Error('The stub has no upsert.');
  const found = docs.filter((doc) => matches(doc, q)).slice(0, multi ? undefined : 1);
  let nModified = 0;
  for (const doc of found) {
    const before = JSON.stringify(doc);
    for (const [operator, fields] of Object.entries(u) as [string, Doc][]) {
      if (operator === '$set') Object.assign(doc, fields);
      else if (operator === '$inc')
        for (const [name, by] of Object.entries(fields)) doc[name] = Number(doc[name] ?? 0) + Number(by);
      else throw new Error(`The stub has no ${operator}.`);
    }
    if (JSON.stringify(doc) !== before) nModified += 1;
  }
  return { n: found.length, nModified };
}

function matches(doc: Doc, filter: Doc): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (key.startsWith('$')) throw new Error(`The stub has no ${key}.`);
    const value = doc[key] ?? null;
    const operators = isPlainObject(wanted) ? Object.entries(wanted as Doc) : [];
    if (operators.length === 0) return textOf(value) === textOf(wanted);
    return operators.every(([operator, operand]) => {
      const compare = COMPARISONS[operator];
      if (!compare) throw new Error(`The stub has no ${operator}.`);
      return compare(value, operand);
    });
  });
}

const COMPARISONS: Readonly<Record<string, (value: unknown, operand: unknown) => boolean>> = {
  $in: (value, list) => (list as unknown[]).some((each) => textOf(value) === textOf(each)),
  $ne: (value, other) => textOf(value) !== textOf(other),
  $gte: (value, other) => value !== null && Number(value) >= Number(other),
  $gt: (value, other) => value !== null && Number(value) > Number(other),
  $lte: (value, other) => value !== null && Number(value) <= Number(other),
  $lt: (value, other) => value !== null && Number(value) < Number(other),
};

function sortedBy(docs: readonly Doc[], order: Doc): Doc[] {
  const keys = Object.entries(order);
  return [...docs].sort((a, b) => {
    for (const [key, direction] of keys) {
      const [left, right] = [textOf(a[key]), textOf(b[key])];
      if (left !== right) return (left < right ? -1 : 1) * Number(direction);
    }
    return 0;
  });
}

/** Two ids are equal when their bytes are. */
function textOf(value: unknown): string {
  return value instanceof BSON.ObjectId ? value.toHexString() : JSON.stringify(value ?? null);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
