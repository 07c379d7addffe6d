// What becomes of an error in the lines of a logger whose format decides that: its formats and outputs are read where it was made.
//
//   createLogger({ format: combine(errors({ stack: true }), json()) })    under a key: JSON; as the whole line: kept
//   createLogger({ transports: [new Console({ format: simple() })] })     the output's own format has the last word
//   new Logger({ type: 'json' })                                          a format by its name
//   printf((info) => …), a format of the project                          unknown: it may write anything
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { ApiValue, Value } from '../origins/value.js';
import type { LoggerCreation } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { givenIn } from './logger-options.js';

/** What a chain of formats makes of errors. */
export interface Written {
  /** `next`: no format of the chain makes a text. */
  readonly underKey: 'json' | 'kept' | 'next';
  /** Of an error that is the whole line at least the message is written. */
  readonly keepsWhole: boolean;
}

interface Named {
  readonly written: Written;
  readonly evidence: Evidence;
}

const JSON_LINES: Written = { underKey: 'json', keepsWhole: false };

/** What all outputs of a logger write, where they agree; likely where some of them are not known. */
export function writtenBy(logger: ApiValue, analysis: Analysis): Named | undefined {
  for (let at: ApiValue | undefined = logger; at; at = at.receiver) {
    if (at.others) return undefined;
    const { made } = at;
    if (!made) continue;
    const { node } = made;
    const creation = calleeOf(node, analysis)?.call.creates;
    if (!creation?.format) continue;
    const format = givenIn(node, creation.format, analysis);
    // A child that is given no format of its own writes as its parent does.
    if (creation.namedFormats && (format ?? !creation.extendsReceiver))
      return namedFormat(creation, made, analysis);
    if (!creation.outputs) continue;
    const own = format ? formatOf(format, analysis) : JSON_LINES;
    const outputs = outputsOf(givenIn(node, creation.outputs, analysis), own, analysis);
    const known = outputs.filter((each) => each !== undefined);
    const [first] = known;
    if (!first || known.some((each) => each.underKey !== first.underKey)) return undefined;
    return {
      written: { ...first, keepsWhole: known.some(({ keepsWhole }) => keepsWhole) },
      evidence: known.length === outputs.length ? 'certain' : 'likely',
    };
  }
  return undefined;
}

/** Does a format decide what becomes of an error, and may it be any: one of the project, one that is chosen elsewhere? */
export function isOfUnknownFormat(logger: ApiValue, analysis: Analysis): boolean {
  for (let at: ApiValue | undefined = logger; at; at = at.receiver) {
    if (!at.made || !calleeOf(at.made.node, analysis)?.call.creates?.format) continue;
    return writtenBy(logger, analysis) === undefined;
  }
  return false;
}

/** A format by its name: `type: 'json'`; likely where it is one of two, or where something else sees the lines. */
function namedFormat(
  { options, format: place, namedFormats, extendedBy = [] }: LoggerCreation,
  { node, module }: NonNullable<ApiValue['made']>,
  analysis: Analysis,
): Named | undefined {
  if (!namedFormats || !place || node.type === 'TaggedTemplateExpression') return undefined;
  const written = writtenIn(readArgument(node, place.argument, place.path));
  const given = written ? valueOf(written, analysis) : givenIn(node, place, analysis);
  const names = given ? textsIn(given.kind === 'opaque' ? given.node : written) : [namedFormats.otherwise];
  const formats = names.map((name) => namedFormats.by[name]);
  const format = formats.find((each) => each?.underKey === 'json') ?? formats[0];
  if (!format || format.underKey === 'next') return undefined;
  if (format.unless !== undefined) {
    if (readArgument(node, options.argument, [format.unless]).kind !== 'absent') return undefined;
  }
  const isExtended = extendedBy.some(
    (word) => analysis.project.mentions.isMentioned([word], module) !== false,
  );
  return {
    written: { underKey: format.underKey, keepsWhole: format.keepsWhole === true },
    evidence: formats.length > 1 || isExtended ? 'likely' : 'certain',
  };
}

/** `'json'`, or both of `isProduction ? 'json' : 'pretty'`. */
function textsIn(node: Node | undefined): string[] {
  const value = node && unwrap(node);
  if (value?.type === 'ConditionalExpression')
    return [...textsIn(value.consequent), ...textsIn(value.alternate)];
  const text = value && stringValue(value);
  return text === undefined ? [] : [text];
}

function outputsOf(
  given: Value | undefined,
  own: Written | undefined,
  analysis: Analysis,
): (Written | undefined)[] {
  // Outputs that are added later get lines of the logger's own format, unless they have another.
  if (!given) return [own];
  const list = given.kind === 'opaque' ? unwrap(given.node) : undefined;
  const values =
    list?.type === 'ArrayExpression'
      ? list.elements.map((element) => (element ? valueOf(element, analysis) : undefined))
      : [given];
  return values.map((value) => {
    const node = value?.kind === 'api' && !value.others ? value.made?.node : undefined;
    const output = node && calleeOf(node, analysis)?.call.outputs;
    if (!output) return undefined;
    const format = givenIn(node, output.format, analysis);
    if (!format) return own;
    const last = formatOf(format, analysis);
    return last && own ? { ...last, keepsWhole: last.keepsWhole || own.keepsWhole } : undefined;
  });
}

function formatOf(value: Value, analysis: Analysis): Written | undefined {
  if (value.kind !== 'api') return undefined;
  const alternatives = [value, ...(value.others ?? [])].map((each) =>
    each.kind === 'api' && each.made ? madeBy(each.made.node, analysis) : undefined,
  );
  const [first] = alternatives;
  return alternatives.every(
    (each) => each && first && each.underKey === first.underKey && each.keepsWhole === first.keepsWhole,
  )
    ? first
    : undefined;
}

function madeBy(node: Node, analysis: Analysis): Written | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const format = calleeOf(node, analysis)?.call.formats;
  if (!format) return undefined;
  if (format.combines) return inOrder(node.arguments, analysis);
  if (format.unless !== undefined && readArgument(node, 0, [format.unless]).kind !== 'absent')
    return undefined;
  return { underKey: format.underKey, keepsWhole: format.keepsWhole === true };
}

/** Formats that run one after the other: the last one that makes a text decides. */
function inOrder(formats: readonly Node[], analysis: Analysis): Written | undefined {
  let written: Written = { underKey: 'next', keepsWhole: false };
  for (const each of formats) {
    const next = each.type === 'SpreadElement' ? undefined : formatOf(valueOf(each, analysis), analysis);
    if (!next) return undefined;
    written = {
      underKey: next.underKey === 'next' ? written.underKey : next.underKey,
      keepsWhole: written.keepsWhole || next.keepsWhole,
    };
  }
  return written;
}
