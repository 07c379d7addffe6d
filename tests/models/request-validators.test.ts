// Where frameworks, and middleware for them, feed schemas of joi.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

test('celebrate: its parts by name and by Segments, its joi, and the options of joi', () => {
  expect(
    leavesIn(`
import { celebrate, Joi, Segments } from 'celebrate';
export const list = celebrate({ [Segments.QUERY]: Joi.object().keys({ a: Joi.number() }), params: { b: Joi.number() } });
export const strict = celebrate({ [Segments.HEADERS]: Joi.object({ c: Joi.boolean() }) }, { convert: false });
`),
  ).toEqual([
    'Joi.number(): query strings',
    'Joi.number(): params strings',
    'Joi.boolean(): headers strings, under convert: false',
  ]);
});

test('express-validation', () => {
  expect(
    leavesIn(`
import { validate, Joi } from 'express-validation';
export const list = validate({ query: Joi.object({ a: Joi.number() }) }, {}, { convert: false });
`),
  ).toEqual(['Joi.number(): query strings, under convert: false']);
});

test('hapi: the options of one route, and of a list of routes that is written elsewhere, whose options are not read', () => {
  expect(
    leavesIn(`
import Hapi from '@hapi/hapi';
import Joi from 'joi';
const server = Hapi.server({ port: 3000 });
server.route({
  method: 'GET',
  path: '/',
  handler: () => [],
  options: { validate: { query: Joi.object({ a: Joi.number() }), options: { convert: false } } },
});
const routes = [
  { method: 'POST', path: '/', handler: () => [], options: { validate: { payload: Joi.object({ b: Joi.number() }) } } },
];
server.route(routes);
`),
  ).toEqual([
    'Joi.number(): query strings, under convert: false',
    'Joi.number(): body unknown, under unknown',
  ]);
});

test("Nest's configuration, validated by joi", () => {
  expect(
    leavesIn(`
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import * as Joi from 'joi';
@Module({
  imports: [
    ConfigModule.forRoot({
      validationSchema: Joi.object({ PORT: Joi.number().port().default(3000) }),
      validationOptions: { convert: false, abortEarly: true },
    }),
  ],
})
export class AppModule {}
`),
  ).toEqual(['Joi.number(): env strings, under convert: false']);
});

test("a middleware of the project's, given a part of the request, and all that a schema has keys for", () => {
  expect(
    leavesIn(`
import express from 'express';
import Joi from 'joi';
const app = express();
const validate = (schema, part) => (req, res, next) => {
  const { error } = schema.validate(req[part]);
  return error ? res.status(400).end() : next();
};
app.get('/a', validate(Joi.object({ a: Joi.number() }), 'query'), (req, res) => res.end());
const pick = (object, keys) =>
  keys.reduce((picked, key) => {
    if (object && Object.prototype.hasOwnProperty.call(object, key)) picked[key] = object[key];
    return picked;
  }, {});
const validateAll = (schema) => (req, res, next) => {
  const validSchema = pick(schema, ['params', 'query', 'body']);
  const object = pick(req, Object.keys(validSchema));
  const { error } = Joi.compile(validSchema).prefs({ abortEarly: false }).validate(object);
  return error ? res.status(400).end() : next();
};
app.get('/b', validateAll({ query: Joi.object().keys({ b: Joi.number() }) }), (req, res) => res.end());
`),
  ).toEqual(['Joi.number(): query strings', 'Joi.number(): query strings']);
});
