// Secrets that come from the environment and, where it has none, from the code.
//
//   process.env.JWT_SECRET || 'dev', ?? 'dev', ? … : 'dev'                    a fallback
//   process.env.JWT_SECRET || process.env.SECRET || 'dev'                     a fallback
//   const { JWT_SECRET = 'dev' } = process.env                                a fallback
//   z.object({ JWT_SECRET: z.string().default('dev') }).parse(process.env)    a fallback
//   config.get('JWT_SECRET', 'dev'), getEnv('JWT_SECRET', 'dev')              a fallback, where the call reads the environment
//   isProduction ? required('JWT_SECRET') : (process.env.JWT_SECRET ?? 'dev') none: for development
//   if (!process.env.JWT_SECRET) throw …, anywhere in the program             none: its absence is noticed
//   process.env.JWT_SECRET ?? randomBytes(32), || ''                          none: nobody knows it, or nothing works
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { isFunction, keyName, memberName, stringValue, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf, functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';
import { isNoticed, type SecretFallback } from './noticed-secrets.js';
import { usesOfSchema } from './schema-uses.js';
import { chainAfter, type ChainLink } from './schemas.js';
import { secretKindOf } from './secret-keys.js';
import { isNoSecret, opensNothing } from './secret-texts.js';

export type { SecretFallback };

/** The fallback for a secret that an expression or a pattern holds. */
export function secretFallback(node: Node, analysis: Analysis): SecretFallback | undefined {
  const found = fallbackIn(node, analysis);
  if (!found) return undefined;
  const text = textAt(found.literal, analysis);
  const kind = secretKindOf(found.key);
  if (!kind || text === undefined || isNoSecret(text)) return undefined;
  const isHarmless = opensNothing(text) || isOfLocalService(found);
  if (kind === 'credential' && isHarmless) return undefined;
  if (isForDevelopment(found.literal) || isTestDouble(moduleOf(node).path, analysis)) return undefined;
  return isNoticed(found, text, analysis) ? undefined : found;
}

// ── the forms ─────────────────────────────────────────────────────────────────────────────────────────────────────

function fallbackIn(node: Node, analysis: Analysis): SecretFallback | undefined {
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '&&' ? undefined : ofOperator(node.left, node.right, analysis);
    case 'ConditionalExpression':
      return ofOperator(node.consequent, node.alternate, analysis);
    case 'AssignmentPattern':
      return ofPattern(node, analysis);
    case 'CallExpression':
      return ofSchema(node, analysis) ?? ofArgument(node, analysis);
    default:
      return undefined;
  }
}

function ofOperator(read: Node, literal: Node, analysis: Analysis): SecretFallback | undefined {
  const keys = operandsOf(read).map((each) => keyRead(each, analysis));
  const known = keys.filter((each) => each !== undefined);
  const key = known.pop();
  return key === undefined || known.length < keys.length - 1
    ? undefined
    : { key, earlier: known, literal, how: 'operator' };
}

function operandsOf(node: Node): Node[] {
  const value = unwrap(node);
  return value.type === 'LogicalExpression' && value.operator !== '&&'
    ? [...operandsOf(value.left), ...operandsOf(value.right)]
    : [value];
}

/** The key of the environment that an expression reads. */
function keyRead(node: Node, analysis: Analysis): string | undefined {
  const value = unwrap(node);
  if (value.type !== 'MemberExpression' && value.type !== 'Identifier') return undefined;
  const name = value.type === 'MemberExpression' ? memberName(value) : value.name;
  if (value.type === 'MemberExpression' && (name === undefined || !secretKindOf(name))) return undefined;
  const api = apiOf(value, analysis);
  return api && analysis.catalogue.facet(api.type, 'input')?.value.part === 'env' ? api.name : undefined;
}

/** `const { JWT_SECRET = 'dev' } = process.env` */
function ofPattern(node: TSESTree.AssignmentPattern, analysis: Analysis): SecretFallback | undefined {
  const property = node.parent;
  if (property.type !== 'Property' || property.parent.type !== 'ObjectPattern') return undefined;
  const key = keyName(property);
  const declarator = property.parent.parent;
  if (key === undefined || !secretKindOf(key) || declarator.type !== 'VariableDeclarator' || !declarator.init)
    return undefined;
  return isEnvironment(declarator.init, analysis) ? { key, literal: node.right, how: 'default' } : undefined;
}

function isEnvironment(node: Node, analysis: Analysis): boolean {
  const api = apiOf(node, analysis);
  return api !== undefined && analysis.catalogue.facet(api.type, 'input')?.value.part === 'env';
}

/** `JWT_SECRET: z.string().default('dev')` in a schema that validates the environment. */
function ofSchema(call: TSESTree.CallExpression, analysis: Analysis): SecretFallback | undefined {
  const { callee, arguments: args } = call;
  const [literal] = args;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'default' || !literal) return undefined;
  const field = fieldAround(call);
  const key = field && keyName(field);
  if (!field || key === undefined || !secretKindOf(key)) return undefined;
  let root: Node = callee.object;
  while (root.type === 'CallExpression' && unwrap(root.callee).type === 'MemberExpression') {
    const inner = unwrap((unwrap(root.callee) as TSESTree.MemberExpression).object);
    if (inner.type !== 'CallExpression') break;
    root = inner;
  }
  const built = root.type === 'CallExpression' ? calleeOf(root, analysis) : undefined;
  const returns = built?.call.returns;
  if (!built?.call.schema || typeof returns !== 'string') return undefined;
  const type = analysis.catalogue.resolve(built.value.type.model, returns);
  const { uses } = usesOfSchema(root, type, analysis);
  if (!uses.some(({ input }) => input?.part === 'env')) return undefined;
  return {
    key,
    literal,
    how: 'schema',
    refusing: refusingInstead(call, field, chainAfter(root, type, analysis)),
  };
}

