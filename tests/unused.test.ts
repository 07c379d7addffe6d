// Nothing is left over: no file, export, dependency or member of a class that nothing uses. `knip.ts` says what knip cannot see;
// it does not look at the members of classes, which TypeScript's own search for references does.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from './support/project.js';

test('every file, export and dependency is used', () => {
  const knip = path.join(ROOT, 'node_modules/knip/bin/knip.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [knip, '--no-config-hints', '--no-progress', '--reporter', 'compact'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});

test('every member of a class is used', () => {
  const service = languageService();
  const program = service.getProgram();
  if (!program) throw new Error('The project cannot be read.');
  const classes = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${path.join(ROOT, 'src')}/`))
    .flatMap((file) => classesIn(file).map((declaration) => ({ file, declaration })));
  expect(classes.length).toBeGreaterThan(5);
  const unused = classes.flatMap(({ file, declaration }) =>
    membersOf(declaration)
      .filter((name) => !isReferenced(service, file, name))
      .map((name) => `${path.relative(ROOT, file.fileName)}: ${name.text}`),
  );
  expect(unused).toEqual([]);
});

/** The whole project: what only a test asks for is used as well, as knip has it. */
function languageService(): ts.LanguageService {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
    config: object;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) =>
      ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, 'utf8')) : undefined,
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: (chosen) => ts.getDefaultLibFilePath(chosen),
    fileExists: (file) => ts.sys.fileExists(file),
    readFile: (file) => ts.sys.readFile(file),
    readDirectory: ts.sys.readDirectory,
    directoryExists: (folder) => ts.sys.directoryExists(folder),
    getDirectories: (folder) => ts.sys.getDirectories(folder),
  });
}

function classesIn(file: ts.SourceFile): ts.ClassLikeDeclaration[] {
  const found: ts.ClassLikeDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Names of fields, methods, accessors and of fields that a constructor's parameters declare. */
function membersOf({ members }: ts.ClassLikeDeclaration): (ts.Identifier | ts.PrivateIdentifier)[] {
  return members
    .flatMap((member): readonly (ts.ClassElement | ts.ParameterDeclaration)[] =>
      ts.isConstructorDeclaration(member)
        ? member.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, member))
        : [member],
    )
    .flatMap(({ name }) => (name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? [name] : []));
}

function isReferenced(service: ts.LanguageService, file: ts.SourceFile, name: ts.Node): boolean {
  const found = service.findReferences(file.fileName, name.getStart(file)) ?? [];
  return found.some(({ references }) => references.some(({ isDefinition }) => !isDefinition));
}
