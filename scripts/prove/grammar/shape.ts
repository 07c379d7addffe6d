// The grammar: what a program is made of. In each list the plainest comes first: shrinking goes towards it.
import fc from 'fast-check';
import { POSITIONS } from './filter.js';

/** What the list holds that is looped over. */
export const SOURCES = ['users', 'items', 'orders', 'ids', 'set', 'map', 'generator', 'record'] as const;
export const LOOPS = [
  'for of',
  'counter',
  'Promise.all',
  'forEach',
  'reduce',
  'queue',
  'for await',
  'entries',
  'allSettled',
  'while index',
] as const;
/** The column of the element that the statement is asked by. */
export const KEYS = [
  'id',
  'code',
  'ref',
  'big',
  'day',
  'price',
  'tier',
  'boss',
  'optional',
  'text id',
] as const;
export const GUARDS = [
  'none',
  'block',
  'if',
  'bare if',
  'else',
  'switch',
  'case',
  'ternary',
  'and',
  'nullish',
  'continue',
  'break',
  'return',
  'throw',
  'log',
  'rethrow',
  'collect',
  'finally',
  'inner loop',
  'cached',
] as const;
export const STATEMENTS = ['many', 'one', 'first', 'count', 'sum', 'user'] as const;
/** What a read asks beside the key. */
export const EXTRAS = [
  'none',
  'and',
  'select',
  'or',
  'not',
  'limit',
  'distinct',
  'alias',
  'join',
  'subquery',
  'cte',
  'group',
  'in',
  'offset',
] as const;
/** What else the round sends. */
export const SIDE_WRITES = [
  'none',
  'insert note',
  'update children',
  'raw update',
  'helper',
  'delete children',
  'update user',
  'save row',
] as const;
export const BETWEEN = ['none', 'update children', 'helper', 'reassign', 'reorder', 'grow', 'send'] as const;
export const USES = [
  'push',
  'values',
  'attach',
  'spread',
  'map',
  'mutate',
  'return',
  'stringify',
  'compare',
  'missing throws',
  'missing skips',
  'destructure',
] as const;
export const AFTERWARDS = ['result', 'users', 'both', 'save', 'stringify', 'names'] as const;
export const TRANSACTIONS = ['none', 'transaction', 'lock'] as const;
export const EFFECTS = ['none', 'before', 'after'] as const;
export const WRITES = [
  'create',
  'create shorthand',
  'create spread',
  'create used',
  'set',
  'set own',
  'increment',
  'delete',
  'upsert',
  'set many',
  'set used',
  'create with select',
  'create optional',
  'create partial',
  'create null',
  'create hooked',
  'delete by key',
  'set by key',
  'delete some',
] as const;

export interface Shape {
  readonly main: 'read' | 'write' | 'filter';
  /** Where a statement stands whose filter may be undefined. */
  readonly position: (typeof POSITIONS)[number];
  readonly source: (typeof SOURCES)[number];
  readonly loop: (typeof LOOPS)[number];
  readonly key: (typeof KEYS)[number];
  readonly guard: (typeof GUARDS)[number];
  readonly statement: (typeof STATEMENTS)[number];
  readonly extra: (typeof EXTRAS)[number];
  readonly isOrdered: boolean;
  readonly write: (typeof WRITES)[number];
  readonly sideWrite: (typeof SIDE_WRITES)[number];
  readonly isWrittenFirst: boolean;
  readonly between: (typeof BETWEEN)[number];
  readonly use: (typeof USES)[number];
  readonly afterwards: (typeof AFTERWARDS)[number];
  readonly transaction: (typeof TRANSACTIONS)[number];
  readonly effect: (typeof EFFECTS)[number];
  /** A write is all that its round does: the loop that a write of many rows can take the place of. */
  readonly isAlone: boolean;
  /** The statement stands in a function that the loop calls. */
  readonly isInFunction: boolean;
  /** A result that is declared outside and assigned in the round. */
  readonly isAssigned: boolean;
  /** The statement is sent and not waited for. */
  readonly isForgotten: boolean;
  /** Which spelling of the library's: read modulo how many there are. */
  readonly spelling: number;
}

/** The first one so many times as often as all others together. */
function mostly<T>(values: readonly [T, ...T[]], weight: number): fc.Arbitrary<T> {
  const [first, ...others] = values;
  // Weights are whole numbers; halves and fifths are asked for.
  return fc.oneof(
    { weight: weight * 10, arbitrary: fc.constant(first) },
    { weight: 10, arbitrary: fc.constantFrom(...others) },
  );
}

const MAINS = [...'rrrrrrwwwwf'].map((each) => (each === 'r' ? 'read' : each === 'w' ? 'write' : 'filter'));

/** What a program is made of in any case: none of it makes it unusual. */
const usual = fc.record({
  main: fc.constantFrom<Shape['main'][]>(...MAINS),
  position: fc.constantFrom(...POSITIONS),
  source: mostly(SOURCES, 2),
  loop: mostly(LOOPS, 2),
  statement: mostly(STATEMENTS, 1),
  isOrdered: fc.boolean(),
  write: fc.constantFrom(...WRITES),
  isWrittenFirst: fc.boolean(),
  isAlone: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
  use: fc.constantFrom(...USES),
  spelling: fc.nat(7),
});

const others = <T>([, ...rest]: readonly [T, ...T[]]): fc.Arbitrary<T> => fc.constantFrom(...rest);

const unusual = {
  key: others(KEYS),
  guard: others(GUARDS),
  extra: others(EXTRAS),
  sideWrite: others(SIDE_WRITES),
  between: others(BETWEEN),
  afterwards: others(AFTERWARDS),
  transaction: others(TRANSACTIONS),
  effect: others(EFFECTS),
  isInFunction: fc.constant(true),
  isAssigned: fc.constant(true),
  isForgotten: fc.constant(true),
};
type Unusual = keyof typeof unusual;
/** Those that more repairs depend on come more often. */
const OFTEN: readonly Unusual[] = [
  'key',
  'guard',
  'extra',
  'afterwards',
  'key',
  'guard',
  'extra',
  'sideWrite',
];

/** Programs that are unusual in three respects at most: what is unusual everywhere is offered no repair. */
export const shapes: fc.Arbitrary<Shape> = fc
  .record({
    usual,
    unusual: fc.record(unusual),
    parts: fc.array(fc.constantFrom(...OFTEN, ...(Object.keys(unusual) as Unusual[])), { maxLength: 3 }),
  })
  .map((chosen) => ({
    ...PLAIN,
    ...chosen.usual,
    ...Object.fromEntries(chosen.parts.map((part) => [part, chosen.unusual[part]])),
  }));

/** The plainest value of each part, towards which a counterexample shrinks. */
export const PLAIN: Shape = {
  main: 'read',
  position: 'plain',
  source: 'users',
  loop: 'for of',
  key: 'id',
  guard: 'none',
  statement: 'many',
  extra: 'none',
  isOrdered: true,
  write: 'create',
  sideWrite: 'none',
  isWrittenFirst: false,
  between: 'none',
  use: 'push',
  afterwards: 'result',
  transaction: 'none',
  effect: 'none',
  isAlone: true,
  isInFunction: false,
  isAssigned: false,
  isForgotten: false,
  spelling: 0,
};

/** In which parts a shape is not plain. */
export function describeShape(shape: Shape): string {
  const parts = (Object.keys(PLAIN) as (keyof Shape)[])
    .filter((part) => shape[part] !== PLAIN[part])
    .map((part) => `${part}: ${String(shape[part])}`);
  return parts.length > 0 ? parts.join(', ') : 'plain';
}
