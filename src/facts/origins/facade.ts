// What rules ask of origins: `facts.origins`.
import type { Invocation } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { calleeOf, type Callee } from './callees.js';
import { valueOf } from './origins.js';
import type { Value } from './value.js';

export class OriginFacts {
  constructor(private readonly analysis: Analysis) {}

  /** What an expression is: an access path from a library's export, something of the project, or unknown. */
  of(node: Node): Value {
    return valueOf(node, this.analysis);
  }

  /** The modelled function that a call calls, with what its model says of the call. */
  calleeOf(call: Invocation): Callee | undefined {
    return calleeOf(call, this.analysis);
  }
}
