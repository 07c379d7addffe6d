// `npm run release -- --dry-run` shows what would be published, and whether everything is as it has to be. Without the flag it
// publishes, which only the release workflow may do, for the tag of this version.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { checksOf, isReleaseJob, releaseOf, type Check, type Release } from './facts.js';

const MARKS: Readonly<Record<string, string>> = { true: 'yes', false: 'NO ', unknown: '?  ' };

const root = process.cwd();
const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const release = releaseOf(root);
const checks = await checksOf(root, release, process.env);
process.exitCode = values['dry-run'] ? show(release, checks) : publish(release, checks);

function show(
  { name, version, tag, channel, files, packedBytes, unpackedBytes, notes }: Release,
  all: readonly Check[],
): number {
  const lines = [
    `${name} ${version}`,
    '',
    `  tag       ${tag}`,
    `  channel   ${channel}`,
    `  tarball   ${kilobytes(packedBytes)} packed, ${kilobytes(unpackedBytes)} unpacked, ${files.length} files`,
    '',
    ...[...files]
      .sort((one, other) => other.size - one.size)
      .map(({ path: file, size }) => `  ${kilobytes(size).padStart(10)}  ${file}`),
    '',
    'Changelog',
    '',
    ...(notes === '' ? ['  (nothing)'] : notes.split('\n').map((line) => `  ${line}`.trimEnd())),
    '',
    'Checks',
    '',
    ...all.map(({ what, holds, detail }) => `  ${MARKS[String(holds)]}  ${what.padEnd(12)}${detail}`),
    '',
    'Nothing was published (--dry-run).',
  ];
  console.log(lines.join('\n'));
  return all.some(({ holds }) => holds === false) ? 1 : 0;
}

function publish({ name, version, tag, channel }: Release, all: readonly Check[]): number {
  if (!isReleaseJob(release, process.env)) {
    console.error(
      `A release is made by GitHub, for a tag: git tag ${tag} && git push origin ${tag}. \`npm run release -- --dry-run\` shows what it would be.`,
    );
    return 1;
  }
  const missing = all.filter(({ holds }) => holds !== true);
  if (missing.length > 0) {
    console.error(`${name} ${version} is not published: ${missing.map(({ what }) => what).join(', ')}.`);
    return 1;
  }
  const { status } = spawnSync('npm', ['publish', '--provenance', '--access', 'public', '--tag', channel], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
