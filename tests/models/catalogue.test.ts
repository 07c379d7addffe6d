// What holds for every model alike.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Catalogue } from '../../src/facts/catalogue/catalogue.js';
import { models } from '../../src/models/index.js';
import type { ApiType, Model, TypeRef } from '../../src/models/model.js';
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

describe.each(models.map((model) => [model.library, model] as const))('%s', (library, model: Model) => {
  test('is data', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('every type that it refers to is declared', () => {
    const catalogue = new Catalogue();
    const unknown = referencesOf(model).filter((ref) => {
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
    const outside = models.flatMap((other) =>
      referencesOf(other).filter((ref) => ref.startsWith(`${library}.`)),
    );
    const used = new Set([...referencesOf(model), ...outside.map((ref) => ref.slice(library.length + 1))]);
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

/** Every name of a type that stands anywhere in a model. */
function referencesOf(model: Model): string[] {
  const seen = new Set<object>();
  const inRef = (ref: unknown): string[] =>
    typeof ref === 'string' ? [ref] : typeof ref === 'object' && ref !== null ? inType(ref as ApiType) : [];
  const inType = (type: ApiType & { otherwise?: TypeRef; memberOf?: TypeRef }): string[] => {
    if (seen.has(type)) return [];
    seen.add(type);
    const { extends: parents = [], members = {}, otherMembers, instance, element, entries } = type;
    const calls = [type.call, type.tag].flatMap((call) => call ?? []);
    const refs = [
      parents,
      Object.values(members),
      otherMembers?.type,
      instance,
      element,
      entries,
      type.awaited,
      type.otherwise,
      type.memberOf,
      calls.map(({ returns }) => returns),
      calls.flatMap(({ callbacks = [] }) => callbacks).flatMap(({ parameters }) => parameters),
    ];
    return refs.flat().flatMap(inRef);
  };
  return [
    ...Object.values(model.modules),
    ...Object.values(model.globals ?? {}),
    ...Object.values(model.types).flatMap(inType),
    ...(model.conventions ?? []).flatMap(({ parameters }) => parameters).flatMap(inRef),
    ...(model.generated ? [model.generated.type] : []),
    ...Object.values(model.augments ?? {}).flatMap(({ members }) => Object.values(members).flatMap(inRef)),
  ];
}
