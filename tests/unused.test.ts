// Nothing is left over: no file, export or dependency that nothing uses. `knip.ts` says what it cannot see.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './support/project.js';

test('every file, export and dependency is used', () => {
  const knip = path.join(ROOT, 'node_modules/knip/bin/knip.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [knip, '--no-config-hints', '--no-progress', '--reporter', 'compact'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});
