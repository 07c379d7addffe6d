// Type-checks and compiles the files of all proofs in one program.
import ts from 'typescript';

/** As strict as projects are that check their indices. */
export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  types: ['node'],
};

/** Writes the JavaScript beside each file and returns the type errors, by file. */
export function compile(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram({ rootNames: [...files], options: OPTIONS });
  const errors = new Map<string, string[]>();
  for (const { file, start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName ?? '';
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    const text = `${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    errors.set(name, [...(errors.get(name) ?? []), text]);
  }
  program.emit();
  return errors;
}

/** A module of our own that plain Node is to run. */
export function transpile(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
