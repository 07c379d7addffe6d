// Sends a statement through the transaction that it runs in: the client is replaced by the handle, a repository is taken over by
// it, or the handle is put among the options.
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { endsInThrow } from '../ast/flow.js';
import { argumentsOf } from '../ast/invocations.js';
import { memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { OuterStatement, OuterStatements } from '../facts/transactions/outer-statements.js';
import { addingProperty, applying, freeName, type Edit, type Source, variableAt } from './edits.js';

export interface Repair {
  readonly fix: TSESLint.ReportFixFunction;
  /** What is written: `tx.order.create`. */
  readonly text: string;
}

/** One statement through the handle; null where that is out of reach or cannot do the same. */
export function sendingThroughHandle(
  statement: OuterStatement,
  { opening }: OuterStatements,
  facts: Facts,
  source: Source,
): Repair | null {
  const { handle } = opening;
  const { path, client } = statement;
  if (!handle || (path.length > 0 && client === undefined) || !isReachable(handle, statement.site, source))
    return null;
  if (mayFail(statement.site, opening.fn)) return null;
  const change =
    client === undefined
      ? handedAsOption(statement, handle.name, source)
      : throughClient(statement, handle, facts, source);
  const fix = change && applying([change]);
  return fix ? { fix, text: change.text.trim() } : null;
}

/** All statements of a callback that takes no handle, through one that it then takes. */
export function takingHandle(
  { statements, opening: { fn, call, handle } }: OuterStatements,
  facts: Facts,
  source: Source,
): Repair | null {
  const own = statements.filter(({ path }) => path.length === 0);
  if (handle || fn.params.length > 0 || own.length !== statements.length) return null;
  if (own.some(({ site }) => mayFail(site, fn))) return null;
  const handed = facts.transactions.handleOf(call);
  const name = freeName(['tx', 'trx', 'transaction'], source.text);
  const open = source.getFirstToken(fn, ({ value }) => value === '(');
  if (!handed || name === null || !open) return null;
  const edits = own.map(({ written }) =>
    written && fits(written, handed, facts) ? { range: written.range, text: name } : null,
  );
  if (edits.some((edit) => edit === null)) return null;
  const fix = applying([...(edits as Edit[]), { range: [open.range[1], open.range[1]], text: name }]);
  return fix && { fix, text: name };
}

/**
 * Does the code go on where the statement fails: in a `try` whose `catch` does not throw, in front of `.catch(…)`? In the transaction
 * its failure would be that of all other statements.
 */
function mayFail(site: Node, fn: Node): boolean {
  for (let at = site; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (
      parent.type === 'TryStatement' &&
      parent.block === at &&
      parent.handler &&
      !endsInThrow(parent.handler.body)
    )
      return true;
    if (parent.type === 'MemberExpression' && parent.object === at && memberName(parent) === 'catch')
      return true;
    if (parent.type === 'CallExpression' && /allSettled$/.test(memberNameOf(parent.callee))) return true;
  }
  return false;
}

function memberNameOf(callee: Node): string {
  return callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
}

type Handed = NonNullable<ReturnType<Facts['transactions']['handleOf']>>;

function throughClient(
  { written, path, site }: OuterStatement,
  handle: TSESTree.Identifier,
  facts: Facts,
  source: Source,
): Edit | null {
  const value = facts.origins.of(handle);
  if (!written || value.kind !== 'api') return null;
  if (path.length > 0)
    return facts.transactions.takesHandle(site, written, value)
      ? { range: written.range, text: handle.name }
      : null;
  const adopts = facts.transactions.adoptsBy(value);
  const isRepository = !facts.transactions.isClient(written);
  if (isRepository)
    return adopts === undefined
      ? null
      : { range: written.range, text: `${handle.name}.${adopts}(${source.getText(written)})` };
  return fits(written, value, facts) ? { range: written.range, text: handle.name } : null;
}

/** The handle has what is asked of the client: the member, or it can be called itself. */
function fits(written: Node, value: Handed, facts: Facts): boolean {
  const { parent } = wrapped(written);
  if (parent?.type === 'MemberExpression' && parent.object === wrapped(written)) {
    const name = memberName(parent);
    return name !== undefined && facts.transactions.hasMember(value, name);
  }
  if (parent?.type === 'TaggedTemplateExpression') return parent.tag === written;
  return parent?.type === 'CallExpression';
}

/** `create(row)` → `create(row, { transaction })` */
function handedAsOption({ query }: OuterStatement, name: string, source: Source): Edit | null {
  const { transactionIn: place } = query.query;
  const key = place?.path?.[0];
  const { member } = place ?? {};
  const call = member === undefined ? query.node : query.chain.find((each) => each.member === member)?.call;
  if (!place || key === undefined || call?.type !== 'CallExpression') return null;
  const property = key === name ? name : `${key}: ${name}`;
  const given = argumentsOf(call);
  const options = given[place.argument];
  if (options) {
    const object = unwrap(options);
    const isOpen =
      object.type === 'ObjectExpression' && object.properties.every((each) => each.type === 'Property');
    return isOpen ? addingProperty(object, property, source) : null;
  }
  const last = given.at(-1);
  if (given.length !== place.argument || last?.type === 'SpreadElement') return null;
  const end = source.getLastToken(call);
  if (!end) return null;
  const before = source.getTokenBefore(end);
  const isFirst = given.length === 0 || before?.value === ',';
  return { range: [end.range[0], end.range[0]], text: `${isFirst ? '' : ', '}{ ${property} }` };
}

/** Does the name mean the handle where the statement stands? */
function isReachable(handle: TSESTree.Identifier, at: Node, source: Source): boolean {
  return variableAt(handle.name, at, source)?.identifiers.includes(handle) === true;
}
