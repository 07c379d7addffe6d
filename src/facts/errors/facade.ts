// What rules ask of errors: `facts.errors`.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import type { ReplyNode } from '../runtime/replies.js';
import {
  handlerOfCatch,
  handlerOfFailedJobs,
  handlerOfFunction,
  type ErrorHandler,
} from './error-handlers.js';
import { caughtError, type CaughtError } from './errors.js';
import { loggedWith, type LogContext } from './log-calls.js';
import { leakAt, type LeakedError } from './leaked-errors.js';
import { consoleLine, type ConsoleLine } from './console-lines.js';
import { messageOnlyLog, type MessageOnlyLog } from './message-only-logs.js';
import type { LostError } from './lost-error.js';
import { lostErrorsIn } from './lost-errors.js';
import { printedError, type PrintedError } from './printed-errors.js';
import { rootLog, type RootLog } from './root-loggers.js';
import { answeredErrorsIn, stringifiedErrorsIn, type StringifiedError } from './stringified-errors.js';
import { swallowedBy, type SwallowedError } from './swallowed-errors.js';
import { tellsOfFailure } from './told-failures.js';
import { uncapturedBy, untoldOfJob, type UncapturedError } from './uncaptured-errors.js';

export class ErrorFacts {
  constructor(private readonly analysis: Analysis) {}

  /** The caught error that an expression is. */
  caught(node: Node): CaughtError | undefined {
    return caughtError(node, this.analysis);
  }

  /** The caught error that a member of a console prints to standard output. */
  printedBy(member: TSESTree.MemberExpression): PrintedError | undefined {
    return printedError(member, this.analysis);
  }

  /** The call in whose text or argument an expression is logged. */
  loggedWith(node: Node): LogContext | undefined {
    return loggedWith(node, this.analysis);
  }

  /** Errors that a log call is given in a form that it drops. */
  lostIn(call: TSESTree.CallExpression): readonly LostError[] {
    return lostErrorsIn(call, this.analysis);
  }

  /** The line that a call prints with the console, where there is a logger to write it with. */
  printedLine(call: TSESTree.CallExpression): ConsoleLine | undefined {
    return consoleLine(call, this.analysis);
  }

  /** The request's logger that a log call passes over. */
  pastRequestLogger(call: TSESTree.CallExpression): RootLog | undefined {
    return rootLog(call, this.analysis);
  }

  /** The caught error of which a log call is handed the text alone. */
  messageOnlyIn(call: TSESTree.CallExpression): MessageOnlyLog | undefined {
    return messageOnlyLog(call, this.analysis);
  }

  /** Errors that a call turns into JSON. */
  stringifiedIn(call: TSESTree.CallExpression): readonly StringifiedError[] {
    return stringifiedErrorsIn(call, this.analysis);
  }

  /** Errors that an assignment sends as JSON. */
  answeredIn(assignment: TSESTree.AssignmentExpression): readonly StringifiedError[] {
    return answeredErrorsIn(assignment, this.analysis);
  }

  /** What a `catch` clause, or the function that a rejection is handed to, makes disappear. */
  swallowedBy(node: Node): SwallowedError | undefined {
    const handler = this.handlerAt(node);
    return handler && swallowedBy(handler, this.analysis);
  }

  /** Does who waits learn that something has failed, whichever way a `catch` goes? */
  tellsOfFailure(clause: TSESTree.CatchClause): boolean {
    return tellsOfFailure(clause, this.analysis);
  }

  /** The failure of the server that such a handler answers, and that the project's error tracker is not told of. */
  uncapturedBy(node: Node): UncapturedError | undefined {
    const handler = this.handlerAt(node);
    return handler && uncapturedBy(handler, this.analysis);
  }

  /** The project's error tracker, where the function that is handed here what failed jobs threw does not tell it. */
  untoldOfJobBy(place: Node): string | undefined {
    const handler = handlerOfFailedJobs(place, this.analysis);
    return handler && untoldOfJob(handler, this.analysis);
  }

  private handlerAt(node: Node): ErrorHandler | undefined {
    const at = unwrap(node);
    if (at.type === 'CatchClause') return handlerOfCatch(at);
    const handler = isFunction(at) ? handlerOfFunction(at, this.analysis) : undefined;
    return handler?.tried ? handler : undefined;
  }

  /** The part of an unexpected error that a call, a construction or an assignment sends to the client. */
  leakedAt(node: ReplyNode): LeakedError | undefined {
    return leakAt(node, this.analysis);
  }
}
