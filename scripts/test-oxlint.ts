// `npm run test:oxlint [-- tests/rules/one.test.ts]`: the rules' cases under oxlint's rule tester. The tester hands its trees
// over in a buffer that no Node before 22 can make, so on Node 20 it runs in a newer one; oxlint itself runs on both.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const OLDEST = 22;
const NEWER = 'node@24.21.0';

const tests = process.argv.slice(2);
const vitest = [
  path.join(import.meta.dirname, '../node_modules/vitest/vitest.mjs'),
  'run',
  ...(tests.length > 0 ? tests : ['tests/rules']),
];
const [major = '0'] = process.versions.node.split('.');
const isNewEnough = Number(major) >= OLDEST;
const { status, error } = spawnSync(
  isNewEnough ? process.execPath : 'npx',
  isNewEnough ? vitest : ['--yes', '--prefer-offline', '--package', NEWER, '--', 'node', ...vitest],
  {
    stdio: 'inherit',
    env: { ...process.env, FIRST_DRAFT_HOST: 'oxlint' },
    shell: process.platform === 'win32',
  },
);
if (error) throw error;
process.exitCode = status ?? 1;
