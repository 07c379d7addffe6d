// The answer that a call sends to whoever asked, with its status as far as the call says it.
//
//   res.status(500).json(body), reply.code(500).send(body)    500
//   res.json(body)                                            200: none is given
//   res.status(err.status || 500).json(body)                  computed
//   NextResponse.json(body, { status: 500 }), c.json(body, 500)
//                                                             500
//   load(id), list.send(body)                                 no answer that is known
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf } from '../../ast/chains.js';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { propertyOf } from '../../ast/nodes.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';

export interface Answer {
  readonly call: Node;
  readonly body: Node | undefined;
  readonly status: number | 'computed' | 'not-given';
  /** What computes it. */
  readonly computedBy?: Node;
}

export function answerOf(call: TSESTree.CallExpression, analysis: Analysis): Answer | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (!analysis.catalogue.names.isNamed('responds', name)) return undefined;
  const known = calleeOf(call, analysis);
  if (!known?.call.responds) return undefined;
  const given = statusGiven(call);
  const status = given && unwrap(given);
  return {
    call,
    body: call.arguments[0],
    status:
      status === undefined
        ? 'not-given'
        : status.type === 'Literal' && typeof status.value === 'number'
          ? status.value
          : 'computed',
    ...(given && { computedBy: given }),
  };
}

function statusGiven(call: TSESTree.CallExpression): Node | undefined {
  const earlier = chainOf(call).find(({ member }) => member === 'status' || member === 'code')?.call;
  if (earlier?.type === 'CallExpression') return earlier.arguments[0];
  const second = call.arguments[1] && unwrap(call.arguments[1]);
  return second?.type === 'ObjectExpression' ? propertyOf(second, 'status')?.value : second;
}
