// The presets as configuration files of oxlint, which takes no configuration from a plugin: a project extends one of them.
import { format, resolveConfig } from 'prettier';
import firstDraft from '../src/index.js';

export type OxlintPreset = keyof typeof firstDraft.configs;
export const OXLINT_PRESETS = Object.keys(firstDraft.configs) as OxlintPreset[];

/**
 * Files whose scripts oxlint lints too, and the presets do not speak about: a message that names a line would count it from
 * the beginning of the script.
 */
const EMBEDDING_FILES = ['**/*.{astro,svelte,vue}'];

/**
 * A preset as oxlint reads it. The first entry's rules stand at the top and not under `overrides`, because there a
 * project's own `rules` could not change them.
 */
export async function oxlintPreset(name: OxlintPreset): Promise<string> {
  const [production, ...others] = firstDraft.configs[name];
  const rules = production?.rules ?? {};
  const off = Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'off']));
  const config = {
    jsPlugins: [firstDraft.meta.name],
    rules,
    overrides: [...others, { files: EMBEDDING_FILES, rules: off }].map((entry) => ({
      files: entry.files,
      rules: entry.rules,
    })),
  };
  const style = await resolveConfig(import.meta.filename);
  return format(JSON.stringify(config), { ...style, parser: 'json' });
}
