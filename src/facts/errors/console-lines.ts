// Lines that a server prints with the console although it has a logger.
//
//   console.error('failed', err), a logger at hand                           a line
//   if (process.env.NODE_ENV !== 'production') console.log(…)                none: for whoever develops
//   console.error(err); process.exit(1)                                      none: what a logger holds back is lost at the end
//   process.on('uncaughtException', (err) => console.error(err))             none: what failed may be the logger
//   console.error = …                                                       none: it is another function
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, type Node } from '../../ast/nodes.js';
import type { Log } from '../../models/model.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { caughtError } from './errors.js';
import { logCallOf } from './log-calls.js';
import { loggerSetup, namesOfError } from './loggers.js';
import { offeredLogger, type OfferedLogger } from './offered-loggers.js';
import { conditionsAround } from './printed-errors.js';
import { isReplaced } from './replaced-console.js';

export interface ConsoleLine {
  readonly logger: OfferedLogger;
  /** The member of the logger that writes at the same level, with what its model says of it. */
  readonly method: { readonly name: string; readonly log: Log } | undefined;
  /** Arguments that are caught errors. */
  readonly errors: ReadonlySet<Node>;
  /** The logger makes something of errors unreadable: what the console shows of one is not for it. */
  readonly hidesErrors: boolean;
}

const LEVELS: Readonly<Record<string, readonly string[]>> = {
  log: ['info', 'log'],
  info: ['info', 'log'],
  debug: ['debug'],
  warn: ['warn', 'warning'],
  error: ['error'],
};
/** What is printed while somebody develops, or looks for a fault. */
const DEVELOPMENT = /NODE_ENV|debug|verbose|trac(?:e|ing)|\bdev|test/i;

/** The line that a call prints, and the logger that would write it. */
export function consoleLine(call: TSESTree.CallExpression, analysis: Analysis): ConsoleLine | undefined {
  const { callee } = call;
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const levels = name === undefined ? undefined : LEVELS[name];
  if (name === undefined || !levels || logCallOf(call, analysis)?.log.stream === undefined) return undefined;
  if (conditionsAround(call).some((condition) => DEVELOPMENT.test(textOf(condition)))) return undefined;
  if (endsSoon(call) || isOfProcess(call, analysis) || isReplaced(name, analysis)) return undefined;
  const logger = offeredLogger(call, analysis);
  if (!logger) return undefined;
  const errors = new Set<Node>(call.arguments.filter((argument) => caughtError(argument, analysis)));
  const method = methodOf(logger, levels, analysis);
  return { logger, method, errors, hidesErrors: hidesErrors(logger, method?.log, [...errors], analysis) };
}

function methodOf(
  { value }: OfferedLogger,
  levels: readonly string[],
  { catalogue }: Analysis,
): ConsoleLine['method'] {
  for (const name of levels) {
    const type = value && catalogue.member(value.type, name);
    const log = type && catalogue.facet(type, 'call')?.value.log;
    if (log) return { name, log };
  }
  return undefined;
}

function hidesErrors(
  { value }: OfferedLogger,
  log: Log | undefined,
  errors: readonly Node[],
  analysis: Analysis,
): boolean {
  if (!value || !log?.options || errors.length === 0) return false;
  const setup = loggerSetup({ value, call: {}, evidence: 'certain' }, log, analysis);
  return errors.some((error) => ['leak', 'under-key'].includes(setup.moved(namesOfError(error))));
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
