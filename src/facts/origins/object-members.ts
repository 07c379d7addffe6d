// What reading a property of an object literal gives: its own, what is assigned to it later, or that of what is spread into it.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, stringValue, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { addedTo, isObjectAssign } from './added-members.js';
import { returnedBy } from './calls.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import type { Reason } from './reason.js';
import { agreeExactly } from './agreement.js';
import { isKnown, unknown, whyUnknown, type ObjectValue, type Value } from './value.js';
import { memoizeValue } from './walk.js';

/** What a member of an object is. In `this.options = { ...this.options, ...more }` an object spreads itself: unknown. */
export function memberOfObject(object: ObjectValue, name: string, analysis: Analysis): Value {
  const { node, base } = object;
  const key = keyOf(node, name);
  const value = memoizeValue(node, analysis, () => withAdded(object, name, analysis), key);
  return base && isAbsent(value) ? memberOf(base, name, analysis) : value;
}

/** Objects spread each other twice, and twice again: each is asked for a member once. */
function keyOf(node: Node, name: string): object {
  const keys = moduleOf(node).memo.of(keyOf, node, () => new Map<string, object>());
  let key = keys.get(name);
  if (!key) keys.set(name, (key = {}));
  return key;
}

/** `db.order = …` after `const db = {}`: one value for all that is written there. */
function withAdded(object: ObjectValue, name: string, analysis: Analysis): Value {
  const own = propertyOfObject(object, name, analysis);
  const added = addedTo(object.node, name, analysis);
  if (added.length === 0) return own;
  const all = isAbsent(own) || isEmpty(own) ? added : [own, ...added];
  return all.find((value) => !isKnown(value) && all.length > 1) ?? agreeExactly(all);
}

function propertyOfObject({ node, module }: ObjectValue, name: string, analysis: Analysis): Value {
  /** What comes later and may be there or not: a record of parameters. */
  const open: Value[] = [];
  let because: Reason | undefined;
  for (const property of node.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const source = valueOf(property.argument, analysis);
      const spread = memberOf(source, name, analysis);
      if (isAbsent(spread)) {
        because ??= whyUnknown(source);
        continue;
      }
      // What a spread puts in its place counts even where it cannot be followed.
      const why = source.kind === 'unknown' ? source.why : undefined;
      if (why) return unknown('no-member', node, name, { because: why });
      if (!isOpenRecord(source, name, analysis)) return joined(open, spread);
      open.push(spread);
    } else if (keyName(property) === name) {
      const own =
        property.kind === 'get'
          ? returnedBy(
              { kind: 'function', node: property.value as TSESTree.FunctionExpression, module },
              analysis,
            )
          : valueOf(property.value, analysis);
      return joined(open, own);
    }
  }
  return open.length > 0 ? agreeExactly(open) : unknown('no-member', node, name, { because });
}

/** Of a record that may hold the member, and what is there where it does not, one value only if both are the same. */
function joined(open: readonly Value[], value: Value): Value {
  const [first] = open;
  if (!first) return value;
  // `{ page: 1, ...request.query }`: what is sent is still a text. A flag that is made in place is a boolean on one of two ways.
  if (value.kind === 'opaque' && value.node.type === 'Literal' && typeof value.node.value !== 'boolean')
    return agreeExactly(open);
  return isKnown(value) ? agreeExactly([...open, value]) : unknown('several-values', undefined, undefined);
}

/** May a value have the member, or not? `request.params` has one for each name that the code could write. */
function isOpenRecord(source: Value, name: string, analysis: Analysis): boolean {
  if (source.kind !== 'api') return false;
  const { members } = source.type.definition;
  return members?.[name] === undefined && analysis.catalogue.facet(source.type, 'otherMembers') !== undefined;
}

/** Is it known that a value has no such member? */
function isAbsent(value: Value): boolean {
  return value.kind === 'unknown' && value.why?.kind === 'no-member' && !value.why.because;
}

/** `{ order: null }`: a place that is filled later. */
function isEmpty(value: Value): boolean {
  return value.kind === 'opaque' && isNullish(value.node);
}

/** Does the literal itself write this property? */
export function declares({ node }: ObjectValue, name: string): boolean {
  return node.properties.some((property) => property.type === 'Property' && keyName(property) === name);
}

/** `module.exports = router; module.exports.db = pool`. */
export function addedMemberOf(node: Node, name: string, analysis: Analysis): Value {
  const added = addedTo(node, name, analysis);
  return added.length > 0
    ? (added.find((value) => !isKnown(value)) ?? agreeExactly(added))
    : unknown('no-member', node, name);
}

/** `Object.assign({}, first, second).name`, `Object.freeze(object).name`, `Color.red` of an enum. */
export function memberOfOpaque(node: Node, name: string, analysis: Analysis): Value {
  if (node.type === 'TSEnumDeclaration') {
    const member = node.body.members.find(
      ({ id }) => (id.type === 'Identifier' ? id.name : stringValue(id)) === name,
    );
    return member?.initializer
      ? valueOf(member.initializer, analysis)
      : unknown(member ? 'not-followed' : 'no-member', node, name);
  }
  if (node.type !== 'CallExpression' || !isObjectAssign(node)) return unknown('not-followed', node);
  for (const argument of node.arguments.toReversed()) {
    const member = memberOf(valueOf(argument, analysis), name, analysis);
    if (member.kind !== 'unknown' || member.why?.kind !== 'no-member') return member;
  }
  return unknown('no-member', node, name);
}
