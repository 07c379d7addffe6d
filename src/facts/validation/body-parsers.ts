// What a request's body holds: the parser in front of the handler decides, on its own route, in its module, or, when
// neither installs one, anywhere in the project.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Input } from '../../models/model.js';
import { valueOf } from '../origins/origins.js';
import { nameOfFunction } from '../origins/parameters.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';

type Parses = ReadonlySet<'strings' | 'json'>;

/** What the body that a handler reads at `node` carries. */
export function bodyCarries(node: Node, analysis: Analysis): Input['carries'] {
  const module = moduleOf(node);
  for (let at = node.parent; at; at = at.parent) {
    if (!isFunction(at)) continue;
    for (const route of registrationsOf(at)) {
      const own = parsersAmong(route.arguments, module, analysis);
      if (own.size > 0) return only(own);
    }
  }
  const near = parsersInstalled(module, analysis);
  if (near.size > 0) return only(near);
  const anywhere = new Set<'strings' | 'json'>();
  for (const other of analysis.project.index.marked(module, 'installs-parser', analysis.catalogue) ?? [])
    for (const parses of parsersInstalled(other, analysis)) anywhere.add(parses);
  // A project that reads JSON somewhere most likely reads it here.
  return anywhere.has('json') ? 'json' : only(anywhere);
}

function registrationsOf(fn: FunctionNode): TSESTree.CallExpression[] {
  const named = nameOfFunction(fn);
  const places: Node[] = [
    fn,
    ...((named && bindingOf(named)?.references) ?? []).map(({ identifier }) => identifier as Node),
  ];
  return places.flatMap((place) => {
    let call = place.parent;
    // A wrapper around the handler stands between it and the route.
    if (call?.type === 'CallExpression' && call.parent.type === 'CallExpression' && call.callee !== place)
      call = call.parent;
    return call?.type === 'CallExpression' && call.callee !== place ? [call] : [];
  });
}

function parsersAmong(args: readonly Node[], module: Module, analysis: Analysis): Set<'strings' | 'json'> {
  const found = new Set<'strings' | 'json'>();
  for (const argument of args) {
    const value = valueOf(argument, analysis);
    const parses = value.kind === 'api' ? analysis.catalogue.facet(value.type, 'parses')?.value : undefined;
    if (parses) found.add(parses);
  }
  return found;
}

/** Parsers that a module installs for all that follows: `app.use(parser())`. */
function parsersInstalled(module: Module, analysis: Analysis): Parses {
  const found = new Set<'strings' | 'json'>();
  if (!analysis.catalogue.names.installsParser(module.text)) return found;
  for (const node of nodesIn(module.ast)) {
    if (
      node.type !== 'CallExpression' ||
      node.callee.type !== 'MemberExpression' ||
      node.parent.type !== 'ExpressionStatement'
    )
      continue;
    for (const parses of parsersAmong(node.arguments, module, analysis)) found.add(parses);
  }
  return found;
}

function only(parsers: Parses): Input['carries'] {
  if (parsers.size !== 1) return 'unknown';
  return parsers.has('strings') ? 'strings' : 'json';
}
