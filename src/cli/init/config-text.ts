// A configuration for a project that has none.

export const NEW_CONFIG = 'eslint.config.mjs';

interface Wanted {
  readonly preset: string;
  readonly isTypeScript: boolean;
  /** ESLint 9.22 and newer brings `defineConfig`. */
  readonly hasDefineConfig: boolean;
}

/** How an expression names a member: `configs.strict`, `configs['data-access']`. */
export function member(object: string, name: string): string {
  return /^[a-z]+$/.test(name) ? `${object}.${name}` : `${object}['${name}']`;
}

export function configText({ preset, isTypeScript, hasDefineConfig }: Wanted): string {
  const held = member('firstDraft.configs', preset);
  const imports = [
    ...(hasDefineConfig ? ["import { defineConfig, globalIgnores } from 'eslint/config';"] : []),
    "import firstDraft from 'eslint-plugin-first-draft';",
    ...(isTypeScript ? ["import tseslint from 'typescript-eslint';"] : []),
  ];
  const generated = hasDefineConfig
    ? 'globalIgnores(firstDraft.files.generated)'
    : '{ ignores: firstDraft.files.generated }';
  const entries = [
    "// What tools write, such as builds and Prisma's client.",
    `${generated},`,
    ...(isTypeScript ? [`${parserEntry('firstDraft', 'tseslint')},`] : []),
    hasDefineConfig ? `{ extends: [${held}] },` : `...${held},`,
  ];
  const [open, close] = hasDefineConfig ? ['defineConfig([', ']);'] : ['[', '];'];
  return `${imports.join('\n')}\n\nexport default ${open}\n${entries.map((entry) => `  ${entry}\n`).join('')}${close}\n`;
}

/** The entry that has every script read by a parser for TypeScript. */
export function parserEntry(plugin: string, typescriptEslint: string): string {
  return `{ files: ${plugin}.files.scripts, languageOptions: { parser: ${typescriptEslint}.parser } }`;
}
