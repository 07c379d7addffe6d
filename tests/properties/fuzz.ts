// `npm run fuzz -- [minutes]`: each property for so many minutes (20 if not said), from a random seed. What fails is printed
// with seed and path; `FUZZ_SEED=… FUZZ_PATH=… npx vitest run tests/properties` tries that one again.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const [minutes = '20'] = process.argv.slice(2);
const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/properties'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_MINUTES: minutes },
});
process.exitCode = status ?? 1;
