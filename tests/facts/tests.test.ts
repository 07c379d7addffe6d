// What a file of tests is about, and whether it goes through the application.
import path from 'node:path';
import { shownIntegrationOf } from '../../src/facts/tests/integration.js';
import { partsOf } from '../../src/facts/tests/test-parts.js';
import { subjectOf } from '../../src/facts/tests/subjects.js';
import { inProject, type Asked } from '../support/testkit.js';

const subject = ({ module, analysis, folder }: Asked) => {
  const found = subjectOf(module, analysis);
  return found === undefined ? undefined : path.relative(folder, found).replaceAll('\\', '/');
};

describe('the subject of a file', () => {
  const files = {
    'src/orders.ts': 'export const load = 1;\n',
    'src/app.ts': 'export const app = 1;\n',
    'src/services/orders.ts': 'export const load = 1;\n',
  };

  test.each([
    ['beside it', 'src/orders.test.ts', '', 'src/orders.ts'],
    ['above the folder of tests', 'src/__tests__/orders.spec.ts', '', 'src/orders.ts'],
    [
      'in folders that agree',
      'tests/services/orders.test.ts',
      "import '../../src/services/orders'; import '../../src/app';",
      'src/services/orders.ts',
    ],
    ['all that is imported', 'tests/orders.test.ts', "import '../src/orders';", 'src/orders.ts'],
    ['one of several', 'tests/orders.test.ts', "import '../src/orders'; import '../src/app';", undefined],
    ['of another name', 'tests/carts.test.ts', "import '../src/orders';", undefined],
    ['no file of tests', 'src/cart.ts', "import './orders';", undefined],
  ])('%s', (_, file, code, expected) => {
    expect(inProject({ ...files, [file]: code }, subject)).toBe(expected);
  });
});

describe('an integration test', () => {
  const ASKS = "import request from 'supertest';\nit('asks', () => request({}).get('/'));\n";

  test.each([
    ['sends a request', 'src/orders.test.ts', ASKS, 'requests'],
    ['says so by its suffix', 'src/orders.integration.test.ts', '', 'path'],
    ['says so by its folder', 'test/integration/orders.test.ts', '', 'path'],
    ['is none in a folder of the application', 'src/integration/orders.test.ts', '', undefined],
    ['is none where the path says unit', 'test/unit/orders.test.ts', ASKS, undefined],
    ['is none without a test', 'src/orders.ts', ASKS.replace(/it.*/, ''), undefined],
  ])('%s', (_, file, code, expected) => {
    expect(inProject({ [file]: code }, ({ module, analysis }) => shownIntegrationOf(module, analysis))).toBe(
      expected,
    );
  });
});

test('the parts of a file, in each form', () => {
  const code = `import { describe, it, test, beforeEach } from 'vitest';
describe('orders', () => {
  beforeEach(() => {});
  it.only('one', () => {});
  test.each([1])('each %i', () => {});
  it.skipIf(true)('skips', () => {});
  it.todo('later');
});
`;
  const parts = inProject({ 'src/orders.test.ts': code }, ({ module, analysis }) =>
    partsOf(module, analysis).map(({ is }) => is),
  );
  expect(parts).toEqual(['suite', 'before', 'test', 'test', 'test']);
});
