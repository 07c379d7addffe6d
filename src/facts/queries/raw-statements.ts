// What a raw statement does, read from its text.
import { readPath, readPlace, writtenIn } from '../../ast/arguments.js';
import type { Link } from '../../ast/chains.js';
import { argumentsOf, type Invocation } from '../../ast/invocations.js';
import { parameterPattern, propertyOf, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { ArgumentPath } from '../../models/model.js';
import { type Module, bindingOf, textOf } from '../project/module.js';
import type { QueryCall } from './query-call.js';

const WRITES = /\b(?:insert|update|delete|merge|replace|truncate)\b/i;
/** The first word of a statement, behind comments and brackets. */
const FIRST_WORD = /^(?:[\s(]|--[^\n]*\n|\/\*[\s\S]*?\*\/)*([a-z]+)/i;
const READS = new Set(['select', 'values', 'table', 'show', 'describe', 'pragma']);
/** They begin a statement of either kind. */
const OPENS = new Set(['with', 'explain']);

/** What a raw statement does, by its text. */
export function effectOfRaw({ node, module, query, chain }: QueryCall): 'read' | 'write' | 'unknown' {
  const place = query.text;
  const template = chain.find(({ call }) => call.type === 'TaggedTemplateExpression')?.call;
  if (!place && !template) return WRITES.test(textOf(node)) ? 'write' : 'read';
  const text = template ? statementText(template, module) : place && textGiven(place, node, chain, module);
  return text === undefined ? 'unknown' : effectOf(text);
}

/** The text of a raw statement, as far as it is written out. */
export function textOfRaw({ node, module, query, chain }: QueryCall): string | undefined {
  const template = chain.find(({ call }) => call.type === 'TaggedTemplateExpression')?.call;
  if (template) return statementText(template, module);
  return query.text && textGiven(query.text, node, chain, module);
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
  const argument = text && !text.path && link ? argumentsOf(link.call)[text.argument] : undefined;
  const name = argument && unwrap(argument);
  if (name?.type !== 'Identifier') return undefined;
  const definition = bindingOf(name)?.defs[0];
  if ((definition?.type as string | undefined) !== 'Parameter' || definition?.node !== fn) return undefined;
  const index = fn.params.findIndex((parameter) => parameterPattern(parameter) === definition.name);
  return index < 0 ? undefined : index;
}

/** What a text does as a statement. */
export function effectOfText(node: Node | undefined, module: Module): 'read' | 'write' | 'unknown' {
  const text = statementText(node, module);
  return text === undefined ? 'unknown' : effectOf(text);
}

/** A text that does not begin with a statement's word is a fragment, or does something else: `begin`, `listen`. */
function effectOf(text: string): 'read' | 'write' | 'unknown' {
  const first = FIRST_WORD.exec(text)?.[1]?.toLowerCase();
  if (first === undefined) return 'unknown';
  if (READS.has(first)) return 'read';
  if (!OPENS.has(first)) return WRITES.test(first) ? 'write' : 'unknown';
  return WRITES.test(text.replaceAll(/\bfor\s+(?:no\s+key\s+)?update\b/gi, '')) ? 'write' : 'read';
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
      const declared = bindingOf(value)?.defs[0]?.node as Node | undefined;
      return declared?.type === 'VariableDeclarator' && declared.init && declared.init !== value
        ? statementText(declared.init, module)
        : undefined;
    }
    default:
      return undefined;
  }
}
