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

/** The projects that no other test has as they are: packages of this repository stand in for npm's there. */
const BY_HAND = TRIALS.filter(({ title }) => ['NestJS 12', 'NestJS 11', 'Next.js 16'].includes(title));

test.each(BY_HAND)(
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

test('the three are there', () => {
  expect(BY_HAND).toHaveLength(3);
});
