// Whether two queries are sent through one client. It is asked by where the client comes from: one binding, or one member
// of one object; its name says nothing.
//
//   prisma.user.…, prisma.order.…                                  same
//   this.db.…, this.db.… in one method, arrows in it included      same
//   const { db } = deps;  db.…, deps.db.…                          same: a name that stands for another
//   import { db }, import { db as other } of one module            same
//   db.$transaction(async (tx) => …): db.…, tx.…                   other: the handle is new to what is declared around it
//   db.$transaction(async (db) => …): the outer db, the inner one  other: two bindings of one name
//   const a = new Client(), b = new Client()                       other: two that are made where they are declared
//   deps.primary.…, deps.replica.…                                 unknown: both may hold the same
//   this.db.… in two methods                                       unknown: perhaps of two objects
//   connect().…, connect().…                                       unknown: perhaps another one each time
//   let db, written again; this.db, assigned outside of the constructor
//                                                                  unknown
//   User.find(…), Order.find(…), entities that are called themselves
//                                                                  same: the one connection that the project made for them
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  memberName,
  ownerOfThis,
  parameterPattern,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { membersInPattern } from '../../ast/patterns.js';
import { CLIENT_ALIASES } from '../../budgets.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import { type Binding, bindingOf, type Module, moduleOf } from '../project/module.js';
import type { QueryCall } from './query-call.js';
import { transactionAround } from './transactions.js';

/** Where a client comes from: a root, and the members on the way from there. */
interface Origin {
  /** A binding, the node that makes it, the function whose `this` it is, or a global's or an import's name. */
  readonly root: object | string;
  /** `made`: it is made there, and what is made elsewhere is another one. */
  readonly is: 'made' | 'named';
  /** Where the root is declared; `undefined` for what the module has from elsewhere. */
  readonly declared: Node | undefined;
  /** The callback to which a transaction hands it: nothing that is declared around that can be the same. */
  readonly newIn?: FunctionNode | undefined;
  readonly path: readonly string[];
}

/** Are two queries sent through the same client? */
export function sameClient(a: QueryCall, b: QueryCall, analysis: Analysis): 'same' | 'other' | 'unknown' {
  if (!a.client && !b.client) return a.query.entity && b.query.entity ? 'same' : 'unknown';
  const one = originOfClient(a, analysis);
  const two = originOfClient(b, analysis);
  if (!one || !two) return 'unknown';
  if (one.root === two.root && one.path.join() === two.path.join()) return 'same';
  if (isNewTo(two, one) || isNewTo(one, two)) return 'other';
  const isWhole = one.path.length === 0 && two.path.length === 0;
  return isWhole && one.is === 'made' && two.is === 'made' ? 'other' : 'unknown';
}

function isNewTo({ newIn, path }: Origin, { declared }: Origin): boolean {
  return newIn !== undefined && path.length === 0 && !(declared && isWithin(declared, newIn));
}

function originOfClient({ client }: QueryCall, analysis: Analysis): Origin | undefined {
  if (!client) return undefined;
  const { parent } = wrapped(client);
  // `knex('orders')` calls the client, `connect()` a function that gives one.
  const isCalled = parent?.type === 'CallExpression' && parent.callee === wrapped(client);
  return isCalled && !apiOf(client, analysis) ? undefined : originIn(client, analysis, 0);
}

function originIn(node: Node, analysis: Analysis, aliases: number): Origin | undefined {
  const expression = unwrap(node);
  switch (expression.type) {
    case 'Identifier':
      return aliases > CLIENT_ALIASES ? undefined : originOfName(expression, analysis, aliases);
    case 'ThisExpression':
      return ofThis(expression);
    case 'MemberExpression': {
      const name = memberName(expression);
      if (name === undefined || isAssignedLater(name, moduleOf(expression))) return undefined;
      return within(originIn(expression.object, analysis, aliases), [name]);
    }
    default:
      return undefined;
  }
}

function within(origin: Origin | undefined, steps: readonly string[]): Origin | undefined {
  if (!origin || steps.length === 0) return origin;
  return { ...origin, is: 'named', path: [...origin.path, ...steps] };
}

