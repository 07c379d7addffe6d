// One more import and one more entry in a configuration that is there. Everything else of it stays as it is written.
import { nodesIn } from '../../ast/walk.js';
import { parseSync } from '../../facts/project/native.js';
import { member, parserEntry } from './config-text.js';
import { readConfig, type ConfigFile, type EntryList, type Imported } from './config-list.js';

interface Comment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const PLUGIN = 'eslint-plugin-first-draft';
const TYPESCRIPT_ESLINT = 'typescript-eslint';

interface Wanted {
  readonly preset: string;
  /** Nothing reads TypeScript yet: the parser gets an entry as well. */
  readonly needsParser: boolean;
}

export type Extended =
  | { readonly text: string; readonly namesTypescriptEslint: boolean }
  /** The plugin is there already. */
  | { readonly isThere: true }
  /** Why it cannot be done, and what somebody is to write. */
  | { readonly unknown: string; readonly lines: readonly string[] };

/** Puts the plugin into the text of a configuration file. */
export function extendConfig(file: string, text: string, { preset, needsParser }: Wanted): Extended {
  const config = readConfig(file, text);
  const linesFor = (isCommonJs: boolean) => [
    ...importLines({
      isCommonJs,
      isNeeded: needsParser,
      plugin: 'firstDraft',
      tseslint: 'tseslint',
      quote: "'",
      end: ';',
    }),
    '',
    ...(needsParser ? [`${parserEntry('firstDraft', 'tseslint')},`] : []),
    `...${member('firstDraft.configs', preset)},`,
  ];
  if (!config) return { unknown: 'it does not parse', lines: linesFor(false) };
  const { imports, isCommonJs, list, program } = config;
  if (imports.some(({ source }) => source === PLUGIN)) return { isThere: true };
  if ('unknown' in list) return { unknown: list.unknown, lines: linesFor(isCommonJs) };
  const taken = new Set(nodesIn(program).flatMap((node) => (node.type === 'Identifier' ? [node.name] : [])));
  const plugin = taken.has('firstDraft') ? 'firstDraftPlugin' : 'firstDraft';
  const known = imports.find(({ source, name }) => source === TYPESCRIPT_ESLINT && name !== undefined)?.name;
  const tseslint = known ?? (taken.has('tseslint') ? 'typescriptEslint' : 'tseslint');
  const entries = [
    ...(needsParser ? [parserEntry(plugin, tseslint)] : []),
    `...${member(`${plugin}.configs`, preset)}`,
  ];
  const { quote, end } = styleOf(imports, text);
  const lines = importLines({
    isCommonJs,
    isNeeded: needsParser && known === undefined,
    plugin,
    tseslint,
    quote,
    end,
  });
  // From the end, so that places further up stay right.
  const extended = withEntries(text, list, entries, commentsIn(file, text));
  return {
    text: withImports(extended, config, lines, commentsIn(file, text)),
    namesTypescriptEslint: imports.some(({ source }) => source.includes(TYPESCRIPT_ESLINT)),
  };
}

interface ImportStyle {
  readonly isCommonJs: boolean;
  readonly isNeeded: boolean;
  readonly plugin: string;
  readonly tseslint: string;
  readonly quote: string;
  readonly end: string;
}

function importLines({ isCommonJs, isNeeded, plugin, tseslint, quote, end }: ImportStyle): string[] {
  const line = (name: string, source: string) =>
    isCommonJs
      ? `const ${name} = require(${quote}${source}${quote})${end}`
      : `import ${name} from ${quote}${source}${quote}${end}`;
  return [line(plugin, PLUGIN), ...(isNeeded ? [line(tseslint, TYPESCRIPT_ESLINT)] : [])];
}

/** The quotation marks and line ends of the imports that are there. */
function styleOf(imports: readonly Imported[], text: string): { quote: string; end: string } {
  const last = imports.at(-1);
  if (!last) return { quote: "'", end: ';' };
  const written = text.slice(...last.statement.range);
  return { quote: written.includes('"') ? '"' : "'", end: written.endsWith(';') ? ';' : '' };
}

function withEntries(
  text: string,
  { entries, end }: EntryList,
  added: readonly string[],
  comments: readonly Comment[],
): string {
  const last = entries.at(-1);
  if (!last) return `${text.slice(0, end)}${added.join(', ')}${text.slice(end)}`;
  const from = last.range[1];
  const isRemark = (at: number) => comments.some(({ start, end: stop }) => start <= at && at < stop);
  const hasComma = [...text.slice(from, end).matchAll(/,/g)].some(({ index }) => !isRemark(from + index));
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  const isOwnLine = lineStart > from && text.slice(lineStart, end).trim() === '';
  // In one line: before the comma that may be there, which stays behind the last entry.
  if (!isOwnLine) return `${text.slice(0, from)}, ${added.join(', ')}${text.slice(from)}`;
  const indent = indentOf(text, last.range[0]) ?? `${text.slice(lineStart, end)}  `;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = added.map((entry) => `${indent}${entry},${eol}`).join('');
  return `${text.slice(0, from)}${hasComma ? '' : ','}${text.slice(from, lineStart)}${lines}${text.slice(lineStart)}`;
}

/** The space before what begins a line there. */
function indentOf(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return before.trim() === '' ? before : undefined;
}

/** Behind the last import, or at the top: before a remark that belongs to the first statement, and behind `'use strict'`. */
function withImports(
  text: string,
  { program, imports }: ConfigFile,
  lines: readonly string[],
  comments: readonly Comment[],
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = lines.join(eol);
  const after = imports.at(-1)?.statement.range[1] ?? directivesEnd(program);
  if (after !== undefined) return `${text.slice(0, after)}${eol}${written}${text.slice(after)}`;
  const first = program.body[0]?.range[0] ?? text.length;
  const remark = comments.findLast(
    ({ type, value, end }) => type === 'Block' && value.startsWith('*') && end <= first,
  );
  const at = remark?.start ?? first;
  return `${text.slice(0, at)}${written}${eol}${eol}${text.slice(at)}`;
}

function directivesEnd(program: ConfigFile['program']): number | undefined {
  return program.body.findLast((each) => each.type === 'ExpressionStatement' && each.directive)?.range[1];
}

function commentsIn(file: string, text: string): readonly Comment[] {
  return parseSync(file, text, { lang: 'ts' }).comments;
}
