// Where a function goes: every call of it, and every call that it is handed to, in its own file and in others.
//
//   app.get('/', list)                                    handed
//   list(req, res)                                        called
//   module.exports = { list }; … require('./halls').list  what the other file does with it
//   class Desk { list() {} } … new Desk().list            what is done with the method of an instance
//   const make = (db) => ({ list }) … make(db).list       what is done with what the function around it returns
//   app.get('/', catching(list))                          what `catching` does with its parameter
import type { FunctionNode, Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import type { EnteredCall } from './place-walk.js';
import { UseFlow, type FunctionUse } from './use-flow.js';

export type { FunctionUse } from './use-flow.js';

/** What is found as far as somebody asks for it: a file is parsed when the ones before it have not told enough. */
export interface FunctionUses {
  /** All of them. */
  readonly uses: readonly FunctionUse[];
  /** Every place where the function goes was seen and understood. */
  readonly isComplete: boolean;
  /** All of them, one after the other. */
  [Symbol.iterator](): Iterator<FunctionUse>;
}

/**
 * Every use of a function.
 *
 * @param entered the call through which its code was reached: what the function around it returns goes there alone
 */
export function usesOfFunction(fn: FunctionNode, analysis: Analysis, entered?: EnteredCall): FunctionUses {
  return entered
    ? new AskedUses(beginning(fn, entered, analysis), analysis)
    : usesKept(usesOfFunction, fn, analysis);
}

/** Every call that a value is handed to from where it is made: a router to the applications that mount it. */
export function usesOfMade(made: Node, analysis: Analysis): FunctionUses {
  return usesKept(usesOfMade, made, analysis);
}

function usesKept(question: unknown, subject: Node, analysis: Analysis): FunctionUses {
  const kept = moduleOf(subject).answersIn(analysis.project.modules.version).to<UseFlow>(question);
  let flow = kept.get(subject);
  if (!flow) kept.set(subject, (flow = beginning(subject, undefined, analysis)));
  // One that comes round to itself goes the whole way again: what it finds there does not hang on how far it had come.
  else if (flow.isBusy) flow = beginning(subject, undefined, analysis);
  return new AskedUses(flow, analysis);
}

function beginning(subject: Node, entered: EnteredCall | undefined, analysis: Analysis): UseFlow {
  const flow = new UseFlow();
  flow.begin(subject, entered, analysis);
  return flow;
}

/** The uses of a function for one lint that asks for them. */
class AskedUses implements FunctionUses {
  constructor(
    private readonly flow: UseFlow,
    private readonly analysis: Analysis,
  ) {}

  get uses(): readonly FunctionUse[] {
    return this.#whole().found;
  }

  get isComplete(): boolean {
    return this.#whole().isComplete;
  }

  *[Symbol.iterator](): Iterator<FunctionUse> {
    const { flow, analysis } = this;
    for (let index = 0; ; index += 1) {
      while (index >= flow.found.length) if (!flow.advance(analysis)) return;
      yield flow.found[index] as FunctionUse;
    }
  }

  #whole(): UseFlow {
    while (this.flow.advance(this.analysis));
    return this.flow;
  }
}
