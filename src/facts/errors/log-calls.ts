// Log calls: which call writes a line, and with which call a part of a text is written.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, stringValue, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isText } from '../../ast/texts.js';
import type { Log, LogLevel } from '../../models/model.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { caughtError } from './errors.js';
import { loggerSetup, namesOfError } from './loggers.js';

export interface LogCall {
  readonly callee: Callee;
  readonly log: Log;
}

/** Where an expression is handed to a call as an argument, alone or as part of a text. */
export interface LogContext {
  readonly call: TSESTree.CallExpression;
  readonly argument: TSESTree.CallExpressionArgument;
  /** The logger, if it is one that is known. */
  readonly log: Log | undefined;
  /** May the logger write what it makes unreadable elsewhere, when it is handed this error itself? */
  readonly mayExpose: (error: Node) => boolean;
  /** The call is named like one that logs; nothing else is known of it. */
  readonly looksLikeLog: boolean;
}

const LOG_NAMES = /^(?:log|trace|verbose|debug|info|notice|warn|warning|error|critical|fatal)$/;

export function logCallOf(call: TSESTree.CallExpression, analysis: Analysis): LogCall | undefined {
  const { callee: node } = call;
  const expression = unwrap(node);
  if (
    expression.type !== 'MemberExpression' ||
    !analysis.catalogue.names.isNamed('log', memberName(expression))
  )
    return undefined;
  const callee = calleeOf(call, analysis);
  return callee?.call.log && { callee, log: callee.call.log };
}

/** The level at which a call writes its line. */
export function levelOf(
  { arguments: [first] }: TSESTree.CallExpression,
  { log: { level, levels } }: LogCall,
): LogLevel | undefined {
  const name = levels && stringValue(first);
  return name !== undefined && Object.hasOwn(levels ?? {}, name) ? levels?.[name] : level;
}

/** The log call that a function of the project makes of all its arguments: `error: (...args) => log.error(...args)`. */
export function forwardedLogCall(call: TSESTree.CallExpression, analysis: Analysis): LogCall | undefined {
  const node = functionOf(call.callee, analysis)?.node;
  const [rest, ...others] = node?.params ?? [];
  if (!node || rest?.type !== 'RestElement' || rest.argument.type !== 'Identifier' || others.length > 0)
    return undefined;
  const forwarded = onlyCallOf(node);
  const [spread, ...more] = forwarded?.arguments ?? [];
  return forwarded &&
    more.length === 0 &&
    spread?.type === 'SpreadElement' &&
    spread.argument.type === 'Identifier' &&
    spread.argument.name === rest.argument.name
    ? logCallOf(forwarded, analysis)
    : undefined;
}

/** The call that is all of a function's body. */
function onlyCallOf({ body }: FunctionNode): TSESTree.CallExpression | undefined {
  if (body.type !== 'BlockStatement') return body.type === 'CallExpression' ? body : undefined;
  const [statement, ...others] = body.body;
  if (others.length > 0) return undefined;
  const expression =
    statement?.type === 'ExpressionStatement'
      ? statement.expression
      : statement?.type === 'ReturnStatement'
        ? statement.argument
        : undefined;
  return expression?.type === 'CallExpression' ? expression : undefined;
}

export function loggedWith(node: Node, analysis: Analysis): LogContext | undefined {
  const part = wrapped(node);
  const { parent } = part;
  if (parent?.type === 'TemplateLiteral' || (parent?.type === 'BinaryExpression' && parent.operator === '+'))
    return loggedWith(parent, analysis);
  if (parent?.type !== 'CallExpression' || parent.callee === part) return undefined;
  const callee = unwrap(parent.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const logCall = logCallOf(parent, analysis);
  return {
    call: parent,
    argument: part as TSESTree.CallExpressionArgument,
    log: logCall?.log,
    mayExpose: (error) =>
      logCall?.log.options !== undefined &&
      loggerSetup(logCall.callee, logCall.log, analysis).moved(namesOfError(error)) === 'leak',
    looksLikeLog: name !== undefined && LOG_NAMES.test(name),
  };
}

/** The text that an argument is: as it stands there, or as the constant that it names was written. */
export function messageOf(node: Node, analysis: Analysis): Node | undefined {
  const expression = unwrap(node);
  if (isText(expression)) return expression;
  if (expression.type === 'Identifier') {
    const value = valueOf(expression, analysis);
    return value.kind === 'opaque' && isText(value.node) ? value.node : undefined;
  }
  // `err.message` of an error is a text.
  return expression.type === 'MemberExpression' &&
    memberName(expression) === 'message' &&
    caughtError(expression.object, analysis)
    ? expression
    : undefined;
}
