// Lines that a server prints with the console although it has a logger.
//
//   console.error('failed', err), a logger at hand                           a line
//   if (process.env.NODE_ENV !== 'production') console.log(…)                none: for whoever develops
//   console.error(err); process.exit(1)                                      none: what a logger holds back is lost at the end
//   process.on('uncaughtException', (err) => console.error(err))             none: what failed may be the logger
//   console.log(JSON.stringify(metric))                                     none: it has its fields
//   console.error = …                                                       none: it is another function
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, methodOfGlobal, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Log, LogLevel } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf, type Module } from '../project/module.js';
import { caughtError } from './errors.js';
import { keptErrors } from './kept-errors.js';
import { isOfUnknownFormat } from './line-formats.js';
import { levelOf, logCallOf } from './log-calls.js';
import { loggerSetup, namesOfError } from './loggers.js';
import { offeredLogger, type OfferedLogger } from './offered-loggers.js';
import { messageOnlyLog } from './message-only-logs.js';
import { conditionsAround, printedError } from './printed-errors.js';
import { isReplaced } from './replaced-console.js';
import { stringifiedErrorsIn } from './stringified-errors.js';

export interface ConsoleLine {
  readonly logger: OfferedLogger;
  /** The member of the logger that writes at the same level, with what its model says of it. */
  readonly method: { readonly name: string; readonly log: Log } | undefined;
  /** Arguments that are caught errors. */
  readonly errors: ReadonlySet<Node>;
  /** What is wrong with the line itself, whoever writes it: how sure each of it is. */
  readonly faults: readonly Evidence[];
  /** The logger makes something of errors unreadable, or its format may leave them out: what the console shows of one is not for it. */
  readonly hidesErrors: boolean;
}

/** What is printed while somebody develops, or looks for a fault. */
const DEVELOPMENT = /NODE_ENV|debug|verbose|trac(?:e|ing)|\bdev|test/i;

/** The line that a call prints, and the logger that would write it. */
export function consoleLine(call: TSESTree.CallExpression, analysis: Analysis): ConsoleLine | undefined {
  const { callee } = call;
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const printing = logCallOf(call, analysis);
  const level = printing && levelOf(call, printing);
  if (name === undefined || !level || printing.log.stream === undefined) return undefined;
  if (conditionsAround(call).some((condition) => DEVELOPMENT.test(textOf(condition)))) return undefined;
  if (isWrittenAsJson(call)) return undefined;
  if (endsSoon(call) || isOfProcess(call, analysis) || isReplaced(name, analysis)) return undefined;
  const logger = offeredLogger(call, analysis);
  if (!logger) return undefined;
  const errors = new Set<Node>(call.arguments.filter((argument) => caughtError(argument, analysis)));
  const method = methodOf(logger, level, moduleOf(call), analysis);
  return {
    logger,
    method,
    errors,
    faults: faultsOf(call, analysis),
    hidesErrors: hidesErrors(logger, method?.log, [...errors], analysis),
  };
}

/** An error on the wrong stream, of which only the text is left, or that becomes JSON. */
function faultsOf(call: TSESTree.CallExpression, analysis: Analysis): readonly Evidence[] {
  const printed =
    call.callee.type === 'MemberExpression' ? printedError(call.callee, analysis)?.evidence : undefined;
  const isStringified = nodesIn(call, (node) => !isFunction(node)).some(
    (node) => node.type === 'CallExpression' && stringifiedErrorsIn(node, analysis).length > 0,
  );
  return [
    printed ?? [],
    messageOnlyLog(call, analysis)?.evidence ?? [],
    isStringified ? ('certain' as const) : [],
  ].flat();
}

function methodOf(
  { value }: OfferedLogger,
  level: LogLevel,
  module: Module,
  analysis: Analysis,
): ConsoleLine['method'] {
  for (const [name, member] of value ? analysis.catalogue.members(value.type) : []) {
    const log = analysis.catalogue.facet(member, 'call')?.value.log;
    if (value && log?.level === level)
      return { name, log: { ...log, errors: keptErrors(log, value.type.model, module, analysis) } };
  }
  return undefined;
}

function hidesErrors(
  { value }: OfferedLogger,
  log: Log | undefined,
  errors: readonly Node[],
  analysis: Analysis,
): boolean {
  if (!value || errors.length === 0) return false;
  if (isOfUnknownFormat(value, analysis)) return true;
  if (!log?.options) return false;
  const setup = loggerSetup({ value, call: {}, evidence: 'certain' }, log, analysis);
  return errors.some((error) => ['leak', 'under-key'].includes(setup.moved(namesOfError(error))));
}

/** A line of JSON and nothing else is for a program that reads the stream: metrics of a platform, what a script gives back. */
function isWrittenAsJson({ arguments: [line, more] }: TSESTree.CallExpression): boolean {
  const json = line && unwrap(line);
  return !more && json?.type === 'CallExpression' && methodOfGlobal(json.callee, 'JSON') === 'stringify';
}

/** Does the program end with one of the next statements? */
function endsSoon(call: Node): boolean {
  for (let at = call; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') continue;
    const statements: readonly Node[] = parent.body;
    const next = statements.slice(statements.indexOf(at) + 1);
    if (next.some((statement) => /\bprocess\.exit(?:Code)?\b/.test(textOf(statement)))) return true;
  }
  return false;
}

/** Is it printed by a listener of the process itself? */
function isOfProcess(call: Node, analysis: Analysis): boolean {
  for (let at: Node | undefined = call; at; at = at.parent) {
    const { parent } = at;
    if (!isFunction(at) || parent?.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression')
      continue;
    const target = apiOf(parent.callee.object, analysis);
    if (target?.type.name === 'process' || textOf(parent.callee.object) === 'process') return true;
  }
  return false;
}
