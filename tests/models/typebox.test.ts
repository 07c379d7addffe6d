// Leaves of TypeBox's schemas by who validates with them: some convert texts first, and those are no business of ours.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

test('0.34: Check, Decode and Assert take texts as they are, Parse converts', () => {
  expect(
    leavesIn(`
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
Value.Check(Type.Object({ a: Type.Number() }), process.env);
Value.Decode(Type.Object({ b: Type.Optional(Type.Integer()) }), process.env);
Value.Assert(Type.Array(Type.Boolean()), process.env);
Value.Parse(Type.Object({ c: Type.Number() }), process.env);
`),
  ).toEqual([
    'Type.Number(): env strings',
    'Type.Integer(): env strings',
    'Type.Boolean(): env strings',
    'Type.Number(): nothing',
  ]);
});

test('1: Check, Parse and Assert take texts as they are, Decode converts', () => {
  expect(
    leavesIn(`
import Type from 'typebox';
import Value from 'typebox/value';
Value.Parse(Type.Object({ a: Type.Number() }), process.env);
Value.Decode(Type.Object({ b: Type.Number() }), process.env);
`),
  ).toEqual(['Type.Number(): env strings', 'Type.Number(): env strings, converted']);
});

test('a compiled schema', () => {
  expect(
    leavesIn(`
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
const check = TypeCompiler.Compile(Type.Object({ a: Type.Number() }));
check.Check(process.env);
`),
  ).toEqual(['Type.Number(): env strings']);
});

test("Fastify's own compiler, which converts", () => {
  expect(
    leavesIn(`
import Fastify from 'fastify';
import { Type } from '@sinclair/typebox';
Fastify().get('/', { schema: { querystring: Type.Object({ a: Type.Number() }) } }, async () => 1);
`),
  ).toEqual(['Type.Number(): query unknown']);
});
