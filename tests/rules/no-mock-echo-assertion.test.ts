import rule from '../../src/rules/no-mock-echo-assertion.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'src/page.test.ts';
const files = {
  'src/orders.ts': `export const load = async (id: number) => ({ id, total: 5 });\n`,
  'src/page.ts': `import { load } from './orders';\nexport const page = async (id: number) => (await load(id)).total;\nexport const run = (save: (order: unknown) => void) => save({ id: 1 });\n`,
};

testRule('no-mock-echo-assertion', rule, {
  valid: [
    {
      name: "the project's code stands between",
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
import { page, run } from './page';
vi.mock('./orders');
it('shows', async () => {
  const order = { id: 1, total: 5 };
  vi.mocked(load).mockResolvedValue(order);
  expect(await page(1)).toBe(order.total);
  const save = vi.fn();
  run(save);
  expect(save).toHaveBeenCalledWith({ id: 1 });
});
`,
    },
    {
      name: 'what the mock gave is changed before it is looked at',
      filename,
      code: `
import { expect, it, vi } from 'vitest';
import { total } from './totals';
const load = vi.fn();
it('adds', async () => {
  load.mockResolvedValue([1, 2]);
  expect(total(await load())).toBe(3);
  const list = await load();
  expect(list.map((each: number) => each + 1)).toEqual([2, 3]);
});
`,
    },
    {
      name: 'a value that is not what was stubbed, and a real implementation',
      filename,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
const order = { id: 1, total: 5 };
it('differs', async () => {
  const give = vi.fn().mockReturnValue(order);
  expect(give()).toEqual({ ...order, total: 6 });
  const real = vi.fn(load);
  expect(await real(1)).toEqual({ id: 1, total: 5 });
  expect(give()).not.toBe(7);
});
`,
    },
    {
      name: 'others have the mock: as an argument, a member, a property, in a callback',
      filename,
      code: `
import { expect, it, vi } from 'vitest';
import { debounce, register, emitter } from './tools';
it('calls', () => {
  const save = vi.fn();
  const later = debounce(save);
  later(); save();
  expect(save).toHaveBeenCalled();
  const deps = { load: vi.fn() };
  register(deps); deps.load(1);
  expect(deps.load).toHaveBeenCalledWith(1);
  const seen = vi.fn();
  emitter.on('x', (value: unknown) => { seen(value); });
  expect(seen).toHaveBeenCalled();
});
`,
    },
    {
      name: 'a function of the project that is called like one',
      filename,
      files,
      code: `
import { expect, it } from 'vitest';
import { load } from './orders';
it('loads', async () => { expect(await load(1)).toEqual({ id: 1, total: 5 }); });
`,
    },
    {
      name: 'the module is spied on, and runs',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
vi.mock('./orders', { spy: true });
it('loads', async () => { expect(await load(1)).toEqual({ id: 1, total: 5 }); });
`,
    },
  ],
  invalid: [
    {
      name: 'a replaced module that plain JavaScript requires',
      filename: 'src/orders.test.js',
      files: { 'src/orders.js': 'exports.load = async (id) => ({ id });\n' },
      code: `
const { load } = require('./orders');
const orders = require('./orders');
const one = require('./orders').load;
jest.mock('./orders');
it('loads', async () => {
  load.mockResolvedValue({ ok: true });
  const result = await load(1);
  expect(result).toEqual({ ok: true });
});
it('loads by the module', async () => {
  orders.load.mockResolvedValue({ ok: 1 });
  expect(await orders.load(1)).toEqual({ ok: 1 });
});
it('loads by a member', async () => {
  one.mockReturnValue(7);
  expect(one(1)).toBe(7);
});
`,
      errors: [
        {
          messageId: 'echoedValue',
          at: 'expect(result).toEqual({ ok: true })',
          data: { mock: 'load', line: 7 },
        },
        { messageId: 'echoedValue', at: 'expect(await orders.load(1)).toEqual({ ok: 1 })' },
        { messageId: 'echoedValue', at: 'expect(one(1)).toBe(7)' },
      ],
    },
    {
      name: 'the test calls its own mock',
      filename,
      code: `
import { expect, it, vi } from 'vitest';
const load = vi.fn();
it('loads', async () => {
  load.mockResolvedValue({ id: 1 });
  expect(await load(1)).toEqual({ id: 1 });
  await expect(load(1)).resolves.toEqual({ id: 1 });
});
it('gives', () => {
  const seven = vi.fn(() => 7);
  expect(seven()).toBe(7);
});
`,
      errors: [
        {
          messageId: 'echoedValue',
          at: 'expect(await load(1)).toEqual({ id: 1 })',
          data: { mock: 'load', line: 5 },
        },
        { messageId: 'echoedValue', at: 'expect(load(1)).resolves.toEqual({ id: 1 })' },
        { messageId: 'echoedValue', at: 'expect(seven()).toBe(7)', data: { mock: 'seven', line: 10 } },
      ],
    },
    {
      name: 'a replaced import, through names, members and spreads',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
vi.mock('./orders', () => ({ load: vi.fn() }));
const order = { id: 1, total: 5 };
it('loads', async () => {
  vi.mocked(load).mockResolvedValue(order);
  const result = await load(1);
  expect(result).toEqual(order);
  expect(result.id).toBe(order.id);
  expect(result.total).toBe(5);
  expect(result).toEqual({ ...order });
  expect(result).toMatchObject({ id: 1 });
});
`,
      errors: [
        { messageId: 'echoedValue', at: 'expect(result).toEqual(order)', data: { mock: 'load', line: 7 } },
        { messageId: 'echoedValue', at: 'expect(result.id).toBe(order.id)' },
        { messageId: 'echoedValue', at: 'expect(result.total).toBe(5)' },
        { messageId: 'echoedValue', at: 'expect(result).toEqual({ ...order })' },
        { messageId: 'echoedValue', at: 'expect(result).toMatchObject({ id: 1 })' },
      ],
    },
    {
      name: 'a stubbed member, and what a factory gives',
      filename,
      files,
      code: `
import { load } from './orders';
jest.mock('./orders', () => ({ load: jest.fn().mockReturnValue(7) }));
const repository = { find: jest.fn() };
it('finds', async () => {
  (repository.find as jest.Mock).mockResolvedValue([{ id: 1 }]);
  expect(await repository.find()).toEqual([{ id: 1 }]);
  expect(load(1)).toBe(7);
});
`,
      errors: [
        {
          messageId: 'echoedValue',
          at: 'expect(await repository.find()).toEqual([{ id: 1 }])',
          data: { mock: 'repository.find', line: 6 },
        },
        { messageId: 'echoedValue', at: 'expect(load(1)).toBe(7)', data: { mock: 'load', line: 3 } },
      ],
    },
    {
      name: 'a mock that only the test called',
      filename,
      code: `
import { expect, it, vi } from 'vitest';
it('saves', () => {
  const save = vi.fn();
  save({ id: 1 });
  expect(save).toHaveBeenCalledWith({ id: 1 });
  const repository = { find: vi.fn().mockReturnValue(1), save: vi.fn() };
  repository.save(2);
  expect(repository.save).toHaveBeenCalledTimes(1);
});
`,
      errors: [
        {
          messageId: 'echoedCall',
          at: 'expect(save).toHaveBeenCalledWith({ id: 1 })',
          data: { mock: 'save', line: 5 },
        },
        {
          messageId: 'echoedCall',
          at: 'expect(repository.save).toHaveBeenCalledTimes(1)',
          data: { mock: 'repository.save', line: 8 },
        },
      ],
    },
    {
      name: "Sinon with Chai, and Node's runner, in plain JavaScript",
      filename: 'test/page.test.js',
      code: `
const sinon = require('sinon');
const { expect } = require('chai');
const { mock, test } = require('node:test');
const assert = require('node:assert/strict');
test('gives', async () => {
  const load = sinon.stub().resolves({ id: 1 });
  expect(await load()).to.deep.equal({ id: 1 });
  const seven = mock.fn(() => 7);
  assert.equal(seven(), 7);
});
`,
      errors: [
        { messageId: 'echoedValue', at: 'expect(await load()).to.deep.equal({ id: 1 })' },
        { messageId: 'echoedValue', at: 'assert.equal(seven(), 7)' },
      ],
    },
  ],
});
