// The configuration files of a host: the same entries in each form, written as users of that ESLint write them.
import { FORMS, arrangementOf, isAtLeast, type FormName, type Host, type Tier } from './cells.js';

/** The ESLint that brought `defineConfig`, and `extends` with it. */
const DEFINE_CONFIG_SINCE = '9.22.0';

/** The text of a configuration file that lints with the strict preset. */
export function configurationOf(host: Host, form: FormName, tier: Tier): string {
  const hasTypes = arrangementOf(host).parser === 'typescript-eslint';
  const isCommonJs = FORMS[form].file.endsWith('.cjs');
  const isDefined = isAtLeast(host.eslint, DEFINE_CONFIG_SINCE);
  const load = (names: string, module: string) =>
    isCommonJs ? `const ${names} = require('${module}');` : `import ${names} from '${module}';`;
  const entries = [
    hasTypes ? parserEntry(tier) : "{ ignores: ['**/*.ts'] },",
    isDefined ? '{ extends: [firstDraft.configs.strict] },' : '...firstDraft.configs.strict,',
  ];
  return [
    ...(isDefined ? [load('{ defineConfig }', 'eslint/config')] : []),
    load('firstDraft', 'eslint-plugin-first-draft'),
    ...(hasTypes ? [load('tseslint', 'typescript-eslint')] : []),
    '',
    `${isCommonJs ? 'module.exports =' : 'export default'} ${isDefined ? 'defineConfig([' : '['}`,
    ...entries.map((entry) => `  ${entry}`),
    isDefined ? ']);' : '];',
    '',
  ].join('\n');
}

function parserEntry(tier: Tier): string {
  return tier === 'typed'
    ? "{ files: ['**/*.{js,cjs,ts}'], languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } } },"
    : "{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },";
}
