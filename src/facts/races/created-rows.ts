// The rows that a run writes under a value of its own, and what it puts into their columns: those that it creates, and those
// whose column it changes.
//
//   create({ data: { email } }), insert(users).values({ email })          email
//   new User({ email }) … user.save(); repository.create({ email }) … repository.save(user)      email
//   save({ email }), and no key in it                                    email
//   create({ data }), save(dto)                                          whatever the object holds
//   create({ data: { ...dto, role } })                                   role, and whatever dto holds
//   create({ data: { user: { connect: { id } } } })                      user, of the row by that id
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import { argumentAt } from '../queries/query-arguments.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { insertedInSql } from '../queries/sql-assignments.js';
import { effectOf, ownRowOf } from './row-parts.js';

export interface GivenColumns {
  /** What is written into each column that is written out. */
  readonly named: ReadonlyMap<string, Node>;
  /** Objects whose columns are taken over as they are. */
  readonly wholes: readonly Node[];
}

/** What a step puts into the columns of a row that it makes; `undefined` for a step that makes none. */
export function columnsCreated(step: QueryStep, analysis: Analysis): GivenColumns | undefined {
  const { query } = step;
  const effect = effectOf(query);
  if (effect === 'create') return query.data ? columnsIn(query.data, step) : namedInText(query, step);
  const own = ownRowOf(query);
  const row = own ?? (effect === 'upsert' ? query.data : undefined);
  if (!row) return undefined;
  const seen = asSeenByCaller(row, step.entered);
  if (seen.type === 'ObjectExpression')
    return seen.properties.some((each) => each.type === 'Property' && keyName(each) === 'id')
      ? undefined
      : columnsIn(seen, step);
  const made = madeRow(seen);
  if (!made) return undefined;
  const given = objectMadeOf(made, analysis);
  if (!given && made.type !== 'NewExpression') return undefined;
  const { named, wholes } = given ? columnsIn(given, step) : { named: new Map<string, Node>(), wholes: [] };
  return { named: new Map([...named, ...assignedTo(seen)]), wholes };
}

/** Is the row that a write is called on made by the model that a read is called on: `User.findOne(…)`, `new User(…).save()`? */
export function isMadeByItsModel(
  { query, entered }: QueryStep,
  read: QueryStep,
  analysis: Analysis,
): boolean {
  const made = query.row && madeRow(asSeenByCaller(query.row, entered));
  if (!made) return false;
  const callee = unwrap(made.callee);
  const maker = apiOf(
    made.type === 'CallExpression' && callee.type === 'MemberExpression' ? callee.object : callee,
    analysis,
  );
  const model = apiOf(rootOf(read.query.node), analysis);
  return maker?.made !== undefined && maker.made.node === model?.made?.node;
}

/** How a row came to be that no read gave: `new User(…)`, `User.build(…)`. */
function madeRow(row: Node): TSESTree.NewExpression | TSESTree.CallExpression | undefined {
  const value = unwrap(row);
  const made = value.type === 'Identifier' ? unwrap(initOf(bindingOf(value)) ?? value) : value;
  return made.type === 'NewExpression' || made.type === 'CallExpression' ? made : undefined;
}

/** `user.email = email`, after `new User()`. */
function assignedTo(row: Node): (readonly [string, Node])[] {
  const binding = row.type === 'Identifier' ? bindingOf(row) : undefined;
  return (binding?.references ?? []).flatMap(({ identifier }) => {
    const member = (identifier as Node).parent;
    const assignment = member?.parent;
    if (member?.type !== 'MemberExpression' || assignment?.type !== 'AssignmentExpression') return [];
    const name = memberName(member);
    return assignment.left === member && assignment.operator === '=' && name !== undefined
      ? [[name, assignment.right] as const]
      : [];
  });
}

/** What a step changes in rows that are there. */
export function columnsChanged(step: QueryStep): GivenColumns | undefined {
  const { query } = step;
  return effectOf(query) === 'update' && query.data && !query.row ? columnsIn(query.data, step) : undefined;
}

/** `new User({ email })`, `repository.create({ email })`, `User.build({ email })`. */
function objectMadeOf(made: Node, analysis: Analysis): Node | undefined {
  if (made.type === 'NewExpression') return made.arguments[0];
  if (made.type !== 'CallExpression') return undefined;
  const call = calleeOf(made, analysis)?.call;
  if (!call || call.query || typeof call.returns !== 'object' || !('rows' in call.returns)) return undefined;
  return made.arguments.at(call.returns.entity?.from === 'call' ? 1 : 0);
}

function columnsIn(data: Node, step: QueryStep): GivenColumns {
  const named = new Map<string, Node>();
  const wholes: Node[] = [];
  const seen = asSeenByCaller(data, step.entered);
  const literal = seen.type === 'ArrayExpression' && seen.elements.length === 1 ? seen.elements[0] : seen;
  if (literal?.type !== 'ObjectExpression') return { named, wholes: [seen] };
  for (const property of literal.properties) {
    if (property.type === 'SpreadElement') wholes.push(property.argument);
    else addColumn(property, named);
  }
  return { named, wholes };
}

function addColumn(property: TSESTree.Property, named: Map<string, Node>): void {
  const name = keyName(property);
  if (name === undefined) return;
  named.set(name, property.value);
}

/** `insert into users (email) values ($1)`: the columns by the order of their values. */
function namedInText(query: QueryStep['query'], { query: { chain } }: QueryStep): GivenColumns | undefined {
  const { node, textElsewhere } = query;
  const inserted = insertedInSql(query);
  if (inserted) return inserted.size > 0 ? { named: inserted, wholes: [] } : undefined;
  const place = query.query.text;
  const tagged = node.type === 'TaggedTemplateExpression' ? node.quasi : undefined;
  const words = textElsewhere ?? writtenText(tagged ?? (place && argumentAt(node, chain, place)));
  const columns = /\binsert\s+(?:into\s+)?[\w."`]+\s*\(([^)]*)\)/i.exec(words ?? '')?.[1];
  const values = valuesOf(node);
  if (columns === undefined || !values) return undefined;
  const names = columns.split(',').map((name) => name.replaceAll(/["'`\s]/g, ''));
  const pairs = names.flatMap((name, index) => {
    const value = values[index];
    return value ? [[name, value] as const] : [];
  });
  return { named: new Map(pairs), wholes: [] };
}

function valuesOf(node: QueryStep['query']['node']): readonly (Node | null)[] | undefined {
  if (node.type === 'TaggedTemplateExpression') return node.quasi.expressions;
  const last = node.arguments.at(-1);
  return last?.type === 'ArrayExpression' ? last.elements : undefined;
}

function writtenText(node: Node | undefined): string | undefined {
  const text = node && unwrap(node);
  if (text?.type === 'Literal') return String(text.value);
  return text?.type === 'TemplateLiteral' ? text.quasis.map(({ value }) => value.raw).join('?') : undefined;
}
