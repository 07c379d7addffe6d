import { writeProject } from './support/project.js';
import { Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import { rules } from '../src/rules/index.js';
import path from 'node:path';
const NAMES = ['no-write-in-loop', 'no-unexecuted-query', 'no-undefined-filter', 'no-unbounded-query', 'no-lazy-relation-in-loop', 'no-query-in-loop'];
export function lint(code: string, typed = false, files: Record<string, string> = {}) {
  const folder = writeProject({ ...files, 'src/a.ts': code });
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const messages = linter.verify(code, [{ files: ['**/*.ts'], plugins: { f: { rules: rules as never } }, rules: Object.fromEntries(NAMES.map((n) => ['f/' + n, ['error', { evidence: 'likely' }]])) as never, languageOptions: { parser: parser as never, parserOptions: { tsconfigRootDir: folder, ...(typed && { projectService: true }) } } }], { filename: path.join(folder, 'src/a.ts') });
  const out: string[] = [];
  for (const m of messages) {
    out.push(`${m.line} ${m.ruleId}: ${m.message}`);
    for (const s of m.suggestions ?? []) out.push('   --> ' + s.desc + '\n' + s.fix.text + '\n');
  }
  return out.join('\n');
}
