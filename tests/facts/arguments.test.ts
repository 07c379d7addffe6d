// What stands in a place of a call's arguments: written, absent, or unreadable.
import { positionOf, readArgument, readPlace, textGiven, type Reading } from '../../src/ast/arguments.js';
import { chainOf } from '../../src/ast/chains.js';
import { isInvocation } from '../../src/ast/invocations.js';
import { nodesIn } from '../../src/ast/walk.js';
import { textOf, type Module } from '../../src/facts/project/module.js';
import { inProject } from '../support/testkit.js';

const said = (reading: Reading): string => {
  switch (reading.kind) {
    case 'written':
      return textOf(reading.node);
    case 'absent':
      return 'absent';
    case 'unreadable':
      return `unreadable: ${reading.because}`;
  }
};

/** The outermost call of a file that holds nothing else. */
const callIn = (module: Module) => {
  const call = nodesIn(module.ast).find((node) => isInvocation(node) || node.type === 'NewExpression');
  if (!call || (!isInvocation(call) && call.type !== 'NewExpression')) throw new Error('There is no call.');
  return call;
};

const read = (code: string, index: number, path?: readonly string[]): string =>
  inProject({ 'src/file.ts': code }, ({ module }) => said(readArgument(callIn(module), index, path)));

describe('a key of an argument', () => {
  test.each([
    ['f({ url: a })', 'a'],
    ["f({ 'url': a })", 'a'],
    ['f({ [`url`]: a })', 'a'],
    ['f(({ url: a }) as const)', 'a'],
    ['f({ url: a } satisfies T)', 'a'],
    ['f({ url: a }!)', 'a'],
    ['f({ url: a as string })', 'a as string'],
    ['f({ url })', 'url'],
    ['f({ url() { return a; } })', '() { return a; }'],
    ['f({ url: undefined })', 'undefined'],
    ['f({ url: a, url: b })', 'b'],
    ['f({ ...rest, url: a })', 'a'],
    ['f({ [key]: 1, url: a })', 'a'],
    ['f({ ...{ url: a } })', 'a'],
    ['f(...[{ url: a }])', 'a'],
    ['f({ url: a, ...{ method: b } })', 'a'],
    ['new F({ url: a })', 'a'],
    ['f()', 'absent'],
    ['f({})', 'absent'],
    ['f({ method: a })', 'absent'],
    ['f({ ...rest })', 'unreadable: spread'],
    ['f({ url: a, ...rest })', 'unreadable: spread'],
    ['f({ [key]: a })', 'unreadable: computed key'],
    ['f({ url: a, [key]: b })', 'unreadable: computed key'],
    ['f(...rest)', 'unreadable: spread arguments'],
    ['f(options)', 'unreadable: not written out'],
    ['f(g())', 'unreadable: not written out'],
    ['f(a ? { url: b } : {})', 'unreadable: not written out'],
    ['f({ get url() { return a; } })', 'unreadable: not written out'],
    ['f`text`', 'unreadable: not written out'],
  ])('%s', (code, expected) => {
    expect(read(code, 0, ['url'])).toBe(expected);
  });
});

describe('an argument by its position', () => {
  test.each([
    ['f(a, b)', 1, 'b'],
    ['f(a)', 1, 'absent'],
    ['f(...[a, b])', 1, 'b'],
    ['f(a, ...rest)', 0, 'a'],
    ['f(a, ...rest)', 1, 'unreadable: spread arguments'],
    ['f`one ${a} two`', 1, 'a'],
  ])('%s, argument %i', (code, index, expected) => {
    expect(read(code, index)).toBe(expected);
  });

  test('a number as a key', () => {
    expect(read('f({ 0: a })', 0, ['0'])).toBe('a');
  });

  test('a deep key', () => {
    expect(read("f({ a: { 'b': { c: 1 } } })", 0, ['a', 'b', 'c'])).toBe('1');
  });
});

describe('a text as an argument', () => {
  test.each([
    ["f('a')", 'a'],
    ['f(`a`)', 'a'],
    ["f('a' as const)", 'a'],
    ['f(`${a}`)', undefined],
    ['f(a)', undefined],
    ['f(1)', undefined],
    ['f()', undefined],
    ["f(...rest, 'a')", undefined],
  ])('%s', (code, expected) => {
    expect(inProject({ 'src/file.ts': code }, ({ module }) => textGiven(callIn(module), 0))).toBe(expected);
  });
});

describe('the position of an argument', () => {
  test.each([
    ['f(a, b)', 1],
    ['f(b, ...rest)', 0],
    ['f(...rest, b)', undefined],
    ['f`${a} ${b}`', 2],
    ['f({ b })', undefined],
  ])('%s', (code, expected) => {
    const position = inProject({ 'src/file.ts': code }, ({ module }) => {
      const wanted = nodesIn(module.ast).find((node) => node.type === 'Identifier' && node.name === 'b');
      return wanted && positionOf(wanted, callIn(module));
    });
    expect(position).toBe(expected);
  });
});

describe('a place in an earlier call of the chain', () => {
  const at = (code: string, member: string) =>
    inProject({ 'src/file.ts': code }, ({ module }) => {
      const call = callIn(module);
      return said(readPlace({ argument: 0, member }, call, chainOf(call)));
    });

  test('is read there', () => {
    expect(at('db.from(orders).where(a).limit(1)', 'where')).toBe('a');
  });

  test('is absent where no call is of that name', () => {
    expect(at('db.from(orders).limit(1)', 'where')).toBe('absent');
  });
});
