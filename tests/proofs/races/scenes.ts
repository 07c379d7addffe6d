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
    create table items (id int primary key, name varchar(100) not null, stock int not null,
      sold int not null default 0)`,
  rows: `delete from items; insert into items (id, name, stock) values (1, 'Lamp', 100)`,
  ending: 'select stock as value from items where id = 1',
  documents: { items: [{ _id: 1, name: 'Lamp', stock: 100, sold: 0 }] },
  field: { collection: 'items', name: 'stock' },
  keys: { 'stock:1': '100' },
  key: 'stock:1',
};

/** The same, with what was sold of it: a hundred in stock, and thousands for each that was sold; in MongoDB those alone. */
export const SALES: Scene = {
  ...STOCK,
  ending: 'select stock + 1000 * sold as value from items where id = 1',
  field: { collection: 'items', name: 'sold' },
};

/** Nobody has an account yet. */
export const NO_ACCOUNT: Scene = {
  tables: `drop table if exists accounts;
    create table accounts (id serial primary key, email varchar(100) not null unique, name varchar(100) not null)`,
  rows: 'delete from accounts',
  ending: 'select cast(count(*) as int) as value from accounts',
};

/** One invitation that nobody has answered. */
export const OPEN_INVITE: Scene = {
  tables: `drop table if exists memberships; drop table if exists invites;
    create table invites (id int primary key, status varchar(20) not null);
    create table memberships (id serial primary key, invite_id int not null)`,
  rows: `delete from memberships; delete from invites; insert into invites (id, status) values (1, 'PENDING')`,
  ending: 'select cast(count(*) as int) as value from memberships',
};

/** Nobody has a project yet. */
export const NO_PROJECT: Scene = {
  tables: `drop table if exists projects;
    create table projects (id serial primary key, user_id int not null)`,
  rows: 'delete from projects',
  ending: 'select cast(count(*) as int) as value from projects',
};
