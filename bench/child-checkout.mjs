// One measurement in a process of its own: lint all scripts of a checkout as the command line does, from an empty process on. It is
// written in JavaScript, because what compiles TypeScript on the way would be in every number.
// argv: root, the plugin's entry, what (`idle`: one rule that does nothing; `loaded`: that, and the plugin loaded with no rule on;
// `recommended`; `strict`; the name of one rule of `strict`), `stats` to have ESLint time phases and rules, which slows it down.
// Prints one line of JSON.
import { pathToFileURL } from 'node:url';

const [root = '', entry = '', what = 'idle', stats] = process.argv.slice(2);
const SCRIPTS = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';

// Loaded here and not above: what a configuration does not need is not in its number.
const { ESLint } = await import('eslint');
const { default: parser } = await import('@typescript-eslint/parser');
const overrideConfig = [
  { files: [SCRIPTS], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
];
if (what === 'idle' || what === 'loaded')
  overrideConfig.push({
    plugins: { bench: { rules: { idle: { create: () => ({}) } } } },
    rules: { 'bench/idle': 'error' },
  });
if (what !== 'idle') {
  const { default: plugin } = await import(pathToFileURL(entry).href);
  const preset = plugin.configs[what];
  const only = (rules = {}) =>
    Object.fromEntries(Object.entries(rules).filter(([name]) => name === `first-draft/${what}`));
  if (preset) overrideConfig.push(...preset);
  else if (what !== 'loaded')
    overrideConfig.push(...plugin.configs.strict.map((each) => ({ ...each, rules: only(each.rules) })));
}
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
    findings: messages.filter(({ ruleId }) => ruleId?.startsWith('first-draft/')).length,
    peak: process.resourceUsage().maxRSS / 1024,
    phases,
    perRule,
  }),
);
