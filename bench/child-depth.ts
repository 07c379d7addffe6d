// How deep a program may be: for each shape the deepest one that is linted with no rules, and whether every rule gets through it too.
// Prints one line of JSON. argv: a folder to write in.
import { Linter } from 'eslint';
import { join } from 'node:path';
import { configFor } from './config.js';
import { DEEP_SHAPES, type Shape } from './templates/shapes.js';

/** Nobody writes, and hardly a generator, what is deeper than this. */
const DEEPEST = 4_000;

export interface Depth {
  readonly shape: string;
  readonly withoutRules: number;
  /** What the rules made of the same program: nothing, or what was thrown. */
  readonly failure?: string;
}

const [folder = ''] = process.argv.slice(2);
const configurations = { none: await configFor('none'), all: await configFor('all') };

/** What ended the lint of a shape at one depth; `undefined` when nothing did. */
function failureOf(
  { files, linted = 'src/file.ts' }: Shape,
  depth: number,
  what: keyof typeof configurations,
) {
  const linter = new Linter({ configType: 'flat', cwd: folder });
  try {
    const messages = linter.verify(files(depth)[linted] ?? '', configurations[what], {
      filename: join(folder, linted),
    });
    return messages.find(({ fatal }) => fatal)?.message;
  } catch (error) {
    return String((error as Error).stack);
  }
}

function depthOf(shape: Shape): Depth {
  let [least, most] = [shape.size, DEEPEST];
  while (most - least > least / 30) {
    const middle = Math.floor((least + most) / 2);
    if (failureOf(shape, middle, 'none') === undefined) least = middle;
    else most = middle;
  }
  const failure = failureOf(shape, least, 'all');
  return { shape: shape.name, withoutRules: least, ...(failure !== undefined && { failure }) };
}

console.log(JSON.stringify(DEEP_SHAPES.map(depthOf)));
