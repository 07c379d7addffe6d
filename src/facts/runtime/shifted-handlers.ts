// Error handlers that take one parameter too few: what they are called with stands one place further on.
//
//   app.use((err, req, res) => { res.status(500).end(); })          `res` is what goes on to the next handler: it has no `status`
//   app.use((err, req, res) => { log(err); })                       nothing: what stands where is not seen
//   app.use((req, res, next) => { next(); })                        nothing
//   app.use((req, res, next) => { if (!req.headers.a) next.status(401).end(); else next(); })   nothing: it is no error handler
//   router.use(onError); … onError = (err, req, res: Response) =>   by its type
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { receivedAs } from '../origins/parameters.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { registrationsOf, type Registration } from './registrations.js';

export interface ShiftedHandler {
  readonly registration: Registration;
  /** What is taken for the response. */
  readonly response: TSESTree.Identifier;
  /** A use of it that shows what it is taken for. */
  readonly proof: Node;
  /** The project's own code calls it as it is. */
  readonly isCalled: boolean;
}

/** Members that a function has. */
const OF_FUNCTIONS = new Set(['call', 'apply', 'bind', 'name', 'length', 'toString']);

export function shiftedHandler(fn: FunctionNode, analysis: Analysis): ShiftedHandler | undefined {
  const response = fn.params.at(-1);
  if (response?.type !== 'Identifier' || fn.params.some(({ type }) => type !== 'Identifier'))
    return undefined;
  if (!analysis.catalogue.names.isHandedWith(fn.params.length + 1)) return undefined;
  // What is used as nothing but a function is no response: most functions are ruled out before anybody is asked who calls them.
  if (!response.typeAnnotation && callsOnMembers(response).length === 0) return undefined;
  if (isCalledItself(response)) return undefined;
  const { all, isCalled } = registrationsOf(fn, analysis);
  for (const registration of all) {
    const types = shiftedTypes(registration, fn.params.length, analysis);
    const proof =
      types && !isRequest(fn, types.request, analysis) && proofOf(response, types.response, fn, analysis);
    if (proof) return { registration, response, proof, isCalled };
  }
  return undefined;
}

/** Does the code go on to the next handler with it? Then it is what stands in that place, misused. */
function isCalledItself(name: TSESTree.Identifier): boolean {
  return (bindingOf(name)?.references ?? []).some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return parent?.type === 'CallExpression' && parent.callee === wrapped(identifier);
  });
}

/** Is the first parameter read as a request is? With one more it would be an error. */
function isRequest({ params: [first] }: FunctionNode, request: ResolvedType, analysis: Analysis): boolean {
  const references = first?.type === 'Identifier' ? bindingOf(first)?.references : undefined;
  return (references ?? []).some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    const name =
      parent?.type === 'MemberExpression' && parent.object === wrapped(identifier)
        ? memberName(parent)
        : undefined;
    return name !== undefined && analysis.catalogue.member(request, name) !== undefined;
  });
}

interface ShiftedTypes {
  readonly request: ResolvedType;
  readonly response: ResolvedType;
}

/** The request and the response that a function with one parameter more would receive behind an error. */
function shiftedTypes(
  { callee, callbacks }: Registration,
  arity: number,
  analysis: Analysis,
): ShiftedTypes | undefined {
  const withError = callbacks.find((callback) => callback.arity === arity + 1);
  const [first, second, third] = withError?.parameters ?? [];
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const { model } = callee.value.type;
  const roleOf = (type: ResolvedType) => analysis.catalogue.facet(type, 'role')?.value;
  const response = analysis.catalogue.resolve(model, third);
  const isErrorFirst = roleOf(analysis.catalogue.resolve(model, first)) === 'error';
  return isErrorFirst && roleOf(response) === 'response'
    ? { request: analysis.catalogue.resolve(model, second), response }
    : undefined;
}

function proofOf(
  response: TSESTree.Identifier,
  type: ResolvedType,
  fn: FunctionNode,
  analysis: Analysis,
): Node | undefined {
  const declared = response.typeAnnotation && receivedAs(fn, fn.params.length - 1, analysis);
  if (declared?.kind === 'api' && declared.type === type) return response;
  return callsOnMembers(response).find((member) => {
    const name = memberName(member);
    return (
      name !== undefined && !OF_FUNCTIONS.has(name) && analysis.catalogue.member(type, name) !== undefined
    );
  });
}

/** `res.status` of `res.status(500)` */
function callsOnMembers(name: TSESTree.Identifier): TSESTree.MemberExpression[] {
  return (bindingOf(name)?.references ?? []).flatMap(({ identifier }) => {
    const member = wrapped(identifier).parent;
    if (member?.type !== 'MemberExpression' || unwrap(member.object) !== identifier) return [];
    const call = wrapped(member).parent;
    return call?.type === 'CallExpression' && call.callee === wrapped(member) ? [member] : [];
  });
}
