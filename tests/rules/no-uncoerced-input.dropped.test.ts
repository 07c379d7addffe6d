// Texts that a library converts for its own check, and that are used as they came.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const yup = (rest: string) => `
import express from 'express';
import * as yup from 'yup';
const pages = yup.object({ page: yup.number().required() });
express().get('/', async (req, res) => {
  ${rest}
});
`;
const joi = (rest: string) => `
import express from 'express';
import Joi from 'joi';
const pages = Joi.object({ page: Joi.number().required() });
express().get('/', (req, res) => {
  ${rest}
});
`;

testRule('no-uncoerced-input', rule, {
  valid: [
    {
      name: 'what was cast is used',
      code: yup('const { page } = await pages.validate(req.query);\n  res.json(page + 1);'),
    },
    {
      name: 'it is converted once more',
      code: yup('if (await pages.isValid(req.query)) res.json(Number(req.query.page) + 1);'),
    },
    {
      name: 'arithmetic converts as well',
      code: yup('if (await pages.isValid(req.query)) res.json((req.query.page - 1) * 20);'),
    },
    {
      name: 'a text may be as good',
      code: yup('if (await pages.isValid(req.query)) res.json(req.query.page);'),
    },
    {
      name: 'another field is used',
      code: yup('if (await pages.isValid(req.query)) res.json(req.query.size + 1);'),
    },
    {
      name: 'a body of which nothing is known',
      code: yup('if (await pages.isValid(req.body)) res.json(req.body.page + 1);'),
    },
    {
      name: 'joi: the value is taken',
      code: joi(
        'const { error, value } = pages.validate(req.query);\n  res.json(error ? 0 : value.page + 1);',
      ),
    },
    {
      name: 'joi: the value is put in place',
      code: joi(
        'const result = pages.validate(req.query);\n  req.query = result.value;\n  res.json(req.query.page + 1);',
      ),
    },
    {
      name: 'joi: the result is handed on',
      code: joi(
        'const result = pages.validate(req.query);\n  keep(result);\n  res.json(req.query.page + 1);',
      ),
    },
  ],
  invalid: [
    {
      name: 'yup: isValid says that it could be cast',
      code: yup('if (await pages.isValid(req.query)) res.json(req.query.page + 1);'),
      errors: [
        {
          messageId: 'conversionDropped',
          at: 'yup.number',
          data: {
            leaf: 'yup.number()',
            field: 'page',
            source: 'a query string',
            place: 'validated on line 6',
            consequence: '`req.query.page + 1` joins two texts.',
            given: 'validate',
          },
        },
      ],
    },
    {
      name: 'yup: a field that is taken out of the query',
      code: yup(
        'if (!pages.isValidSync(req.query)) return;\n  const { page } = req.query;\n  res.json(page === 1);',
      ),
      errors: [{ messageId: 'conversionDropped', at: 'yup.number' }],
    },
    {
      name: 'joi: only the error is taken',
      code: joi('const { error } = pages.validate(req.query);\n  res.json(error ? 0 : req.query.page + 1);'),
      errors: [{ messageId: 'conversionDropped', at: 'Joi.number' }],
    },
    {
      name: 'joi: only the error of the result is read',
      code: joi(
        'const result = pages.validate(req.query);\n  if (result.error) return;\n  res.json(req.query.page.toFixed(0));',
      ),
      errors: [{ messageId: 'conversionDropped', at: 'Joi.number' }],
    },
  ],
});
