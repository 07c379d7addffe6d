// A repair brings no type error into a program that had none, whatever its comments, parentheses and line ends are.
import fc from 'fast-check';
import path from 'node:path';
import { generateClient } from '../support/prisma-client.js';
import { ROOT } from '../support/project.js';
import { realPackages } from '../support/real-packages.js';
import { applied } from '../support/repairs.js';
import { Checker } from './checking.js';
import { pageBlocks, proofFixtures, type Program } from './corpus.js';
import { linting, mutantsOf, programOf, textOf, type Mutant } from './mutants.js';
import { PRESERVING, type MutationName } from './mutations.js';
import { runs } from './runs.js';

interface Repair {
  readonly program: Program;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

let checker: Checker;
let corpus: readonly Program[] = [];

beforeAll(async () => {
  const fixtures = proofFixtures();
  const prisma = fixtures.find(({ name }) => name === 'proof prisma/db.ts');
  if (!prisma) throw new Error('The fixtures of Prisma are not there.');
  await generateClient(prisma.folder);
  // The fixtures are of the newest version of each library, so only the generated client is taken from elsewhere.
  const { '@prisma/client': client = [] } = await realPackages(ROOT);
  checker = new Checker({ '@prisma/client': client });
  const candidates = [...fixtures, ...pageBlocks()].filter(({ file }) => file.endsWith('.ts'));
  const repaired = candidates.filter((program) => repairsOf(program, program.text).length > 0);
  const errors = checker.errorsIn(
    repaired.map(({ folder, file, text }) => ({ file: path.join(folder, file), text })),
  );
  corpus = repaired.filter((_, index) => errors[index]?.length === 0);
}, runs.timeout.timeout);

test('there are programs that have a repair and no type error, some of them of Prisma', () => {
  expect(corpus.length).toBeGreaterThan(40);
  expect(corpus.filter(({ text }) => text.includes('PrismaClient')).length).toBeGreaterThan(3);
});

test('type errors after a repair', runs.timeout, () => {
  const mutant = mutantsOf(corpus, Object.keys(PRESERVING) as MutationName[], { most: 3 });
  fc.assert(
    fc.property(fc.array(mutant, { minLength: 20, maxLength: 30 }), (mutants) => {
      expect(newErrors(mutants)).toEqual([]);
    }),
    runs.of(1),
  );
});

function newErrors(mutants: readonly Mutant[]): string[] {
  const repairs = mutants.flatMap((mutant) =>
    repairsOf(programOf(corpus, mutant.program), textOf(mutant, corpus)),
  );
  const at = ({ program }: Repair, text: string) => ({ file: path.join(program.folder, program.file), text });
  const before = checker.errorsIn(repairs.map((repair) => at(repair, repair.before)));
  const after = checker.errorsIn(repairs.map((repair) => at(repair, repair.after)));
  return repairs.flatMap((repair, index) =>
    before[index]?.length === 0 && after[index]?.length !== 0
      ? [
          `${repair.program.name}, ${repair.name}: ${String(after[index])}\n${repair.before}\n=== leaves\n${repair.after}`,
        ]
      : [],
  );
}

function repairsOf(program: Program, before: string): Repair[] {
  return linting(
    program,
    'typescript',
  )(before).messages.flatMap(({ ruleId, fix, suggestions = [] }) => {
    const offers = suggestions.map((offer) => ({ name: offer.messageId ?? '', fix: offer.fix }));
    return [...(fix ? [{ name: 'fix', fix }] : []), ...offers].map((repair) => ({
      program,
      name: `${ruleId ?? ''} ${repair.name}`,
      before,
      after: applied(before, repair.fix),
    }));
  });
}
