// What a raw statement does, read from its text.
import type { TSESTree } from '@typescript-eslint/utils';
import { readPath, readPlace, writtenIn } from '../../ast/arguments.js';
import type { Link } from '../../ast/chains.js';
import { argumentsOf, type Invocation } from '../../ast/invocations.js';
import { parameterPattern, propertyOf, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { ArgumentPath } from '../../models/model.js';
import { type Module, bindingOf, textOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import type { QueryCall } from './query-call.js';

const WRITES = /\b(?:insert|update|delete|merge|replace|truncate)\b/i;
/** What may stand in front of a statement's first word, one at a time: a pattern for all of it would try every way to divide it. */
const BEFORE_WORD = /[\s(]+|--[^\n]*\n|\/\*[^]*?\*\//y;
const WORD = /[a-z]+/iy;
const READS = new Set(['select', 'values', 'table', 'show', 'describe', 'pragma']);
/** They begin a statement of either kind. */
const OPENS = new Set(['with', 'explain']);

/** What a raw statement does, by its text. */
export function effectOfRaw(query: QueryCall): 'read' | 'write' | 'unknown' {
  const { node, query: sent, chain } = query;
  const isTagged = chain.some(({ call }) => call.type === 'TaggedTemplateExpression');
  if (!sent.text && !isTagged) return WRITES.test(textOf(node)) ? 'write' : 'read';
  const text = textOfStatement(query);
  return text === undefined ? 'unknown' : effectOf(text);
}

/** The text of a raw statement, where it is written out; placeholders of a template are left out. */
export function textOfStatement({
  node,
  module,
  query,
  chain,
  textElsewhere,
}: QueryCall): string | undefined {
  const template = chain.find(({ call }) => call.type === 'TaggedTemplateExpression')?.call;
  return template
    ? statementText(template, module)
    : query.text && (textGiven(query.text, node, chain, module) ?? textElsewhere);
}

/** The values that a raw statement's text takes for names of tables: `select count(*) from "${table}"`. */
export function tablesGiven({ node, query, chain }: QueryCall): readonly Node[] {
  const template = chain.find(({ call }) => call.type === 'TaggedTemplateExpression')?.call;
  const { path = [], ...place } = query.text ?? { argument: -1 };
  const given = template ?? (query.text && writtenIn(readPlace(place, node, chain)));
  const held = given && given !== template ? writtenIn(readPath(given, path)) : undefined;
  const text = held ?? given;
  const name = text && unwrap(text);
  return namedIn(name?.type === 'Identifier' ? givenTo(name) : text);
}

/** A text that ends where the name of a table is due. */
const BEFORE_TABLE = /\b(?:from|join|into|update|table)\s+(?:only\s+)?["`[]?(?:\w+["`\]]?\s*\.\s*["`[]?)?$/i;

function namedIn(node: Node | undefined): readonly Node[] {
  const value = node && unwrap(node);
  switch (value?.type) {
    case 'TaggedTemplateExpression':
      return namedIn(value.quasi);
    case 'TemplateLiteral':
      return value.expressions.filter((_, index) => BEFORE_TABLE.test(value.quasis[index]?.value.raw ?? ''));
    case 'BinaryExpression': {
      const { left, right } = value;
      const before = left.type === 'BinaryExpression' ? left.right : left;
      const isNamed =
        before.type === 'Literal' && typeof before.value === 'string' && BEFORE_TABLE.test(before.value);
      return [...namedIn(left), ...(isNamed ? [right] : [])];
    }
    default:
      return [];
  }
}

/** What a name was declared with, which is not the name itself. */
function givenTo(name: TSESTree.Identifier): Node | undefined {
  const init = initOf(bindingOf(name));
  return init === name ? undefined : init;
}

const LOCKS = /\bfor\s+(?:no\s+key\s+|key\s+)?(?:update|share)\b|\bpg_(?:try_)?advisory_\w+|\bget_lock\s*\(/i;

/** Is a raw statement sent for the lock that it takes? */
export function takesLock(query: QueryCall): boolean {
  return LOCKS.test(textOfStatement(query) ?? '');
}

const SETTINGS = new Set(['set', 'use', 'reset', 'discard', 'alter']);

/** Does a raw statement change what the session's next ones mean? */
export function setsSession(query: QueryCall): boolean {
  return SETTINGS.has(wordOfStatement(query) ?? '');
}

/** The word that a raw statement begins with: `select`, `insert`, `begin`. */
export function wordOfStatement(query: QueryCall): string | undefined {
  const text = textOfStatement(query);
  return text === undefined ? undefined : firstWord(text);
}

/** The text in its place: under a key of the first argument, or as that argument. */
function textGiven(
  { path = [], ...place }: ArgumentPath,
  node: Invocation,
  chain: readonly Link[],
  module: Module,
): string | undefined {
  const argument = writtenIn(readPlace(place, node, chain));
  if (!argument) return undefined;
  const held = readPath(argument, path);
  if (held.kind === 'written') return statementText(held.node, module);
  return unwrap(argument).type === 'ObjectExpression' ? undefined : statementText(argument, module);
}

/** Which parameter of the function around it holds the text of a raw statement: `(text, values) => pool.query(text, values)`. */
export function textParameter({ query, chain }: QueryCall, fn: FunctionNode): number | undefined {
  const { text } = query;
  const link = chain.at(0);
  if (!text || text.path || !link) return undefined;
  const given = argumentsOf(link.call);
  const spread = given.findIndex((each) => each.type === 'SpreadElement');
  if (spread >= 0 && spread <= text.argument) return textInRest(given[spread], fn, text.argument - spread);
  const argument = given[text.argument];
  const name = argument && unwrap(argument);
  if (name?.type !== 'Identifier') return undefined;
  const definition = bindingOf(name)?.defs[0];
  if ((definition?.type as string | undefined) !== 'Parameter' || definition?.node !== fn) return undefined;
  const index = fn.params.findIndex((parameter) => parameterPattern(parameter) === definition.name);
  return index < 0 ? undefined : index;
}

/** `(...args) => pool.query(...args)`: the position of the text among the arguments that a rest parameter collects. */
function textInRest(spread: Node | undefined, { params }: FunctionNode, offset: number): number | undefined {
  const list = spread?.type === 'SpreadElement' ? unwrap(spread.argument) : undefined;
  const index = params.findIndex(
    (each) =>
      each.type === 'RestElement' &&
      list?.type === 'Identifier' &&
      each.argument === bindingOf(list)?.defs[0]?.name,
  );
  return index < 0 ? undefined : index + offset;
}

/** What a text does as a statement. */
export function effectOfText(node: Node | undefined, module: Module): 'read' | 'write' | 'unknown' {
  const text = statementText(node, module);
  return text === undefined ? 'unknown' : effectOf(text);
}

/** A text that does not begin with a statement's word is a fragment, or does something else: `begin`, `listen`. */
function effectOf(text: string): 'read' | 'write' | 'unknown' {
  const first = firstWord(text);
  if (first === undefined) return 'unknown';
  if (READS.has(first)) return 'read';
  if (!OPENS.has(first)) return WRITES.test(first) ? 'write' : 'unknown';
  return WRITES.test(text.replaceAll(/\bfor\s+(?:no\s+key\s+)?update\b/gi, '')) ? 'write' : 'read';
}

/** The first word of a statement, behind comments and brackets. */
function firstWord(text: string): string | undefined {
  let at = 0;
  for (BEFORE_WORD.lastIndex = 0; BEFORE_WORD.test(text);) at = BEFORE_WORD.lastIndex;
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0].toLowerCase();
}

/** The text of a literal, a template, or a constant that holds one; placeholders of a template are left out. */
function statementText(node: Node | undefined, module: Module): string | undefined {
  const value = node && unwrap(node);
  switch (value?.type) {
    case 'Literal':
      return typeof value.value === 'string' ? value.value : undefined;
    case 'TemplateLiteral':
      return value.quasis.map(({ value: { raw } }) => raw).join(' ');
    case 'TaggedTemplateExpression':
      return statementText(value.quasi, module);
    case 'BinaryExpression': {
      const [left, right] = [statementText(value.left, module), statementText(value.right, module)];
      return left === undefined ? right : right === undefined ? left : left + right;
    }
    case 'ObjectExpression':
      return statementText(propertyOf(value, 'text')?.value ?? propertyOf(value, 'sql')?.value, module);
    case 'Identifier': {
      const init = givenTo(value);
      return init && statementText(init, module);
    }
    default:
      return undefined;
  }
}
