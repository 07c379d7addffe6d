// `first-draft explain no-query-in-loop`: a rule's page in the terminal.
import { namesNear } from '../../facts/catalogue/near-names.js';
import plugin from '../../index.js';
import { BadInput } from '../bad-input.js';
import { readOptions } from '../options.js';
import { pageOf } from '../rule-pages.js';
import { terminalPage } from './terminal-page.js';

const names = Object.keys(plugin.rules);

export const HELP = `Usage: first-draft explain <rule> [options]

Prints a rule's page: what breaks in production, examples, how it decides and how its repairs work.

Options:
  --markdown   the page as it is written
  -h, --help   show this

Rules:
${names.map((name) => `  ${name}`).join('\n')}
`;

/** Runs the command and says how it ends. */
export function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, HELP, { markdown: { type: 'boolean' } });
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0)
    throw new BadInput(`Write the name of one rule: first-draft explain no-query-in-loop\n\n${HELP}`);
  const { text } = pageOf(ruleNamed(written));
  process.stdout.write(values.markdown ? text : terminalPage(text, width()));
  return Promise.resolve(0);
}

function ruleNamed(written: string): string {
  const name = written.replace(/^first-draft\//, '');
  if (names.includes(name)) return name;
  const near = namesNear(name, names);
  const holding = names.filter((each) => each.includes(name));
  const meant = near.length > 0 ? near : holding;
  throw new BadInput(
    `There is no rule "${written}". ${meant.length > 0 ? `Did you mean ${meant.join(', ')}?` : 'first-draft explain --help lists them.'}`,
  );
}

const WIDEST = 100;

function width(): number {
  return Math.min(WIDEST, process.stdout.columns || WIDEST);
}
