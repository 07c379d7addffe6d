// Members that the project adds to a library's values: by declaring them in the library's module, or by handing them to a
// call that adds them.
//
//   declare module 'fastify' { interface FastifyInstance { db: Database } }
//   app.decorate('db', db)
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { keyName, memberName, stringValue, unwrap } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { toInstance, valueOfType } from './annotations.js';
import { calleeOf } from './callees.js';
import { valueOf } from './origins.js';
import { agree } from './agreement.js';
import { isKnown, UNKNOWN, type ApiValue, type Value } from './value.js';

/** What the project says that a member is which the library itself does not have. */
export function declaredMember(value: ApiValue, name: string, analysis: Analysis): Value {
  if (value.type.model.kind !== 'framework' || !analysis.open) return UNKNOWN;
  const modules = analysis.project.index.marked(analysis.open, 'adds-members', analysis.catalogue);
  const found = (modules ?? []).flatMap((module) => membersIn(module, value.type, name, analysis));
  return agree(found);
}

function membersIn(module: Module, type: ResolvedType, name: string, analysis: Analysis): Value[] {
  if (!module.text.includes(name)) return [];
  const declared = module.ast.body.flatMap((statement) => {
    if (statement.type !== 'TSModuleDeclaration') return [];
    return augmentationsIn(statement, analysis).flatMap(([namespace, block]) =>
      interfacesIn(block).filter((each) => isMeant(each.id.name, namespace, type, analysis)),
    );
  });
  const members = declared.flatMap(({ body }) =>
    body.body.flatMap((member) =>
      member.type === 'TSPropertySignature' && keyName(member) === name && member.typeAnnotation
        ? [valueOfType(member.typeAnnotation.typeAnnotation, analysis)]
        : [],
    ),
  );
  return members.some(isKnown) ? members : handedIn(module, type, name, analysis);
}

/** What a declaration adds to: a library's module, or a global namespace, alone or inside of `declare global`. */
function augmentationsIn(
  statement: TSESTree.TSModuleDeclaration,
  analysis: Analysis,
): [namespace: ResolvedType | undefined, block: TSESTree.TSModuleDeclaration][] {
  const { id, body } = statement;
  if (id.type === 'Literal') return [[analysis.catalogue.module(id.value), statement]];
  if (statement.kind !== 'global')
    return id.type === 'Identifier' ? [[analysis.catalogue.global(id.name), statement]] : [];
  return body?.type !== 'TSModuleBlock'
    ? []
    : body.body.flatMap((each) => {
        const inner = each.type === 'ExportNamedDeclaration' ? each.declaration : each;
        return inner?.type === 'TSModuleDeclaration' && inner.kind !== 'global'
          ? augmentationsIn(inner, analysis)
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
  analysis: Analysis,
): boolean {
  if (namespace?.model !== type.model) return false;
  const member = analysis.catalogue.member(namespace, interfaceName);
  if (!member) return false;
  const instance = toInstance(
    { kind: 'api', type: member, receiver: undefined, name: interfaceName, made: undefined },
    analysis,
  );
  return instance.kind === 'api' && isOrExtends(type, instance.type, analysis);
}

function isOrExtends(type: ResolvedType, wanted: ResolvedType, analysis: Analysis): boolean {
  return (
    type.definition === wanted.definition ||
    analysis.catalogue.parents(type).some((parent) => isOrExtends(parent, wanted, analysis))
  );
}

function handedIn(module: Module, type: ResolvedType, name: string, analysis: Analysis): Value[] {
  return nodesOfType(module.ast, 'CallExpression').flatMap((node) => {
    if (!isAddingCall(node, name, analysis)) return [];
    const adds = calleeOf(node, analysis)?.call.adds;
    const to = adds && analysis.catalogue.resolve(type.model, adds.to);
    const value = adds && writtenIn(readArgument(node, adds.value));
    return to && value && isOrExtends(type, to, analysis) ? [valueOf(value, analysis)] : [];
  });
}

function isAddingCall(call: TSESTree.CallExpression, name: string, analysis: Analysis): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    analysis.catalogue.names.isNamed('adds', memberName(callee)) &&
    call.arguments.some((argument) => stringValue(argument) === name)
  );
}
