#!/usr/bin/env node
// The command. Without a word it looks through the project; `init`, `explain` and `why` are its other questions.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BadInput, NothingThere } from './bad-input.js';
import { didYouMean } from './chosen.js';

interface Command {
  readonly HELP: string;
  readonly run: (args: readonly string[], cwd: string) => Promise<number>;
}

/** What takes long to load is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  scan: () => import('./scan/command.js'),
  init: () => import('./init/command.js'),
  explain: () => import('./explain/command.js'),
  why: () => import('./why/command.js'),
};

async function run(args: readonly string[], cwd: string): Promise<number> {
  const [first] = args;
  if (first === '--version' || first === '-v')
    return print(`${(await import('../index.js')).default.meta.version}\n`);
  const name = first !== undefined && Object.hasOwn(COMMANDS, first) ? first : 'scan';
  if (name === 'scan' && first !== undefined && first !== 'scan') refuseUnknown(first, cwd);
  const command = await (COMMANDS[name] as () => Promise<Command>)();
  const own = name === first ? args.slice(1) : args;
  if (own.some((each) => each === '--help' || each === '-h')) return print(command.HELP);
  return command.run(own, cwd);
}

/** A first word that is neither a command nor a file is a slip. */
function refuseUnknown(word: string, cwd: string): void {
  if (word.startsWith('-') || existsSync(path.resolve(cwd, word))) return;
  const names = Object.keys(COMMANDS);
  throw new BadInput(
    `There is no command and no file named "${word}".${didYouMean(word, names)} The commands are ${names.join(', ')}; --help shows more.`,
  );
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

// Who reads no further (`| head`) has had enough: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), process.cwd());
} catch (error) {
  if (!(error instanceof BadInput) && !(error instanceof NothingThere)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof BadInput ? 2 : 1;
}
