// What the manifests around a file say about libraries that no model knows.
import path from 'node:path';
import { Catalogue } from '../../src/facts/catalogue/catalogue.js';
import { SettingsReader } from '../../src/facts/catalogue/settings.js';
import { Project } from '../../src/facts/project/project.js';
import { writeProject, type Files } from '../support/project.js';

const manifest = (dependencies: object, more: object = {}) => JSON.stringify({ dependencies, ...more });
const unmodelled = (files: Files, catalogue = new Catalogue(), file = 'src/app.ts') =>
  new Project().unmodelled(path.join(writeProject(files), file), catalogue);

test.each<[string, Files, ReturnType<typeof unmodelled>]>([
  ['what is known', { 'package.json': manifest({ zod: '4', pino: '10' }) }, []],
  ['what is of no kind', { 'package.json': manifest({ chalk: '5' }) }, []],
  [
    'a validator, the only one',
    { 'package.json': manifest({ superstruct: '2', express: '5' }) },
    [{ kind: 'validation', packages: ['superstruct'], isWholeKind: true }],
  ],
  [
    'a validator beside a known one',
    { 'package.json': manifest({ ajv: '8', zod: '4' }) },
    [{ kind: 'validation', packages: ['ajv'], isWholeKind: false }],
  ],
  [
    'several kinds, by kind',
    { 'package.json': manifest({ signale: '1', waterline: '0', electrodb: '3', pino: '10' }) },
    [
      { kind: 'data-access', packages: ['electrodb', 'waterline'], isWholeKind: true },
      { kind: 'logging', packages: ['signale'], isWholeKind: false },
    ],
  ],
  ['a tool', { 'package.json': manifest({}, { devDependencies: { ajv: '8' } }) }, []],
  [
    'a peer',
    { 'package.json': manifest({}, { peerDependencies: { ajv: '8' } }) },
    [{ kind: 'validation', packages: ['ajv'], isWholeKind: true }],
  ],
  ['no manifest that can be read', { 'package.json': '{' }, []],
])('%s', (_, files, found) => {
  expect(unmodelled(files)).toEqual(found);
});

test('every part of a monorepo counts, wherever it is asked from', () => {
  const files = {
    'package.json': manifest({}, { workspaces: ['packages/*'] }),
    'packages/api/package.json': manifest({ superstruct: '2' }, { name: 'api' }),
    'packages/jobs/package.json': manifest({ zod: '4' }, { name: 'jobs' }),
  };
  const found = [{ kind: 'validation', packages: ['superstruct'], isWholeKind: false }];
  expect(unmodelled(files, new Catalogue(), 'packages/jobs/src/app.ts')).toEqual(found);
  expect(unmodelled(files, new Catalogue(), 'packages/api/src/app.ts')).toEqual(found);
});

test('what the settings describe is known', () => {
  const model = {
    library: 'own-structs',
    kind: 'validation',
    modules: { superstruct: 'module' },
    types: { module: {} },
  };
  const { catalogue } = new SettingsReader().read({ 'first-draft': { models: [model] } });
  expect(unmodelled({ 'package.json': manifest({ superstruct: '2' }) }, catalogue)).toEqual([]);
});
