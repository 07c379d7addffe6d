// Mutants as fast-check makes and shrinks them, and what is asked of each.
import fc from 'fast-check';
import { Linter } from 'eslint';
import path from 'node:path';
import { configFor } from '../support/project.js';
import { brokenPromises, type Lint } from '../support/repairs.js';
import type { Program } from './corpus.js';
import { mutated, type MutationName, type Step } from './mutations.js';

export interface Mutant {
  readonly program: number;
  readonly steps: readonly Step[];
}

/** Any program of a corpus, changed in up to a few places by these mutations. */
export function mutantsOf(
  corpus: readonly Program[],
  mutations: readonly MutationName[],
  { fewest = 0, most = 4 } = {},
): fc.Arbitrary<Mutant> {
  const step = fc.record({
    mutation: fc.constantFrom(...mutations),
    place: fc.nat(5_000),
    choice: fc.nat(5_000),
  });
  return fc.record({
    program: fc.nat(corpus.length - 1),
    steps: fc.array(step, { minLength: fewest, maxLength: most }),
  });
}

export function textOf({ program, steps }: Mutant, corpus: readonly Program[]): string {
  return mutated(programOf(corpus, program).text, steps);
}

export function programOf(corpus: readonly Program[], number: number): Program {
  return corpus[number % corpus.length] as Program;
}

/** Lints a text in the place of a program, with every rule and every sign. */
export function linting({ folder, file, settings }: Program, parser: 'typescript' | 'espree'): Lint {
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const config: Linter.Config = {
    ...configFor(folder, { parser, ...(settings && { settings }) }),
    // ESLint's own fix takes comments away that silence nothing.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
  const filename = path.join(folder, parser === 'espree' ? file.replace(/\.([cm]?)tsx?$/, '.$1js') : file);
  return (text) => {
    const messages = linter.verify(text, [config], { filename });
    const isProgram = messages.every(({ fatal }) => !fatal);
    const comments = isProgram ? linter.getSourceCode().ast.comments : [];
    return { messages, comments: (comments ?? []).map(({ value }) => value.trim()) };
  };
}

/** Fails, in words, with the text and what its repairs leave, when one of them breaks a promise. */
export function expectPromisesKept(program: Program, text: string, parser: 'typescript' | 'espree'): void {
  let broken;
  try {
    broken = brokenPromises(text, linting(program, parser));
  } catch (error) {
    throw new Error(`${program.name}, ${parser}: ${String((error as Error).stack)}\n${numbered(text)}`);
  }
  const [first] = broken;
  if (first)
    throw new Error(
      `${program.name}, ${parser}: ${first.rule}, ${first.repair} ${first.what}\n${numbered(text)}\n=== leaves\n${first.output}`,
    );
}

const numbered = (text: string) => `=== text\n${text}`;
