// Type-checks many variants of a few files at once: all of them are files of one program, so that the packages' types are
// read and put together once.
import path from 'node:path';
import ts from 'typescript';
import { OPTIONS } from '../proofs/compiling.js';

export class Checker {
  readonly #sources = new Map<string, ts.SourceFile | undefined>();
  #program: ts.Program | undefined;

  /** The type errors of each text, which stands beside the file that it is a variant of. */
  errorsIn(variants: readonly { readonly file: string; readonly text: string }[]): string[][] {
    const texts = new Map(
      variants.map(({ file, text }, index) => [
        path.join(path.dirname(file), `variant${String(index)}${path.extname(file)}`),
        text,
      ]),
    );
    const host = ts.createCompilerHost(OPTIONS);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, version) => {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version);
      if (!this.#sources.has(name)) this.#sources.set(name, read(name, version));
      return this.#sources.get(name);
    };
    const { fileExists } = host;
    host.fileExists = (name) => texts.has(name) || fileExists(name);
    const program = ts.createProgram({
      rootNames: [...texts.keys()],
      options: OPTIONS,
      host,
      ...(this.#program && { oldProgram: this.#program }),
    });
    this.#program = program;
    return [...texts.keys()].map((name) => {
      const file = program.getSourceFile(name);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return found.map(
        ({ code, messageText }) => `${String(code)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    });
  }
}
