// A statement that is sent through a transaction's handle must stand where the transaction is still open.
import rule from '../../src/rules/no-outer-client-in-transaction.js';
import { testRule } from '../support/rule-tester.js';

const HEAD = `
import knexOf from 'knex';
const knex = knexOf({ client: 'pg' });
`;

testRule('no-outer-client-in-transaction: repairs', rule, {
  valid: [
    {
      name: 'a statement behind the end that the callback itself puts to its transaction',
      code: `${HEAD}export const close = (id: number) =>
  knex.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ open: false });
    await trx.commit();
    await knex('closed').insert({ id });
  });
`,
    },
  ],
  invalid: [
    {
      name: 'one in front of it',
      code: `${HEAD}export const close = (id: number) =>
  knex.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ open: false });
    await knex('closed').insert({ id });
    await trx.commit();
  });
`,
      errors: [
        {
          messageId: 'writesOutside',
          at: "knex('closed').insert",
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              output: `${HEAD}export const close = (id: number) =>
  knex.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ open: false });
    await trx('closed').insert({ id });
    await trx.commit();
  });
`,
            },
          ],
        },
      ],
    },
  ],
});
