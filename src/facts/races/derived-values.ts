// What a value has of another one, which was read before: is it computed from it, put together with it, or the same?
//
//   item.stock, `n` with const n = item.stock                   copied
//   item.stock - 1, Math.max(0, item.stock - 1), n += 1         computed
//   { ...user.settings, theme }                                 merged
//   [...item.tags, tag], item.tags.filter(…), tags.push(tag)    listed
//   `${item.note}\n${line}`, item.note + '\n' + line            joined
//   !item.hidden                                                turned
//   item.stock > 0 ? 'in stock' : 'sold out', item.stock > 0    nothing: it decides, and is not in it
//   round(item.price - 1), of the project                       what its argument is
//   format(item.stock)                                          nothing: a function of which nothing is known
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { DERIVED_DEPTH } from '../../budgets.js';
import { type Binding, bindingOf, isGlobal } from '../project/module.js';
import { initOf, writtenOut } from '../project/written-out.js';
import { seenByCaller, type Entered } from '../queries/query-steps.js';
import { changed, partOf, stronger, strongest, turned, type Derivation } from './derivations.js';
import { CHANGES_LIST } from './written-values.js';

const ARITHMETIC = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>']);
const LISTING = new Set('concat filter map flatMap toSpliced with'.split(' '));
/** On a column's value: those of decimals, whatever package they come from. */
const COMPUTING = new Set(
  'plus minus add sub subtract times mul multiply div divide dividedBy mod'.split(' '),
);
const PASSING = new Set(
  'slice sort toSorted reverse toReversed flat values entries toNumber toString valueOf toFixed toArray trim'.split(
    ' ',
  ),
);
/** Functions of the language that give what they are given in another form. */
const CONVERTS = new Set(
  'Number parseInt parseFloat String BigInt structuredClone Set Map Array Object'.split(' '),
);
const CONVERTING_MEMBERS = new Set(
  'JSON.parse JSON.stringify Array.from Object.fromEntries Object.entries Object.values Number.parseInt Number.parseFloat'.split(
    ' ',
  ),
);

interface Origin {
  /** Is an expression the value that was read? */
  readonly isSource: (node: Node, entered: Entered | undefined) => boolean;
  /** Does a call give a form of what it is given: a rounded number? */
  readonly isForm: (call: TSESTree.CallExpression | TSESTree.NewExpression) => boolean;
  /** Is something done before the derived value is used? */
  readonly isBefore: (change: Node) => boolean;
}

export function derivationOf(
  value: Node,
  entered: Entered | undefined,
  origin: Origin,
): Derivation | undefined {
  return new Deriving(origin).of(value, entered, 0);
}

class Deriving {
  readonly #open = new Map<Binding, Derivation | undefined>();

  constructor(private readonly origin: Origin) {}

  of(value: Node, from: Entered | undefined, depth: number): Derivation | undefined {
    if (depth > DERIVED_DEPTH) return undefined;
    const { node, entered } = seenByCaller(value, from);
    const next = (part: Node | null | undefined) => (part ? this.of(part, entered, depth + 1) : undefined);
    if (node.type === 'Identifier') return this.#ofName(node, entered, depth);
    if (this.origin.isSource(node, entered)) return 'copied';
    switch (node.type) {
      case 'MemberExpression':
        return memberName(node) === 'length' || memberName(node) === 'size'
          ? undefined
          : partOf(next(node.object));
      case 'AwaitExpression':
        return next(node.argument);
      case 'BinaryExpression':
        return ofBinary(node, next(node.left), next(node.right));
      case 'UnaryExpression':
        return node.operator === '!'
          ? turned(next(node.argument))
          : ['-', '+'].includes(node.operator)
            ? next(node.argument)
            : undefined;
      case 'UpdateExpression':
        return changed(next(node.argument), 'computed');
      case 'AssignmentExpression':
        return this.#ofAssignment(node, entered, depth);
      case 'LogicalExpression':
        return stronger(next(node.left), next(node.right));
      case 'ConditionalExpression':
        return stronger(next(node.consequent), next(node.alternate));
      case 'TemplateLiteral':
        return changed(strongest(node.expressions.map(next)), 'joined');
      case 'ArrayExpression':
        return changed(
          strongest(
            node.elements.map((each) => (each?.type === 'SpreadElement' ? next(each.argument) : undefined)),
          ),
          node.elements.length > 1 ? 'listed' : 'copied',
        );
      case 'ObjectExpression':
        return changed(
          strongest(
            node.properties.map((each) => next(each.type === 'SpreadElement' ? each.argument : each.value)),
          ),
          node.properties.length > 1 ? 'merged' : 'copied',
        );
      case 'NewExpression':
      case 'CallExpression':
        return this.#ofCall(node, next);
      default:
        return undefined;
    }
  }

