// Names for rows that are read for all elements at once.
import pluralize from 'pluralize';
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
  const named = (names: readonly string[]) =>
    freeName(
      names.filter((name) => !RESERVED.has(name)),
      text,
    );
  const rows = named([plural, `all${capital(plural)}`, `${row0}Rows`]);
  const row = named([row0, `each${capital(row0)}`, `${row0}Row`].filter((name) => name !== rows));
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

/** Words that the inflection library gets wrong, as of version 8: `cach`, `cooky`, `schemata`. */
const SINGULARS = /(cache|cookie|schema)s?$/i;

function singularOf(name: string): string {
  return SINGULARS.test(name) ? name.replace(SINGULARS, '$1') : pluralize.singular(name);
}

function pluralOf(name: string): string {
  return SINGULARS.test(name) ? name.replace(SINGULARS, '$1s') : pluralize.plural(name);
}

/** Names of tables that are no names of variables: `class`, `case`. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return static super switch this throw ' +
    'true try typeof var void while with yield'
  ).split(' '),
);

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
