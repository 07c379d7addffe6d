// Writes the program of a shape in the words of a library.
import { columnOf, elementOf, type Element } from './element.js';
import { afterwardsOf, betweenOf, helperBody, sideWrite } from './around.js';
import type { Dialect, Reading, Table } from './dialect.js';
import { printFilter } from './filter.js';
import { lines, writeRound, type Round } from './round.js';
import type { Shape } from './shape.js';

const CALLBACKS = new Set<Shape['loop']>(['Promise.all', 'forEach', 'reduce', 'allSettled']);

/** @returns undefined where the library, or the language, has no such program */
export function printProgram(shape: Shape, dialect: Dialect): string | undefined {
  if (shape.main === 'filter') return printFilter(shape, dialect);
  if (waitsForItself(shape)) return undefined;
  if (dialect.hasTypedColumns && shape.key === 'text id') return undefined;
  const element = elementOf(shape, dialect);
  const client = shape.transaction === 'none' ? dialect.client : 'trx';
  const statement =
    shape.main === 'read'
      ? readingOf(shape, dialect, element, client)
      : writingOf(shape, dialect, element, client);
  const side = sideWrite(shape, dialect, element, client);
  if (statement === undefined || side === undefined || !isLooped(shape)) return undefined;
  const { inline, declare } = statement;
  const isInFunction = shape.isInFunction && shape.main === 'read';
  const round: Round = {
    ...roundOf(shape, element),
    element,
    reading: isInFunction
      ? { inline: `await load(${element.key})` }
      : { inline, ...(declare && { declare }) },
    before: lines(
      shape.effect === 'before' ? `send(${element.label});` : '',
      shape.isWrittenFirst ? side : '',
      growing(shape, element),
    ),
    between: lines(
      shape.isWrittenFirst ? '' : side,
      shape.effect === 'after' ? `send(${element.label});` : '',
    ),
  };
  const isAlone = shape.main === 'write' && shape.isAlone && !shape.write.endsWith('used');
  const text =
    shape.main === 'read' || shape.write.endsWith('used')
      ? writeRound(shape, round)
      : writeRound({ ...shape, use: 'push' }, withoutResult(round, shape));
  const loop = writeLoop(shape, element, text, isAlone);
  const parents = element.isRow ? dialect.list(element.list as Table, element.list, client) : '';
  const between = betweenOf(shape, dialect, element, client);
  const afterwards = afterwardsOf(shape, dialect, element, client);
  if (between === undefined || afterwards === undefined) return undefined;
  const isPlain = !CALLBACKS.has(shape.loop);
  const body = lines(
    shape.between === 'reassign' ? 'let isPaid = true;' : '',
    parents,
    loop.startsWith('const result =')
      ? ''
      : isPlain && shape.main === 'read' && shape.transaction === 'none'
        ? 'const result = [];'
        : 'const result: unknown[] = [];',
    mentions(loop, 'failures') ? 'const failures: string[] = [];' : '',
    mentions(loop, 'cache') ? 'const cache = new Map<unknown, unknown>();' : '',
    mentions(loop, 'byKey') ? 'const byKey = new Map<unknown, unknown>();' : '',
    between,
    loop,
    mentions(loop, 'byKey') ? 'result.push(...byKey);' : '',
    mentions(loop, 'failures') ? 'result.push(failures);' : '',
    afterwards,
  );
  const functionText = lines(
    `export async function run(${element.parameter}) {`,
    shape.transaction === 'none' ? body : dialect.transaction(body),
    '}',
  );
  const helpers = lines(
    isInFunction ? `async function load(key: ${dialect.keyTypes[shape.key]}) {\nreturn ${inline};\n}` : '',
    mentions(functionText, 'settle')
      ? `async function settle(owner: number) {\n${helperBody(dialect)}\n}`
      : '',
  );
  const declared = mentions(helpers + functionText, dialect.client) ? (dialect.declares ?? '') : '';
  const whole = lines(declared, itemType(shape, dialect), helpers, functionText);
  return lines(
    dialect.importsFor(whole) + (mentions(whole, 'send') ? "import { send } from './effects.js';" : ''),
    '',
    whole,
    '',
  );
}

const mentions = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text);

/** A function that takes a second connection would wait for the transaction's, which waits for it. */
function waitsForItself({ transaction, isInFunction, sideWrite, between }: Shape): boolean {
  return transaction !== 'none' && (isInFunction || sideWrite === 'helper' || between === 'helper');
}

/** Whether the language has this loop over this list. */
function isLooped({ source, loop }: Shape): boolean {
  const isArray = ['users', 'items', 'orders', 'ids'].includes(source);
  return isArray || loop === 'for of' || loop === 'Promise.all';
}

function tableOf({ statement }: Shape): Table {
  return statement === 'user' ? 'users' : statement === 'one' ? 'profiles' : 'orders';
}

function readingOf(shape: Shape, dialect: Dialect, element: Element, client: string): Reading | undefined {
  const table = tableOf(shape);
  if (table === 'users' && shape.key === 'tier') return undefined;
  const isInFunction = shape.isInFunction;
  const reading = dialect.read({
    client: isInFunction ? dialect.client : client,
    table,
    column: columnOf(shape),
    key: isInFunction ? 'key' : element.key,
    statement: shape.statement,
    extra: shape.between === 'reassign' ? 'and' : shape.extra,
    flag: shape.between === 'reassign' && !isInFunction ? 'isPaid' : 'true',
    isOrdered: shape.isOrdered,
    isLocked: shape.transaction === 'lock',
    spelling: shape.spelling,
  });
  return reading;
}

