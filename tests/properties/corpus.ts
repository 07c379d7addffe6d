// Programs to begin with: the pages' blocks, the story's backend, the cases of the rule tests and the proofs' fixtures.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { CASES } from '../support/cases.js';
import { filesOf, isProgram, readPage } from '../support/pages.js';
import { ROOT, writeProject } from '../support/project.js';
import { collectCases } from '../support/rule-tester.js';

export interface Program {
  /** Where it is from, for whoever reads a counterexample. */
  readonly name: string;
  /** The project in which it is linted, with the files beside it. */
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export async function programs(): Promise<Program[]> {
  return [...pageBlocks(), ...storyFiles(), ...proofFixtures(), ...(await ruleTestCases())];
}

export function pageBlocks(): Program[] {
  const folder = path.join(ROOT, 'docs/rules');
  return readdirSync(folder).flatMap((page) =>
    readPage(path.join(folder, page))
      .blocks.filter(isProgram)
      .map((block) => {
        const { files, linted } = filesOf(block);
        const name = `docs/rules/${page}, block ${String(block.index)}`;
        return { name, folder: writeProject(files), file: linted, text: String(files[linted]) };
      }),
  );
}

function storyFiles(): Program[] {
  const folder = path.join(ROOT, 'examples/first-week/broken');
  return globSync('src/**/*.ts', { cwd: folder, ignore: '**/generated/**' })
    .sort()
    .map((file) => ({
      name: `first-week ${file}`,
      folder,
      file,
      text: readFileSync(path.join(folder, file), 'utf8'),
    }));
}

const FIXTURES = path.join(ROOT, 'tests/proofs/fixtures');
// Each worker has its own: another test file would take the folder away while a compiler reads in it.
const LAID_OUT = path.join(CASES, 'properties');

/** The proofs' fixtures, each library a project of its own beside the real packages. */
export function proofFixtures(): Program[] {
  rmSync(LAID_OUT, { recursive: true, force: true });
  const libraries = readdirSync(FIXTURES).filter((name) => existsSync(path.join(FIXTURES, name, 'db.ts')));
  return libraries.flatMap((library) => {
    const folder = path.join(LAID_OUT, library);
    cpSync(path.join(FIXTURES, library), folder, { recursive: true });
    const db = readFileSync(path.join(folder, 'db.ts'), 'utf8');
    const packages = [...db.matchAll(/from '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => [name, '*']);
    const dependencies = Object.fromEntries(packages) as Record<string, string>;
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
    return readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({
        name: `proof ${library}/${file}`,
        folder,
        file,
        text: readFileSync(path.join(folder, file), 'utf8'),
      }));
  });
}

/** The cases that the rule tests hold, taken without running them. */
async function ruleTestCases(): Promise<Program[]> {
  const cases = await collectCases('properties');
  return cases.map(({ rule, name, folder, file, code, settings }) => ({
    name: `${rule}: ${name}`,
    folder,
    file: path.relative(folder, file),
    text: code,
    ...(settings && { settings: settings['first-draft'] as Readonly<Record<string, unknown>> }),
  }));
}
