// What rules ask of the place where a file runs: `facts.runtime`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { doubleReplyAt, type DoubleReply } from './reply-flow.js';
import { unansweredIn, type Unanswered } from './unanswered.js';
import { droppedRejectionOf, type DroppedRejection } from './dropped-rejections.js';
import { shiftedHandler, type ShiftedHandler } from './shifted-handlers.js';
import { isProgram } from './programs.js';
import { surroundingsOf, type Surroundings } from './surroundings.js';
import { unboundedRequest, type UnboundedRequest } from './unbounded-requests.js';

/**
 * Where a failure can happen.
 *
 * - `anywhere`
 * - `application`: in whatever works for others, unattended; not in a script, which somebody runs by hand and watches
 * - `server`: neither on a terminal nor in a browser
 */
export type RunsIn = 'anywhere' | 'application' | 'server';

export class RuntimeFacts {
  #surroundings: Surroundings | undefined;
  #isScript: boolean | undefined;

  /** @param scripts patterns of paths that the settings call scripts */
  constructor(
    private readonly open: Module,
    private readonly analysis: Analysis,
    private readonly scripts: readonly RegExp[],
  ) {}

  /** Where the open file runs. */
  get surroundings(): Surroundings {
    return (this.#surroundings ??= surroundingsOf(this.open, this.analysis, this.scripts));
  }

  /** Is the open file a script, by the settings or by what it is: run by hand, never by a request? */
  get isScript(): boolean {
    return (this.#isScript ??= this.isCalledScript() || isProgram(this.open, this.analysis));
  }

  /** The request that a call sends to another service, where nothing ends it that is not answered. */
  unboundedIn(call: TSESTree.CallExpression): UnboundedRequest | undefined {
    return unboundedRequest(call, this.analysis);
  }

  /** Does the open file run there? */
  isIn(place: RunsIn): boolean {
    switch (place) {
      case 'server':
        return this.surroundings === 'server';
      case 'application':
        return !this.isScript;
      default:
        return true;
    }
  }

  /** What comes too late after an answer. */
  doubleReplyAt(call: TSESTree.CallExpression): DoubleReply | undefined {
    return doubleReplyAt(call, this.analysis);
  }

  /** Failures in a function's own code after which nobody answers. */
  unansweredIn(fn: FunctionNode): readonly Unanswered[] {
    return unansweredIn(fn, this.analysis);
  }

  /** An error handler that takes one parameter too few. */
  shiftedHandler(fn: FunctionNode): ShiftedHandler | undefined {
    return shiftedHandler(fn, this.analysis);
  }

  /** What may fail in a handler of which nobody looks at the promise. */
  droppedRejectionOf(fn: FunctionNode): DroppedRejection | undefined {
    return droppedRejectionOf(fn, this.analysis);
  }

  private isCalledScript(): boolean {
    return this.scripts.some((pattern) => pattern.test(this.open.path));
  }
}
