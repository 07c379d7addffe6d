// package.json and the editor's settings: what is added stands among what is there, whose order, indentation and remarks stay.
import {
  applyEdits,
  modify,
  parse,
  type FormattingOptions,
  type JSONPath,
  type ParseError,
} from 'jsonc-parser';

const SCRIPT = 'eslint .';

/**
 * Gives a package.json the script `lint`.
 *
 * @returns the text, or `undefined` where it has one already
 */
export function withLintScript(text: string): string | undefined {
  const { scripts } = parse(text) as { scripts?: Record<string, string> };
  return scripts?.['lint'] === undefined ? set(text, ['scripts', 'lint'], SCRIPT) : undefined;
}

/** The rules of the plugin in VS Code: warnings in the editor, errors in CI. */
const SEVERITY = { rule: 'first-draft/*', severity: 'warn' };

/**
 * Puts the plugin into VS Code's settings.
 *
 * @param text what the file holds; empty without one
 * @returns the text, or `undefined` where nothing is missing or the file cannot be read
 */
export function withEditorSettings(text: string): string | undefined {
  const errors: ParseError[] = [];
  const settings = (text.trim() === '' ? {} : parse(text, errors, { allowTrailingComma: true })) as
    Settings | undefined;
  if (errors.length > 0 || typeof settings !== 'object') return undefined;
  let changed = text.trim() === '' ? '{}\n' : text;
  const before = changed;
  const onSave = settings['editor.codeActionsOnSave'] ?? {};
  // A list holds the actions that are taken, and its order is somebody's decision.
  if (!Array.isArray(onSave) && !('source.fixAll.eslint' in onSave) && !('source.fixAll' in onSave))
    changed = set(changed, ['editor.codeActionsOnSave', 'source.fixAll.eslint'], 'explicit');
  const customized = settings['eslint.rules.customizations'] ?? [];
  if (!customized.some(({ rule }) => rule?.startsWith('first-draft/')))
    changed = set(changed, ['eslint.rules.customizations'], [...customized, SEVERITY]);
  return changed === before ? undefined : changed;
}

interface Settings {
  readonly 'editor.codeActionsOnSave'?: Readonly<Record<string, unknown>> | readonly string[];
  readonly 'eslint.rules.customizations'?: readonly { readonly rule?: string }[];
}

function set(text: string, place: JSONPath, value: unknown): string {
  return applyEdits(text, modify(text, place, value, { formattingOptions: formatOf(text) }));
}

function formatOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
