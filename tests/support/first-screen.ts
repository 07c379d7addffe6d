// The first screen of README: what it tells a newcomer to install, to write and to run, and what it shows.
import path from 'node:path';
import { destinationOf, readPage } from './pages.js';
import { ROOT } from './project.js';

const { blocks } = readPage(path.join(ROOT, 'README.md'));

/** The configuration that README gives, and the file that it goes into. */
export const CONFIG = (() => {
  const block = blocks.find((each) => destinationOf(each)?.startsWith('eslint.config.') === true);
  if (!block) throw new Error('README gives no configuration.');
  return { file: String(destinationOf(block)), text: block.code };
})();

/** What each command of a page that installs something names, in the order of the page. */
export function installationsOf(file: string): string[][] {
  return readPage(path.join(ROOT, file))
    .blocks.filter(({ info }) => info === 'install')
    .map(({ code }) => {
      const [, named] = /^npm install --save-dev (.+)$/.exec(code.trim()) ?? [];
      if (named === undefined) throw new Error(`${file} installs by another command than npm’s: ${code}`);
      return named.split(' ');
    });
}

/** The packages for a project without ESLint, and for one that has a configuration. */
const [ANEW = [], BESIDE = [], ...more] = installationsOf('README.md');
if (BESIDE.length === 0 || more.length > 0) throw new Error('README installs other than in two cases.');
export const INSTALLED = { anew: ANEW, beside: BESIDE };

/** The command of README whose block says so. */
function commandOf(info: string): { command: string; exit: number; shown: string } {
  const index = blocks.findIndex((block) => block.language === 'sh' && block.info.split(' ')[0] === info);
  const [command, next] = blocks.slice(index, index + 2);
  if (index < 0 || !command) throw new Error(`README has no block \`sh ${info}\`.`);
  return {
    command: command.code.trim(),
    exit: Number(/\bexit=(\d)/.exec(command.info)?.[1] ?? 0),
    shown: next?.info === 'excerpt' ? next.code.trim() : '',
  };
}

/** The look at a project that README begins with, and what it shows of the answer. */
export const SCAN = commandOf('scan');
export const INIT = commandOf('init');
/** The command that README ends its first screen with. */
export const REPORT = commandOf('run');

/** Blocks of README that are commands: each is one of those above. */
export const COMMANDS = blocks.filter(({ language }) => language === 'sh').map(({ code }) => code.trim());

/** What README adds to a configuration that is there: its import, and the entry at the end of its list. */
const ADDED = (() => {
  const block = blocks.find(({ info }) => info === 'add');
  const [, imported] = /^(import .+)$/m.exec(block?.code ?? '') ?? [];
  const [, entry] = /^ {2}(\.\.\..+,)$/m.exec(block?.code ?? '') ?? [];
  if (imported === undefined || entry === undefined)
    throw new Error('README adds nothing to a configuration.');
  return { imported, entry };
})();

/** A configuration with what README adds to it. */
export function addedTo(config: string): string {
  const end = config.search(/\]?\);?\s*(?:export default \w+;?\s*)?$/);
  if (end < 0) throw new Error(`This configuration has no list with an end: ${config}`);
  return `${ADDED.imported}\n${config.slice(0, end)}  ${ADDED.entry}\n${config.slice(end)}`;
}
