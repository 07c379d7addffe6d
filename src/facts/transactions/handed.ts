// Whether a statement is handed a transaction, seen from the code that opened it.
//
//   create(row, { transaction: tx })                 yes
//   create(row, { transaction }), in a function that was called without it
//                                                    no
//   find(filter).session(session), query(trx)        yes
//   create(row, options), options of the caller      what is in them, where they are written out; else unknown
//
// And whether an object is made of one:
//
//   new Orders(tx), orders.with(tx), { orders: new Orders(tx) }    yes: what it sends may go through the transaction
//   new Orders(db), createContext()                               no
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf } from '../../ast/invocations.js';
import { isFunction, keyName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { valuesWrittenTo } from '../project/written-out.js';
import type { QueryCall } from '../queries/query-call.js';
import { isOfTransaction } from '../queries/transactions.js';
import { seen, valueSeen, type Run, type Seen } from './seen.js';

/** Is a statement handed a transaction: as an option, as an argument, by a member of its chain? */
export function isHanded(
  { chain, library, query: { transactionIn: place } }: QueryCall,
  run: Run | undefined,
  analysis: Analysis,
): 'yes' | 'no' | 'unknown' {
  const { transactionGivenAs: names = [], transactionChainedBy: chained } = library;
  let answer: 'no' | 'unknown' = 'no';
  for (const { call, member } of chain) {
    const isNamed = member !== undefined && member === chained;
    const isStated = place && (place.member === undefined || place.member === member);
    for (const [index, argument] of argumentsOf(call).entries()) {
      const mayBeOptions = names.length > 0 && (isStated ? index === place.argument : index > 0);
      const held = isNamed ? isThere(argument, run) : holds(argument, names, mayBeOptions, run, analysis);
      if (held === 'yes') return 'yes';
      if (held === 'unknown') answer = 'unknown';
    }
  }
  return answer;
}

function isThere(node: Node, run: Run | undefined): 'yes' | 'no' {
  return seen(node, run) === 'absent' ? 'no' : 'yes';
}

/** Does an argument hold a transaction, by itself or among the properties of options? */
function holds(
  argument: Node,
  names: readonly string[],
  mayBeOptions: boolean,
  run: Run | undefined,
  analysis: Analysis,
): 'yes' | 'no' | 'unknown' {
  const value = unwrap(argument);
  if (value.type === 'ObjectExpression') {
    let answer: 'no' | 'unknown' = 'no';
    for (const property of value.properties) {
      if (property.type === 'SpreadElement') {
        if (names.length > 0) answer = 'unknown';
      } else if (names.includes(keyName(property) ?? '')) return isThere(property.value, run);
      else if (isHandle(property.value, run, analysis)) return 'yes';
    }
    return answer;
  }
  if (isHandle(value, run, analysis)) return 'yes';
  return mayBeOptions || (value.type === 'SpreadElement' && names.length > 0)
    ? optionsIn(value, names, run)
    : 'no';
}

/** Options that stand under a name: known where that leads to an object that is written out, or to nothing. */
function optionsIn(node: Node, names: readonly string[], run: Run | undefined): 'yes' | 'no' | 'unknown' {
  if (node.type === 'Literal' || node.type === 'TemplateLiteral' || isFunction(node)) return 'no';
  const sight = seen(node, run);
  if (sight === 'absent') return 'no';
  if (sight === 'unknown' || sight.path.length > 0) return 'unknown';
  const { node: at } = sight;
  if (at.type !== 'ObjectExpression')
    return at.type === 'Literal' || at.type === 'ArrayExpression' ? 'no' : 'unknown';
  if (at.properties.some((each) => each.type === 'SpreadElement')) return 'unknown';
  const given = at.properties.find((each) => each.type === 'Property' && names.includes(keyName(each) ?? ''));
  return given?.type === 'Property' ? isThere(given.value, sight.run) : 'no';
}

function isHandle(node: Node, run: Run | undefined, analysis: Analysis): boolean {
  const value = unwrap(node);
  if (value.type !== 'Identifier' && value.type !== 'MemberExpression') return false;
  const sight = seen(value, run);
  return typeof sight === 'object' && isOfTransaction(valueSeen(sight, analysis), analysis);
}

/** The handle that a statement is given, as an option, as an argument or by a member of its chain. */
export function handleGiven(
  { chain }: QueryCall,
  run: Run | undefined,
  analysis: Analysis,
): Seen | undefined {
  for (const { call } of chain)
    for (const argument of argumentsOf(call)) {
      const value = unwrap(argument);
      const held =
        value.type === 'ObjectExpression'
          ? value.properties.flatMap((each) => (each.type === 'Property' ? [each.value] : []))
          : [value];
      for (const each of held) {
        if (each.type !== 'Identifier' && each.type !== 'MemberExpression') continue;
        const sight = seen(each, run);
        if (typeof sight === 'object' && isOfTransaction(valueSeen(sight, analysis), analysis)) return sight;
      }
    }
  return undefined;
}

/**
 * Is an object, through a member of which a statement is sent, made of a transaction? What its class keeps is then told neither by the
 * declared type of the member nor by another object of that class.
 */
export function isMadeOfTransaction(
  { node, path, run }: Seen,
  handle: TSESTree.Identifier | undefined,
  analysis: Analysis,
): boolean {
  const opened = handle && bindingOf(handle);
  const isTransaction = (each: Node): boolean =>
    each.type === 'Identifier' &&
    ((opened !== undefined && bindingOf(each) === opened) || isHandle(each, run, analysis));
  return path.length > 0 && makersOf(node).some((maker) => nodesIn(maker).some(isTransaction));
}

/** The expressions that an object may be made by. */
function makersOf(node: Node): readonly Node[] {
  if (node.type !== 'Identifier') return node.type === 'ThisExpression' ? [] : [node];
  const binding = bindingOf(node);
  return binding ? valuesWrittenTo(binding) : [];
}
