// What validates the parameters of handlers by their classes: bound to one parameter, to a method, to a class, or to all
// handlers of the application.
import { readArgument } from '../../ast/arguments.js';
import { keyName, type Node } from '../../ast/nodes.js';
import type { ClassValidator } from '../../models/model.js';
import { toInstance } from '../origins/annotations.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

export interface Validator {
  readonly classes: ClassValidator['classes'];
  /** Fields are converted to their static types first. */
  readonly converts: boolean;
  /** The handler is given what was converted. */
  readonly handsOn: boolean;
  /** The same, where only what is written down counts. */
  readonly keepsTexts: boolean;
}

/** The validator that an expression is; undefined for anything else, and where its options cannot be read. */
export function validatorIn(node: Node, analysis: Analysis): Validator | undefined {
  return validatorOf(valueOf(node, analysis), analysis);
}

/** The same for a value: an instance, or the class of which one is made without options. */
export function validatorOf(value: Value, analysis: Analysis): Validator | undefined {
  if (value.kind !== 'api' || value.others) return undefined;
  const { catalogue } = analysis;
  const instance = toInstance(value, analysis);
  const facet = instance.kind === 'api' ? catalogue.facet(instance.type, 'validatesClasses') : undefined;
  if (!facet) return undefined;
  const { classes, options, convertsBy, handsOnBy } = facet.value;
  if (catalogue.facet(value.type, 'instance'))
    return { classes, converts: false, handsOn: false, keepsTexts: true };
  const made = value.made?.node;
  if (made?.type !== 'NewExpression') return undefined;
  const given = readArgument(made, options);
  if (given.kind === 'unreadable') return undefined;
  const set = new Map<string, Node>();
  if (given.kind === 'written' && !readOptions(given.node, [], facet.value, set, analysis)) return undefined;
  const converts = flagAt(convertsBy, set, analysis);
  const handsOn = flagAt(handsOnBy, set, analysis);
  return converts === undefined
    ? undefined
    : { classes, converts, handsOn: handsOn === true, keepsTexts: handsOn === false };
}

const keyOf = (path: readonly string[]): string => path.join('.');

/** Collects options by their paths; false where there is one with which nothing is known. */
function readOptions(
  node: Node,
  above: readonly string[],
  validator: ClassValidator,
  set: Map<string, Node>,
  analysis: Analysis,
): boolean {
  const value = valueOf(node, analysis);
  if (value.kind !== 'object' || value.base) return false;
  return value.node.properties.every((property) => {
    if (property.type === 'SpreadElement')
      return readOptions(property.argument, above, validator, set, analysis);
    const name = keyName(property);
    if (name === undefined) return false;
    const path = [...above, name];
    if (validator.plainOptions.some((each) => keyOf(each) === keyOf(path))) {
      set.set(keyOf(path), property.value);
      return true;
    }
    const isAbove = validator.plainOptions.some((each) => keyOf(each).startsWith(`${keyOf(path)}.`));
    return isAbove && readOptions(property.value, path, validator, set, analysis);
  });
}

/** Whether an option is on; undefined where that is not written down. */
function flagAt(
  path: readonly string[] | undefined,
  set: ReadonlyMap<string, Node>,
  analysis: Analysis,
): boolean | undefined {
  const node = path && set.get(keyOf(path));
  if (!node) return false;
  const value = valueOf(node, analysis);
  const literal = value.kind === 'opaque' ? value.node : node;
  return literal.type === 'Literal' && typeof literal.value === 'boolean' ? literal.value : undefined;
}
