// Ways to make a schema's leaf take strings: edits of the leaf or of the chain around it, null where one is not proven for the form.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { keyName, type Node } from '../ast/nodes.js';
import type { SchemaLeaf } from '../facts/validation/schemas.js';
import type { Said } from '../facts/validation/strictness.js';
import type { Source } from './edits.js';

export interface Repair {
  /** The leaf as it will read, for the message. */
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** A factory as something can be read from it: `z`, `(z satisfies Zod)`. */
function factoryText(factory: Node, source: Source): string {
  const text = source.getText(factory);
  return /^TS(?:As|Satisfies)Expression$/.test(factory.type) ? `(${text})` : text;
}

/** A text of a model with the factory as the code names it; undefined where the text asks for one and none is known. */
export function namingFactory(
  text: string | undefined,
  factory: Node | undefined,
  source: Source,
): string | undefined {
  if (factory === undefined && text?.includes('{factory}')) return undefined;
  return text?.replaceAll('{factory}', factory ? factoryText(factory, source) : '');
}

/** One step of a schema, as a report underlines and names it: `.transform(Number)`, `v.transform(Number)`. */
export function stepOf(
  { callee, arguments: given, loc }: TSESTree.CallExpression,
  textOf: (node: Node) => string,
) {
  const isMember = callee.type === 'MemberExpression';
  const name = isMember ? callee.property : callee;
  return {
    loc: { start: name.loc.start, end: loc.end },
    text: `${isMember ? '.' : ''}${textOf(name)}(${given.map((each) => textOf(each)).join(', ')})`,
  };
}

/** Writes a schema in the place of another; null where a comment in it would be lost, or where none is known. */
export function writingInstead(node: Node, text: string | undefined, source: Source): Repair | null {
  if (text === undefined || source.getCommentsInside(node).length > 0) return null;
  return { text, fix: (fixer) => fixer.replaceText(node, text) };
}

/** Inserts the coercing factory and leaves arguments, checks and wrappers as they are: `z.number(…)` becomes `z.coerce.number(…)`. */
export function coercing(
  { node: call, callee, given: args, factory, repair, major }: SchemaLeaf,
  source: Source,
): Repair | null {
  if (!factory || repair?.coerce === undefined || callee.type !== 'MemberExpression' || callee.computed)
    return null;
  const { property } = callee;
  // What the leaf answers with is answered by whichever of the two refuses.
  const given = args.map((argument) => source.getText(argument)).join(', ');
  const coerced = `${factoryText(factory, source)}.${repair.coerce}(${given})`;
  if (repair.pipe) {
    const self = source.getText(call);
    return {
      text: `${coerced}.pipe(${self})`,
      fix: (fixer) => [fixer.insertTextBefore(call, `${coerced}.pipe(`), fixer.insertTextAfter(call, ')')],
    };
  }
  const path = repair.then === undefined ? repair.coerce : `${repair.coerce}(${given}).${repair.then}`;
  const message =
    major === undefined || repair.then === undefined
      ? `${factoryText(factory, source)}.${path}()`
      : `${coerced}.${repair.then}()`;
  return { text: message, fix: (fixer) => fixer.replaceText(property, path) };
}

/**
 * The same repair where a field that was not sent reads as null, which coercion would make 0 or 1970: `params.get('page')` becomes
 * `params.get('page') ?? undefined`.
 *
 * @param places what gives null; undefined for one that stands in another file
 * @returns null where one of them cannot be edited
 */
export function withoutNull(
  repair: Repair | null,
  places: readonly (Node | undefined)[],
  source: Source,
): Repair | null {
  if (!repair || places.length === 0) return repair;
  const handedOn = readingNullAsMissing(places, source);
  return (
    handedOn && {
      text: repair.text,
      fix: (fixer) => [repair.fix, handedOn].flatMap((each) => fixesOf(each, fixer)),
    }
  );
}

function fixesOf(fix: TSESLint.ReportFixFunction, fixer: TSESLint.RuleFixer): TSESLint.RuleFix[] {
  return [fix(fixer) ?? []].flatMap((each) => [...(Symbol.iterator in each ? each : [each])]);
}

/** Hands on null, wherever a field was not sent, as undefined. */
export function readingNullAsMissing(
  places: readonly (Node | undefined)[],
  source: Source,
): TSESLint.ReportFixFunction | null {
  const known = places.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < places.length) return null;
  const isOperand = ({ parent }: Node) => parent?.type === 'Property' || parent?.type === 'CallExpression';
  if (!known.every(isOperand)) return null;
  return (fixer) =>
    known.map((place) => {
      const { parent } = place;
      const text = `${source.getText(place)} ?? undefined`;
      const isShorthand = parent?.type === 'Property' && parent.shorthand;
      return fixer.replaceText(place, isShorthand ? `${source.getText(parent.key)}: ${text}` : text);
    });
}

/** Does coercion leave every message of the leaf as it is? Coerced, a field that was not sent is no longer missing. */
export function keepsMessages({ given: [given], repair }: SchemaLeaf): boolean {
  const lost = repair?.losesOptions ?? [];
  if (!given || lost.length === 0 || given.type === 'Literal') return true;
  if (given.type !== 'ObjectExpression') return false;
  // A function that makes the message is given the converted input: NaN, where nothing was sent.
  return given.properties.every(
    (each) =>
      each.type === 'Property' && !lost.includes(keyName(each) ?? '') && /Literal$/.test(each.value.type),
  );
}

