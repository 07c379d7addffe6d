// What the plugin offers for a program.
import { Linter } from 'eslint';
import path from 'node:path';
import { configFor } from '../../tests/support/project.js';
import { applied } from '../../tests/support/repairs.js';

/** Those that offer repairs of statements; `no-lazy-relation-in-loop` and `no-unbounded-query` offer none. */
export const RULES = [
  'no-query-in-loop',
  'no-write-in-loop',
  'no-unexecuted-query',
  'no-undefined-filter',
] as const;

export interface Repair {
  readonly rule: string;
  /** `fix`, or the message id of the suggestion. */
  readonly name: string;
  readonly text: string;
}

/** A function that gives each repair on its own; it throws where a program does not parse, or a rule throws. */
export function repairing(folder: string, rules: readonly string[]): (text: string) => Repair[] {
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const config = configFor(folder, {
    rules: Object.fromEntries(rules.map((rule) => [rule, { evidence: 'likely' }])),
  });
  return (text) => {
    const messages = linter.verify(text, [config], { filename: path.join(folder, 'program.ts') });
    const fatal = messages.find((message) => message.fatal);
    if (fatal) throw new Error(`${fatal.message}\n${text}`);
    return messages.flatMap(({ ruleId, fix, suggestions = [] }) => {
      const rule = (ruleId ?? '').replace('first-draft/', '');
      return [
        ...(fix ? [{ rule, name: 'fix', text: applied(text, fix) }] : []),
        ...suggestions.map(({ messageId = '', fix: offered }) => ({
          rule,
          name: messageId,
          text: applied(text, offered),
        })),
      ];
    });
  };
}
