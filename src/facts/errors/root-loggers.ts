// Log calls in a handler that go to a logger of the whole program, although the request has one of its own.
//
//   app.get('/', (request) => { app.log.info('x') })                 request.log is at hand
//   app.get('/', (request) => { request.log.info('x') })             none: it is the request's
//   const log = req.log.child({ part }); log.info('x')               none: made of the request's
//   c.var.logger.info('x'), which only a type says is a logger       none: read from what the handler is handed
//   logger.info({ id: req.id }, 'x')                                 none: it says which request
//   a logger whose options may add the request's id to every line    none: nobody knows what its lines hold
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, memberName, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { handlerAround } from '../runtime/handlers.js';
import { parameterBehind } from '../runtime/request-paths.js';
import { logCallOf } from './log-calls.js';
import { optionsOf } from './logger-options.js';
import { addsFields } from './loggers.js';
import { requestLogger, type OfferedLogger } from './offered-loggers.js';
import { isMountedElsewhere, writesAlike } from './same-logger.js';

export interface RootLog {
  /** The logger of the request. */
  readonly own: OfferedLogger;
  /** What is handed to one can be handed to the other, and is written in the same way. */
  readonly isAlike: boolean;
}

/** The request's logger that a log call passes over. */
export function rootLog(call: TSESTree.CallExpression, analysis: Analysis): RootLog | undefined {
  const logCall = logCallOf(call, analysis);
  if (!logCall || logCall.log.stream !== undefined || call.callee.type !== 'MemberExpression')
    return undefined;
  const own = requestLogger(call, analysis);
  if (!own?.value || isOfRequest(logCall.callee.value, analysis)) return undefined;
  if (isHandedIn(call.callee.object, call, analysis)) return undefined;
  if (namesRequest(call) || addsFields(logCall.callee, logCall.log, analysis)) return undefined;
  // A line that is written now would be gone.
  if (optionsOf(own.value, analysis).isOff || isMountedElsewhere(call, own.value, analysis)) return undefined;
  return { own, isAlike: writesAlike(logCall.callee.value, own.value, analysis) };
}

/** Was a logger made of a request's, or of what follows the request through asynchronous calls? */
function isOfRequest(logger: ApiValue, { catalogue }: Analysis): boolean {
  for (let at: ApiValue | undefined = logger; at; at = at.receiver) {
    const role = catalogue.facet(at.type, 'role')?.value;
    if (role === 'request' || role === 'response' || catalogue.facet(at.type, 'perRequest')) return true;
  }
  return false;
}

/** Is a logger read from a parameter of the handler, or of a function within it? Others may be made for each request. */
function isHandedIn(logger: Node, call: Node, analysis: Analysis): boolean {
  const around = handlerAround(call, analysis);
  const behind = parameterBehind(logger);
  return typeof around === 'object' && behind !== undefined && isWithin(behind.fn, around.handler.fn);
}

/** `{ reqId: req.id }`, `{ requestId }`: the line says which request it belongs to. */
function namesRequest({ arguments: args }: TSESTree.CallExpression): boolean {
  const names = /^(?:id|req(?:uest)?id|trace_?id|correlation_?id)$/i;
  return args.some((argument) =>
    nodesIn(argument, (node: Node) => !isFunction(node)).some((node) =>
      node.type === 'MemberExpression'
        ? names.test(memberName(node) ?? '') && /^req/i.test(nameOf(node.object))
        : node.type === 'Identifier' && names.test(node.name) && node.name !== 'id',
    ),
  );
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}