  #ofCall(
    node: TSESTree.CallExpression | TSESTree.NewExpression,
    next: (part: Node | null | undefined) => Derivation | undefined,
  ): Derivation | undefined {
    const callee = unwrap(node.callee);
    const [first, ...rest] = node.arguments;
    if (node.type === 'NewExpression') return next(first);
    if (callee.type === 'Identifier')
      return (CONVERTS.has(callee.name) && isGlobal(callee)) || this.origin.isForm(node)
        ? next(first)
        : undefined;
    if (callee.type !== 'MemberExpression') return undefined;
    const name = memberName(callee) ?? '';
    if (callee.object.type === 'Identifier' && isGlobal(callee.object)) {
      const whole = `${callee.object.name}.${name}`;
      if (CONVERTING_MEMBERS.has(whole)) return next(first);
      if (whole === 'Object.assign') return changed(strongest([first, ...rest].map(next)), 'merged');
      // What is rounded is no other value the second time; the greater of two may be.
      if (callee.object.name === 'Math')
        return ['max', 'min'].includes(name)
          ? changed(strongest(node.arguments.map(next)), 'computed')
          : next(first);
    }
    const receiver = next(callee.object);
    if (!receiver) return undefined;
    // Sets are added to, and so are decimals: a column holds none of the former.
    const isListed = LISTING.has(name) || CHANGES_LIST.has(name);
    if (isListed && !(COMPUTING.has(name) && first && !isSet(callee.object)))
      return changed(receiver, 'listed');
    if (COMPUTING.has(name) && first) return changed(receiver, 'computed');
    return PASSING.has(name) ? receiver : undefined;
  }

  #ofAssignment(
    { operator, left, right }: TSESTree.AssignmentExpression,
    entered: Entered | undefined,
    depth: number,
  ): Derivation | undefined {
    if (operator === '=' || operator === '??=' || operator === '||=') {
      const whole = this.of(right, entered, depth + 1);
      // A part of what was read is replaced, and the whole is written back.
      const isPart =
        left.type === 'MemberExpression' &&
        this.of(left.object, entered, depth + 1) !== undefined &&
        !this.origin.isSource(left, entered);
      return operator === '=' ? (isPart ? stronger(whole, 'merged') : whole) : undefined;
    }
    const target = this.of(left, entered, depth + 1);
    return changed(target, operator === '+=' && isText(right) ? 'joined' : 'computed');
  }

  /** What a name was declared with, and what is done to it on the way to the use. */
  #ofName(name: TSESTree.Identifier, entered: Entered | undefined, depth: number): Derivation | undefined {
    const binding = bindingOf(name);
    if (!binding) return undefined;
    if (this.#open.has(binding)) return this.#open.get(binding);
    const init = initOf(binding);
    const begun = this.origin.isSource(name, entered)
      ? 'copied'
      : init
        ? this.of(init, entered, depth + 1)
        : this.#ofPattern(binding, entered, depth);
    this.#open.set(binding, begun);
    let found: Derivation | undefined = begun;
    for (const { identifier } of binding.references) {
      const change = changeAt(identifier);
      if (change && this.origin.isBefore(change))
        found = stronger(found, this.#ofChange(change, begun, entered, depth));
    }
    this.#open.delete(binding);
    return found;
  }

  #ofChange(
    change: Node,
    begun: Derivation | undefined,
    entered: Entered | undefined,
    depth: number,
  ): Derivation | undefined {
    if (change.type === 'CallExpression') return changed(begun, 'listed');
    if (change.type === 'AssignmentExpression' && change.left.type === 'MemberExpression')
      return changed(begun, 'merged');
    return this.of(change, entered, depth + 1);
  }

  /** `const { tags } = item.settings` */
  #ofPattern({ defs }: Binding, entered: Entered | undefined, depth: number): Derivation | undefined {
    const declarator = defs[0]?.node as Node | undefined;
    return declarator?.type === 'VariableDeclarator' &&
      declarator.id.type === 'ObjectPattern' &&
      declarator.init
      ? partOf(this.of(declarator.init, entered, depth + 1))
      : undefined;
  }
}

/** Where a name is given another value, or what it holds is changed. */
function changeAt(identifier: Node): Node | undefined {
  const { parent } = identifier;
  if (parent?.type === 'AssignmentExpression') return parent.left === identifier ? parent : undefined;
  if (parent?.type === 'UpdateExpression') return parent;
  if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return undefined;
  const around = parent.parent;
  if (around.type === 'AssignmentExpression' && around.left === parent) return around;
  if (around.type === 'UpdateExpression') return around;
  return around.type === 'CallExpression' &&
    around.callee === parent &&
    CHANGES_LIST.has(memberName(parent) ?? '')
    ? around
    : undefined;
}

function ofBinary(
  { operator, left, right }: TSESTree.BinaryExpression,
  ofLeft: Derivation | undefined,
  ofRight: Derivation | undefined,
): Derivation | undefined {
  const found = stronger(ofLeft, ofRight);
  if (operator === '+') return changed(found, isText(left) || isText(right) ? 'joined' : 'computed');
  return ARITHMETIC.has(operator) ? changed(found, 'computed') : undefined;
}

/** `new Set(row.tags)`, by its name or in place. */
function isSet(node: Node): boolean {
  const made = writtenOut(node);
  return made.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Set';
}

function isText(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'BinaryExpression')
    return value.operator === '+' && (isText(value.left) || isText(value.right));
  return value.type === 'TemplateLiteral' || (value.type === 'Literal' && typeof value.value === 'string');
}
