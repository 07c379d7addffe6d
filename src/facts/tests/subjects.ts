// The module that a file of tests is about.
//
//   src/orders.test.ts, src/__tests__/orders.spec.ts     src/orders.ts, which lies beside them
//   tests/services/orders.test.ts                        the imported src/services/orders.ts: the folders agree
//   tests/orders.test.ts                                 the imported src/orders.ts, where nothing else of the project is imported
//   src/orders.controller.test.ts                        src/orders.controller.ts, and no service that it imports
import path from 'node:path';
import type { Analysis } from '../project/analysis.js';
import { withoutExtension } from '../project/files.js';
import { specifiersOf } from '../project/import-uses.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';

const SUFFIX = /[._-](?:test|spec|tests|specs|e2e|e2e-spec|unit|int|integration|it)$/;
const TEST_FOLDER = /^(?:__tests?__|tests?|specs?|unit|integration|e2e)$/;

/** The path of the subject; `undefined` where the file is none of tests, or may be about several. */
export const subjectOf = memoizePerLint((module: Module, analysis: Analysis): string | undefined => {
  const name = nameOfSubject(module.path);
  if (name === undefined) return undefined;
  return besides(module.path, name, analysis) ?? mirrored(module, name, analysis);
});

/** `orders.service` of `orders.service.spec.ts`; of a file in a folder of tests, its own name. */
function nameOfSubject(file: string): string | undefined {
  const name = withoutExtension(path.basename(file));
  let stem = name;
  while (SUFFIX.test(stem)) stem = stem.replace(SUFFIX, '');
  const isInFolder = path
    .dirname(file)
    .split(path.sep)
    .some((folder) => TEST_FOLDER.test(folder));
  return stem !== name || isInFolder ? stem : undefined;
}

function besides(file: string, name: string, { project }: Analysis): string | undefined {
  const isInFolder = TEST_FOLDER.test(path.basename(path.dirname(file)));
  const places = [`./${name}`, ...(isInFolder ? [`../${name}`] : [])];
  return places
    .map((place) => project.modules.pathOf(place, file))
    .find((found) => found !== undefined && found !== file);
}

/** The imported module of the same name, where its folders agree with those of the tests, or nothing else is imported. */
function mirrored(module: Module, name: string, analysis: Analysis): string | undefined {
  const { modules } = analysis.project;
  const imported = new Set(
    specifiersOf(module)
      .map((specifier) => modules.pathOf(specifier, module.path))
      .filter((found) => found !== undefined && !isTestDouble(found, analysis)),
  ) as ReadonlySet<string>;
  const [only, ...more] = [...imported].filter((each) => withoutExtension(path.basename(each)) === name);
  if (only === undefined || more.length > 0) return undefined;
  return imported.size === 1 || haveSameFolders(module.path, only) ? only : undefined;
}

/** The folders below the one of tests are those in which the subject lies. */
function haveSameFolders(test: string, subject: string): boolean {
  const folders = path.dirname(test).split(path.sep);
  const below = folders.slice(folders.findLastIndex((folder) => TEST_FOLDER.test(folder)) + 1);
  const own = path.dirname(subject).split(path.sep);
  return (
    below.length > 0 &&
    below.length < folders.length &&
    below.every((folder, at) => own.at(at - below.length) === folder)
  );
}
