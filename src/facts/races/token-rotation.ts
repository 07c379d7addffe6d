// A row that is good for one use, read and checked, then spent by a write that does not repeat the check: between the two
// another request reads the same row and passes too.
//
//   find → check → update({ where: { id } }) → create                          raced: one token for every request
//   find → compare → update({ where: { id }, data: { tokenHash } })            raced: the requests overwrite each other
//   … → updateMany({ where: { id, revokedAt: null } }), its count not read     raced
//   … → updateMany({ where: { id, revokedAt: null } }), its count tested       safe: one of them changes the row
//   … → update({ where: { id, revokedAt: null } }), delete({ where: { id } })  safe: the others throw
import { goesOnTo } from '../../ast/flow.js';
import type { Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isWithin, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { isMinted } from '../flow/fresh-values.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { textOfStatement } from '../queries/raw-statements.js';
import { asSeenByCaller, helperOf, queryStepsIn, type QueryStep } from '../queries/query-steps.js';
import type { Spending } from './consumed-row.js';
import { isGuarded, isSameEntity, tokensSpentIn } from './consumed-rows.js';
import { conditionalWrite, type ConditionalWrite } from './expected-state.js';
import { isSerialised } from './mutual-exclusion.js';
import { passedBy } from './passed-refusals.js';
import { textOfRow, type Row } from './row-checks.js';
import { askedBy, asksAbout, changedBy, effectOf, ownRowOf } from './row-parts.js';
import { fieldOfRow } from './same-row.js';
import { mayHandOutAfter, maySpend, mayWait } from './spending-places.js';

export interface RacedToken extends Spending {
  /** The call in the function at which the row is spent. */
  readonly site: Invocation;
  /** The function hands out something new for it: a second row, a token, or a new value in the same row. */
  readonly mints: 'row' | 'token' | 'same-row';
  readonly evidence: Evidence;
  /** The row as the code writes it. */
  readonly rowText: string;
  /** The write as it would be with the check in it, where that is known. */
  readonly conditional: ConditionalWrite | undefined;
}

/** The one-time rows that two runs of a function can both spend. What nobody waits for is neither read nor passed. */
export function racedTokensIn(fn: FunctionNode, analysis: Analysis): RacedToken[] {
  if (!mayWait(fn)) return [];
  const run = ownRunNodes(fn);
  const raced: RacedToken[] = [];
  if (maySpend(fn, analysis)) {
    const steps = queryStepsIn(fn, analysis);
    for (const spending of tokensSpentIn(run, steps, analysis))
      raced.push(...minted(spending, spending.write.site, run, steps, analysis));
  }
  // A helper that reads, checks and spends, and a caller that hands out what comes next.
  for (const node of run) {
    if (node.type !== 'CallExpression' || !mayHandOutAfter(node, fn)) continue;
    const helper = helperOf(node, analysis);
    if (!helper || !maySpend(helper.fn, analysis)) continue;
    const inside = ownRunNodes(helper.fn);
    const own = queryStepsIn(helper.fn, analysis);
    for (const spending of tokensSpentIn(inside, own, analysis)) {
      const steps = queryStepsIn(fn, analysis);
      if (!steps.some(({ site }) => site === node)) continue;
      if (minted(spending, spending.write.site, inside, own, analysis).length > 0) continue;
      const checks = passedBy(spending.checks, node, run);
      raced.push(...minted({ ...spending, checks }, node, run, steps, analysis));
    }
  }
  const first = raced.filter((each, index) => raced.findIndex(({ site }) => site === each.site) === index);
  return first.length > 0 && !isSerialised(run, queryStepsIn(fn, analysis), analysis) ? first : [];
}

/** What is handed out for the row that is spent at `site`. */
function minted(
  spending: Spending,
  site: Invocation,
  run: readonly Node[],
  steps: readonly QueryStep[],
  analysis: Analysis,
): RacedToken[] {
  const { read, write, row } = spending;
  const created = steps.find(
    (step) =>
      effectOf(step.query) === 'create' &&
      isSameEntity(step.query, read.query) &&
      step.site !== site &&
      // What was created before a helper came to read belongs to something else.
      (goesOnTo(site, step.site) ||
        (goesOnTo(step.site, site) && run.includes(read.site) && goesOnTo(read.site, step.site))) &&
      !isOtherEnd(step, write) &&
      isAlongside(step.site, site) &&
      isForRow(step.site, spending),
  );
  const handsToken = () =>
    run.some((node) => goesOnTo(site, node) && isForRow(node, spending) && handsOut(node, row, analysis));
  const mints = created
    ? 'row'
    : mintedColumns(write, row, run, analysis).length > 0
      ? 'same-row'
      : handsToken()
        ? 'token'
        : undefined;
  // Whoever is logged in presents no token.
  if (!mints || (mints === 'token' && isFoundByKey(spending))) return [];
  const { evidence } = read.query;
  // An order that is closed and followed by another may be none either.
  const mayBeNone = mints === 'row' && isFoundByKey(spending) && !handsToken();
  const isProven = !mayBeNone && isReplaced(spending, created, run, analysis);
  return [
    {
      ...spending,
      site,
      mints,
      rowText: textOfRow(row),
      evidence: weakest(evidence, write.query.evidence, isProven ? 'certain' : 'likely'),
      conditional: conditionalWrite({ ...spending, site }, analysis),
    },
  ];
}

/** Handed out only to those whose row passed; a check inside a callback has stopped the others by then. */
function isForRow(node: Node, { read, checks, write, fields }: Spending): boolean {
  // A field that is filled in on the way, whatever was in it, decides nothing.
  const isDecided =
    fields.length === 0 ||
    fields.some((field) => asksAbout(read.query, field)) ||
    checks.some(
      (check) =>
        (check.fields.has('*') || fields.some((field) => check.fields.has(field))) &&
        (check.covers(node) ||
          (check.covers(write.site) && !isWithin(node, enclosingFunction(check.test) ?? node))),
    );
  if (!isDecided) return false;
  if (isGuarded(node, read, checks)) return true;
  return checks.some(({ test, refusal, needsRow, covers }) => {
    const fn = enclosingFunction(test);
    // `if (stored) await remove(stored)` in a callback stops nobody.
    return needsRow && refusal !== undefined && covers(write.site) && fn !== undefined && !isWithin(node, fn);
  });
}

/** What a row is told from others by, where it is saved as it is and no filter says so. A name rules out here. */
const KEY = /^_?id$/;

/**
 * Does the code itself say that the row is good for one use? What it is found by is not its key and lets a request pass; then
 *
 *   findUnique({ where: { token } }) … create({ data: { token: next } })   another row takes its place under another value
 *   findUnique({ where: { token } }) … return sign(…)                      something random or signed is handed out for it
 *   compare(token, user.hash) … update({ data: { hash: hash(random()) } }) what was compared is made anew
 */
function isReplaced(
  { read, write, row, fields }: Spending,
  created: QueryStep | undefined,
  run: readonly Node[],
  analysis: Analysis,
): boolean {
  if (!created && mintedColumns(write, row, run, analysis).some((column) => fields.includes(column)))
    return true;
  // A new row has a new key in any case.
  const keys = new Set(
    [...(askedBy(write.query) ?? [])].flatMap(([, value]) => fieldOfRow(value, write, row) ?? []),
  );
  const found = [...(askedBy(read.query) ?? [])].filter(
    ([column]) =>
      !keys.has(column) && !fields.includes(column) && !(ownRowOf(write.query) && KEY.test(column)),
  );
  if (!created) return found.some(([, value]) => !isLiteral(value));
  if (created.query.operation === 'raw')
    return found.some(([column]) => asksInText(created, column)) && isMinted(created.query.node, analysis);
  const next = changedBy(created, undefined, []);
  if (!next) return false;
  // What the new row takes from the old one says that it takes its place; the database then fills in what it is found by.
  const follows = [...next.values()].some((value) => value && fieldOfRow(value, created, row) !== undefined);
  return found.some(([column, value]) => {
    if (!next.has(column)) return follows;
    const other = next.get(column);
    return other !== undefined && seenText(other, created) !== seenText(value, read);
  });
}

/**
 * Read by keys alone, and written by one of them, as whoever is logged in is: nobody has presented anything that is good for one use.
 * A name rules out here, as only a key is called so.
 */
function isFoundByKey({ read, write, row }: Spending): boolean {
  // `isActive: true` tells no row from another.
  const asked = [...(askedBy(read.query) ?? [])].filter(([, value]) => !isLiteral(value));
  const found = askedBy(write.query);
  return (
    asked.every(([column]) => /(?:^|_)id$|[a-z\d]I[dD]$/.test(column)) &&
    asked.some(([column, value]) => {
      const same = found?.get(column);
      return (
        same !== undefined &&
        (fieldOfRow(same, write, row) === column || seenText(same, write) === seenText(value, read))
      );
    })
  );
}

/** It runs whenever the row is spent, and not only where something else is missing too: `if (!cart) cart = await create()`. */
function isAlongside(created: Node, site: Node): boolean {
  for (let at = created; at.parent && !isWithin(site, at.parent); at = at.parent)
    if (/^(?:If|Conditional|Logical|SwitchCase)/.test(at.parent.type)) return false;
  return true;
}

function seenText(value: Node, { entered }: QueryStep): string {
  return textOf(unwrap(asSeenByCaller(value, entered)));
}

function isLiteral(value: Node): boolean {
  return unwrap(value).type === 'Literal';
}

/** `insert into tokens (token) values ($1)` names its columns. */
function asksInText({ query }: QueryStep, column: string): boolean {
  return (textOfStatement(query) ?? '').match(/\w+/g)?.includes(column) === true;
}

/** The columns into which a write puts something that was made up on the spot. */
function mintedColumns(
  step: QueryStep,
  row: Row | undefined,
  run: readonly Node[],
  analysis: Analysis,
): string[] {
  return [...(changedBy(step, row, run) ?? [])].flatMap(([column, value]) => {
    const seen = value && asSeenByCaller(value, step.entered);
    return seen !== undefined && isMinted(seen, analysis, row?.binding) ? [column] : [];
  });
}

/** What was created in another run of the function that writes, where the one excludes the other: find, then update or create. */
function isOtherEnd(created: QueryStep, write: QueryStep): boolean {
  const [one, other] = [created.query.node, write.query.node];
  return (
    created.entered !== undefined &&
    enclosingFunction(one) === enclosingFunction(other) &&
    !goesOnTo(other, one) &&
    !goesOnTo(one, other)
  );
}

/** Returned, or written into an answer. */
function handsOut(node: Node, { binding }: Row, analysis: Analysis): boolean {
  if (node.type === 'ReturnStatement')
    return node.argument !== null && isMinted(node.argument, analysis, binding);
  if (node.type !== 'CallExpression' || !calleeOf(node, analysis)?.call.responds) return false;
  return node.arguments.some((argument) => isMinted(argument, analysis, binding));
}
