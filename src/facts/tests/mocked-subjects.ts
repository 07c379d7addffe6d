// A test file that replaces what it is there to test: its tests call the stand-ins.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import type { Analysis } from '../project/analysis.js';
import { loadsIn, referencesTo } from '../project/import-uses.js';
import { exportOf, importedAs, loadedWith } from '../project/imported-names.js';
import { type Module, moduleOf } from '../project/module.js';
import { moduleMocksOf, type ModuleMock } from './module-mocks.js';
import { subjectOf } from './subjects.js';
import { partAround } from './test-parts.js';

export interface MockedSubject {
  readonly mock: ModuleMock;
  /** Names that are replaced, where the others of the module are kept. */
  readonly names: readonly string[] | undefined;
}

/** The mock that a call makes, where it replaces all that the file calls of its subject. */
export function mockedSubjectAt(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): MockedSubject | undefined {
  const module = moduleOf(call);
  // Paths tell whether the file has a subject at all, before anything in it is followed.
  if (subjectOf(module, analysis) === undefined) return undefined;
  const mock = moduleMocksOf(module, analysis).find((each) => each.call === call);
  if (mock?.path === undefined || mock.path !== subjectOf(module, analysis)) return undefined;
  const called = calledOf(module, mock.path, analysis);
  if (called.length === 0) return undefined;
  const { replaces } = mock;
  if (replaces === 'all') return { mock, names: undefined };
  const names = [...new Set(called)];
  return names.every((name) => name !== undefined && replaces.has(name))
    ? { mock, names: names.filter((name) => name !== undefined) }
    : undefined;
}

/** The exports of a module that tests of the file call, by name; `undefined` for one of all of them, as an object. */
function calledOf(module: Module, path: string, analysis: Analysis): readonly (string | undefined)[] {
  const { modules } = analysis.project;
  const isOfSubject = (source: string) => modules.pathOf(source, module.path) === path;
  return [
    ...nodesOfType(module.ast, 'ImportDeclaration').flatMap((declaration) => {
      if (declaration.importKind === 'type' || !isOfSubject(declaration.source.value)) return [];
      return declaration.specifiers.flatMap((specifier) =>
        referencesTo(specifier.local).some(({ node }) => isCalledInTest(node, analysis))
          ? [importedBy(specifier)]
          : [],
      );
    }),
    ...nodesOfType(module.ast, 'VariableDeclarator').flatMap((declarator) => {
      const source = loadedWith(takenOf(declarator.init));
      if (source === undefined || !isOfSubject(source)) return [];
      return namesIn(declarator.id).flatMap((name) =>
        referencesTo(name).some(({ node }) => isCalledInTest(node, analysis)) ? [requiredAs(name)] : [],
      );
    }),
    ...loadsIn(module).flatMap(([node, source]) =>
      isOfSubject(source) && partAround(node, analysis)?.is !== undefined ? [undefined] : [],
    ),
  ];
}

function importedBy(specifier: TSESTree.ImportClause): string | undefined {
  return specifier.type === 'ImportNamespaceSpecifier' ? undefined : exportOf(specifier);
}

/** `require('./orders')` of `require('./orders').load` */
function takenOf(init: Node | null): Node | undefined {
  const value = init ? unwrap(init) : undefined;
  return value?.type === 'MemberExpression' ? value.object : value;
}

/** `undefined` of a whole module: all of its exports may be called. */
function requiredAs(name: TSESTree.Identifier): string | undefined {
  const known = importedAs(name)?.name;
  return known === 'default' ? undefined : known;
}

/** `load(1)`, `new Orders()`, `orders.load(1)`; not `load.mockReturnValue(1)`, which only says what it gives. */
function isCalledInTest(name: Node, analysis: Analysis): boolean {
  if (!partAround(name, analysis)) return false;
  let at = wrapped(name);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
    if (analysis.catalogue.names.isNamed('stubs', memberName(at.parent))) return false;
    at = wrapped(at.parent);
  }
  const { parent } = at;
  return (
    (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
    unwrap(parent.callee) === unwrap(at)
  );
}
