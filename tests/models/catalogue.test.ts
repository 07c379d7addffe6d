// What holds for every model alike.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Catalogue } from '../../src/facts/catalogue/catalogue.js';
import { misnamedIn, misshapenIn } from '../../src/facts/catalogue/model-mistakes.js';
import { models } from '../../src/models/index.js';
import { typeNamesIn, type Model } from '../../src/models/model.js';
import { ROOT } from '../support/project.js';

test('every model file is registered, once, in order', () => {
  const files = readdirSync(path.join(ROOT, 'src/models'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file.includes(path.sep) && !file.startsWith('vocabulary'),
  );
  expect(models).toHaveLength(files.length);
  const libraries = models.map(({ library }) => library);
  expect(new Set(libraries).size).toBe(libraries.length);
});

test('no two models claim the same import', () => {
  const specifiers = models.flatMap(({ modules }) => Object.keys(modules));
  expect(specifiers.filter((specifier, index) => specifiers.indexOf(specifier) !== index)).toEqual([]);
});

test('a type that two models share is in each a type of its own', () => {
  const catalogue = new Catalogue();
  const [one, two] = models as readonly [Model, Model];
  const shared = { call: {} };
  expect(catalogue.resolve(one, shared).model).toBe(one);
  expect(catalogue.resolve(two, shared).model).toBe(two);
  expect(catalogue.resolve(one, shared)).toBe(catalogue.resolve(one, shared));
});

const namesIn = (model: Model) => typeNamesIn(model).map(({ ref }) => ref);

describe.each(models.map((model) => [model.library, model] as const))('%s', (library, model: Model) => {
  test('is data', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('has the shape of a model, which its own type would not insist on in what is spread', () => {
    expect(misshapenIn(model)).toBeUndefined();
    expect(misnamedIn(model, models)).toBeUndefined();
  });

  test('every type that it refers to is declared', () => {
    const catalogue = new Catalogue();
    const unknown = typeNamesIn(model).filter(({ ref }) => {
      try {
        catalogue.resolve(model, ref);
        return false;
      } catch {
        return true;
      }
    });
    expect(unknown).toEqual([]);
  });

  test('every type that it declares is referred to', () => {
    const outside = models.flatMap((other) => namesIn(other).filter((ref) => ref.startsWith(`${library}.`)));
    const used = new Set([...namesIn(model), ...outside.map((ref) => ref.slice(library.length + 1))]);
    const isUsed = (name: string) => used.has(name) || model.types[name]?.recognisedBy !== undefined;
    expect(Object.keys(model.types).filter((name) => !isUsed(name))).toEqual([]);
  });

  test('every claim has an address and a date, and every package a range', () => {
    expect(model.sources.length).toBeGreaterThan(0);
    for (const { claim, url, checked } of model.sources) {
      expect(claim).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
      expect(checked).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    }
    const describesBehaviour = Object.values(model.types).some(({ members }) => members);
    if (describesBehaviour) expect(Object.keys(model.versions).length).toBeGreaterThan(0);
  });

  test('the paths of its conventions are regular expressions', () => {
    for (const { path: pattern } of model.conventions ?? []) expect(() => new RegExp(pattern)).not.toThrow();
  });
});
