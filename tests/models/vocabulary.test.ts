// No word of the vocabulary is idle: what a model says has to be read by a fact, a fix, a rule or a generator. The compiler
// says which field a read is of, so that one of the same name elsewhere does not count.
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/project.js';

const VOCABULARY = path.join(ROOT, 'src/models/vocabulary');
const READERS = ['src/facts', 'src/fixes', 'src/rules', 'src/create-rule.ts', 'scripts'];

/** Said for people, and for nobody else. */
const FOR_READERS = ['Source.claim', 'Source.url', 'Source.checked'];

const config = ts.getParsedCommandLineOfConfigFile(
  path.join(ROOT, 'tsconfig.json'),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  },
);
const program = ts.createProgram(
  (config?.fileNames ?? []).filter((file) =>
    ['src', 'scripts'].some((folder) => file.startsWith(path.join(ROOT, folder))),
  ),
  config?.options ?? {},
);
const checker = program.getTypeChecker();
const read = new Set<ts.Node>();

function mark(symbol: ts.Symbol | undefined): void {
  for (const declaration of symbol?.declarations ?? [])
    if (ts.isPropertySignature(declaration)) read.add(declaration);
}

/** A property by name; of each type of a union, and of the objects in it. */
function markIn(type: ts.Type, name: string): void {
  for (const each of type.isUnionOrIntersection() ? [type, ...type.types] : [type])
    mark(checker.getPropertyOfType(each, name));
}

function visit(node: ts.Node): void {
  if (ts.isPropertyAccessExpression(node)) markIn(checker.getTypeAtLocation(node.expression), node.name.text);
  else if (ts.isElementAccessExpression(node)) {
    const key = checker.getTypeAtLocation(node.argumentExpression);
    const constraint = checker.getBaseConstraintOfType(key) ?? key;
    for (const each of constraint.isUnion() ? constraint.types : [constraint])
      if (each.isStringLiteral()) markIn(checker.getTypeAtLocation(node.expression), each.value);
  } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name;
    if (ts.isIdentifier(name) || ts.isStringLiteral(name))
      markIn(checker.getTypeAtLocation(node.parent), name.text);
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
    if (ts.isStringLiteral(node.left)) markIn(checker.getTypeAtLocation(node.right), node.left.text);
  } else if (ts.isCallExpression(node)) markKeysHanded(node);
  ts.forEachChild(node, visit);
}

/** `catalogue.facet(type, 'awaited')`: a key is handed to what reads it. */
function markKeysHanded(call: ts.CallExpression): void {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (!declaration || ts.isJSDocSignature(declaration)) return;
  call.arguments.forEach((argument, index) => {
    const parameter = declaration.parameters[index];
    const declared =
      parameter?.type && ts.isTypeReferenceNode(parameter.type) ? parameter.type.typeName : undefined;
    const generic = declaration.typeParameters?.find(
      ({ name }) => declared && name.text === declared.getText(),
    );
    const of = generic?.constraint;
    if (!ts.isStringLiteral(argument) || !of || !ts.isTypeOperatorNode(of)) return;
    markIn(checker.getTypeFromTypeNode(of.type), argument.text);
  });
}

for (const source of program.getSourceFiles())
  if (READERS.some((folder) => source.fileName.startsWith(path.join(ROOT, folder)))) visit(source);

const fields = program
  .getSourceFiles()
  .filter(({ fileName }) => path.dirname(fileName) === VOCABULARY)
  .flatMap((source) => source.statements)
  .flatMap((statement) => (ts.isInterfaceDeclaration(statement) ? [statement] : []))
  .flatMap(({ name, members }) =>
    members
      .filter(ts.isPropertySignature)
      .map((member) => ({ name: `${name.text}.${member.name.getText()}`, member })),
  );

test('the fields are found', () => {
  expect(fields.length).toBeGreaterThan(150);
});

test('every field of the vocabulary is read', () => {
  const idle = fields.filter(({ member }) => !read.has(member)).map(({ name }) => name);
  expect(idle.filter((name) => !FOR_READERS.includes(name))).toEqual([]);
});
