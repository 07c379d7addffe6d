// Statements whose failure is a part of what they give: awaiting one never fails.
//
//   const { data } = await supabase.from('orders').select()                      given
//   await supabase.from('orders').select().throwOnError()                        thrown: it is told to
//   const { data, error } = await supabase.from('orders').select();
//   if (error) throw error;                                                      thrown, by the code itself
//
// isGivenFailure(node): `error` of `const { error } = await statement`, `answer.error` of `const answer = await statement`.
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf } from '../../ast/chains.js';
import { enclosingFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { membersInPattern } from '../../ast/patterns.js';
import { ownNodesIn } from '../../ast/walk.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';

/** Does a promise hold a failure in what it gives? */
export function givesFailure(promise: Node, analysis: Analysis): boolean {
  return memberOfFailure(promise, analysis) !== undefined;
}

/** Is a failure of this statement given to code that does not throw it? */
export function keepsFailure(statement: Node, analysis: Analysis): boolean {
  const member = memberOfFailure(statement, analysis);
  return member !== undefined && !isThrownOn(statement, member);
}

/** Is a value the failure of a statement, as that gave it? */
export function isGivenFailure(value: Node, analysis: Analysis): boolean {
  const given = givenBy(value);
  return given?.member !== undefined && memberOfFailure(given.statement, analysis) === given.member;
}

/** The block in which the statement stands whose failure a value is, or a part of. */
export function blockOfFailure(value: Node, analysis: Analysis): Node | undefined {
  for (let at = unwrap(value); ; at = unwrap(at.object)) {
    if (isGivenFailure(at, analysis)) return givenBy(at)?.declarator.parent.parent;
    if (at.type !== 'MemberExpression') return undefined;
  }
}

/** Is a name what a statement gave that may have given its failure instead, or with it? */
export function isGivenBeside(name: Node, analysis: Analysis): boolean {
  const declarator = name.type === 'Identifier' ? declaratorOf(name) : undefined;
  const statement = declarator && awaitedIn(declarator);
  return statement !== undefined && givesFailure(statement, analysis);
}

/** The member that a value is of what an awaited statement gave. */
function givenBy(value: Node) {
  const node = unwrap(value);
  const name = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  const declarator = name.type === 'Identifier' ? declaratorOf(name) : undefined;
  const statement = declarator && awaitedIn(declarator);
  if (!statement || name.type !== 'Identifier') return undefined;
  const isWhole = declarator.id.type === 'Identifier';
  if (isWhole) return node === name ? undefined : { member: memberOfNode(node), statement, declarator };
  const declared = bindingOf(name)?.defs[0]?.name as TSESTree.Identifier;
  const [member, ...more] = membersInPattern(declared, declarator.id) ?? [];
  return node === name && more.length === 0 ? { member, statement, declarator } : undefined;
}

const memberOfNode = (node: Node) => (node.type === 'MemberExpression' ? memberName(node) : undefined);

function declaratorOf(name: TSESTree.Identifier): TSESTree.VariableDeclarator | undefined {
  const declared = bindingOf(name)?.defs[0]?.node as Node | undefined;
  return declared?.type === 'VariableDeclarator' ? declared : undefined;
}

function awaitedIn({ init }: TSESTree.VariableDeclarator): Node | undefined {
  const given = init && unwrap(init);
  return given?.type === 'AwaitExpression' ? given.argument : undefined;
}

function memberOfFailure(promise: Node, analysis: Analysis): string | undefined {
  const value = valueOf(promise, analysis);
  const gives =
    value.kind === 'api' ? analysis.catalogue.facet(value.type, 'givesFailures')?.value : undefined;
  return gives && !chainOf(promise).some(({ member }) => member === gives.unlessCalled)
    ? gives.as
    : undefined;
}

/** `const { error } = await statement; if (error) throw error`, `const answer = await statement; … throw answer.error` */
function isThrownOn(statement: Node, member: string): boolean {
  const around = enclosingFunction(statement)?.body ?? moduleOf(statement).ast;
  const isFailure = (node: Node): boolean => {
    const given = givenBy(node);
    return given?.member === member && unwrap(given.statement) === unwrap(statement);
  };
  return ownNodesIn(around).some(
    (node) => node.type === 'ThrowStatement' && ownNodesIn(node.argument).some(isFailure),
  );
}
