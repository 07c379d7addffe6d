import type { Assertion, Exchange, Mocking, Stubbing, TestPart } from '../testing.js';
import { argumentPath } from './arguments.js';
import { boolean, either, fields, needed, number, oneOf, typeName, type Of } from './shape.js';

export const testPart = oneOf<TestPart>({ suite: 1, test: 1, before: 1, after: 1, skipped: 1 });

export const mocking = fields<Mocking>({
  replaces: needed(oneOf<Mocking['replaces']>({ module: 1, member: 1, provider: 1, nothing: 1 })),
  what: argumentPath,
  by: argumentPath,
  keptBy: argumentPath,
  ofTypeArgument: boolean,
  functions: typeName,
});

export const stubbing = fields<Stubbing>({
  gives: needed(oneOf<Stubbing['gives']>({ value: 1, resolved: 1, rejected: 1, result: 1 })),
  argument: needed(number),
});

export const assertion = fields<Assertion>({
  that: needed(
    oneOf<Assertion['that']>({
      equals: 1,
      contains: 1,
      'one-of': 1,
      'at-least': 1,
      'at-most': 1,
      above: 1,
      below: 1,
      true: 1,
      false: 1,
      exists: 1,
      called: 1,
      'called-with': 1,
      other: 1,
    }),
  ),
  actual: number,
  expected: either(number, oneOf<'all'>({ all: 1 })),
  on: oneOf<Of<Assertion, 'on'>>({ answer: 1, status: 1 }),
});

export const exchange = fields<Exchange>({
  sends: needed(oneOf<Exchange['sends']>({ 'when-awaited': 1, 'on-its-own': 1 })),
});
