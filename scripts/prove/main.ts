// `npm run prove -- --runs 10000 [--seed n] [--library x] [--rule y] [--json]`, `npm run prove -- --schemas`, `--loggers`: see
// CONTRIBUTING.md.
import { parseArgs } from 'node:util';
import { proveLoggers } from '../../tests/properties/loggers.js';
import { proveNumbers } from '../../tests/properties/numbers.js';
import { proveSchemas } from '../../tests/properties/schemas.js';
import { DIALECTS } from './libraries/index.js';
import type { ProofRun } from './proof-run.js';
import { describeCounterexample, prove } from './prove.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    library: { type: 'string' },
    rule: { type: 'string' },
    schemas: { type: 'boolean', default: false },
    loggers: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (values.schemas || values.loggers) {
  const options = { runs: Number(values.runs), seed: Number(values.seed) };
  const proved = values.schemas
    ? [proveSchemas(options), await proveNumbers(options)]
    : [proveLoggers(options)];
  for (const { counterexample, ...numbers } of proved) {
    if (counterexample !== undefined) console.log(`${counterexample}\n`);
    console.log(describeRun(numbers));
  }
  process.exit(proved.some(({ different }) => different > 0) ? 1 : 0);
}

function describeRun({ programs, offered, equal, different, undecided }: ProofRun): string {
  return `seed ${values.seed}: ${programs} programs, ${offered} offered, ${equal} equal, ${different} different, ${undecided} undecided`;
}

const dialects =
  values.library === undefined ? DIALECTS : DIALECTS.filter(({ name }) => name === values.library);
const proved = await prove({
  runs: Number(values.runs),
  seed: Number(values.seed),
  dialects,
  ...(values.rule !== undefined && { rule: values.rule }),
});
const { programs, offered, equal, different, undecided, counterexamples, tallies } = proved;
if (values.json)
  console.log(JSON.stringify({ programs, offered, equal, different, undecided, counterexamples }));
else {
  for (const each of counterexamples) console.log(`${describeCounterexample(each)}\n`);
  for (const [name, tally] of [...tallies].sort(([a], [b]) => a.localeCompare(b)))
    console.log(
      `${name.padEnd(50)} offered ${tally.offered}, equal ${tally.equal}, different ${tally.different}, undecided ${tally.undecided}`,
    );
  console.log(`${describeRun(proved)} in ${counterexamples.length} kinds`);
}
process.exit(different > 0 && !values.json ? 1 : 0);
