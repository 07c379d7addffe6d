// What the compiler says of small projects before and after one of their files is rewritten.
import path from 'node:path';
import ts from 'typescript';
import { realPackages } from './real-packages.js';

/** A project on disk, one file of it, and texts that this file may be given. */
export interface Rewriting {
  readonly folder: string;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly outputs: readonly string[];
}

export interface Verdict {
  /** Errors before anything is rewritten. A type that cannot be read hides what an output breaks. */
  readonly before: readonly string[];
  /** By output: the errors that it adds, anywhere in the project. */
  readonly added: readonly (readonly string[])[];
}

const GLOBALS = path.join(import.meta.dirname, '../fixtures/outputs/globals.d.ts');

/** Stricter than most projects, so that an output fits them too. */
const STRICT: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  allowJs: true,
  checkJs: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
  // A file without imports is a module too: projects of one program share no names.
  moduleDetection: ts.ModuleDetectionKind.Force,
};

/**
 * Checks each project as it is, and once for each output in place of its file. All of it is one program: an output lies in a copy of
 * the project, beside it, that only the compiler sees; projects import nothing of each other, and the libraries are checked once.
 */
export async function typeCheck(rewritings: readonly Rewriting[]): Promise<readonly Verdict[]> {
  const projects = await Promise.all(
    rewritings.map(async (rewriting) => ({ rewriting, ...(await configOf(rewriting.folder)) })),
  );
  const verdicts = new Map<Rewriting, Verdict>();
  for (const key of new Set(projects.map(({ key }) => key))) {
    const group = projects.filter((each) => each.key === key);
    const texts = new Map<string, string>();
    const roots: string[] = [];
    const copies = group.map(({ rewriting: { folder, file, text, outputs }, files }) =>
      [text, ...outputs].map((each) => {
        // A project may be rewritten by two rules.
        const copy = `${folder}~${texts.size}`;
        const inCopy = (name: string) => copy + name.slice(folder.length);
        texts.set(inCopy(file), each);
        roots.push(...[...files, file].map(inCopy));
        return copy;
      }),
    );
    const errors = errorsOf([GLOBALS, ...roots], texts, group[0]!.options);
    for (const [index, { rewriting }] of group.entries()) {
      const [before = [], ...after] = copies[index]!.map((copy) =>
        errors.filter(({ file }) => isIn(copy, file)),
      );
      verdicts.set(rewriting, {
        before: before.map(({ text }) => text),
        added: after.map((each) => addedTo(before, each)),
      });
    }
  }
  return rewritings.map((rewriting) => verdicts.get(rewriting)!);
}

/** The file on disk that a file of a copy is. */
const onDisk = (file: string) => file.replace(/~\d+(?=\/|$)/, '');

/** Implicit `any` of a variable, a parameter and a binding: JavaScript has nowhere to write a type. */
const UNTYPED = [7005, 7006, 7031, 7034];

interface TypeError {
  readonly file: string;
  /** Without its position, which an output moves. */
  readonly text: string;
}

async function configOf(
  folder: string,
): Promise<{ key: string; options: ts.CompilerOptions; files: readonly string[] }> {
  const { config } = ts.readConfigFile(path.join(folder, 'tsconfig.json'), (name) =>
    ts.sys.readFile(name),
  ) as {
    config: unknown;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder, STRICT);
  const { pathsBasePath: base, paths = {}, ...shared } = options;
  const own = Object.entries(paths).map(([name, targets]) => [
    name,
    targets.map((target) => path.resolve(String(base), target)),
  ]);
  const all = { ...shared, paths: { ...(await realPackages(folder)), ...Object.fromEntries(own) } };
  return { key: JSON.stringify(all), options: all as ts.CompilerOptions, files: fileNames };
}

function errorsOf(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
): readonly TypeError[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists, realpath, getDirectories } = host;
  host.fileExists = (name) => fileExists(onDisk(name));
  host.directoryExists = (name) => directoryExists?.(onDisk(name)) ?? false;
  host.readFile = (name) => texts.get(name) ?? readFile(onDisk(name));
  host.getDirectories = (name) => getDirectories?.(onDisk(name)) ?? [];
  // A link leads to what everybody shares, and a file of a copy is itself.
  host.realpath = (name) => {
    const real = realpath?.(onDisk(name)) ?? name;
    return real === onDisk(name) ? name : real;
  };
  const program = ts.createProgram({ rootNames: [...new Set(files)], options, host });
  return [...new Set(files)].flatMap((name) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    const isScript = /\.[cm]?jsx?$/.test(name);
    return found
      .filter(({ code }) => !(isScript && UNTYPED.includes(code)))
      .map(({ code, messageText }) => ({
        file: name,
        text: `${path.basename(name)} TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      }));
  });
}

const isIn = (folder: string, file: string) => file.startsWith(`${folder}${path.sep}`);

/** The errors that were not there, each as often as it is new. */
function addedTo(before: readonly TypeError[], after: readonly TypeError[]): readonly string[] {
  const known = before.map(({ text }) => text);
  return after
    .map(({ text }) => text)
    .filter((text) => {
      const index = known.indexOf(text);
      if (index >= 0) known.splice(index, 1);
      return index < 0;
    });
}
