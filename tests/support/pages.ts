// The programs of Markdown pages, linted.
import type { Linter } from 'eslint';
import { filesOf, isTyped, optionsOf, type Block } from './markdown.js';
import { lintText, writeProject } from './project.js';

export * from './markdown.js';

/** What a rule says of the block's last file, with the block's options and types. */
export function lintBlock(block: Block, rule: string): Linter.LintMessage[] {
  const { files, linted } = filesOf(block);
  return lintText(writeProject(files), linted, String(files[linted]), {
    rules: { [rule]: optionsOf(block) },
    isTyped: isTyped(block),
  });
}
