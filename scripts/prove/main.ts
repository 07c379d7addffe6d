// `npm run prove -- --runs 10000 [--seed n] [--library x] [--rule y] [--json]`: see CONTRIBUTING.md.
import { parseArgs } from 'node:util';
import { DIALECTS } from './libraries/index.js';
import { describeCounterexample, prove } from './prove.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    library: { type: 'string' },
    rule: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const dialects =
  values.library === undefined
    ? DIALECTS
    : DIALECTS.filter(({ name }) => name === values.library);
const proved = await prove({
  runs: Number(values.runs),
  seed: Number(values.seed),
  dialects,
  ...(values.rule !== undefined && { rule: values.rule }),
});
const { programs, offered, equal, different, undecided, counterexamples, tallies } = proved;
if (values.json) console.log(JSON.stringify({ programs, offered, equal, different, undecided, counterexamples }));
else {
  for (const each of counterexamples) console.log(`${describeCounterexample(each)}\n`);
  for (const [name, tally] of [...tallies].sort(([a], [b]) => a.localeCompare(b)))
    console.log(
      `${name.padEnd(50)} offered ${tally.offered}, equal ${tally.equal}, different ${tally.different}, undecided ${tally.undecided}`,
    );
  console.log(
    `seed ${values.seed}: ${programs} programs, ${offered} offered, ${equal} equal, ${different} different in ${counterexamples.length} kinds, ${undecided} undecided`,
  );
}
process.exit(different > 0 && !values.json ? 1 : 0);
