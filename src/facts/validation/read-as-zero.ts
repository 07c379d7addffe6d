// Coerced leaves that take for a number what is none: an empty text, or the null of a field that was not sent.
//
// at a query string, `?page=` and no `page`:
//
//   z.coerce.number()                                   an empty text is 0
//   z.coerce.number().min(1)                            refused: a bound leaves zero out
//   z.coerce.number().default(0)                        0 is what it is without the field
//   z.coerce.number().refine((n) => ok(n))              unknown: code decides
//
// at `params.get('page')`, which is null where no `page` was sent:
//
//   z.coerce.number().default(10)                       a missing field is 0, and the default is never used
//   z.coerce.number().positive().default(10)            a missing field is refused, and the default is never used
//   z.coerce.date().optional()                          a missing field is 1970
import { keyName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { isAskedLater, mayBeAskedAnywhere } from './asked-later.js';
import { placeOf } from './places.js';
import type { SchemaUse } from './schema-use.js';
import { usesOfSchema } from './schema-uses.js';
import type { ChainLink, SchemaLeaf } from './schemas.js';
import { leavesOutZero } from './zero-bounds.js';

export interface ReadAsZero {
  /**
   * - `empty`: an empty text is 0
   * - `missing`: a field that was not sent is 0, or 1970
   * - `refused`: a field that was not sent is 0, which a bound refuses although the field need not be there
   */
  readonly what: 'empty' | 'missing' | 'refused';
  readonly input: Input;
  /** What gives null for a field that was not sent; undefined in place of one that stands in another file. */
  readonly nullFrom: readonly (Node | undefined)[];
  /** The schema says what holds without the field. */
  readonly isOptional: boolean;
  /** A type of the project is derived from what the schema takes in. */
  readonly inputTypeIsRead: boolean;
  readonly place: string;
  readonly field: string | undefined;
}

/** Forms and query strings send a field that was left blank, and a line of a `.env` file may end at `=`. A path has no empty part. */
export const MAY_BE_EMPTY: ReadonlySet<Input['part']> = new Set(['query', 'url', 'form', 'body', 'env']);

/** Where an input arrives at a coerced leaf that takes nothing for zero. */
export function readAsZero(leaf: SchemaLeaf, open: Module, analysis: Analysis): ReadAsZero | undefined {
  const { givesNaN, bounds, insistsOn } = leaf.is;
  // Who validates may convert what the leaf insists on.
  const byValidation = bounds !== undefined;
  const converts = byValidation ? insistsOn : leaf.is.converts;
  // That it gives NaN is told of, and what cures that is for the empty text as well.
  if (givesNaN) return undefined;
  if (converts !== 'number' && converts !== 'bigint' && converts !== 'date') return undefined;
  const traced = usesOfSchema(leaf.node, leaf.type, analysis);
  const links = [...traced.steps, ...leaf.around];
  const zero =
    converts === 'date'
      ? 'taken'
      : optionLeavesOutZero(leaf)
        ? 'left-out'
        : whatBecomesOfZero(links, analysis);
  if (zero === 'unknown' || links.some(isZeroOtherwise)) return undefined;
  const { uses, takesNull, inputTypeIsRead, names, keys, isAlternative, isElement } = traced;
  // An empty text is no list.
  if (isAlternative || isElement) return undefined;
  const isOptional = links.some(
    ({ schema }) => schema.continues === 'wrapper' || schema.combines === 'wrapper',
  );
  const what = (use: SchemaUse): ReadAsZero['what'] | undefined => {
    const { input, nullFrom, dropsEmpty } = use;
    if (input?.carries !== 'strings' || (byValidation && !use.converts)) return undefined;
    if (nullFrom && !takesNull && converts !== 'bigint') {
      if (zero === 'taken') return 'missing';
      return isOptional ? 'refused' : undefined;
    }
    return zero === 'taken' && converts !== 'date' && !dropsEmpty && MAY_BE_EMPTY.has(input.part)
      ? 'empty'
      : undefined;
  };
  const found = uses.find((use) => what(use));
  const field = keys[0] ?? names[0] ?? keyRead(found?.nullFrom);
  const kind = found && what(found);
  if (!found?.input || !kind) return undefined;
  if (field !== undefined && isAskedLater(field, [open, ...uses.map(({ module }) => module)]))
    return undefined;
  if (field !== undefined && kind === 'empty' && mayBeAskedAnywhere(field, 'name', open, analysis))
    return undefined;
  return {
    what: kind,
    input: found.input,
    nullFrom: takesNull
      ? []
      : uses.flatMap((use) => (use.nullFrom ? [use.module === open ? use.nullFrom : undefined] : [])),
    isOptional,
    inputTypeIsRead,
    place: placeOf(found.node, found.module, open),
    field,
  };
}

/** `page` of `params.get('page')`. */
function keyRead(node: Node | undefined): string | undefined {
  const call = node && unwrap(node);
  return call?.type === 'CallExpression' ? stringValue(call.arguments[0]) : undefined;
}

/** Do the options of a leaf leave zero out? What cannot be read may. */
function optionLeavesOutZero({ is: { bounds }, given: [options] }: SchemaLeaf): boolean {
  if (!bounds || !options) return false;
  if (options.type !== 'ObjectExpression') return true;
  return options.properties.some((each) => {
    const name = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || name === undefined) return true;
    const limit = unwrap(each.value);
    const bound = Object.hasOwn(bounds, name) ? bounds[name] : undefined;
    return bound !== undefined && (!isLiteral(limit) || leavesOutZero(bound, limit));
  });
}

/** What is done to zero by the checks behind a leaf. */
function whatBecomesOfZero(
  links: readonly ChainLink[],
  analysis: Analysis,
): 'taken' | 'left-out' | 'unknown' {
  let isUnknown = false;
  for (const { schema, call } of links) {
    const [limit] = call.arguments;
    if (leavesOutZero(schema.leavesOut, limit && written(limit, analysis))) return 'left-out';
    if (schema.leavesOut && !isLiteral(limit && written(limit, analysis)) && schema.leavesOut !== 'zero')
      isUnknown = true;
    if (
      schema.asksCode ||
      schema.intercepts ||
      schema.continues === 'transform' ||
      schema.continues === 'union'
    )
      isUnknown = true;
  }
  return isUnknown ? 'unknown' : 'taken';
}

/** A constant by what it was declared with. */
function written(limit: Node, analysis: Analysis): Node {
  const value = valueOf(limit, analysis);
  return value.kind === 'opaque' ? unwrap(value.node) : unwrap(limit);
}

function isLiteral(node: Node | undefined): boolean {
  return node?.type === 'Literal' || (node?.type === 'UnaryExpression' && node.argument.type === 'Literal');
}

/** `.default(0)`: nothing is lost where an empty text is the same. */
function isZeroOtherwise({ schema, call }: ChainLink): boolean {
  const [value] = call.arguments.slice(schema.combines ? 1 : 0);
  return (
    (schema.defaults !== undefined || schema.swallows === true) &&
    value?.type === 'Literal' &&
    (value.value === 0 || value.value === 0n)
  );
}
