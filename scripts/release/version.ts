// `npm run release:version`: gives the package its next version, and its changelog the changes that wait in .changeset.
import { applyRelease, plannedRelease, waitingChanges } from './changes.js';

const root = process.cwd();
const waiting = await waitingChanges(root);
if (waiting.length === 0) {
  console.error('Nothing waits in .changeset. `npm run change` writes a change down.');
  process.exitCode = 1;
} else {
  const plan = await plannedRelease(root);
  await applyRelease(root, plan);
  const [release] = plan.releases;
  console.log(
    `${release?.oldVersion} → ${release?.newVersion}, with ${waiting.join(', ')}. Next: npm install, npm run generate, and a commit.`,
  );
}
