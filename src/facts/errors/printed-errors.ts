// Caught errors that are printed to a stream: alone, inside an object, or as part of a text.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { isText, partsOf } from '../../ast/texts.js';
import { callTaking } from '../../ast/promise-usage.js';
import type { LogLevel } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { handedAt } from './error-callbacks.js';
import { isCaught } from './errors.js';
import { logCallOf } from './log-calls.js';
import { lostErrorsIn } from './lost-errors.js';
import { isAlwaysCaught } from './passed-errors.js';
import { isReplaced, runsWithin } from './replaced-console.js';

export interface PrintedError {
  /** `undefined` where the function itself is the handler: `.catch(console.log)`. */
  readonly error: Node | undefined;
  /** The member that prints the same to the error stream. */
  readonly instead: string;
  /** The member is named after a level: whoever wrote `console.info` decided how urgent it is. */
  readonly isLevelChosen: boolean;
  /** What has to hold for it to be printed, within its function. */
  readonly conditions: readonly Node[];
  /** It is printed only while somebody develops. */
  readonly isOfDevelopment: boolean;
  /** The project puts something else in the place of that member. */
  readonly isReplaced: boolean;
  /** Only the error's message is printed: it may be meant as information. */
  readonly evidence: Evidence;
}

/**
 * The caught error that a member of a console prints to standard output.
 *
 * @param member the callee of a call, or a function that is handed on: `.catch(console.log)`
 */
export function printedError(
  member: TSESTree.MemberExpression,
  analysis: Analysis,
): PrintedError | undefined {
  const name = memberName(member);
  if (name === undefined || !analysis.catalogue.names.isNamed('log', name)) return undefined;
  const printed = printedBy(member, analysis);
  // Where the member itself is another one, or the error stream comes back to here, nothing can be said.
  return printed && !isReplaced(name, analysis) && !runsWithin(member, printed.instead, analysis)
    ? {
        ...printed,
        isReplaced: isReplaced(printed.instead, analysis),
        isLevelChosen: printed.level === name,
        isOfDevelopment: printed.conditions.some(isOfDevelopment),
      }
    : undefined;
}

type Printed = Omit<PrintedError, 'isReplaced' | 'isOfDevelopment' | 'isLevelChosen'> & {
  readonly level: LogLevel | undefined;
};

function printedBy(member: TSESTree.MemberExpression, analysis: Analysis): Printed | undefined {
  const { parent } = member;
  if (parent.type !== 'CallExpression') return undefined;
  if (parent.callee !== member) {
    if (!handedAt(member, analysis)) return undefined;
    const value = apiOf(member, analysis);
    const log = value && analysis.catalogue.facet(value.type, 'call')?.value.log;
    return log?.stream === 'stdout' && log.instead !== undefined
      ? { error: undefined, instead: log.instead, level: log.level, conditions: [], evidence: 'certain' }
      : undefined;
  }
  const printed = firstOf(parent.arguments.map((argument) => inArgument(argument, analysis, 0)));
  if (!printed) return undefined;
  const log = logCallOf(parent, analysis)?.log;
  return log?.stream === 'stdout' && log.instead !== undefined && !isLoggedBeside(parent, analysis)
    ? { ...printed, instead: log.instead, level: log.level, conditions: conditionsAround(parent) }
    : undefined;
}

/** Is a caught error given to a logger that keeps it too, in a statement beside this one? Then it is on record, and this one only shows it. */
function isLoggedBeside({ parent }: TSESTree.CallExpression, analysis: Analysis): boolean {
  const statements = parent.parent?.type === 'BlockStatement' ? parent.parent.body : [];
  return statements.some((each) => {
    const call = each.type === 'ExpressionStatement' ? unwrap(each.expression) : undefined;
    if (each === parent || call?.type !== 'CallExpression') return false;
    const log = logCallOf(call, analysis)?.log;
    return (
      log !== undefined &&
      log.stream !== 'stdout' &&
      call.arguments.some((argument) => inArgument(argument, analysis, 0) !== undefined) &&
      lostErrorsIn(call, analysis).length === 0
    );
  });
}

/**
 * The conditions that hold where a node runs, innermost first: `if (process.env.DEBUG)`, `verbose && console.log(err)`, and
 * `if (!isProduction) app.use((err, req, res, next) => console.log(err))`.
 */
export function conditionsAround(call: Node): Node[] {
  const conditions: Node[] = [];
  for (let at = call; at.parent; at = at.parent) {
    const { parent } = at;
    // `onError: isDevelopment ? (error) => console.error(error) : undefined` is there as long as its condition holds.
    if (isFunction(at) && !callTaking(at) && !isChosen(at)) break;
    if (
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') &&
      parent.consequent === at
    )
      conditions.push(parent.test);
    else if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at)
      conditions.push(parent.left);
  }
  return conditions;
}

/** Is an expression there only where a condition in front of it holds? */
function isChosen(node: Node): boolean {
  const { parent } = node;
  return parent?.type === 'ConditionalExpression' || parent?.type === 'LogicalExpression';
}

const DEVELOPMENT = /\bdev|debug|!\s*(?:config\.)?(?:is)?_?prod|!==?\s*['"]prod/i;

/** Does a condition hold only while somebody develops: `!isProduction`, `app.get('env') === 'development'`? */
export function isOfDevelopment(condition: Node): boolean {
  return DEVELOPMENT.test(textOf(condition));
}

type Found = Pick<PrintedError, 'error' | 'evidence'>;

function firstOf(found: readonly (Found | undefined)[]): Found | undefined {
  return found.find((each) => each?.evidence === 'certain') ?? found.find((each) => each !== undefined);
}

function inArgument(node: Node, analysis: Analysis, depth: number): Found | undefined {
  const value = unwrap(node);
  if (value.type === 'ObjectExpression' && depth < 2)
    return firstOf(
      value.properties.map((property) =>
        property.type === 'Property' ? inArgument(property.value, analysis, depth + 1) : undefined,
      ),
    );
  if (isText(value)) {
    const parts: readonly Node[] =
      value.type === 'CallExpression' ? value.arguments : partsOf(value).filter((part) => !isText(part));
    return firstOf(parts.map((part) => inArgument(part, analysis, depth)));
  }
  if (value.type === 'MemberExpression') {
    const name = memberName(value);
    if ((name !== 'message' && name !== 'stack') || !isCaughtAround(value.object, analysis)) return undefined;
    return { error: node, evidence: name === 'stack' ? 'certain' : 'likely' };
  }
  return isCaughtAround(node, analysis) ? { error: node, evidence: 'certain' } : undefined;
}

/** In this function, or by every caller of it. */
function isCaughtAround(node: Node, analysis: Analysis): boolean {
  return isCaught(node, analysis) || isAlwaysCaught(unwrap(node), analysis);
}
