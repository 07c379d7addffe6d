// One measurement in a process of its own: lint a whole tree with ESLint's `concurrency`, whose workers read a configuration file.
// argv: root, `none` or `recommended`, the number of workers. Prints one line of JSON.
const startCpu = process.cpuUsage();
const startWall = performance.now();

const [root = '', what = 'none', workers = '1'] = process.argv.slice(2);
const { ESLint } = await import('eslint');
const { createHash } = await import('node:crypto');
const { writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { pathToFileURL } = await import('node:url');
const { pluginFile } = await import('../scripts/cases/plugin.js');

const file = join(root, `eslint.${what}.mjs`);
writeFileSync(
  file,
  `import parser from '${import.meta.resolve('@typescript-eslint/parser')}';
${what === 'none' ? '' : `import firstDraft from '${pathToFileURL(pluginFile()).href}';`}
export default [
  { files: ['**/*.ts'], languageOptions: { parser } },
  ${what === 'none' ? '' : `...firstDraft.configs.${what},`}
];
`,
);
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: file,
  concurrency: workers === '1' ? 'off' : Number(workers),
});
const results = await eslint.lintFiles(['src/**/*.ts']);

const cpu = process.cpuUsage(startCpu);
const findings = results.flatMap(({ filePath, messages }) =>
  messages.map(({ line, column, message }) => `${filePath}:${line}:${column} ${message}`),
);

export interface ConcurrentRun {
  /** Milliseconds of processor time, all threads. */
  readonly cpu: number;
  readonly wall: number;
  readonly findings: number;
  /** The same for the same findings in the same order. */
  readonly digest: string;
}

const run: ConcurrentRun = {
  cpu: (cpu.user + cpu.system) / 1000,
  wall: performance.now() - startWall,
  findings: findings.length,
  digest: createHash('sha1').update(findings.join('\n')).digest('hex'),
};
console.log(JSON.stringify(run));
