// Middlewares of validation libraries without a model: what they ask of a request is not known, but for the keys that they are told.
//
//   query('page').optional().isInt()              may ask for `query.page`, and asks for no other key
//   checkSchema(rules), oneOf([query('page')])    may ask for anything
//   helmet(), upload.single('page')               none: another kind of library
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf } from '../../ast/chains.js';
import { argumentsOf, calleeExpression } from '../../ast/invocations.js';
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { WITHOUT_MODEL } from '../../models/without-model.js';
import { packageOf } from '../catalogue/asked-for.js';
import { importedAs } from '../project/imported-names.js';

const VALIDATORS: ReadonlySet<string> = new Set(WITHOUT_MODEL.validation);

/**
 * May a middleware that is made by a call refuse requests without a value?
 *
 * @param path the value's path from the request: `query.page`
 */
export function mayBeValidatedBy(call: TSESTree.CallExpression, path: string): boolean {
  const first = chainOf(call).at(-1);
  const imported = first && importedAs(unwrap(calleeExpression(first.call)));
  if (!first || !imported || !VALIDATORS.has(packageOf(imported.from))) return false;
  const keys = argumentsOf(first.call).flatMap(keysIn);
  const [, ...steps] = path.split('.');
  const key = steps.join('.');
  return keys.length === 0 || key === '' || keys.some((each) => each.includes('*') || isAround(each, key));
}

/** `'page'`, `['page', 'limit']` */
function keysIn(argument: Node): string[] {
  const given = unwrap(argument);
  if (given.type === 'ArrayExpression') return given.elements.flatMap((each) => (each ? keysIn(each) : []));
  const key = stringValue(given);
  return key === undefined ? [] : [key];
}

/** `address` holds `address.city`, and the other way round. */
function isAround(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
