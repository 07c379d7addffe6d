// Which tests of a run may ask about a read's answer: those in which the read or the helper that makes it stands, or that name what
// holds the answer. A run of hundreds of reads has as many tests, and each of them is about a few.
import { isFunction, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { bindingOf, moduleOf } from '../project/module.js';
import type { QueryStep } from '../queries/query-steps.js';
import { givenFirst, MOST_NAMES } from './read-answers.js';

type Test = Extract<Node, { type: 'IfStatement' | 'ConditionalExpression' | 'LogicalExpression' }>;

/** The tests among the nodes of a run that may be about what a read found, in source order. */
export function testsOf(step: QueryStep, run: readonly Node[]): readonly Node[] {
  const [first] = run;
  if (!first) return [];
  const bySource = moduleOf(first).memo.of(testsOf, run, () => testsBySource(run));
  if (bySource.size === 0) return [];
  const places = new Set<number>();
  const asked: Node[] = [step.query.node];
  for (let at = step.entered; at; at = at.from) asked.push(at.call);
  for (const node of asked)
    for (let at: Node | undefined = node; at; at = at.parent)
      for (const place of bySource.get(at) ?? []) places.add(place);
  return [...places].sort((a, b) => a - b).map((place) => run[place] as Node);
}

/** The places of tests in a run, by what they test and by all that the names in it were given. */
function testsBySource(run: readonly Node[]): ReadonlyMap<Node, readonly number[]> {
  const bySource = new Map<Node, number[]>();
  run.forEach((node, place) => {
    if (!isTest(node)) return;
    for (const source of sourcesOf(node.type === 'LogicalExpression' ? node.left : node.test)) {
      const places = bySource.get(source);
      if (places) places.push(place);
      else bySource.set(source, [place]);
    }
  });
  return bySource;
}

function isTest(node: Node): node is Test {
  return ['IfStatement', 'ConditionalExpression', 'LogicalExpression'].includes(node.type);
}

/** An expression, what its names were given first, what the names in that were given, and so on. */
function sourcesOf(tested: Node): ReadonlySet<Node> {
  const sources = new Set([tested]);
  let latest: readonly Node[] = [tested];
  for (let names = 0; names < MOST_NAMES && latest.length > 0; names += 1) {
    const given = latest.flatMap(givenToNamesIn).filter((source) => !sources.has(source));
    for (const source of given) sources.add(source);
    latest = given;
  }
  return sources;
}

function givenToNamesIn(source: Node): readonly Node[] {
  return nodesIn(source, (node) => !isFunction(node)).flatMap((node): readonly Node[] => {
    if (node.type !== 'Identifier') return [];
    const binding = bindingOf(node);
    const given = binding && givenFirst(binding)?.given;
    return given ? [given] : [];
  });
}
