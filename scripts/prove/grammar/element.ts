// The element of the list: what it is called and what it knows.
import type { Column, Dialect } from './dialect.js';
import type { Shape } from './shape.js';

export interface Element {
  readonly name: string;
  /** The list that is looped over, as an expression. */
  readonly list: string;
  /** The parameter of the function, if it takes one. */
  readonly parameter: string;
  readonly key: string;
  readonly owner: string;
  /** A text that tells one element from the other. */
  readonly label: string;
  readonly condition: string;
  readonly amount: string;
  readonly data: string;
  readonly isRow: boolean;
}

export function columnOf({ key, statement }: Shape): Column {
  if (key === 'id' || key === 'boss' || key === 'optional' || key === 'text id')
    return statement === 'user' ? 'id' : 'owner';
  return key;
}

export function elementOf(shape: Shape, { keyTypes }: Dialect): Element {
  const { source, key } = shape;
  const keyType = keyTypes[key];
  if (source === 'users')
    return { ...rowNamed('user', 'users', keyOfUser(key)), condition: 'user.active', amount: 'user.stock' };
  if (source === 'orders')
    return {
      ...rowNamed(
        'order',
        'orders',
        key === 'id' || key === 'boss' || key === 'optional' ? 'order.owner' : keyOfOrder(key),
      ),
      owner: 'order.id',
      condition: 'order.paid',
      amount: 'order.total',
    };
  if (source === 'items')
    return {
      name: 'item',
      list: 'items',
      parameter: `items: Item[]`,
      key:
        key === 'tier'
          ? 'item.settings.tier'
          : key === 'text id'
            ? 'item.text'
            : key === 'id'
              ? 'item.owner'
              : `item.${key}`,
      owner: 'item.owner',
      label: '`item ${item.owner}`',
      condition: 'item.quantity > 1',
      amount: 'item.quantity',
      data: 'item.data',
      isRow: false,
    };
  const isText = source === 'record';
  const single = isText && keyType === 'number' ? 'Number(id)' : 'id';
  return {
    name: source === 'map' ? '[id, quantity]' : 'id',
    list: 'ids',
    parameter: `ids: ${listType(source, keyType)}`,
    key: single,
    owner: 'Number(id)',
    label: '`key ${String(id)}`',
    condition: source === 'map' ? 'quantity > 1' : 'String(id).length < 2',
    amount: source === 'map' ? 'quantity' : '1',
    data: "{ owner: Number(id), body: 'Dear' }",
    isRow: false,
  };
}

function rowNamed(name: string, list: string, key: string) {
  return {
    name,
    list,
    parameter: '',
    key,
    owner: `${name}.id`,
    label: `\`${name} \${${name}.id}\``,
    data: `{ owner: ${name}.id, body: 'Dear' }`,
    isRow: true,
  };
}

function keyOfUser(key: Shape['key']): string {
  switch (key) {
    case 'tier':
      return 'user.settings.tier';
    case 'optional':
      return 'user.boss';
    case 'text id':
      return 'String(user.id)';
    default:
      return `user.${key}`;
  }
}

const keyOfOrder = (key: Shape['key']) => (key === 'text id' ? 'String(order.owner)' : `order.${key}`);

function listType(source: Shape['source'], type: string): string {
  switch (source) {
    case 'set':
      return `Set<${type}>`;
    case 'map':
      return `Map<${type}, number>`;
    case 'generator':
      return `Iterable<${type}>`;
    case 'record':
      return 'Record<string, number>';
    default:
      return type.includes(' ') ? `(${type})[]` : `${type}[]`;
  }
}
