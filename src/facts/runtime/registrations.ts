// Where a function is handed to a library that calls it for requests, as it stands.
//
//   app.get('/', list), router.use(users.list.bind(users))    yes, here or in another file
//   app.get('/', catching(list))                              no: what `catching` gives is
//   const safe = catching(list); … app.get('/', safe)         no: nor there
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import { memberName, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { Callback } from '../../models/model.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import { usesOfFunction } from '../origins/function-uses.js';
import type { Analysis } from '../project/analysis.js';

export interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly callee: Callee;
  /** What the model says of the functions that are handed there. */
  readonly callbacks: readonly Callback[];
}

export interface Registrations {
  readonly all: readonly Registration[];
  /** The project's own code calls it too. */
  readonly isCalled: boolean;
  /** It goes to something else as well, which may look at what it gives. */
  readonly isHandedElsewhere: boolean;
}

export function registrationsOf(fn: FunctionNode, analysis: Analysis): Registrations {
  const { uses } = usesOfFunction(fn, analysis);
  const all = uses.flatMap((use): Registration[] => {
    if (use.kind !== 'handed' || use.isGuessed || use.property !== undefined || !isItself(use.argument))
      return [];
    const callee = calleeOf(use.call, analysis);
    const place = positionOf(use.argument, use.call);
    const callbacks = (callee?.call.callbacks ?? []).filter(
      ({ argument, property }) => property === undefined && (argument === 'every' || argument === place),
    );
    return callee && callbacks.length > 0 ? [{ call: use.call, callee, callbacks }] : [];
  });
  return {
    all,
    isCalled: uses.some(({ kind }) => kind === 'called'),
    isHandedElsewhere: uses.some(
      (use) => use.kind === 'handed' && all.every(({ call }) => call !== use.call),
    ),
  };
}

/** What a call gives is another function, unless that only binds it. */
function isItself(argument: Node): boolean {
  const value = unwrap(argument);
  if (value.type !== 'CallExpression') return true;
  const callee = unwrap(value.callee);
  return callee.type === 'MemberExpression' && memberName(callee) === 'bind';
}
