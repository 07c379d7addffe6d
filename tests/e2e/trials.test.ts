// README's first screen as a newcomer meets it: npm installs what it says, outside of this repository and with an empty cache, beside
// what the generators of Nest and Next write. How long it takes is measured by `npm run trials`; a busy machine proves nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TRIALS, type TrialProject } from '../../scripts/trials/projects.js';
import { take } from '../../scripts/trials/trial.js';
import { packPlugin } from '../support/installed-plugin.js';

/** npm downloads what a project and README need, and ESLint is started. */
const BUSY = 600_000;
const packed = mkdtempSync(path.join(os.tmpdir(), 'first-draft-packed-'));
let tarball = '';
beforeAll(() => {
  tarball = packPlugin(packed);
}, BUSY);
afterAll(() => {
  rmSync(packed, { recursive: true, force: true });
});

/** The other projects are tried with packages of this repository (first-screen.test.ts), and all of them as here by `npm run trials`. */
const NEST = TRIALS.filter(({ title }) => title === 'NestJS 12');

test.each(NEST)(
  '$title: by hand',
  (project) => {
    expect(take(project, 'by hand', tarball).found).toEqual(project.found);
  },
  BUSY,
);

test(
  'TypeScript: npx',
  () => {
    const [project] = TRIALS as [TrialProject];
    expect(take(project, 'npx', tarball).found).toEqual(project.found);
  },
  BUSY,
);

test('the project is there', () => {
  expect(NEST).toHaveLength(1);
});
