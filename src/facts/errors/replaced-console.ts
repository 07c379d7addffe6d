// What the project puts in the place of the console's methods, and where a call to one of them comes back to itself.
//
//   console.error = () => {}                          `error` is replaced: what is printed by it may be printed nowhere
//   console.error = (…) => { … node … }               node runs within the replacement of `error`
//   console.error = (…) => ship(…), in ship: node     node is called from it, over any number of functions
//   process.stderr.on('error', () => { … node … })    node runs because the error stream is broken
//   process.stderr.write = (…) => { … node … }        node runs whenever something is printed there
import { isFunction, keyName, memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { REACH_CALLS } from '../../budgets.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';
import { mayReplaceConsole } from '../project/marks.js';
import { isOfTests } from '../runtime/importers.js';
import { surroundingsOf } from '../runtime/surroundings.js';

/** A method of the console that the project replaces, or the whole of it; with what takes its place, where that is a function. */
interface Replacement {
  readonly method: string | undefined;
  readonly by: Node | undefined;
}

/** Does the project put something else in the place of a method of the console, in this file or in another one of the server's? */
export function isReplaced(method: string, analysis: Analysis): boolean {
  return replacementsIn(analysis).some((each) => each.method === undefined || each.method === method);
}

/** Does a node run as a part of what replaces this method of the console, or because the error stream is broken? */
export function runsWithin(node: Node, method: string, analysis: Analysis): boolean {
  const roots = replacementsIn(analysis)
    .filter((each) => each.method === undefined || each.method === method)
    .map(({ by }) => by)
    .concat(streamHandlersIn(analysis));
  const reached = reachedFrom(
    roots.filter((root) => root !== undefined),
    analysis,
  );
  for (let at: Node | undefined = node; at; at = at.parent) if (reached.has(at)) return true;
  return false;
}

function replacementsIn(analysis: Analysis): readonly Replacement[] {
  const { open, project, catalogue } = analysis;
  if (!open) return [];
  return analysis.memo.of(replacementsIn, open, () => {
    const others = project.index.marked(open, 'replaces-console', catalogue) ?? [];
    const modules = others.filter(({ path }) => path !== open.path && !isOfTests(path, analysis));
    return [
      ...(mayReplaceConsole(open.text) ? replacementsOf(open, analysis) : []),
      ...modules
        .filter((module) => surroundingsOf(module, analysis, []) === 'server')
        .flatMap((module) => replacementsOf(module, analysis)),
    ];
  });
}

function replacementsOf({ ast, assignments }: Module, analysis: Analysis): Replacement[] {
  const assigned = assignments.flatMap(({ left, right }): Replacement[] => {
    if (left.type === 'Identifier')
      return isConsole(left, analysis) ? [{ method: undefined, by: undefined }] : [];
    if (left.type !== 'MemberExpression' || !isConsole(left.object, analysis)) return [];
    return [{ method: memberName(left), by: right }];
  });
  const given = nodesIn(ast).flatMap((node): Replacement[] => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
    const [target, first, second] = node.arguments;
    const how = memberName(node.callee);
    if (!target || !['assign', 'defineProperty', 'defineProperties'].includes(how ?? '')) return [];
    if (!isConsole(target, analysis)) return [];
    const object = unwrap(how === 'defineProperty' ? (second ?? node) : (first ?? node));
    if (object.type !== 'ObjectExpression') return [{ method: undefined, by: undefined }];
    return object.properties.flatMap((property): Replacement[] => {
      if (property.type !== 'Property') return [{ method: undefined, by: undefined }];
      return [
        { method: how === 'defineProperty' ? stringValue(first) : keyName(property), by: property.value },
      ];
    });
  });
  return [...assigned, ...given];
}

function isConsole(node: Node, analysis: Analysis): boolean {
  const member = unwrap(node);
  // `globalThis.console`
  if (member.type === 'MemberExpression' && memberName(member) === 'console')
    return member.object.type === 'Identifier' && /^global(?:This)?$/.test(member.object.name);
  const value = valueOf(node, analysis);
  return value.kind === 'api' && analysis.catalogue.facet(value.type, 'role')?.value === 'console';
}

/** What the open file does when the error stream fails, and what it puts in the place of its methods. */
function streamHandlersIn(analysis: Analysis): Node[] {
  const { open } = analysis;
  if (!open) return [];
  return analysis.memo.of(streamHandlersIn, open, () => handlersOfStreams(open, analysis));
}

function handlersOfStreams(open: Module, analysis: Analysis): Node[] {
  if (!open.text.includes('stderr')) return [];
  const isErrorStream = (node: Node) => {
    const value = valueOf(node, analysis);
    return value.kind === 'api' && analysis.catalogue.facet(value.type, 'stream')?.value === 'stderr';
  };
  const put = open.assignments.flatMap(({ left, right }) =>
    left.type === 'MemberExpression' && isErrorStream(left.object) ? [right] : [],
  );
  const listening = nodesIn(open.ast).flatMap((node) =>
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    isErrorStream(node.callee.object)
      ? node.arguments
      : [],
  );
  return [...put, ...listening];
}

/** The functions that run when one of these does. */
function reachedFrom(roots: readonly Node[], analysis: Analysis): ReadonlySet<Node> {
  const reached = new Set<Node>();
  const waiting = roots.map((root) => bodyOf(root, analysis));
  for (const next of waiting) {
    if (!next || reached.has(next) || reached.size > REACH_CALLS) continue;
    reached.add(next);
    for (const node of nodesIn(next)) {
      if (node.type === 'CallExpression' || node.type === 'NewExpression')
        waiting.push(bodyOf(node.callee, analysis));
    }
  }
  return reached;
}

const bodyOf = memoizePerLint((node: Node, analysis: Analysis): Node | undefined => {
  const value = unwrap(node);
  return isFunction(value) ? value : functionOf(value, analysis)?.node;
});
