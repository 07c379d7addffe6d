// What a scan comes to, as data: everything that is printed or written is made of it.
import type { Linter } from 'eslint';
import type { Domain, RuleDocs } from '../../create-rule.js';
import plugin from '../../index.js';

/** A change that repairs a finding, or a part of it. */
export interface Repair {
  /** `fix` is what `--fix` does; a suggestion needs somebody's judgement. */
  readonly kind: 'fix' | 'suggestion';
  readonly description: string;
  readonly range: readonly [number, number];
  readonly text: string;
}

export interface Finding {
  /** Its name in the plugin. */
  readonly rule: string;
  readonly area: Domain;
  readonly message: string;
  /** Below the folder of the scan, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly repairs: readonly Repair[];
}

/** A file that could not be read as a program. */
export interface Unparsed {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A library of a known kind of which the plugin knows nothing. */
export interface UnknownLibrary {
  readonly name: string;
  readonly kind: string;
}

export interface Scan {
  readonly cwd: string;
  readonly preset: string;
  /** How many files were looked at. */
  readonly files: number;
  readonly findings: readonly Finding[];
  readonly unparsed: readonly Unparsed[];
  /** What the reader should know of how it was done, a line each. */
  readonly notes: readonly string[];
  /** What the project runs on and no model knows. */
  readonly unknownLibraries: readonly UnknownLibrary[];
  /** The text of a file that has a finding. */
  readonly textOf: (file: string) => string;
}

/** The meta of a rule of the plugin. */
export function docsOf(rule: string): RuleDocs {
  const docs = plugin.rules[rule]?.meta?.docs;
  if (!docs) throw new Error(`No rule is named ${rule}.`);
  return docs as unknown as RuleDocs;
}

/** What ESLint reports, where it is of the plugin. */
export function findingOf(message: Linter.LintMessage, file: string): Finding[] {
  const { ruleId, line, column } = message;
  const [namespace, rule = ''] = ruleId?.split('/') ?? [];
  if (namespace !== plugin.meta.namespace || !(rule in plugin.rules)) return [];
  return [
    {
      rule,
      area: docsOf(rule).domain,
      message: message.message,
      file,
      line,
      column,
      endLine: message.endLine ?? line,
      endColumn: message.endColumn ?? column + 1,
      repairs: [
        ...(message.fix
          ? [{ kind: 'fix' as const, description: 'What `--fix` writes.', ...repairOf(message.fix) }]
          : []),
        ...(message.suggestions ?? []).map(({ desc, fix }) => ({
          kind: 'suggestion' as const,
          description: desc,
          ...repairOf(fix),
        })),
      ],
    },
  ];
}

function repairOf({ range, text }: { range: [number, number]; text: string }) {
  return { range, text };
}