function writingOf(shape: Shape, dialect: Dialect, element: Element, client: string): Reading | undefined {
  const { owner, amount, data } = element;
  const text = dialect.write({
    kind: shape.write,
    client,
    owner,
    body: shape.isOrdered ? `\`Dear \${${owner}}\`` : "'Dear'",
    amount,
    data,
    column: shape.key === 'id' || shape.statement === 'user' ? 'owner' : columnOf(shape),
    key: element.key,
    condition: element.condition,
    row: element.name,
    spelling: shape.spelling,
  });
  return text === undefined ? undefined : { inline: shape.isForgotten ? text.replace(/^await /, '') : text };
}

/** A write whose result nobody looks at. */
function withoutResult(round: Round, shape: Shape): Round {
  const isExpression =
    ['bare if', 'ternary', 'and', 'nullish', 'cached'].includes(shape.guard) || shape.isAssigned;
  if (isExpression) return round;
  const { inline } = round.reading;
  return {
    ...round,
    reading: { inline, declare: () => `${inline};` },
    yielding: (value) =>
      shape.isAlone ? '' : round.yielding(value.includes('found') ? round.element.label : value),
  };
}

function roundOf(shape: Shape, element: Element) {
  const { loop, statement, main } = shape;
  const isCallback = CALLBACKS.has(loop);
  const gives = loop === 'Promise.all' || loop === 'allSettled';
  return {
    result:
      main === 'write'
        ? ('row' as const)
        : statement === 'many'
          ? ('rows' as const)
          : statement === 'count' || statement === 'sum'
            ? ('number' as const)
            : ('row' as const),
    field:
      main === 'write'
        ? 'id'
        : { users: 'name', profiles: 'bio', orders: 'total', notes: 'body' }[tableOf(shape)],
    amountField:
      main === 'write'
        ? 'id'
        : { users: 'stock', profiles: 'views', orders: 'total', notes: 'id' }[tableOf(shape)],
    skip: gives ? `return ${element.label};` : isCallback ? 'return;' : 'continue;',
    stop: gives ? `return ${element.label};` : isCallback ? 'return;' : 'break;',
    isCallback,
    yielding: (value: string) => (gives ? `return ${value};` : `result.push(${value});`),
  };
}

/** A body that is one statement may be the value of an arrow, or stand without braces. */
function writeLoop(
  { loop, source, spelling }: Shape,
  { name, list }: Element,
  body: string,
  isAlone: boolean,
): string {
  const all = source === 'record' ? `Object.keys(${list})` : list;
  const array = ['set', 'map', 'generator'].includes(source) ? `[...${all}]` : all;
  const parameter = name.startsWith('[') ? `(${name})` : `(${name})`;
  switch (loop) {
    case 'for of':
      if (isAlone && spelling > 5 && !body.includes('\n')) return `for (const ${name} of ${all}) ${body}`;
      if (source === 'record') return `for (const ${name} in ${list}) {\n${body}\n}`;
      return `for (const ${name} of ${all}) {\n${body}\n}`;
    case 'entries':
      return `for (const [index, ${name}] of ${all}.entries()) {\nsend(index);\n${body}\n}`;
    case 'counter':
      return `for (let index = 0; index < ${all}.length; index++) {\nconst ${name} = ${all}[index]!;\n${body}\n}`;
    case 'while index':
      return `let index = 0;\nwhile (index < ${all}.length) {\nconst ${name} = ${all}[index]!;\nindex += 1;\n${body}\n}`;
    case 'Promise.all':
      if (isAlone && spelling > 4 && /^await .*;$/.test(body))
        return `await Promise.all(${array}.map((${name}) => ${body.slice('await '.length, -1)}));`;
      if (isAlone) return `await Promise.all(${array}.map(async (${name}) => {\n${body}\n}));`;
      return `const result = await Promise.all(${array}.map(async ${parameter} => {\n${body}\n}));`;
    case 'allSettled':
      return `const settled = await Promise.allSettled(${array}.map(async ${parameter} => {\n${body}\n}));\nresult.push(settled.map((each) => (each.status === 'fulfilled' ? each.value : 'failed')));`;
    case 'forEach':
      return `${all}.forEach(async ${parameter} => {\n${body}\n});`;
    case 'reduce':
      return `await ${all}.reduce(async (previous, ${name}) => {\nawait previous;\n${body}\n}, Promise.resolve());`;
    case 'queue':
      return `const queue = [...${all}];\nwhile (queue.length > 0) {\nconst ${name} = queue.shift()!;\n${body}\n}`;
    case 'for await':
      return `for await (const ${name} of ${all}) {\n${body}\n}`;
  }
}

function growing({ between, source }: Shape, { name, list }: Element): string {
  const isArray = ['users', 'items', 'orders', 'ids'].includes(source);
  return between === 'grow' && isArray ? `if (${list}.length < 6) ${list}.push(${name});` : '';
}

function itemType({ source }: Shape, { keyTypes }: Dialect): string {
  if (source !== 'items') return '';
  return `interface Item {
owner: number; quantity: number; boss: number | null; optional?: number; code: string; ref: string; text: string;
big: ${keyTypes.big}; day: ${keyTypes.day}; price: ${keyTypes.price}; settings: { tier: string }; data: { owner: number; body: string };
}`;
}
