// Whether two clients lead to one database, by where they come from.
//
//   db and db, this.db and this.db of one object        certain
//   db and db.$extends(…), db and db.getRepository(…)    certain: one of them was made of the other
//   names in two files that lead to one `new Client()`   certain
//   names of two files, of one export of a package       certain
//   this.db of two objects, a repository beside this.db  likely, unless a decorator names a connection
//   connect(urlA), connect(urlB)                         unknown: what the function is given decides
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, enclosingFunction, keyName, ownerOfThis, type Node } from '../../ast/nodes.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import type { Opening } from './opening.js';
import { seen, valueSeen, type Seen, type Sight } from './seen.js';

export function isSameDatabase(
  client: Seen,
  value: ApiValue | undefined,
  { client: opened, clientValue, run }: Opening,
  analysis: Analysis,
): Evidence | undefined {
  const other = opened && seen(opened, run);
  if (typeof other === 'object') {
    if (isSamePlace(client, other)) return 'certain';
  }
  if (!value || !clientValue || areOtherClasses(client, other, analysis)) return undefined;
  const [one, two] = [baseOf(value, analysis), baseOf(clientValue, analysis)];
  if (one.made && two.made)
    return one.made.node === two.made.node && isSingle(one.made.node) ? 'certain' : undefined;
  return typeof other === 'object' &&
    isInjected(client) &&
    isInjected(other) &&
    isAlike(one, two, client, other, analysis.catalogue.facet(one.type, 'role')?.value === 'entity')
    ? 'likely'
    : undefined;
}

/** Two classes of the project's, of which each may connect elsewhere. */
function areOtherClasses(client: Seen, other: Sight | undefined, analysis: Analysis): boolean {
  const [one, two] = [
    valueSeen(client, analysis),
    typeof other === 'object' ? valueSeen(other, analysis) : undefined,
  ];
  return one.kind === 'instance' && two?.kind === 'instance' && one.of.node !== two.of.node;
}

/** The client at the beginning: of an extension, of a repository, of what was checked out of a pool. */
function baseOf(value: ApiValue, analysis: Analysis): ApiValue {
  let base = value;
  for (let at = value.receiver; at; at = at.receiver)
    if (
      at.type.model === value.type.model &&
      analysis.catalogue.facet(at.type, 'role')?.value === 'database-client'
    )
      base = at;
  return base;
}

/** Where the client was made, if one is known to stand at the beginning. */
export function clientMade(value: ApiValue, analysis: Analysis): Node | undefined {
  const base = baseOf(value, analysis);
  const isClient = analysis.catalogue.facet(base.type, 'role')?.value === 'database-client';
  return isClient ? base.made?.node : undefined;
}

/** Made once, or each time in the same way: no argument decides of which database. */
export function isSingle(made: Node): boolean {
  const around = enclosingFunction(made);
  return around === undefined || around.params.length === 0 || around.parent.type === 'MethodDefinition';
}

export function isSamePlace(a: Seen, b: Seen): boolean {
  return a.path.join('.') === b.path.join('.') && placeOf(a.node) === placeOf(b.node);
}

/** What a name stands for: its binding, the export of a package, the object whose `this` it is. */
export function placeOf(node: Node): unknown {
  if (node.type === 'ThisExpression') return ownerOfThis(node) ?? moduleOf(node);
  if (node.type !== 'Identifier') return node;
  const binding = bindingOf(node);
  const specifier = binding?.defs[0]?.node as Node | undefined;
  if (specifier?.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier')
    return binding ?? node.name;
  const source = (specifier.parent as TSESTree.ImportDeclaration).source.value;
  return source.startsWith('.') ? binding : `${source} ${specifier.imported.name}`;
}

/** A member of `this`, which somebody else put there. */
function isInjected({ node, path }: Seen): boolean {
  return node.type === 'ThisExpression' && path.length > 0;
}

/** Two that were injected: clients of one type, or a repository beside a client; none of them by the name of a connection. */
function isAlike(one: ApiValue, two: ApiValue, a: Seen, b: Seen, isRepository: boolean): boolean {
  const isEntity = one.type.definition !== two.type.definition && isRepository;
  return (
    (one.type.definition === two.type.definition || isEntity) &&
    !isNamedConnection(a) &&
    !isNamedConnection(b)
  );
}

/** `@InjectRepository(Order, 'archive')`, `@InjectDataSource('archive')` */
function isNamedConnection({ node, path: [name] }: Seen): boolean {
  const owner = ownerOfThis(node);
  const members = owner && classAround(owner)?.body.body;
  return (members ?? []).some((member) => {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor')
      return member.value.params.some(
        (each) =>
          each.type === 'TSParameterProperty' &&
          each.parameter.type === 'Identifier' &&
          each.parameter.name === name &&
          decoratorsOf(each).some(namesConnection),
      );
    return (
      member.type === 'PropertyDefinition' &&
      keyName(member) === name &&
      decoratorsOf(member).some(namesConnection)
    );
  });
}

function namesConnection({ expression }: TSESTree.Decorator): boolean {
  return (
    expression.type === 'CallExpression' &&
    (expression.arguments.length > 1 || expression.arguments.some((each) => each.type === 'Literal'))
  );
}

function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at;
  return undefined;
}
