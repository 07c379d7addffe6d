// What stands in the store when the requests come, and what is read when they are gone.
export interface Scene {
  /** Makes the tables anew, in SQL that PostgreSQL and MariaDB understand. */
  readonly tables: string;
  /** Makes the rows anew. */
  readonly rows: string;
  /** Gives one row with one column, `value`. */
  readonly ending: string;
  /** The same for MongoDB: its documents by collection, and a field of the first document. */
  readonly documents?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly field?: { readonly collection: string; readonly name: string };
  /** The same for Redis: its keys, and the key whose value is read as JSON. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly key?: string;
}

/** A hundred units of one item. */
export const STOCK: Scene = {
  tables: `drop table if exists items;
    create table items (id int primary key, name varchar(100) not null, stock int not null)`,
  rows: `delete from items; insert into items (id, name, stock) values (1, 'Lamp', 100)`,
  ending: 'select stock as value from items where id = 1',
  documents: { items: [{ _id: 1, name: 'Lamp', stock: 100 }] },
  field: { collection: 'items', name: 'stock' },
  keys: { 'stock:1': '100' },
  key: 'stock:1',
};
