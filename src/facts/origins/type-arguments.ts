// Type arguments that say what a value holds: `new AsyncLocalStorage<Store>()`, `.context<Context>()`.
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import type { Analysis } from '../project/analysis.js';
import { valueOfType } from './annotations.js';
import { returnedBy } from './calls.js';
import { memberOf } from './members.js';
import { isKnown, UNKNOWN, type ApiValue, type Value } from './value.js';

/** What the call `.name<T>()` in the chain that made a value was given as `T`; of a function's type, what it returns. */
export function typeArgumentGiven(value: ApiValue, name: string, analysis: Analysis): Value {
  for (let at: ApiValue | undefined = value; at; at = at.receiver) {
    if (!at.made) continue;
    for (let node: Node | undefined = at.made.node; node; node = receiverOf(node)) {
      if (
        node.type !== 'CallExpression' ||
        node.callee.type !== 'MemberExpression' ||
        memberName(node.callee) !== name
      )
        continue;
      const argument = node.typeArguments?.params[0];
      const type = argument ? valueOfType(argument, analysis) : UNKNOWN;
      return type.kind === 'function' ? returnedBy(type, analysis) : type;
    }
  }
  return UNKNOWN;
}

function receiverOf(node: Node): Node | undefined {
  const expression = unwrap(node);
  if (expression.type === 'CallExpression') return expression.callee;
  return expression.type === 'MemberExpression' ? unwrap(expression.object) : undefined;
}

/**
 * What a type argument of a value, or of what it was made from, says. `undefined` when the type does not ask for that, or
 * when the project may say in its declarations what the argument leaves open.
 */
export function ofTypeArgument(type: ResolvedType, from: ApiValue, analysis: Analysis): Value | undefined {
  const { typeArgument } = type.definition;
  if (!typeArgument) return undefined;
  const given = argumentGiven(typeArgument, from, analysis);
  return isKnown(given) || type.model.kind !== 'framework' ? given : undefined;
}

function argumentGiven(
  { index, path = [] }: NonNullable<ResolvedType['definition']['typeArgument']>,
  from: ApiValue,
  analysis: Analysis,
): Value {
  for (let at: ApiValue | undefined = from; at; at = at.receiver) {
    const params = at.given ?? typeArgumentsOf(at);
    const argument = params?.params[index];
    if (!params || !argument) continue;
    return path.reduce<Value>(
      (value, name) => memberOf(value, name, analysis),
      valueOfType(argument, analysis),
    );
  }
  return UNKNOWN;
}

function typeArgumentsOf({ made }: ApiValue): ApiValue['given'] {
  const params = made?.node.typeArguments?.params;
  return made && params ? { params, module: made.module } : undefined;
}