/** What makes a schema refuse a missing value in the place of a default, where no other part of it lets one pass. */
function refusingInstead(
  call: Node,
  field: TSESTree.Property,
  chain: readonly ChainLink[],
): string | undefined {
  const own = chain.find((link) => link.call === call)?.schema;
  const others = chain.filter(({ schema }) => schema !== own);
  const last = chain.at(-1)?.call;
  const isKnown = last !== undefined && wrapped(last) === field.value;
  const isRequired = others.every(
    ({ schema: { continues, takesMissing } }) =>
      takesMissing !== true && (continues === 'check' || continues === 'transform'),
  );
  return isKnown && isRequired && !isPartial(field) ? own?.refusesMissing : undefined;
}

/** `z.object({ … }).partial()` */
function isPartial(field: TSESTree.Property): boolean {
  let at: Node = wrapped(field.parent);
  for (; at.parent; at = wrapped(at.parent)) {
    if (at.parent.type === 'MemberExpression' && /partial$/i.test(memberName(at.parent) ?? '')) return true;
    if (at.parent.type !== 'MemberExpression' && at.parent.type !== 'CallExpression') return false;
  }
  return false;
}

/** The property that holds the chain which a call is part of. */
function fieldAround(call: Node): TSESTree.Property | undefined {
  let at = wrapped(call);
  while (at.parent?.type === 'MemberExpression' && at.parent.parent.type === 'CallExpression')
    at = wrapped(at.parent.parent);
  return at.parent?.type === 'Property' && at.parent.value === at ? at.parent : undefined;
}

/** `config.get('JWT_SECRET', 'dev')`, and a function of the project that reads the environment and gives what it was given. */
function ofArgument(call: TSESTree.CallExpression, analysis: Analysis): SecretFallback | undefined {
  const [first, second] = call.arguments;
  const key = stringValue(first);
  if (key === undefined || !second || !secretKindOf(key)) return undefined;
  const reads = calleeOf(call, analysis)?.call.readsEnvironment;
  if (reads) {
    const literal = writtenIn(readArgument(call, reads.otherwise));
    return literal && { key, literal, how: 'argument' };
  }
  const fn = functionOf(call.callee, analysis)?.node;
  const [keyParameter, otherwise] = fn?.params ?? [];
  if (!fn || keyParameter?.type !== 'Identifier' || !otherwise) return undefined;
  const name = otherwise.type === 'AssignmentPattern' ? otherwise.left : otherwise;
  if (name.type !== 'Identifier') return undefined;
  const nodes = ownNodesIn(fn.body);
  const isRead = nodes.some(
    (node) =>
      node.type === 'MemberExpression' &&
      node.computed &&
      node.property.type === 'Identifier' &&
      node.property.name === keyParameter.name &&
      isEnvironment(node.object, analysis),
  );
  const isGiven = nodes.some(
    (node) =>
      node.type === 'LogicalExpression' &&
      node.operator !== '&&' &&
      node.right.type === 'Identifier' &&
      node.right.name === name.name,
  );
  return isRead && isGiven ? { key, literal: second, how: 'argument' } : undefined;
}

function textAt(node: Node, analysis: Analysis): string | undefined {
  const own = stringValue(unwrap(node));
  if (own !== undefined) return own;
  if (unwrap(node).type !== 'Identifier') return undefined;
  const value = valueOf(node, analysis);
  return value.kind === 'opaque' ? stringValue(unwrap(value.node)) : undefined;
}

// ── what speaks against it ────────────────────────────────────────────────────────────────────────────────────────

/** A product is no stage, and neither is a device or a locale. */
const STAGES = /NODE_ENV|prod(?!uct(?!ion))|\bdev(?!ice)|develop|\btest|local(?!e)|staging/i;

/** Is it used under a condition that asks for the stage? */
function isForDevelopment(literal: Node): boolean {
  for (let at = literal; at.parent; at = at.parent) {
    const { parent } = at;
    if (
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') &&
      parent.test !== at &&
      STAGES.test(textOf(parent.test))
    )
      return true;
    if (
      parent.type === 'LogicalExpression' &&
      parent.right === at &&
      parent.operator === '&&' &&
      STAGES.test(textOf(parent.left))
    )
      return true;
    if (isFunction(parent) && parent.parent.type !== 'CallExpression') {
      const name = 'id' in parent && parent.id ? parent.id.name : '';
      if (STAGES.test(name)) return true;
    }
  }
  return false;
}

/** `DB_PASSWORD` beside a `DB_HOST` that is on this machine where nothing else is said. */
function isOfLocalService({ key, literal }: SecretFallback): boolean {
  const [service = ''] = key.split(/[_.]/);
  const { text } = moduleOf(literal);
  if (!/localhost|127\.0\.0\.1/.test(text) || !/^\w+$/.test(service)) return false;
  return new RegExp(`\\b${service}\\w*[^\\n]{0,80}(?:localhost|127\\.0\\.0\\.1)`).test(text);
}
