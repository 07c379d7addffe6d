// A page that tells a session in a shell, carried out from top to bottom: files are written where the page puts them, commands are
// run, and what they print is what the page shows.
import type { Checkout } from './checkout.js';
import { destinationOf, type Block } from './pages.js';

export interface Scene {
  /** Where the page says it, for the test's name. */
  readonly line: number;
  readonly command: string;
  readonly exit: number;
  /** The files that the page writes before. */
  readonly files: Readonly<Record<string, string>>;
  /** What the page shows below the command; without a block it prints nothing. */
  readonly output: string;
}

/** The commands of a page (`sh run`, and `exit=2` where it is not 0), each with the files before it and the output below it. */
export function scenesOf(blocks: readonly Block[]): Scene[] {
  const scenes: Scene[] = [];
  let files: Record<string, string> = {};
  for (const [index, block] of blocks.entries()) {
    const file = destinationOf(block);
    if (file !== undefined) files[file] = block.code;
    if (block.language !== 'sh' || !/^run\b/.test(block.info)) continue;
    const next = blocks[index + 1];
    scenes.push({
      line: block.line,
      command: block.code.trim(),
      exit: Number(/\bexit=(\d)/.exec(block.info)?.[1] ?? 0),
      files,
      output: next?.info === 'output' ? next.code.trim() : '',
    });
    files = {};
  }
  return scenes;
}

/** Plays one scene and says what a reader of the page would see, and how the command ended. */
export function play(checkout: Checkout, { files, command }: Scene): { exit: number | null; output: string } {
  for (const [file, text] of Object.entries(files)) checkout.write(file, text);
  const run = checkout.run(command);
  return { exit: run.status, output: checkout.shown(run) };
}
