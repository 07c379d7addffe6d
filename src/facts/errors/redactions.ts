// What a logger makes unreadable in its lines, by path: `redact: ['req.headers.cookie', 'error.config']`.
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

/** The key of a line that each path of a redaction begins with, `*` for any; `undefined` where a path cannot be read. */
export function redactedKeys(option: Value, analysis: Analysis): readonly string[] | undefined {
  const list = option.kind === 'object' ? memberOf(option, 'paths', analysis) : option;
  const node = list.kind === 'opaque' ? unwrap(list.node) : undefined;
  if (node?.type !== 'ArrayExpression') return undefined;
  const keys = node.elements.map((element) => element && keyOf(element, analysis));
  return keys.every((key) => typeof key === 'string') ? keys : undefined;
}

function keyOf(element: Node, analysis: Analysis): string | undefined {
  const value = valueOf(element, analysis);
  const text = value.kind === 'opaque' ? stringValue(value.node) : stringValue(element);
  return text === undefined ? undefined : /^(?:\[\s*["'`]?)?([^.[\]"'`]+)/.exec(text)?.[1];
}
