// typescript-eslint's parser with types for the cases of one rule test. As a project of its own each case costs a quarter of a
// second, of which nearly all is the standard library: here the cases of a test share one program.
import * as parser from '@typescript-eslint/parser';
import path from 'node:path';
import ts from 'typescript';

/** A case on disk: its folder, and all of its code by absolute path. */
export interface TypedCase {
  readonly folder: string;
  readonly texts: ReadonlyMap<string, string>;
  /** It is a project of its own. */
  readonly isAlone: boolean;
  /** The open file after each fix but the last: they are linted again. */
  readonly passes: readonly string[];
}

/** Read once a worker: the standard library, and the packages that cases import. */
const sources = new Map<string, ts.SourceFile | undefined>();

/** What a case declares for everybody would reach the other cases. */
const IS_SHARED = /\bdeclare\s+(?:global|module)\b/;

export class CaseParser {
  readonly meta = parser.meta;
  readonly #options: ts.CompilerOptions;
  readonly #texts = new Map<string, string>();
  readonly #alone = new Set<string>();
  readonly #passes = new Set<string>();
  #program: ts.Program | undefined;

  /** @param compilerOptions as a `tsconfig.json` says them; a case with one of its own is a project of its own */
  constructor(private readonly compilerOptions: Readonly<Record<string, unknown>>) {
    const { options, errors } = ts.convertCompilerOptionsFromJson(
      { ...compilerOptions, moduleDetection: 'force' },
      import.meta.dirname,
    );
    if (errors.length > 0) throw new Error(ts.flattenDiagnosticMessageText(errors[0]!.messageText, '\n'));
    this.#options = options;
  }

  add({ folder, texts, passes, isAlone: isMeantAlone }: TypedCase): void {
    const own = texts.get(path.join(folder, 'tsconfig.json'));
    const isAlone =
      isMeantAlone ||
      own !== JSON.stringify({ compilerOptions: this.compilerOptions }) ||
      [...texts.values()].some((text) => IS_SHARED.test(text));
    for (const pass of passes) this.#passes.add(pass);
    for (const [file, text] of texts) {
      if (isAlone) this.#alone.add(file);
      else if (!file.includes('/node_modules/') && /\.[cm]?[jt]sx?$/.test(file)) this.#texts.set(file, text);
    }
  }

  /** Lets the types go. */
  end(): void {
    this.#program = undefined;
  }

  parseForESLint = (
    code: string,
    options: parser.ParserOptions,
  ): ReturnType<typeof parser.parseForESLint> => {
    const file = options.filePath!;
    if (this.#alone.has(file)) return parser.parseForESLint(code, { ...options, projectService: true });
    const program = this.#programOf(file, code);
    return parser.parseForESLint(code, program ? { ...options, programs: [program] } : options);
  };

  /** None for the text after the last repair: all that the tester asks of it is whether it parses. */
  #programOf(file: string, code: string): ts.Program | undefined {
    this.#program ??= this.#programWith(this.#texts, undefined);
    if (this.#texts.get(file) === code) return this.#program;
    return this.#passes.has(code)
      ? this.#programWith(new Map(this.#texts).set(file, code), this.#program)
      : undefined;
  }

  #programWith(texts: ReadonlyMap<string, string>, before: ts.Program | undefined): ts.Program {
    const host = ts.createCompilerHost(this.#options, true);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, target, ...rest) => {
      const text = texts.get(name);
      if (text !== undefined) {
        const known = before?.getSourceFile(name);
        return known?.text === text ? known : ts.createSourceFile(name, text, target, true);
      }
      // Packages of a case lie in its own folder, and another case of the same name may write other ones.
      const isShared = !name.includes(`${path.sep}.cases${path.sep}`);
      if (isShared && sources.has(name)) return sources.get(name);
      const source = read(name, target, ...rest);
      if (isShared) sources.set(name, source);
      return source;
    };
    return ts.createProgram({
      rootNames: [...texts.keys()],
      options: this.#options,
      host,
      ...(before && { oldProgram: before }),
    });
  }
}
