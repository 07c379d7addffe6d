// One measurement in a process of its own: lint a whole tree as the command line does, from an empty process on.
// argv: root, what (`none`, a preset, or the name of one rule), `stats` to have ESLint time each rule, which slows it down.
// Prints one line of JSON.
import { relative } from 'node:path';

const startCpu = process.cpuUsage();
const startWall = performance.now();

const [root = '', what = 'none', stats] = process.argv.slice(2);
// Loaded after the clock has started: what the plugin costs to load is part of what it costs.
const { ESLint } = await import('eslint');
const { configFor } = await import('./config.js');

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: await configFor(what),
  stats: stats === 'stats',
});
const results = await eslint.lintFiles(['src/**/*.ts']);

const cpu = process.cpuUsage(startCpu);
const findings: Record<string, number> = {};
const places: string[] = [];
const perRule: Record<string, number> = {};
let fatal = 0;
for (const { filePath, messages, stats } of results) {
  for (const message of messages) {
    if (message.fatal) fatal += 1;
    else {
      const { ruleId, line, column } = message;
      findings[ruleId ?? ''] = (findings[ruleId ?? ''] ?? 0) + 1;
      places.push(`${relative(root, filePath)}:${String(line)}:${String(column)} ${ruleId ?? ''}`);
    }
  }
  for (const pass of stats?.times.passes ?? []) {
    for (const [rule, { total }] of Object.entries(pass.rules ?? {}))
      perRule[rule] = (perRule[rule] ?? 0) + total;
  }
}
console.log(
  JSON.stringify({
    cpu: (cpu.user + cpu.system) / 1000,
    wall: performance.now() - startWall,
    files: results.length,
    peak: process.resourceUsage().maxRSS / 1024,
    fatal,
    findings,
    places,
    perRule,
  }),
);
