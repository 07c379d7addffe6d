// Repeated reads of one value by its key, in libraries that give many values in the order of their keys: `get` and `mget`.
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf } from '../../ast/invocations.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { derivedIn, mentions, referencesIn } from '../flow/derived-names.js';
import { bindingOf } from '../project/module.js';
import { conditionsOf } from '../queries/conditions.js';
import type { RepeatedQuery } from './repeated-queries.js';

export interface PositionalRead {
  /** The key, made of the loop's element and of what is there before the loop. */
  readonly key: Node;
  /** Everything that the read refers to beside the element. */
  readonly references: readonly TSESTree.Identifier[];
}

/** Nodes of which a key may be made: reading them twice gives the same key. */
const PLAIN = new Set([
  'Identifier',
  'Literal',
  'TemplateLiteral',
  'TemplateElement',
  'MemberExpression',
  'BinaryExpression',
]);

/** Is more than the key made of the element, so that the form for many keys does not hold it: `hGet(key(id), 'name')`? */
export function variesBeyondKey({ query, repetition: { loop } }: RepeatedQuery): boolean {
  const own = derivedIn(loop.body, loop.element);
  const keys = conditionsOf(query).map(({ value }) => unwrap(value));
  return argumentsOf(query.node).some(
    (given) => !keys.includes(unwrap(given)) && referencesIn(given).some((each) => mentions(each, own)),
  );
}

export function positionalReadOf({
  query,
  through,
  repetition: { loop },
}: RepeatedQuery): PositionalRead | undefined {
  if (!query.query.batch?.positional || through || query.chain.length !== 1) return undefined;
  const [key, ...more] = argumentsOf(query.node);
  if (!key || more.length > 0 || nodesIn(key).some(({ type }) => !PLAIN.has(type))) return undefined;
  const own = derivedIn(loop.body, loop.element);
  const element = new Set(loop.element.map((each) => bindingOf(each)));
  const inKey = referencesIn(key);
  // A name that the loop makes of the element is not there before it.
  const isDerived = inKey.some((each) => mentions(each, own) && !element.has(bindingOf(each)));
  if (isDerived || !inKey.some((each) => element.has(bindingOf(each)))) return undefined;
  const references = referencesIn(query.node).filter((each) => !element.has(bindingOf(each)));
  return { key, references };
}
