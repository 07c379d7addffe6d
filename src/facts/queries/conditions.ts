// The conditions by which a query names its rows, one column and one value each, in whatever form its library writes them,
// with the edits that turn such a condition into the same one for a list of values.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { type Link } from '../../ast/chains.js';
import { argumentsOf } from '../../ast/invocations.js';
import { keyName, memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { ConditionForm } from '../../models/model.js';
import { textOf } from '../project/module.js';
import type { Rewrite, Condition } from './condition.js';
import { isGiven } from './query-arguments.js';
import type { QueryCall } from './query-call.js';
import { readTemplate, readText } from './sql-conditions.js';

/** Every condition of a query that can be read; those that cannot are not among them. */
export function conditionsOf(query: QueryCall): Condition[] {
  const found = formsOf(query).flatMap((form) => readForm(form, query));
  const { label: words, exceptArguments: unless = [], ends } = query.query.batch ?? {};
  if (words !== undefined || unless.some((place) => isGiven(place, query.chain)))
    return found.map((each) => ({ ...each, forList: [] }));
  if (ends === undefined) return found;
  const [, end] = query.node.range;
  return found.map((each) => ({ ...each, forList: [...each.forList, { range: [end, end], text: ends }] }));
}

/** The forms that the model states, with the filter object as one of them. */
function formsOf({ query }: QueryCall): readonly ConditionForm[] {
  const { filter, conditions = [], batch } = query;
  const list = batch?.anyOf ?? '';
  if (!filter || conditions.some((each) => each.form === 'object' && each.member === filter.member))
    return conditions;
  const { argument, path, member } = filter;
  return [
    { form: 'object', argument, ...(path && { path }), ...(member !== undefined && { member }), anyOf: list },
    ...conditions,
  ];
}

function readForm(form: ConditionForm, query: QueryCall): Condition[] {
  const links =
    form.member === undefined
      ? query.chain.slice(0, 1)
      : query.chain.filter(({ member }) => member === form.member);
  return links.flatMap((link) =>
    READERS[form.form](form, link, query).map((each) => inForm(each, form, link)),
  );
}

/** What the form says beside the list: which column it is for, and by which member the list is taken. */
function inForm(
  condition: Condition,
  { form, column, becomes }: ConditionForm,
  { property }: Link,
): Condition {
  if (form !== 'key' && column !== undefined && column !== condition.column)
    return { ...condition, forList: [] };
  return becomes === undefined || !property || condition.forList.length === 0
    ? condition
    : {
        ...condition,
        forList: [...condition.forList, { range: property.range, text: becomes }],
        isOtherMember: true,
        words: condition.words === '{keys}' ? `${becomes}({keys})` : condition.words,
      };
}

type Reader = (form: ConditionForm, link: Link, query: QueryCall) => Condition[];

const READERS: Readonly<Record<ConditionForm['form'], Reader>> = {
  object: readObject,
  pair: (form, link, query) => readPair(form, link, query, 2),
  comparison: (form, link, query) => readPair(form, link, query, 3),
  expression: readExpressions,
  key: readKey,
  text: readText,
  template: readTemplate,
};

function readObject(form: ConditionForm, link: Link): Condition[] {
  const object = unwrapped(placeIn(form, link));
  if (object?.type !== 'ObjectExpression') return [];
  const { anyOf: list } = form;
  const isOfCall = list.includes('{column}');
  // A call that is written anew holds one condition only.
  if (isOfCall && object.properties.length !== 1) return [];
  return object.properties.flatMap((property): Condition[] => {
    const column = property.type === 'Property' && !property.method ? keyName(property) : undefined;
    if (property.type !== 'Property' || column === undefined || property.computed) return [];
    const columnText = isOfCall && !list.includes('.{column}') ? `'${column}'` : column;
    const { value } = property;
    const rewrite = isOfCall
      ? callRewrite(list, columnText, link)
      : {
          range: property.shorthand ? property.range : value.range,
          text: property.shorthand ? `${column}: ${list}` : list,
        };
    const words = isOfCall ? list.replace('{column}', columnText) : `${column}: ${list}`;
    const forList = list === '' ? [] : rewrite ? [rewrite] : undefined;
    return forList ? [{ column, columnText, value, form: 'object', forList, words, node: property }] : [];
  });
}

/** `where('user_id', id)`, `where('user_id', '=', id)`. */
function readPair(form: ConditionForm, link: Link, {}: QueryCall, arity: 2 | 3): Condition[] {
  const args = argumentsOf(link.call);
  if (args.length !== arity) return [];
  const [name, second] = args;
  const value = args[arity - 1];
  const column = columnIn(name);
  if (!name || !value || column === undefined) return [];
  if (arity === 3 && stringValue(second) !== '=') return [];
  const columnText = textOf(name);
  const rewrite = callRewrite(form.anyOf, columnText, link);
  return rewrite
    ? [
        {
          column,
          columnText,
          value,
          form: form.form,
          forList: [rewrite],
          words: rewrite.text,
          node: link.call,
        },
      ]
    : [];
}

/** `eq(orders.userId, id)`, alone or in `and(…)`. */
function readExpressions(form: ConditionForm, link: Link): Condition[] {
  const place = unwrapped(placeIn(form, link));
  return place ? readExpression(place, form) : [];
}

function readExpression(node: Node, form: ConditionForm): Condition[] {
  const call = unwrap(node);
  if (call.type !== 'CallExpression') return [];
  const name = calledName(call);
  if (name === form.all) return call.arguments.flatMap((argument) => readExpression(argument, form));
  const [left, value, ...more] = call.arguments;
  if (name !== form.equals || !left || !value || more.length > 0) return [];
  const column = columnIn(left);
  if (column === undefined) return [];
  const columnText = textOf(left);
  const text = form.anyOf.replace('{column}', columnText);
  return [
    {
      column,
      columnText,
      value,
      form: 'expression',
      forList: [{ range: call.range, text }],
      words: text,
      node: call,
    },
  ];
}

/** `findById(id)`. */
function readKey(form: ConditionForm, link: Link): Condition[] {
  const value = placeIn(form, link);
  const { column } = form;
  if (!value || column === undefined || unwrap(value).type === 'ObjectExpression') return [];
  if (form.alone === true && argumentsOf(link.call).length > 1) return [];
  const rewrite = { range: value.range, text: form.anyOf };
  return [
    {
      column,
      columnText: column,
      value,
      form: 'key',
      forList: [rewrite],
      words: rewrite.text,
      node: link.call,
    },
  ];
}

/** A call of the chain, written anew from its member on: `whereIn('user_id', {keys})`. */
function callRewrite(list: string, columnText: string, { call, property }: Link): Rewrite | undefined {
  return property
    ? { range: [property.range[0], call.range[1]], text: list.replace('{column}', columnText) }
    : undefined;
}

function placeIn({ argument = 0, path }: ConditionForm, { call }: Link): Node | undefined {
  return writtenIn(readArgument(call, argument, path));
}

/** The row's property behind a column as code writes it: `orders.userId`, `'orders.user_id'`. */
function columnIn(node: Node | undefined): string | undefined {
  const column = unwrapped(node);
  if (column?.type === 'MemberExpression') return memberName(column);
  const text = stringValue(column);
  return text === undefined || !/^[\w.]+$/.test(text) ? undefined : text.split('.').at(-1);
}

function calledName({ callee }: TSESTree.CallExpression): string | undefined {
  const called = unwrap(callee);
  return called.type === 'Identifier'
    ? called.name
    : called.type === 'MemberExpression'
      ? memberName(called)
      : undefined;
}

function unwrapped(node: Node | undefined): Node | undefined {
  return node && unwrap(node);
}
