// Whatever is done to a program, no rule throws, and every repair keeps its promises.
import fc from 'fast-check';
import ts from 'typescript';
import { programs, type Program } from './corpus.js';
import { expectPromisesKept, mutantsOf, programOf, textOf } from './mutants.js';
import { ANY, type MutationName } from './mutations.js';
import { runs } from './runs.js';

let corpus: readonly Program[] = [];
beforeAll(async () => {
  corpus = await programs();
}, runs.timeout.timeout);

test('the corpus holds what it is said to hold', () => {
  const kinds = ['docs/rules/', 'first-week ', 'proof ', 'no-query-in-loop: '];
  for (const kind of kinds)
    expect(corpus.filter(({ name }) => name.startsWith(kind)).length).toBeGreaterThan(10);
});

test('mutants in TypeScript', runs.timeout, () => {
  const mutants = mutantsOf(corpus, Object.keys(ANY) as MutationName[]);
  fc.assert(
    fc.property(mutants, (mutant) => {
      expectPromisesKept(programOf(corpus, mutant.program), textOf(mutant, corpus), 'typescript');
    }),
    runs.of(500),
  );
});

test('mutants in JavaScript, whose parser leaves out what only TypeScript has', runs.timeout, () => {
  const mutants = mutantsOf(corpus, Object.keys(ANY) as MutationName[], { most: 2 });
  fc.assert(
    fc.property(mutants, (mutant) => {
      expectPromisesKept(programOf(corpus, mutant.program), withoutTypes(textOf(mutant, corpus)), 'espree');
    }),
    runs.of(200),
  );
});

/** The program in JavaScript; what no one writes there, such as decorators, is compiled away. */
function withoutTypes(text: string): string {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    experimentalDecorators: true,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
