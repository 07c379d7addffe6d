// The examples of the playground: the incorrect programs of the rules' pages.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf, isProgram, optionsOf, readPage, type Block } from '../../tests/support/markdown.js';
import { docsOf, namedRules } from '../../scripts/generate.js';
import type { Draft, Preset } from '../playground/draft.js';
import { ROOT } from './sources.js';

export interface Example {
  /** `no-query-in-loop/1` */
  readonly id: string;
  readonly rule: string;
  readonly draft: Draft;
  /** The file that the page's findings are in. */
  readonly shown: string;
}

/** The heading above them. */
export const INCORRECT = '❌ Incorrect';
const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  devDependencies: Readonly<Record<string, string>>;
};

/** Every example, by rule and place in its page. */
export function examples(): Example[] {
  return namedRules.flatMap(([rule]) => examplesOf(rule));
}

/** Can an incorrect program be tried: does a preset give its options? */
export function isExample(block: Pick<Block, 'language' | 'info'>): boolean {
  return isProgram(block) && Object.keys(optionsOf(block)).every((name) => name === 'evidence');
}

function examplesOf(rule: string): Example[] {
  const { blocks } = readPage(path.join(ROOT, `docs/rules/${rule}.md`));
  return blocks
    .filter((block) => block.heading === INCORRECT && isExample(block))
    .map((block, index) => {
      const { files, linted } = filesOf(block);
      const shown = linted.replace(
        /^src\/file(?=\.)/,
        isOfTests(rule) ? 'tests/example.test' : 'src/example',
      );
      const named = Object.fromEntries(
        Object.entries(files).map(([file, text]) => [file === linted ? shown : file, text]),
      );
      return {
        id: `${rule}/${String(index + 1)}`,
        rule,
        draft: { preset: presetFor(rule, block), files: { ...named, ...manifestOf(files) } },
        shown,
      };
    });
}

function isOfTests(rule: string): boolean {
  return namedRules.some(([name, each]) => name === rule && docsOf(each).domain === 'tests');
}

/** The mildest preset that reports what the page shows. */
function presetFor(rule: string, block: Block): Preset {
  const { preset } = docsOf(namedRules.find(([name]) => name === rule)?.[1] as never);
  if (preset === 'opt-in') return 'all';
  return optionsOf(block)['evidence'] === 'likely' ? 'strict' : preset;
}

/** A manifest that asks for what the files import, in the versions that this repository is tested with. */
function manifestOf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (files['package.json'] !== undefined) return {};
  const imported = Object.values(files).flatMap((text) =>
    [...text.matchAll(/(?:from\s+|require\(|import\s+)'((?:@[^/']+\/)?[^./'][^/']*)/g)].map(
      ([, name = '']) => name,
    ),
  );
  const dependencies = Object.fromEntries(
    [...new Set(imported)].sort().flatMap((name) => {
      const version = devDependencies[name];
      return version === undefined || version.startsWith('npm:') ? [] : [[name, `^${version}`]];
    }),
  );
  return { 'package.json': `${JSON.stringify({ type: 'module', dependencies }, undefined, 2)}\n` };
}
