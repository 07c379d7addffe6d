// One measurement in a process of its own: lint all scripts of a checkout as the command line does, from an empty process on. It is
// written in JavaScript, because what compiles TypeScript on the way would be in every number.
// argv: root, the plugin's entry, what (see `configurations.mjs`), `stats` to have ESLint time phases and rules, which slows it down.
// Prints one line of JSON.
import { configurationOf } from './configurations.mjs';

const [root = '', entry = '', what = 'idle', stats] = process.argv.slice(2);

const { ESLint } = await import('eslint');
const overrideConfig = await configurationOf(what, entry, root);
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig,
  stats: stats === 'stats',
});
const results = await eslint.lintFiles(['.']);

const { user, system } = process.cpuUsage();
const phases = { parse: 0, rules: 0, total: 0 };
const perRule = {};
for (const { parse, rules = {}, total } of results.flatMap((each) => each.stats?.times.passes ?? [])) {
  phases.parse += parse.total;
  phases.total += total;
  for (const [rule, { total: spent }] of Object.entries(rules)) {
    phases.rules += spent;
    perRule[rule] = (perRule[rule] ?? 0) + spent;
  }
}
const messages = results.flatMap((each) => each.messages);
console.log(
  JSON.stringify({
    cpu: (user + system) / 1000,
    files: results.length,
    notParsed: messages.filter(({ fatal }) => fatal).length,
    findings: messages.filter(({ ruleId }) => ruleId?.startsWith('first-draft/')).length,
    peak: process.resourceUsage().maxRSS / 1024,
    phases,
    perRule,
  }),
);
