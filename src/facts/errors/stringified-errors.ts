// Errors that become JSON, where nothing of message and stack is left: `JSON.stringify(e)`, an answer's body, `%j`.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { placeholdersIn } from '../../ast/texts.js';
import { nodesIn } from '../../ast/walk.js';
import { STRINGIFIED_DEPTH } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { caughtError } from './errors.js';
import { messageOf } from './log-calls.js';
import { conditionsAround, isOfDevelopment } from './printed-errors.js';

export interface StringifiedError {
  readonly error: Node;
  readonly as: 'text' | 'answer' | 'placeholder';
  /** An event that tells of an error, and no error itself. */
  readonly isEvent?: boolean;
  /** The error is the whole value, not a part of an object or list. */
  readonly isWhole: boolean;
  /** The placeholder that writes it. */
  readonly placeholder?: { readonly message: Node; readonly index: number; readonly text: string };
}

export function stringifiedErrorsIn(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): readonly StringifiedError[] {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const { catalogue } = analysis;
  if (catalogue.names.isNamed('stringifies', name)) return inText(call, analysis);
  if (catalogue.names.isNamed('log', name)) return inPlaceholders(call, analysis);
  return catalogue.names.isNamed('responds', name) ? inAnswer(call, analysis) : [];
}

/** Whoever develops, and nobody else, is sent message or stack beside it: `{ error: err, stack: err.stack }`. */
function isToldBeside(error: Node, body: Node, answer: Node): boolean {
  return (
    conditionsAround(answer).some(isOfDevelopment) &&
    nodesIn(body).some(
      (each) =>
        each.type === 'MemberExpression' &&
        /^(?:message|stack)$/.test(memberName(each) ?? '') &&
        textOf(each.object) === textOf(error),
    )
  );
}

/** Errors in what is assigned to a member that sends it as an answer. */
export function answeredErrorsIn(
  { left, right, operator }: TSESTree.AssignmentExpression,
  analysis: Analysis,
): readonly StringifiedError[] {
  const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
  if (operator !== '=' || !analysis.catalogue.names.isNamed('responds', name)) return [];
  const errors = errorsIn(right, analysis);
  if (errors.length === 0) return [];
  const member = valueOf(left, analysis);
  const assigned = member.kind === 'api' && analysis.catalogue.facet(member.type, 'assigned')?.value;
  if (!assigned || assigned.responds !== 'json') return [];
  return errors.flatMap((error): StringifiedError[] =>
    isToldBeside(error, right, left) ? [] : [{ error, as: 'answer', isWhole: error === right }],
  );
}

function inText(call: TSESTree.CallExpression, analysis: Analysis): StringifiedError[] {
  const [value, replacer] = call.arguments;
  if (!value || (replacer && !isNullish(replacer)) || isCompared(call)) return [];
  const errors = errorsIn(value, analysis);
  if (errors.length === 0 || !calleeOf(call, analysis)?.call.stringifies) return [];
  return errors.map((error) => ({
    error,
    as: 'text',
    isWhole: error === value,
    isEvent: isErrorEvent(error, analysis),
  }));
}

function inAnswer(call: TSESTree.CallExpression, analysis: Analysis): StringifiedError[] {
  const [body] = call.arguments;
  const errors = body ? errorsIn(body, analysis) : [];
  if (errors.length === 0) return [];
  const callee = calleeOf(call, analysis)?.call;
  if (callee?.responds !== 'json') return [];
  return errors.flatMap((error): StringifiedError[] =>
    (error === body && callee.forwardsErrors) || isToldBeside(error, call, call)
      ? []
      : [{ error, as: 'answer', isWhole: error === body }],
  );
}

function inPlaceholders(call: TSESTree.CallExpression, analysis: Analysis): StringifiedError[] {
  // A message alone has nothing to put into it.
  if (call.arguments.length < 2) return [];
  const position = call.arguments.findIndex((argument) => messageOf(argument, analysis) !== undefined);
  const message = call.arguments[position];
  const text = message && messageOf(message, analysis);
  if (!text) return [];
  const placeholders = placeholdersIn(text);
  const errors = placeholders.flatMap((placeholder, index): StringifiedError[] => {
    const argument = call.arguments[position + 1 + index];
    return argument && caughtError(argument, analysis)?.json === 'nothing'
      ? [
          {
            error: argument,
            as: 'placeholder',
            isWhole: true,
            placeholder: { message, index, text: placeholder },
          },
        ]
      : [];
  });
  if (errors.length === 0) return [];
  const json = calleeOf(call, analysis)?.call.log?.jsonPlaceholders;
  return errors.filter(({ placeholder }) => placeholder && json?.includes(placeholder.text));
}

/** The errors in a value that is written in place. */
function errorsIn(node: Node, analysis: Analysis, depth = 0): Node[] {
  const value = unwrap(node);
  if (depth > STRINGIFIED_DEPTH) return [];
  if (value.type === 'ObjectExpression')
    return value.properties.flatMap((property) =>
      property.type === 'Property' ? errorsIn(property.value, analysis, depth + 1) : [],
    );
  if (value.type === 'ArrayExpression')
    return value.elements.flatMap((element) =>
      element && element.type !== 'SpreadElement' ? errorsIn(element, analysis, depth + 1) : [],
    );
  return caughtError(node, analysis)?.json === 'nothing' || isErrorEvent(node, analysis) ? [node] : [];
}

/** `socket.onerror = (event) => log(JSON.stringify(event))` */
function isErrorEvent(node: Node, analysis: Analysis): boolean {
  const value = node.type === 'Identifier' ? apiOf(node, analysis) : undefined;
  return value !== undefined && analysis.catalogue.facet(value.type, 'role')?.value === 'error-event';
}

/** `JSON.stringify(e) === '{}'` asks for what the rule would say. */
function isCompared(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'BinaryExpression' && parent.operator !== '+';
}
