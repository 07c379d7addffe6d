// The plugin object, and what holds for every rule alike.
import * as typescriptParser from '@typescript-eslint/parser';
import * as eslint10 from 'eslint';
import { defineConfig } from 'eslint/config';
import * as eslint9 from 'eslint9';
import { defineConfig as defineConfig9 } from 'eslint9/config';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import firstDraft from '../src/index.js';
import { rules } from '../src/rules/index.js';
import { ROOT, writeProject } from './support/project.js';

const names = Object.keys(rules);

describe('the plugin object', () => {
  test('says who it is', () => {
    const { name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
    };
    expect(firstDraft.meta).toEqual({ name, version, namespace: 'first-draft' });
  });

  test('holds every rule file, in order', () => {
    expect(names).toEqual([...names].sort());
    expect(Object.keys(firstDraft.rules)).toEqual(names);
  });
});

describe.each(Object.entries(rules))('%s', (name, { meta }) => {
  const { docs, messages } = meta;

  test('has a page, a test and a documentation URL', () => {
    expect(existsSync(path.join(ROOT, `docs/rules/${name}.md`)), 'page').toBe(true);
    expect(existsSync(path.join(ROOT, `tests/rules/${name}.test.ts`)), 'test').toBe(true);
    expect(docs?.url).toMatch(new RegExp(`^https://.*/docs/rules/${name}\\.md$`));
  });

  test('describes itself as a demand', () => {
    expect(docs?.description).toMatch(/^(?:Disallow|Require|Enforce) .*[^.]$/);
  });

  test('says what it needs of a model', () => {
    expect(docs?.uses?.length).toBeGreaterThan(0);
  });

  test('its messages are sentences of a readable length', () => {
    for (const [id, message] of Object.entries(messages)) {
      expect(message, id).toMatch(/[.}]$/);
      expect(message.length, id).toBeLessThanOrEqual(240);
      expect(message, id).not.toMatch(/\bmight\b|[\u2013\u2014]/);
    }
  });

  test('describes every option, and gives defaults in meta alone', () => {
    const [schema] = meta.schema as unknown as [
      {
        properties: Record<string, { description?: string; default?: unknown }>;
        additionalProperties: boolean;
      },
    ];
    expect(schema.additionalProperties).toBe(false);
    for (const [option, { description, default: inSchema }] of Object.entries(schema.properties)) {
      expect(description, option).toMatch(/\.$/);
      expect(inSchema, option).toBeUndefined();
      expect(meta.defaultOptions?.[0], option).toHaveProperty(option);
    }
  });

  test('refuses an option that it does not have', () => {
    const lint = () =>
      new eslint10.Linter({ configType: 'flat' }).verify('', [
        {
          plugins: { 'first-draft': firstDraft },
          rules: { [`first-draft/${name}`]: ['error', { evidnce: 'likely' }] },
        },
      ]);
    expect(lint).toThrow(/evidnce/);
  });
});

// A schema that no query string can satisfy: found in JavaScript and TypeScript, by either parser, with each ESLint.
const JAVASCRIPT = `
import express from 'express';
import { z } from 'zod';
const Query = z.object({ page: z.number() });
const app = express();
app.get('/orders', (req, res) => res.json(Query.parse(req.query)));
`;

describe.each([
  ['9', eslint9.ESLint as unknown as typeof eslint10.ESLint, defineConfig9 as unknown as typeof defineConfig],
  ['10', eslint10.ESLint, defineConfig],
])('under ESLint %s', (major, ESLint, define) => {
  const folder = writeProject({
    'src/orders.js': JAVASCRIPT,
    'src/orders.ts': JAVASCRIPT,
    'tests/orders.js': JAVASCRIPT,
  });
  const run = async (config: eslint10.Linter.Config[], files: string[]) => {
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config });
    const results = await eslint.lintFiles(files);
    return results.map(({ filePath, messages }) => [
      path.basename(filePath),
      ...messages.map(({ ruleId, message }) => ruleId ?? message),
    ]);
  };
  const found = 'first-draft/no-uncoerced-input';

  test('is the version it is said to be', () => {
    expect(ESLint.version.split('.')[0]).toBe(major);
  });

  test('through extends in defineConfig, without a TypeScript parser', async () => {
    expect(await run(define([{ extends: [firstDraft.configs.recommended] }]), ['src/orders.js'])).toEqual([
      ['orders.js', found],
    ]);
  });

  test('through spread', async () => {
    expect(await run([...firstDraft.configs.strict], ['src/orders.js'])).toEqual([['orders.js', found]]);
  });

  test('by name, from a registered plugin', async () => {
    const config = define([{ plugins: { 'first-draft': firstDraft }, extends: ['first-draft/recommended'] }]);
    expect(await run(config, ['src/orders.js'])).toEqual([['orders.js', found]]);
  });

  test("with typescript-eslint's parser", async () => {
    const config = define([
      {
        extends: [firstDraft.configs.recommended],
        languageOptions: { parser: typescriptParser as eslint10.Linter.Parser },
      },
    ]);
    expect(await run(config, ['src/orders.ts'])).toEqual([['orders.ts', found]]);
  });

  test('not in tests, unless the project says so after the preset', async () => {
    expect(await run(define([{ extends: [firstDraft.configs.recommended] }]), ['tests/orders.js'])).toEqual([
      ['orders.js'],
    ]);
    const back = define([
      { extends: [firstDraft.configs.recommended] },
      { files: ['tests/**'], rules: { [found]: 'error' } },
    ]);
    expect(await run(back, ['tests/orders.js'])).toEqual([['orders.js', found]]);
  });
});
