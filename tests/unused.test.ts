// Nothing is left over: no file, export, dependency or member of a class that nothing uses. `knip.ts` says what knip cannot see;
// it does not look at the members of classes, which TypeScript's checker does.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
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
  const program = sources();
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(SOURCES));
  const members = own.flatMap((file) =>
    classesIn(file).flatMap((declaration) =>
      membersOf(declaration).filter((name) => !isDemanded(checker, declaration, name)),
    ),
  );
  expect(members.length).toBeGreaterThan(50);
  const unread = new Set<ts.Node>(members);
  const names = new Set(members.map(({ text }) => text));
  for (const name of own.flatMap((file) => namesIn(file, names))) {
    for (const { name: declared } of declarationsOf(checker, name))
      if (declared && declared !== name) unread.delete(declared);
  }
  // What only a test asks for is used as well, as knip has it: a name is enough there.
  const elsewhere = globSync(['tests/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts', 'site/**/*.ts'], {
    cwd: ROOT,
    ignore: ['**/node_modules/**', '**/.*/**'],
  }).map((file) => readFileSync(path.join(ROOT, file), 'utf8'));
  const unused = [...unread].filter((name) => {
    const word = new RegExp(`\\b${name.getText()}\\b`);
    return !elsewhere.some((text) => word.test(text));
  });
  expect(
    unused.map((name) => `${path.relative(ROOT, name.getSourceFile().fileName)}: ${name.getText()}`),
  ).toEqual([]);
});

const SOURCES = `${path.join(ROOT, 'src')}${path.sep}`;

function sources(): ts.Program {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.build.json'), ts.sys.readFile) as {
    config: object;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return ts.createProgram(fileNames, options);
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

/** A class has to have what it extends or implements. Whether that is used is asked where it is declared. */
function isDemanded(
  checker: ts.TypeChecker,
  { heritageClauses }: ts.ClassLikeDeclaration,
  { text }: ts.Node & { text: string },
): boolean {
  return (heritageClauses ?? []).some(({ types }) =>
    types.some((type) => checker.getTypeAtLocation(type).getProperty(text)),
  );
}

/** Each place of a file where one of the names stands. */
function namesIn(file: ts.SourceFile, names: ReadonlySet<string>): (ts.Identifier | ts.PrivateIdentifier)[] {
  const found: (ts.Identifier | ts.PrivateIdentifier)[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && names.has(node.text)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What a name means where it stands; `{ name }` that takes a value apart, or builds one, means the member too. */
function declarationsOf(checker: ts.TypeChecker, name: ts.Node): readonly ts.NamedDeclaration[] {
  const { parent } = name;
  const symbols = [checker.getSymbolAtLocation(name)];
  if (ts.isBindingElement(parent)) {
    const property = parent.propertyName ?? parent.name;
    if (property === name && ts.isIdentifier(property))
      symbols.push(checker.getTypeAtLocation(parent.parent).getProperty(property.text));
  }
  return symbols.flatMap((symbol) => symbol?.declarations ?? []);
}
