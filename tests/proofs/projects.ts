// The projects in which proofs are linted, compiled and run: a folder for each library, with its package in the manifest.
import { Linter } from 'eslint';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateClient } from '../support/prisma-client.js';
import { configFor } from '../support/project.js';

/** The folder above those of the libraries. */
export function startAnew(work: string): void {
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, 'package.json'), '{"type":"module"}');
  // One for all of them: a program for each library would take longer than everything else here.
  writeFileSync(
    path.join(work, 'tsconfig.json'),
    '{"compilerOptions":{"module":"nodenext","strict":true,"skipLibCheck":true,"experimentalDecorators":true}}',
  );
}

/** A project of its own, made of a folder of fixtures. */
export async function layOut(source: string, folder: string): Promise<void> {
  const schema = path.join(folder, 'schema.prisma');
  const isGenerated =
    existsSync(schema) &&
    existsSync(path.join(folder, 'generated/client.ts')) &&
    readFileSync(schema, 'utf8') === readFileSync(path.join(source, 'schema.prisma'), 'utf8');
  for (const file of existsSync(folder) ? readdirSync(folder) : [])
    if (file !== 'generated' || !isGenerated) rmSync(path.join(folder, file), { recursive: true });
  cpSync(source, folder, { recursive: true });
  const dependencies = packagesOf(readFileSync(path.join(source, 'db.ts'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  if (existsSync(schema) && !isGenerated) await generateClient(folder);
}

function packagesOf(text: string): Record<string, string> {
  const names = [...text.matchAll(/from '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => name ?? '');
  return Object.fromEntries([...new Set(names)].map((name) => [name, '*']));
}

/** What the named suggestion, or the `fix`, leaves of a file, in the first tier of those that offers it. */
export function textAfterSuggestion(
  file: string,
  { rule, suggestion, isTyped: tiers }: { rule: string; suggestion: string; isTyped: readonly boolean[] },
): string | undefined {
  const folder = path.dirname(file);
  const text = readFileSync(file, 'utf8');
  for (const isTyped of tiers) {
    const config = configFor(folder, { rules: { [rule]: { evidence: 'likely' } } });
    // Files that a compiler has written beside theirs confuse the project service. In CI the parser would make its program once,
    // before the folders of the other libraries are laid out.
    if (isTyped)
      Object.assign(config.languageOptions?.parserOptions ?? {}, {
        project: '../tsconfig.json',
        disallowAutomaticSingleRunInference: true,
      });
    const messages = new Linter({ configType: 'flat', cwd: folder }).verify(text, [config], {
      filename: file,
    });
    const found = messages
      .flatMap(({ fix, suggestions = [] }) => [...(fix ? [{ messageId: 'fix', fix }] : []), ...suggestions])
      .find(({ messageId }) => messageId === suggestion);
    if (found) {
      const { range, text: replacement } = found.fix;
      return text.slice(0, range[0]) + replacement + text.slice(range[1]);
    }
  }
  return undefined;
}
