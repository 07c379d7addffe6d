// Libraries that convert texts before they look at them, unless something says that they shall not: `.strict()` on a schema or on
// one around it, or an option of the call that validates.
//
//   yup.number().strict(), Joi.object({ … }).options({ convert: false })     taken as they come
//   schema.validate(query, { strict: true }), with `options` that hold it    taken as they come
//   Joi.number().strict(false) inside of Joi.object({ … }).strict()           unknown: one says this, another that
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath, type Reading } from '../../ast/arguments.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { Strictness } from '../../models/model.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';

/** What was said about it. */
export interface Said {
  /** Texts are taken as they come; undefined where that is not known. */
  readonly strict: boolean | undefined;
  /** What says so, as code has it: `.strict()`, `convert: false`. */
  readonly by: string;
  /** It is said in one place. */
  readonly isOnce: boolean;
}

/** What a call says, by its argument or by being there. */
export function saidBy(
  strictness: Strictness | undefined,
  name: string,
  call: TSESTree.CallExpression,
  analysis: Analysis,
): Said | undefined {
  if (!strictness) return undefined;
  const { argument, path = [], is, byItself } = strictness;
  const reading = readArgument(call, argument);
  if (reading.kind === 'absent')
    return byItself ? { strict: true, by: `.${name}()`, isOnce: true } : undefined;
  const said = reading.kind === 'written' ? readOption(reading.node, path, analysis) : reading;
  if (said.kind === 'absent') return undefined;
  const by = path.length > 0 ? `${path.at(-1)}: ${is}` : `.${name}(${is})`;
  return { strict: said.kind === 'written' ? flag(said.node, is, analysis) : undefined, by, isOnce: true };
}

/** Under a path of keys of an object that is written here, or as a constant somewhere. */
function readOption(node: Node, path: readonly string[], analysis: Analysis): Reading {
  const [key, ...rest] = path;
  if (key === undefined) return { kind: 'written', node };
  const value = valueOf(node, analysis);
  const option = readPath(value.kind === 'object' ? value.node : node, [key]);
  return option.kind === 'written' ? readOption(option.node, rest, analysis) : option;
}

function flag(node: Node, is: boolean, analysis: Analysis): boolean | undefined {
  const value = valueOf(node, analysis);
  const literal = unwrap(value.kind === 'opaque' ? value.node : node);
  return literal.type === 'Literal' && typeof literal.value === 'boolean' ? literal.value === is : undefined;
}

/** What holds of a schema by what is said of it and by what is said around it. */
export function together(inner: Said | undefined, outer: Said | undefined): Said | undefined {
  if (!inner || !outer) return inner ?? outer;
  // Options that cannot be read leave alone what is said of the schema itself.
  if (outer.strict === undefined) return inner;
  return { ...inner, strict: inner.strict === outer.strict ? inner.strict : undefined, isOnce: false };
}

/** What holds of a list by what is said of its elements: they may have been converted before anything looks at them. */
export function ofElements(said: Said | undefined): Said | undefined {
  return said?.strict === true ? undefined : said;
}
