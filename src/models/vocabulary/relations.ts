// Where a project says how its entities belong together, and in which words.

export interface Relations {
  /** Patterns of the declaring files below a package's folder; none where the entities are found by their names in the code. */
  readonly files?: readonly string[];
  /**
   * How they are written.
   *
   * - `model-blocks`: `model Order { user User @relation(fields: [userId], references: [id]) }`
   * - `relation-calls`: `relations(users, ({ many }) => ({ orders: many(orders) }))` of tables in code
   * - `decorators`: `@OneToMany(() => Order, (order) => order.user) orders: Order[]` on classes
   * - `association-calls`: `User.hasMany(Order, { foreignKey: 'userId', as: 'orders' })`
   * - `schema-refs`: `new Schema({ user: { type: ObjectId, ref: 'User' } })`
   */
  readonly grammar: 'model-blocks' | 'relation-calls' | 'decorators' | 'association-calls' | 'schema-refs';
  /** The key of an entity that declares none. */
  readonly defaultKey?: string;
  /** Other members of a row that hold the same as the key. */
  readonly keyAliases?: readonly string[];
  /** The column of a relation that names none, from the relation and the other's key: `{relation}{Key}`. */
  readonly defaultColumn?: string;
  /** The kinds of value behind the words by which columns are declared. */
  readonly columnKinds?: Readonly<Record<string, ColumnKind>>;
  /** Members of a column's declaration that keep null out, and those that keep out a second row of the same value. */
  readonly requiredBy?: readonly string[];
  readonly uniqueBy?: readonly string[];
  /** The option of a column that does so: `{ type: String, unique: true }`, `@Column({ unique: true })`. */
  readonly uniqueOption?: string;
}

/**
 * How values are compared: an `object` is equal to itself alone, a `decimal` is one that equals its text. A `uuid` is a text that the
 * database writes in its own form, whichever it was asked by, and so is any other text that is `written-anew`; a `caseless` text is
 * found by any spelling of its letters.
 */
export type ColumnKind =
  | 'text'
  | 'uuid'
  | 'written-anew'
  | 'caseless'
  | 'number'
  | 'boolean'
  | 'bigint'
  | 'decimal'
  | 'date'
  | 'object';

/**
 * What a call, a construction or a decorator declares of entities and their relations. Every name and position is as the
 * library's own declarations have it; what is not stated is not there. Written in place in the `members` of a named type, so that
 * its name is known, and with `returns` (an empty type will do) wherever what is made is looked at again.
 *
 * - TypeORM: `OneToMany: { declares: 'many', keyIn: 'other', entity: 0, inverse: 1, exceptOptions: ['lazy'] }`,
 *   `ManyToOne: { declares: 'one', keyIn: 'this', entity: 0, inverse: 1, exceptOptions: ['lazy'] }`, `OneToOne: { … keyIn: 'joined' }`,
 *   `JoinColumn: { declares: 'join', options: { column: 'name', references: 'referencedColumnName' } }`,
 *   `Column: { declares: 'column', options: { column: 'name' } }`, `PrimaryGeneratedColumn: { declares: 'key', … }`;
 *   `relations: { grammar: 'decorators', defaultColumn: '{relation}{Key}' }`
 * - MikroORM: the same, with `options: { entity: 'entity', inverse: 'mappedBy', column: ['joinColumn', 'fieldName'] }`
 * - Sequelize: `hasMany: { declares: 'many', keyIn: 'other', entity: 0, options: { name: 'as', key: 'foreignKey',
 *   references: 'sourceKey' }, exceptOptions: ['scope', 'through'] }`, `init: { declares: 'entity', fields: 0, options: { isKey: 'primaryKey' } }`;
 *   `relations: { grammar: 'association-calls', defaultKey: 'id' }`
 * - Mongoose: `Schema: { declares: 'fields', fields: 0, options: { entity: 'ref' } }`, `model: { declares: 'entity', name: 0, fields: 1 }`,
 *   `virtual: { declares: 'many', keyIn: 'other', name: 0, options: { entity: 'ref', key: 'foreignField', references: 'localField',
 *   single: 'justOne' }, exceptOptions: ['match', …] }`, `Prop: { declares: 'one', keyIn: 'property', options: { entity: 'ref' } }`
 * - an index, in each: `Unique: { declares: 'index', isUnique: true }`, `index: { declares: 'index', fields: 0, options: { unique: 'unique' } }`,
 *   `uniqueIndex: { declares: 'index', isUnique: true, columnsBy: 'on' }`
 * - Drizzle: `relations: { declares: 'relations', entity: 0, body: 1 }`, `defineRelations: { declares: 'relations', fields: 0, body: 1 }`,
 *   `one: { declares: 'one', entity: 0, options: { from: 'fields', to: 'references', alias: 'relationName' } }`,
 *   `drizzle: { declares: 'client', options: { schema: 'schema', relations: 'relations' } }`
 */
export interface Relating {
  /**
   * - `many`, `one`: rows of another entity, or one row
   * - `column`, `key`: a column; `key` is the one that other entities refer to
   * - `join`: the column of the relation that it stands beside
   * - `refers`: a column that holds the key of another entity
   * - `entity`: an entity, by its name and its fields
   * - `fields`: the fields of an entity
   * - `relations`: the relations of an entity, or of all, that a function gives back
   * - `client`: a client that is told its entities and relations
   * - `index`: columns that are looked for together; no two rows have the same values there where it is unique
   */
  readonly declares:
    | 'many'
    | 'one'
    | 'column'
    | 'key'
    | 'join'
    | 'refers'
    | 'entity'
    | 'fields'
    | 'relations'
    | 'client'
    | 'index';
  /** Who has the column with the other's key: this entity, the other, this one where a `join` says so, or the property itself. */
  readonly keyIn?: 'this' | 'other' | 'joined' | 'property';
  /** Positions of arguments: the other entity, the other's relation back, the name, the property that holds the key, fields, a function. */
  readonly entity?: number;
  readonly inverse?: number;
  readonly name?: number;
  readonly key?: number;
  readonly fields?: number;
  readonly body?: number;
  /** Names of the same in an options object, whichever argument that is. */
  readonly options?: {
    readonly entity?: string;
    readonly inverse?: string;
    readonly name?: string;
    /** The property that holds the key, as text or as `{ name }`. */
    readonly key?: string;
    /** The column of the database that holds the key. */
    readonly column?: string | readonly string[];
    /** The property that the key refers to. */
    readonly references?: string;
    /** Columns of this side and of the other, as members of their tables. */
    readonly from?: string;
    readonly to?: string;
    /** Tells two relations between the same entities apart. */
    readonly alias?: string;
    /** True where it is one row and not many. */
    readonly single?: string;
    /** Marks a field as the entity's key. */
    readonly isKey?: string;
    readonly schema?: string;
    readonly relations?: string;
    /** The columns of an index, and what makes it a unique one. */
    readonly columns?: string;
    readonly unique?: string;
    /** Where an entity lists its indexes, each as an object of these options. */
    readonly indexes?: string;
  };
  /** An index is unique without an option that says so. */
  readonly isUnique?: true;
  /** The member behind it that is given the columns: `uniqueIndex('by_name').on(users.name)`. */
  readonly columnsBy?: string;
  /**
   * Options under which it reads other rows than all that refer to this one, or reads them in another way; those under which an index
   * does not hold all rows.
   */
  readonly exceptOptions?: readonly string[];
}
