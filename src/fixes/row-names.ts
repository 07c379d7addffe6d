// Names for rows that are read for all elements at once.
import { freeName } from './edits.js';

export interface RowNames {
  readonly rows: string;
  readonly row: string;
  readonly map: string;
  readonly group: string;
}

/** Names after the entity; null when a text uses all that would do. */
export function namesFor(entity: string, column: string, isMany: boolean, text: string): RowNames | null {
  const row0 = singularOf(nameOf(entity));
  const plural = pluralOf(row0);
  const rows = freeName([plural, `all${capital(plural)}`, `${row0}Rows`], text);
  const row = freeName([row0, `each${capital(row0)}`, `${row0}Row`], text);
  const map = freeName([`${isMany ? plural : row0}By${capital(nameOf(column))}`, `${row0}Map`], text);
  const group = freeName(['group', `${row0}Group`], text);
  return rows && row && map && group ? { rows, row, map, group } : null;
}

/** `order_items`, `public.orders`, `Order`, `orderModel`, `OrderRepository` as names of values. */
function nameOf(entity: string): string {
  const name = (entity.split('.').at(-1) ?? entity)
    .replace(/(?<=\w)(?:Model|Entity|Table|Repository|Repo)$/, '')
    .replaceAll(/[_-]+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll(/\W/g, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function singularOf(name: string): string {
  if (/(?:ss|us|is)$/.test(name) || !name.endsWith('s')) return name;
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return /(?:sh|ch|x|z|s)es$/.test(name) ? name.slice(0, -2) : name.slice(0, -1);
}

function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
