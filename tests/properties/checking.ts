// Type-checks many variants of a few files at once: all of them are files of one program, so that the packages' types are
// read and put together once.
import path from 'node:path';
import ts from 'typescript';
import { OPTIONS } from '../proofs/compiling.js';
import type { Paths } from '../support/real-packages.js';

/** Version 7 of Prisma wants an adapter, version 6 does not: most code that is met was written for 6. */
const WITHOUT_ADAPTER = '2554: Expected 1 arguments, but got 0.';

export class Checker {
  readonly #options: ts.CompilerOptions;
  readonly #sources = new Map<string, ts.SourceFile | undefined>();
  #program: ts.Program | undefined;

  /** @param paths what imports mean, beside what is installed */
  constructor(paths: Paths) {
    this.#options = { ...OPTIONS, paths: paths as ts.MapLike<string[]> };
  }

  /** The type errors of each text, which stands beside the file that it is a variant of. */
  errorsIn(variants: readonly { readonly file: string; readonly text: string }[]): string[][] {
    const texts = new Map(
      variants.map(({ file, text }, index) => [
        path.join(path.dirname(file), `variant${String(index)}${path.extname(file)}`),
        text,
      ]),
    );
    const host = ts.createCompilerHost(this.#options);
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
      options: this.#options,
      host,
      ...(this.#program && { oldProgram: this.#program }),
    });
    this.#program = program;
    return [...texts].map(([name, text]) => {
      const file = program.getSourceFile(name);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      let excused = text.split('new PrismaClient()').length - 1;
      return found
        .map(
          ({ code, messageText }) => `${String(code)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
        )
        .filter((error) => error !== WITHOUT_ADAPTER || excused-- <= 0);
    });
  }
}
