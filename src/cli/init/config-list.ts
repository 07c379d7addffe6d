// Where the entries of an ESLint configuration stand in its file: the list that it exports, found by following what is written,
// and not by how it looks.
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { parseSync } from '../../facts/project/native.js';

export interface ConfigFile {
  readonly program: TSESTree.Program;
  /** Modules that are imported or required at the top, with the names that they get. */
  readonly imports: readonly Imported[];
  readonly isCommonJs: boolean;
  /** The entries and where they end, or why they cannot be found. */
  readonly list: EntryList | { readonly unknown: string };
}

export interface Imported {
  readonly source: string;
  readonly statement: TSESTree.ProgramStatement;
  /** `import x from`, `const x = require()`. */
  readonly name: string | undefined;
  /** What an imported name is called here. */
  readonly named: ReadonlyMap<string, string>;
}

export interface EntryList {
  readonly entries: readonly Node[];
  /** The place of the bracket behind the last one. */
  readonly end: number;
}

/** Reads a configuration file; `undefined` when it has syntax errors. */
export function readConfig(file: string, text: string): ConfigFile | undefined {
  const { program: parsed, errors } = parseSync(file, text, {
    lang: 'ts',
    astType: 'ts',
    range: true,
    preserveParens: false,
  });
  if (errors.length > 0) return undefined;
  const program = parsed as unknown as TSESTree.Program;
  const imports = program.body.flatMap(importsOf);
  const exported = program.body.flatMap(exportedBy);
  const isCommonJs = exported.some(({ isCommonJs: each }) => each);
  const [single, ...more] = exported;
  const list =
    single && more.length === 0
      ? listIn(single.value, program, imports)
      : { unknown: single ? 'it exports more than once' : 'it exports nothing that can be seen' };
  return { program, imports, isCommonJs, list };
}

function importsOf(statement: TSESTree.ProgramStatement): Imported[] {
  if (statement.type === 'ImportDeclaration') {
    const named = new Map<string, string>();
    let name: string | undefined;
    for (const each of statement.specifiers) {
      if (each.type === 'ImportSpecifier' && each.imported.type === 'Identifier')
        named.set(each.imported.name, each.local.name);
      else name = each.local.name;
    }
    return [{ source: statement.source.value, statement, name, named }];
  }
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const source = requiredBy(init);
    if (source === undefined) return [];
    const named = new Map<string, string>();
    if (id.type === 'ObjectPattern')
      for (const each of id.properties)
        if (each.type === 'Property' && each.key.type === 'Identifier' && each.value.type === 'Identifier')
          named.set(each.key.name, each.value.name);
    return [{ source, statement, name: id.type === 'Identifier' ? id.name : undefined, named }];
  });
}

function requiredBy(init: Node | null): string | undefined {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require')
    return undefined;
  const [argument] = init.arguments;
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined;
}

function exportedBy(statement: TSESTree.ProgramStatement): { value: Node; isCommonJs: boolean }[] {
  if (statement.type === 'ExportDefaultDeclaration')
    return [{ value: statement.declaration, isCommonJs: false }];
  if (statement.type === 'TSExportAssignment') return [{ value: statement.expression, isCommonJs: true }];
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return [];
  const { left, right } = statement.expression;
  const isModuleExports =
    left.type === 'MemberExpression' &&
    left.object.type === 'Identifier' &&
    left.object.name === 'module' &&
    left.property.type === 'Identifier' &&
    left.property.name === 'exports';
  return isModuleExports ? [{ value: right, isCommonJs: true }] : [];
}

/** The list that an expression is: written there, kept in a constant, or handed to a function that makes a configuration of it. */
function listIn(value: Node, program: TSESTree.Program, imports: readonly Imported[]): ConfigFile['list'] {
  const at = unwrap(value);
  if (at.type === 'ArrayExpression')
    return { entries: at.elements.filter((each) => each !== null), end: at.range[1] - 1 };
  if (at.type === 'Identifier') {
    const init = constantOf(at.name, program);
    return init ? listIn(init, program, imports) : { unknown: `what \`${at.name}\` is cannot be seen` };
  }
  if (at.type === 'CallExpression') {
    if (!makesConfig(at.callee, imports))
      return { unknown: 'it exports what a function returns that `init` does not know' };
    const [first] = at.arguments;
    if (at.arguments.length === 1 && first?.type === 'ArrayExpression')
      return listIn(first, program, imports);
    return { entries: at.arguments, end: at.range[1] - 1 };
  }
  return { unknown: 'it exports something other than a list of entries' };
}

function constantOf(name: string, program: TSESTree.Program): Node | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    const found = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (found?.init) return found.init;
  }
  return undefined;
}

/** Functions that take entries, however deep in lists, and return a configuration of them. */
const MAKERS: Readonly<Record<string, string>> = {
  'eslint/config': 'defineConfig',
  'typescript-eslint': 'config',
};

function makesConfig(callee: Node, imports: readonly Imported[]): boolean {
  return Object.entries(MAKERS).some(([source, maker]) =>
    imports.some((each) => {
      if (each.source !== source) return false;
      if (callee.type === 'Identifier') return each.named.get(maker) === callee.name;
      return (
        callee.type === 'MemberExpression' &&
        callee.object.type === 'Identifier' &&
        callee.object.name === each.name &&
        callee.property.type === 'Identifier' &&
        callee.property.name === maker
      );
    }),
  );
}
