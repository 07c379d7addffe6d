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

/** What each command of README that installs something names, in the order of the page. */
export const INSTALLATIONS = blocks
  .filter(({ info }) => info === 'install')
  .map(({ code }) => {
    const [, named] = /^npm install --save-dev (.+)$/.exec(code.trim()) ?? [];
    if (named === undefined) throw new Error(`README installs by another command than npm’s: ${code}`);
    return named.split(' ');
  });

/** The look at a project that README begins with, and what it shows. */
export const SCAN = (() => {
  const index = blocks.findIndex(({ info }) => /^scan\b/.test(info));
  const [command, output] = blocks.slice(index, index + 2);
  if (!command || output?.info !== 'scanned') throw new Error('README shows no look at a project.');
  return { command: command.code.trim(), output: output.code.trim() };
})();

/** The command that README tells to run, and the report that it shows below. */
export const REPORT = (() => {
  const index = blocks.findIndex(({ info }) => /^run\b/.test(info));
  const [command, output] = blocks.slice(index, index + 2);
  if (!command || output?.info !== 'output') throw new Error('README shows no report of a run.');
  return {
    command: command.code.trim(),
    exit: Number(/\bexit=(\d)/.exec(command.info)?.[1] ?? 0),
    output: output.code.trim(),
  };
})();

/** The commands that README gives CI, after those that fetch the project. */
export const CI_COMMANDS = blocks
  .filter(({ heading, language }) => heading === 'In CI' && language === 'yaml')
  .flatMap(({ code }) => [...code.matchAll(/^- run: (.+)$/gm)].map(([, command]) => String(command)));
