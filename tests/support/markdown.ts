// Markdown pages as tests and the site read them: headings, text below each, and code blocks with what is said of them.
import { readFileSync } from 'node:fs';

export interface Section {
  /** The heading's text, without hashes. */
  readonly heading: string;
  readonly depth: number;
  /** What stands below it, up to the next heading of any depth. */
  readonly body: string;
}

export interface Block {
  readonly heading: string;
  /** Position among the page's blocks, from 1. */
  readonly index: number;
  readonly line: number;
  readonly language: string;
  readonly info: string;
  readonly code: string;
}

export interface Page {
  readonly text: string;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
}

export function readPage(file: string): Page {
  const text = readFileSync(file, 'utf8');
  const sections: { heading: string; depth: number; lines: string[] }[] = [
    { heading: '', depth: 0, lines: [] },
  ];
  const blocks: (Omit<Block, 'code'> & { lines: string[] })[] = [];
  let fence: string | undefined;
  text.split('\n').forEach((line, index) => {
    const [, ticks, info = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
    const heading = fence === undefined ? /^(#+) (.*)$/.exec(line) : null;
    if (heading) {
      sections.push({
        heading: (heading[2] as string).trim(),
        depth: (heading[1] as string).length,
        lines: [],
      });
      return;
    }
    sections.at(-1)?.lines.push(line);
    if (fence !== undefined) {
      if (ticks === fence && info === '') fence = undefined;
      else blocks.at(-1)?.lines.push(line);
    } else if (ticks) {
      fence = ticks;
      const [language = '', ...rest] = info.trim().split(/\s+/);
      const position = { index: blocks.length + 1, line: index + 1, heading: sections.at(-1)?.heading ?? '' };
      blocks.push({ ...position, language, info: rest.join(' '), lines: [] });
    }
  });
  return {
    text,
    sections: sections.map(({ lines, ...rest }) => ({ ...rest, body: lines.join('\n').trim() })),
    blocks: blocks.map(({ lines, ...rest }) => ({ ...rest, code: `${lines.join('\n')}\n` })),
  };
}

const SCRIPTS = ['ts', 'tsx', 'js', 'jsx', 'mts', 'cts', 'mjs', 'cjs', 'typescript', 'javascript'];

/** Is the block a program, to be run? Text, SQL, JSON and shell commands are not. */
export function isProgram({ language }: Pick<Block, 'language'>): boolean {
  return SCRIPTS.includes(language);
}

/** The files of a block: each `// file: path` line begins one, and the last one is linted. */
export function filesOf({ language, code }: Pick<Block, 'language' | 'code'>): {
  files: Readonly<Record<string, string>>;
  linted: string;
} {
  const extension = language === 'typescript' ? 'ts' : language === 'javascript' ? 'js' : language;
  const files: Record<string, string> = {};
  let linted = `src/file.${extension}`;
  let lines: string[] = [];
  const close = () => {
    if (lines.some((line) => line.trim() !== '')) files[linted] = `${lines.join('\n').trim()}\n`;
  };
  for (const line of code.split('\n')) {
    const name = /^\/\/ file: (\S+)\s*$/.exec(line)?.[1];
    if (name === undefined) {
      lines.push(line);
      continue;
    }
    close();
    linted = name;
    lines = [];
  }
  close();
  return { files, linted };
}

/** `file=path` behind a fence's language: where a user puts the block. */
export function destinationOf({ info }: Block): string | undefined {
  return /(?:^|\s)file=(\S+)/.exec(info)?.[1];
}

/** `options='{"evidence":"likely"}'` behind a fence's language. */
export function optionsOf({ info }: Pick<Block, 'info'>): Readonly<Record<string, unknown>> {
  const json = /options='([^']*)'/.exec(info)?.[1];
  return json === undefined
    ? { evidence: 'certain' }
    : { evidence: 'certain', ...(JSON.parse(json) as object) };
}

export function isTyped({ info }: Block): boolean {
  return /(?:^|\s)tier=typed(?:\s|$)/.test(info);
}
