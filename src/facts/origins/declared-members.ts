// Members that the project adds to a library's values: by declaring them in the library's module, or by handing them to a
// call that adds them.
//
//   declare module 'fastify' { interface FastifyInstance { db: Database } }
//   app.decorate('db', db)
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, stringValue, unwrap } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { toInstance, valueOfType } from './annotations.js';
import { calleeOf } from './callees.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import type { Module } from '../project/module.js';
import { valueOf, type World } from './origins.js';
import { modulesMarked } from '../project/project-index.js';
import { agree, isKnown, UNKNOWN, type ApiValue, type Value } from './value.js';

/** What the project says that a member is which the library itself does not have. */
export function declaredMember(value: ApiValue, name: string, world: World): Value {
  if (value.type.model.kind !== 'framework' || !world.open) return UNKNOWN;
  const modules = modulesMarked(world.open, 'adds-members', world);
  const found = (modules ?? []).flatMap((module) => membersIn(module, value.type, name, world));
  return agree(found);
}

function membersIn(module: Module, type: ResolvedType, name: string, world: World): Value[] {
  if (!module.text.includes(name)) return [];
  const declared = module.ast.body.flatMap((statement) => {
    if (statement.type !== 'TSModuleDeclaration') return [];
    return augmentationsIn(statement, world).flatMap(([namespace, block]) =>
      interfacesIn(block).filter((each) => isMeant(each.id.name, namespace, type, world)),
    );
  });
  const members = declared.flatMap(({ body }) =>
    body.body.flatMap((member) =>
      member.type === 'TSPropertySignature' && keyName(member) === name && member.typeAnnotation
        ? [valueOfType(member.typeAnnotation.typeAnnotation, module, world)]
        : [],
    ),
  );
  return members.some(isKnown) ? members : handedIn(module, type, name, world);
}

/** What a declaration adds to: a library's module, or a global namespace, alone or inside of `declare global`. */
function augmentationsIn(
  statement: TSESTree.TSModuleDeclaration,
  world: World,
): [namespace: ResolvedType | undefined, block: TSESTree.TSModuleDeclaration][] {
  const { id, body } = statement;
  if (id.type === 'Literal') return [[world.catalogue.module(id.value), statement]];
  if (statement.kind !== 'global')
    return id.type === 'Identifier' ? [[world.catalogue.global(id.name), statement]] : [];
  return body?.type !== 'TSModuleBlock'
    ? []
    : body.body.flatMap((each) => {
        const inner = each.type === 'ExportNamedDeclaration' ? each.declaration : each;
        return inner?.type === 'TSModuleDeclaration' && inner.kind !== 'global'
          ? augmentationsIn(inner, world)
          : [];
      });
}

function interfacesIn({ body }: TSESTree.TSModuleDeclaration): TSESTree.TSInterfaceDeclaration[] {
  if (body?.type !== 'TSModuleBlock') return [];
  return body.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return declaration?.type === 'TSInterfaceDeclaration' ? [declaration] : [];
  });
}

/** Is the interface of a library's module what the model calls this type? */
function isMeant(
  interfaceName: string,
  namespace: ResolvedType | undefined,
  type: ResolvedType,
  world: World,
): boolean {
  if (namespace?.model !== type.model) return false;
  const member = world.catalogue.member(namespace, interfaceName);
  if (!member) return false;
  const instance = toInstance(
    { kind: 'api', type: member, receiver: undefined, name: interfaceName, made: undefined },
    world,
  );
  return instance.kind === 'api' && isOrExtends(type, instance.type, world);
}

function isOrExtends(type: ResolvedType, wanted: ResolvedType, world: World): boolean {
  return (
    type.definition === wanted.definition ||
    world.catalogue.parents(type).some((parent) => isOrExtends(parent, wanted, world))
  );
}

function handedIn(module: Module, type: ResolvedType, name: string, world: World): Value[] {
  return nodesIn(module.ast).flatMap((node) => {
    if (node.type !== 'CallExpression' || !isAddingCall(node, name, world)) return [];
    const adds = calleeOf(node, module, world)?.call.adds;
    const to = adds && world.catalogue.resolve(type.model, adds.to);
    const value = adds && node.arguments[adds.value];
    return to && value && isOrExtends(type, to, world) ? [valueOf(value, module, world)] : [];
  });
}

function isAddingCall(call: TSESTree.CallExpression, name: string, world: World): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    world.catalogue.names.isNamed('adds', memberName(callee)) &&
    call.arguments.some((argument) => stringValue(argument) === name)
  );
}

/** Members by which a text may add to a library's values: a scan that picks the modules to read. */
export function mayAddMembers(text: string, world: World): boolean {
  return (
    /\bdeclare\s+(?:global\b|namespace\b|module\s+['"])/.test(text) ||
    world.catalogue.names.mentions('adds', text)
  );
}
