// Secrets of which the program notices that they are not there, or that they are the fallback.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { schemaFactories } from './secret-keys.js';

export interface SecretFallback {
  readonly key: string;
  /** Keys that are read first: `A_SECRET || B_SECRET || 'dev'`. */
  readonly earlier?: readonly string[];
  /** The text that is the secret where there is no other. */
  readonly literal: Node;
  /** How it is put in the place of the secret, which decides how it is taken out. */
  readonly how: 'operator' | 'default' | 'schema' | 'argument';
  /** What is written in the place of a schema's default, so that it refuses where the secret is missing; none where something else lets it pass. */
  readonly refusing?: string | undefined;
}

/** Does the program ask anywhere whether the secret is there, or whether it is the fallback? */
export function isNoticed(found: SecretFallback, text: string, analysis: Analysis): boolean {
  const { key, earlier = [], literal } = found;
  if (isTested(literal) || isCompared(text, moduleOf(literal).text)) return true;
  return [...earlier, key].some((each) => isAskedFor(each, found, analysis));
}

function isAskedFor(key: string, { literal, how }: SecretFallback, analysis: Analysis): boolean {
  if (!/^\w+$/.test(key)) return false;
  const asks = `!\\s*(?:process\\.)?env(?:\\.${key}\\b|\\[['"]${key}['"]\\])`;
  const lists = `(?<!env\\[)['"\`]${key}['"\`]\\s*[,\\]]`;
  const validates = `\\b${key}['"]?\\s*:\\s*(?:z|v|t|Type|str|S|${schemaFactories(analysis)})\\b`;
  const forms =
    how === 'schema' ? [asks, lists] : how === 'argument' ? [asks, validates] : [asks, lists, validates];
  return analysis.project.mentions.isWrittenBeside(forms.join('|'), moduleOf(literal)) !== false;
}

/** `if (config.secret === 'dev')` */
function isCompared(text: string, code: string): boolean {
  const literal = text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`(?:[=!]==?\\s*|includes\\(\\s*)['"\`]${literal}['"\`]`).test(code);
}

/** `const secret = process.env.JWT_SECRET || DEFAULT; if (secret === DEFAULT) …` */
function isTested(literal: Node): boolean {
  const names: TSESTree.Identifier[] = [];
  const own = unwrap(literal);
  if (own.type === 'Identifier') names.push(own);
  const { parent } = wrapped(literal);
  const read = parent?.type === 'LogicalExpression' ? unwrap(parent.left) : undefined;
  if (read?.type === 'Identifier') names.push(read);
  const named = nameOfSecret(literal);
  if (named) names.push(named);
  return names.some((name) =>
    bindingOf(name)?.references.some(({ identifier }) => {
      for (let at: Node = identifier; at.parent && !isFunction(at); at = at.parent)
        if (at.parent.type === 'IfStatement' && at.parent.test === at) return true;
      return false;
    }),
  );
}

/** The name that the secret is given: `secret`, and not `decoded` in `const decoded = verify(token, process.env.JWT_SECRET || 'dev')`. */
function nameOfSecret(literal: Node): TSESTree.Identifier | undefined {
  let at = wrapped(literal);
  while (at.parent?.type === 'LogicalExpression' || at.parent?.type === 'ConditionalExpression')
    at = wrapped(at.parent);
  const { parent } = at;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}
