// Libraries that convert texts, unless something says that they shall not.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const joi = (field: string, options = '') => `
import express from 'express';
import Joi from 'joi';
const app = express();
const list = Joi.object({ page: ${field} });
app.get('/', (req, res) => { res.json(list.validate(req.query${options})); });
`;
const yup = (schema: string, options = '') => `
import express from 'express';
import * as yup from 'yup';
const app = express();
const list = ${schema};
app.get('/', async (req, res) => { res.json(await list.validate(req.query${options})); });
`;

testRule('no-uncoerced-input', rule, {
  valid: [
    { name: 'joi converts', code: joi('Joi.number().integer()') },
    { name: 'joi, asked to convert', code: joi('Joi.number()', ', { convert: true }') },
    { name: 'joi, with options that are not read', code: joi('Joi.number()', ', options()') },
    {
      name: 'joi, by contrary statements',
      code: joi('Joi.number().prefs({ convert: true })', ', { convert: false }'),
    },
    { name: 'joi: texts', code: joi('Joi.string()', ', { convert: false }') },
    { name: 'joi: values that are texts', code: joi("Joi.valid('1', '2')") },
    { name: 'joi: a body of JSON', code: joi('Joi.number().strict()').replace('req.query', 'req.body') },
    { name: 'yup casts', code: yup('yup.object({ page: yup.number().min(1) })') },
    {
      name: 'yup casts the elements of a list',
      code: yup('yup.object({ page: yup.array().of(yup.number().strict()) })'),
    },
    {
      name: 'yup: another field is strict',
      code: yup('yup.object({ page: yup.number(), name: yup.string().strict() })'),
    },
    {
      name: "another library's strict",
      code: yup('yup.object({ page: yup.number() }).strict()').replace("'yup'", "'./yup.js'"),
    },
  ],
  invalid: [
    {
      name: 'joi, by an option of the validation',
      code: joi('Joi.number().integer().min(1)', ', { convert: false }'),
      errors: [
        {
          messageId: 'strictlyRejectsStrings',
          at: 'Joi.number',
          data: {
            leaf: 'Joi.number()',
            strict: 'convert: false',
            source: 'a query string',
            place: 'validated on line 6',
            refusal: 'every request that sends',
            field: 'page',
            repair: '`Joi.number().prefs({ convert: true })`',
          },
          suggestions: [
            {
              messageId: 'convertAlways',
              output: joi('Joi.number().prefs({ convert: true }).integer().min(1)', ', { convert: false }'),
            },
          ],
        },
      ],
    },
    {
      name: 'joi, by the field itself',
      code: joi('Joi.boolean().strict().required()'),
      errors: [
        {
          messageId: 'strictlyRejectsStrings',
          at: 'Joi.boolean',
          suggestions: [
            { messageId: 'convertAlways', output: joi('Joi.boolean().prefs({ convert: true }).required()') },
          ],
        },
      ],
    },
    {
      name: 'joi: values that are no texts',
      code: joi('Joi.valid(1, 2)'),
      errors: [{ messageId: 'rejectsStrings', at: 'Joi.valid', suggestions: [] }],
    },
    {
      name: 'joi in CommonJS, in another file, in a middleware that is given the part',
      code: `
const Joi = require('joi');
module.exports = { list: Joi.object().keys({ page: Joi.number() }).options({ convert: false }) };
`,
      files: {
        'routes.js': `
const express = require('express');
const { list } = require('./file.js');
const router = express.Router();
const validate = (schema, part) => (req, res, next) => {
  const { error } = schema.validate(req[part]);
  return error ? res.status(400).end() : next();
};
router.get('/', validate(list, 'query'), (req, res) => res.end());
module.exports = router;
`,
      },
      filename: 'file.js',
      errors: [
        {
          messageId: 'strictlyRejectsStrings',
          at: 'Joi.number',
          suggestions: [
            {
              messageId: 'convertAlways',
              output: `
const Joi = require('joi');
module.exports = { list: Joi.object().keys({ page: Joi.number().prefs({ convert: true }) }).options({ convert: false }) };
`,
            },
          ],
        },
      ],
    },
    {
      name: 'yup, by an option of the validation: no suggestion',
      code: yup('yup.object().shape({ page: yup.number().required() }).noUnknown()', ', { strict: true }'),
      errors: [
        {
          messageId: 'strictlyRejectsStrings',
          at: 'yup.number',
          data: {
            leaf: 'yup.number()',
            strict: 'strict: true',
            source: 'a query string',
            place: 'validated on line 6',
            refusal: 'every request that sends',
            field: 'page',
            repair: 'the schema without `strict: true`',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'yup, by the field itself',
      code: yup('yup.object({ page: yup.number().strict().min(1) })'),
      errors: [
        {
          messageId: 'strictlyRejectsStrings',
          at: 'yup.number',
          suggestions: [
            { messageId: 'leaveOutStrict', output: yup('yup.object({ page: yup.number().min(1) })') },
          ],
        },
      ],
    },
    {
      name: 'yup, by the field and by what holds it: no suggestion',
      code: yup('yup.object({ page: yup.date().strict() }).strict()'),
      errors: [{ messageId: 'strictlyRejectsStrings', at: 'yup.date', suggestions: [] }],
    },
  ],
});
