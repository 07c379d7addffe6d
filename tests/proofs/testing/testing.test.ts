// What the rules about tests report passes while the server fails; what they ask for does not. Each pair is run by the real runners.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { configFor, writeProject } from '../../support/project.js';
import { application, PAIRS, type Pair } from './pairs.js';
import { RUNNERS, type Runner } from './runners.js';

interface Written {
  readonly file: string;
  readonly rule: string;
  readonly isFaked: boolean;
}

/** The name of the module beside it makes a test one of that module. */
const fileOf = ({ rule }: Pair, kind: 'faked' | 'repaired', end: string) =>
  rule === 'no-mock-of-module-under-test' && kind === 'faked'
    ? `orders.test.${end}`
    : `${rule}.${kind}.test.${end}`;

function writeFor(runner: Runner): { folder: string; written: readonly Written[] } {
  const end = runner.isCommonJs ? 'cjs' : 'mjs';
  const files: Record<string, string> = {
    ...application(runner.isCommonJs),
    'package.json': '{}',
    // Without one of its own, Vitest goes up to that of this repository.
    'vitest.config.mjs': 'export default {};\n',
  };
  const written = PAIRS.filter(({ replacesModule }) => runner.replace || !replacesModule).flatMap((pair) =>
    (['faked', 'repaired'] as const).map((kind) => {
      const file = fileOf(pair, kind, end);
      files[file] = `${runner.head}${dialect(pair[kind], runner, end)}`;
      return { file, rule: pair.rule, isFaked: kind === 'faked' };
    }),
  );
  return { folder: writeProject(files, { tsconfig: null }), written };
}

function dialect(code: string, { replace, stub, isCommonJs }: Runner, end: string): string {
  return code
    .replaceAll(/REPLACE\('([^']+)', (.*)\);/g, (_, module: string, given: string) =>
      replace ? replace(`${module}.${end}`, given) : '',
    )
    .replaceAll(/await LOAD\('([^']+)'\)/g, (_, module: string) =>
      isCommonJs ? `require('${module}.${end}')` : `await import('${module}.${end}')`,
    )
    .replaceAll('STUB(', `${stub}(`);
}

function isReported(folder: string, { file, rule }: Written): boolean {
  const config = configFor(folder, { rules: { [rule]: { evidence: 'certain' } } });
  const text = readFileSync(path.join(folder, file), 'utf8');
  const linter = new Linter({ configType: 'flat', cwd: folder });
  return linter.verify(text, [config], { filename: path.join(folder, file) }).length > 0;
}

describe.each(RUNNERS)('$name', (runner) => {
  test('a faked test passes and is reported, a repaired one fails and is not', async () => {
    const { folder, written } = writeFor(runner);
    const passed = await runner.run(
      folder,
      written.map(({ file }) => file),
    );
    const seen = written.map((each) => ({
      ...each,
      passes: passed.get(each.file),
      reported: isReported(folder, each),
    }));
    expect(seen).toEqual(written.map((each) => ({ ...each, passes: each.isFaked, reported: each.isFaked })));
  });
});