/** What is chained to a leaf and is about its value; all else, such as `.optional()`, `.array()` and `.or(…)`, takes other inputs. */
const OF_THE_VALUE = new Set(['check', 'transform']);
const ON_ONE_VALUE = new Set([...OF_THE_VALUE, 'wrapper']);

/** Wraps the leaf and its checks so that only texts that are numbers pass; wrappers such as `.optional()` stay outside. */
export function strictly(
  { node: call, callee: own, chain, factory, repair, major }: SchemaLeaf,
  source: Source,
): Repair | null {
  if (!factory || repair?.wrap === undefined) return null;
  const wrapper = chain.findIndex(({ schema }) => !OF_THE_VALUE.has(schema.continues ?? ''));
  // In zod 3 a default after a pipe has the type of what goes in: `.default(1)` would not compile.
  if (chain.some(({ schema }) => schema.defaults) && major !== '4') return null;
  // What stands in for a missing input is read like one: a number, where only texts are taken.
  if (chain.some(({ schema }) => schema.defaults === 'input')) return null;
  const last = wrapper < 0 ? chain.at(-1) : chain[wrapper - 1];
  const whole = last?.call ?? call;
  const [before, after] = repair.wrap.replaceAll('{factory}', factoryText(factory, source)).split('{self}');
  if (before === undefined || after === undefined) return null;
  if (repair.plain !== undefined && source.getCommentsInside(own).length > 0) return null;
  const plain =
    repair.plain === undefined ? source.getText(own) : `${factoryText(factory, source)}.${repair.plain}`;
  return {
    text: `${before}${plain}${source.text.slice(own.range[1], call.range[1])}${after}`,
    fix: (fixer) => [
      fixer.insertTextBefore(whole, before),
      ...(repair.plain === undefined ? [] : [fixer.replaceText(own, plain)]),
      fixer.insertTextAfter(whole, after),
    ],
  };
}

const IS_BLANK = "typeof value === 'string' && value.trim() === ''";

/** Puts a step in front of the leaf, with its checks and wrappers, by which an empty text, or null, is a field that was not sent. */
export function skippingEmpty(
  { node: call, chain, factory, repair }: SchemaLeaf,
  takesNull: boolean,
  source: Source,
): Repair | null {
  if (!factory || repair?.skipsEmpty === undefined) return null;
  const end = chain.findIndex(({ schema }) => !ON_ONE_VALUE.has(schema.continues ?? ''));
  const last = end < 0 ? chain.at(-1) : chain[end - 1];
  const whole = last?.call ?? call;
  const empty = takesNull ? `value === null || (${IS_BLANK})` : IS_BLANK;
  const [before, after] = repair.skipsEmpty
    .replaceAll('{factory}', factoryText(factory, source))
    .replaceAll('{empty}', empty)
    .split('{self}');
  if (before === undefined || after === undefined) return null;
  return {
    text: `${before}${source.getText(whole)}${after}`,
    fix: (fixer) => [fixer.insertTextBefore(whole, before), fixer.insertTextAfter(whole, after)],
  };
}

/** Puts another leaf in its place: the one that reads words as booleans. */
export function replacing(
  { node: call, given, chain, around, factory, repair, major }: SchemaLeaf,
  source: Source,
): Repair | null {
  // What a function around it puts in the place of a missing input is read like one.
  if (around.some((each) => each.schema.defaults === 'input' && each.call.arguments.length > 1)) return null;
  // A word in a text needs none.
  if ((!factory && call.type !== 'Literal') || repair?.replace === undefined || given.length > 0) return null;
  if (source.getCommentsInside(call).length > 0) return null;
  const native = major === undefined ? undefined : repair.replace[major];
  const template = native ?? repair.replace['*'];
  if (template === undefined) return null;
  const defaults = chain.filter(({ schema: { defaults } }) =>
    native === undefined ? defaults : defaults === 'input',
  );
  const values = defaults.flatMap((link) => link.call.arguments);
  // After a transform version 3 wants a default of the type that goes in, which is a word here; in version 4 that is an error.
  if (
    values.some((value) => value.type !== 'Literal' || typeof value.value !== 'boolean') ||
    (values.length > 0 && major === undefined)
  )
    return null;
  const text = template.replaceAll('{factory}', factory ? factoryText(factory, source) : '');
  return {
    text,
    fix: (fixer) => [
      fixer.replaceText(call, text),
      ...values.map((value) => fixer.replaceText(value, `'${source.getText(value)}'`)),
    ],
  };
}

/**
 * Makes a leaf convert texts that something says are to be taken as they come: by saying the contrary behind it, or by leaving out
 * what the leaf itself says, where nothing else says so.
 *
 * @returns an empty text where something is left out
 */
export function loosening(
  { node: leaf, callee, chain, repair }: SchemaLeaf,
  said: Said,
  source: Source,
): Repair | null {
  const own = chain.findLast(({ schema }) => schema.strict);
  const strict = own?.call.arguments.length === 0 ? own.call.callee : undefined;
  if (strict?.type === 'MemberExpression') {
    const range = [strict.object.range[1], own?.call.range[1] ?? 0] as const;
    const text = source.text.slice(...range);
    if (/\/[/*]/.test(text) || (repair?.behind === undefined && !said.isOnce)) return null;
    const { behind = '' } = repair ?? {};
    return {
      text: behind && `${source.getText(callee)}()${behind}`,
      fix: (fixer) => fixer.replaceTextRange([...range], behind),
    };
  }
  if (repair?.behind === undefined) return null;
  const { behind } = repair;
  return {
    text: `${source.getText(callee)}()${behind}`,
    fix: (fixer) => fixer.insertTextAfter(own?.call ?? leaf, behind),
  };
}
