import rule from '../../src/rules/no-mock-of-module-under-test.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'src/orders.test.ts';
const files = {
  'src/orders.ts': `import { db } from './db';
export const load = (id: number) => db.get(id);
export const total = (prices: number[]) => prices.reduce((a, b) => a + b, 0);
`,
  'src/db.ts': `export const db = { get: (id: number) => ({ id }) };\n`,
};

testRule('no-mock-of-module-under-test', rule, {
  valid: [
    {
      name: 'what the subject imports is mocked',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
vi.mock('./db', () => ({ db: { get: vi.fn() } }));
it('loads', () => { expect(load(1)).toBeUndefined(); });
`,
    },
    {
      name: 'other members of the subject are replaced',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load, total } from './orders';
vi.mock('./orders', async (original) => ({ ...(await original<typeof import('./orders')>()), load: vi.fn() }));
it('adds', () => { vi.mocked(load).mockReturnValue({ id: 1 }); expect(total([1, 2])).toBe(3); });
`,
    },
    {
      name: 'the real one is spied on, or asked for',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
vi.mock('./orders', { spy: true });
it('loads', () => { expect(load(1)).toEqual({ id: 1 }); });
`,
    },
    {
      name: 'the real one is asked for in the test',
      filename,
      files,
      code: `
import { load } from './orders';
jest.mock('./orders');
it('loads', () => {
  const real = jest.requireActual('./orders');
  expect(load(1)).toBeUndefined();
  expect(real.load(1)).toEqual({ id: 1 });
});
`,
    },
    {
      name: 'a module of the same name elsewhere is no subject',
      filename: 'src/controllers/orders.test.ts',
      files: {
        'src/controllers/orders.ts': `import { load } from '../services/orders';\nexport const show = (id: number) => load(id);\n`,
        'src/services/orders.ts': `export const load = (id: number) => ({ id });\n`,
      },
      code: `
import { expect, it, vi } from 'vitest';
import { show } from './orders';
import { load } from '../services/orders';
vi.mock('../services/orders');
it('shows', () => { show(1); load(2); expect(load).toHaveBeenCalledWith(1); });
`,
    },
    {
      name: 'a file of tests that imports the application beside a module of its name',
      filename: 'tests/orders.test.ts',
      files: { ...files, 'src/app.ts': `export const app = {};\n` },
      code: `
import { expect, it, vi } from 'vitest';
import { app } from '../src/app';
import { load } from '../src/orders';
vi.mock('../src/orders');
it('loads', () => { load(1); expect(app).toEqual({}); });
`,
    },
    {
      name: 'the mock is configured and never called by the tests',
      filename,
      files: {
        ...files,
        'src/page.ts': `import { load } from './orders';\nexport const page = () => load(1);\n`,
      },
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
import { page } from './page';
vi.mock('./orders');
it('shows', () => { vi.mocked(load).mockReturnValue({ id: 2 }); expect(page()).toEqual({ id: 2 }); });
`,
    },
    {
      name: 'a factory that cannot be read',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
import { factory, rest } from './factories';
vi.mock('./orders', factory);
vi.mock('./orders', () => ({ ...rest, load: vi.fn() }));
it('loads', () => { expect(load(1)).toBeUndefined(); });
`,
    },
  ],
  invalid: [
    {
      name: 'plain JavaScript: the subject is required, by name, whole, and by a member',
      filename: 'src/orders.test.js',
      files: { 'src/orders.js': 'exports.load = async (id) => ({ id });\n' },
      code: `
const { load } = require('./orders');
jest.mock('./orders');
it('loads', async () => { expect(await load(1)).toBeDefined(); });
`,
      errors: [{ messageId: 'mockedSubject', at: "'./orders'", line: 3 }],
    },
    {
      name: 'plain JavaScript: the subject is required whole',
      filename: 'src/orders.test.js',
      files: { 'src/orders.js': 'exports.load = async (id) => ({ id });\n' },
      code: `
const orders = require('./orders');
jest.mock('./orders');
it('loads', async () => { expect(await orders.load(1)).toBeDefined(); });
`,
      errors: [{ messageId: 'mockedSubject', at: "'./orders'", line: 3 }],
    },
    {
      name: 'the file beside the test is replaced and called',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
vi.mock('./orders', () => ({ load: vi.fn().mockReturnValue({ id: 1 }) }));
it('loads', () => { expect(load(1)).toEqual({ id: 1 }); });
`,
      errors: [
        {
          messageId: 'mockedSubject',
          at: "'./orders'",
          line: 4,
          data: { mock: "vi.mock('./orders')", subject: './orders' },
        },
      ],
    },
    {
      name: 'by another path, with the globals of Jest, in a folder of tests',
      filename: 'src/__tests__/orders.spec.js',
      files: {
        'package.json': '{"devDependencies":{"jest":"30.0.0"}}',
        'src/orders.js': `exports.load = (id) => ({ id });\n`,
      },
      code: `
const orders = require('../../src/orders');
jest.mock('../orders.js');
describe('orders', () => {
  const { load } = require('../orders');
  it('loads', () => { load.mockReturnValue(1); expect(require('../orders').load(1)).toBe(1); });
});
`,
      errors: [{ messageId: 'mockedSubject', at: "'../orders.js'" }],
    },
    {
      name: 'everything that the tests call of it is replaced',
      filename,
      files,
      code: `
import { expect, it, vi } from 'vitest';
import { load } from './orders';
vi.mock('./orders', async () => ({ ...(await vi.importActual('./orders')), load: vi.fn(() => ({ id: 1 })) }));
it('loads', () => { expect(load(1)).toEqual({ id: 1 }); });
`,
      errors: [
        {
          messageId: 'mockedNames',
          at: "'./orders'",
          line: 4,
          column: 9,
          data: { mock: "vi.mock('./orders')", names: '`load`', subject: './orders' },
        },
      ],
    },
    {
      name: 'folders that agree, and a class',
      filename: 'tests/unit/services/orders.service.spec.ts',
      files: { 'src/services/orders.service.ts': `export class OrdersService { load() { return 1; } }\n` },
      code: `
import { OrdersService } from '../../../src/services/orders.service';
jest.mock('../../../src/services/orders.service');
it('loads', () => { expect(new OrdersService().load()).toBeUndefined(); });
`,
      errors: [{ messageId: 'mockedSubject', at: "'../../../src/services/orders.service'", line: 3 }],
    },
    {
      name: "Node's runner and Bun's",
      filename,
      files,
      code: `
import { test } from 'node:test';
import { mock } from 'bun:test';
mock.module('./orders', () => ({ load: () => 1 }));
test('loads', async () => { const { load } = await import('./orders'); load(1); });
`,
      errors: [{ messageId: 'mockedSubject', at: "'./orders'", line: 4 }],
    },
  ],
});