function originOfName(name: TSESTree.Identifier, analysis: Analysis, aliases: number): Origin | undefined {
  const binding = bindingOf(name);
  const definition = binding?.defs[0];
  if (!binding || !definition)
    return { root: `global ${name.name}`, is: 'named', declared: undefined, path: [] };
  if (isWrittenAgain(binding)) return undefined;
  const declared = definition.node as Node;
  const own = definition.name as TSESTree.Identifier;
  switch (definition.type as string) {
    case 'Variable':
      return declared.type === 'VariableDeclarator' && declared.init
        ? originOfVariable(binding, declared.id, own, unwrap(declared.init), analysis, aliases)
        : undefined;
    case 'ImportBinding':
      return originOfImport(name, declared);
    case 'Parameter':
      return originOfParameter(binding, own, declared, analysis);
    default:
      return { root: binding, is: 'named', declared: own, path: [] };
  }
}

function originOfVariable(
  binding: Binding,
  pattern: Node,
  name: TSESTree.Identifier,
  init: Node,
  analysis: Analysis,
  aliases: number,
): Origin | undefined {
  const path = membersInPattern(name, pattern);
  if (!path) return undefined;
  if (['Identifier', 'MemberExpression', 'ThisExpression'].includes(init.type))
    return within(originIn(init, analysis, aliases + 1), path);
  return path.length > 0
    ? { root: init, is: 'named', declared: name, path }
    : { root: binding, is: init.type === 'NewExpression' ? 'made' : 'named', declared: name, path };
}

function originOfParameter(
  binding: Binding,
  name: TSESTree.Identifier,
  fn: Node,
  analysis: Analysis,
): Origin | undefined {
  if (!isFunction(fn)) return { root: binding, is: 'named', declared: name, path: [] };
  const parameter = fn.params.find(
    (each) => each.range[0] <= name.range[0] && name.range[1] <= each.range[1],
  );
  const path = parameter && membersInPattern(name, parameter);
  if (!parameter || !path) return undefined;
  const transaction = transactionAround(parameter, analysis);
  const isHandle = typeof transaction === 'object' && transaction.handle === parameterPattern(parameter);
  return {
    root: parameter,
    is: 'named',
    declared: parameter,
    newIn: isHandle ? fn : undefined,
    path,
  };
}

/** Names of one export of one module are one: `import { db }`, `import { db as other }`. */
function originOfImport(name: TSESTree.Identifier, specifier: Node): Origin | undefined {
  const declaration = specifier.parent;
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  const exported =
    specifier.type === 'ImportSpecifier'
      ? specifier.imported.type === 'Identifier'
        ? specifier.imported.name
        : specifier.imported.value
      : specifier.type === 'ImportNamespaceSpecifier'
        ? '*'
        : 'default';
  const from = `${moduleOf(name).path} ${declaration.source.value} `;
  return exported === '*'
    ? { root: from, is: 'named', declared: undefined, path: [] }
    : { root: from, is: 'named', declared: undefined, path: [exported] };
}

/** `this`, by what has it. */
function ofThis(node: Node): Origin {
  const owner = ownerOfThis(node);
  return { root: owner ?? moduleOf(node), is: 'named', declared: owner, path: [] };
}

function isWrittenAgain(binding: Binding): boolean {
  return binding.references.some((reference) => reference.isWrite() && !reference.init);
}

/** `this.db = other` in a method: what the member holds depends on when it is asked. */
function isAssignedLater(name: string, { ast }: Module): boolean {
  return assignedLaterIn(ast).has(name);
}

const assignedLaterIn = memoizePerFile((program: TSESTree.Program): ReadonlySet<string> => {
  const names = moduleOf(program).assignments.flatMap(({ left }) => {
    const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
    return name === undefined || isInConstructor(left) ? [] : [name];
  });
  return new Set(names);
});

function isInConstructor(node: Node): boolean {
  const { parent } = enclosingFunction(node) ?? {};
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor';
}
