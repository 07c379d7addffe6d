// The configurations in which real code is linted. It is written in JavaScript, because what compiles TypeScript on the way would be in
// every number, and it loads only what a configuration needs.
//
//   idle                     one rule that does nothing
//   loaded                   that, and the plugin loaded with no rule on
//   recommended, strict      a preset; or the name of one rule of `strict`
//   typed                    typescript-eslint's recommendedTypeChecked
//   typed idle               a TypeScript program, and one rule that does nothing
//   typed + recommended, typed idle + recommended
//   typescript-eslint strict, sonarjs, ai-guard, llm-core    peers; all but the first from the folder that FIRST_DRAFT_PEERS names
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SCRIPTS = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';
const IDLE = {
  plugins: { bench: { rules: { idle: { create: () => ({}) } } } },
  rules: { 'bench/idle': 'error' },
};

/** ESLint's configuration by its name. `entry` is the plugin's file, `root` the folder that is linted. */
export async function configurationOf(what, entry, root) {
  const { default: parser } = await import('@typescript-eslint/parser');
  const parserOptions = { ecmaFeatures: { jsx: true } };
  const [base, added] = what.split(' + ');
  const isTyped = base.startsWith('typed');
  if (isTyped) Object.assign(parserOptions, { projectService: true, tsconfigRootDir: root });
  return [
    { files: [SCRIPTS], languageOptions: { parser, parserOptions } },
    ...(await rulesOf(base, entry)),
    ...(added === undefined ? [] : await rulesOf(added, entry)),
  ];
}

async function rulesOf(what, entry) {
  if (what === 'idle' || what === 'typed idle') return [IDLE];
  if (what === 'typed' || what === 'typescript-eslint strict') {
    const { default: peer } = await import('typescript-eslint');
    return onScripts(peer.configs[what === 'typed' ? 'recommendedTypeChecked' : 'strict']);
  }
  if (peersAsked().includes(what)) return peer(what);
  const { default: plugin } = await import(pathToFileURL(entry).href);
  if (what === 'loaded') return [IDLE];
  if (plugin.configs[what]) return plugin.configs[what];
  const only = ([name]) => name === `first-draft/${what}`;
  return plugin.configs.strict.map((each) => ({
    ...each,
    rules: Object.fromEntries(Object.entries(each.rules ?? {}).filter(only)),
  }));
}

/** The peers that a folder of the user's holds. */
export function peersAsked() {
  return process.env.FIRST_DRAFT_PEERS === undefined ? [] : ['sonarjs', 'ai-guard', 'llm-core'];
}

async function peer(name) {
  const require = createRequire(join(process.env.FIRST_DRAFT_PEERS, 'package.json'));
  const loaded = await import(pathToFileURL(require.resolve(`eslint-plugin-${name}`)).href);
  const plugin = loaded.default?.configs ? loaded.default : (loaded.default?.default ?? loaded);
  const chosen = [plugin.configs['flat/recommended'] ?? plugin.configs.recommended].flat();
  return onScripts(chosen).map((each) => ({ ...each, plugins: { [name]: plugin } }));
}

/** The plugins and rules of a configuration, on all scripts, and nothing that it says of parsers. */
function onScripts(configuration) {
  return configuration
    .filter(({ plugins, rules }) => plugins ?? rules)
    .map(({ plugins, rules, settings }) => ({
      files: [SCRIPTS],
      ...(rules && { rules }),
      ...(plugins && { plugins }),
      ...(settings && { settings }),
    }));
}
