/**
 * The vocabulary in which a library is described. A model is data: it survives `JSON.stringify`, holds no function,
 * and is accepted in the same form from a user's settings.
 *
 * A model is a small type graph. `modules` says what an import yields, `types` says what each value can do:
 * read a member, be called, be constructed. `originOf` walks this graph along the code; the facets on a call
 * (`query`, `log`, `schema`, …) are what the facts and, through them, the rules ask about.
 */
export interface Model {
  /** The name under which settings, docs and messages know the library. */
  readonly library: string;
  readonly kind: 'auth' | 'data-access' | 'validation' | 'framework' | 'logging' | 'http' | 'platform';
  /** Import specifier → type of the module's namespace object. A subpath that is not listed is not this library. */
  readonly modules: Readonly<Record<string, TypeName>>;
  /** Globals of the platform: name → type of the value. */
  readonly globals?: Readonly<Record<string, TypeName>>;
  readonly types: Readonly<Record<TypeName, ApiType>>;
  /** Modules that a tool writes into the project, recognised by what they import or by where the project says it puts them. */
  readonly generated?: Generated;
  /** Where the project declares which entities refer to which. */
  readonly relations?: Relations;
  /** Functions that a framework finds by file name and export name. */
  readonly conventions?: readonly Convention[];
  /** Members that a package adds to a type of another model, `library.Type`, wherever the package is in use. */
  readonly augments?: Readonly<Record<TypeName, Augmentation>>;
  /** Versions that the claims were checked against, as a semver range, by package. */
  readonly versions: Readonly<Record<string, string>>;
  /** First-party source of each behavioural claim. */
  readonly sources: readonly Source[];
}

export interface Source {
  readonly claim: string;
  readonly url: string;
  /** ISO date on which the claim was read or run. */
  readonly checked: string;
}

/** A key of `Model.types`, or `library.Type` for a type of another model. */
export type TypeName = string;
/** A type by name, or written in place where nothing else refers to it. */
export type TypeRef = TypeName | ApiType;

export interface Augmentation {
  readonly package: string;
  readonly members: Readonly<Record<string, TypeRef>>;
}

export interface ApiType {
  /** Members and facets that are not stated here are looked up in these, in order. */
  readonly extends?: TypeName | readonly TypeName[];
  readonly role?: Role;
  readonly members?: Readonly<Record<string, TypeRef>>;
  /** Every member that is not listed and does not begin with one of `except`. */
  readonly otherMembers?: { readonly type: TypeRef; readonly except?: readonly string[] };
  readonly call?: Call;
  /** What `new` yields and what an annotation with this name means. */
  readonly instance?: TypeName;
  /** What a function receives that is annotated with this type. */
  readonly parameters?: readonly TypeRef[];
  /** What an element of it is: `for…of`, `[0]`, the first parameter of `.map`. */
  readonly element?: TypeRef;
  /** What `Object.fromEntries(it)` is. */
  readonly entries?: TypeRef;
  readonly input?: Input;
  readonly schema?: SchemaType;
  /** Middleware that makes a request's body out of its text: strings only, or real types. */
  readonly parses?: 'strings' | 'json';
  /** The library's major version, where the import says it. */
  readonly major?: string;
  /** It is whatever an earlier call of the chain, by this name, was given as its type argument: `.context<Context>()`. */
  readonly typeArgumentOf?: string;
  /** As a generic type it means what its argument, a function's type, returns. */
  readonly returnOf?: boolean;
  /** As a generic type it reads a schema's static input. */
  readonly readsInputType?: boolean;
  /** Its queries run hooks of the project (a soft delete, a tenant filter) that a nested read goes past. */
  readonly hooksQueries?: boolean;
  /** Members by which a type checker knows this type whatever its name is. */
  readonly recognisedBy?: readonly string[];
  /** The statement that a value stands for: a query builder, a lazy promise. The last call of its chain is the query. */
  readonly query?: Query;
  /** What awaiting it gives, where that is something else: the rows of a query builder. */
  readonly awaited?: TypeRef | Rows;
  /** What a template that is tagged with it gives, where that differs from calling it. */
  readonly tag?: Call;
  /** What it sends stays in the process: there is no round trip to save. */
  readonly inProcess?: boolean | InProcess;
  /** It is what a type argument of its receiver says: `new AsyncLocalStorage<Store>()`, `new Hono<{ Variables: … }>()`. */
  readonly typeArgument?: { readonly index: number; readonly path?: readonly string[] };
  /** Relations of a row that are read when they are asked for. */
  readonly lazyRelations?: LazyRelations;
}

/** An option of the call that makes a client and decides that: one of these texts, or a value that is itself in the process. */
export interface InProcess {
  readonly option: ArgumentPath;
  readonly values?: readonly string[];
}

/** How the rows of a library hide a query behind a member. */
export interface LazyRelations {
  /** Names of the members that a library makes, as a regular expression source: `^get[A-Z]`. */
  readonly methods?: string;
  /** A field of an entity that is declared as a promise is read when it is awaited. */
  readonly promises?: boolean;
  /** Members of a field that read it: `user.orders.loadItems()`. */
  readonly loaders?: readonly string[];
}

export type Role =
  | 'database-client'
  | 'transaction-handle'
  | 'entity'
  | 'schema-factory'
  | 'schema'
  | 'logger'
  | 'console'
  | 'request'
  | 'response'
  | 'http-client'
  | 'error'
  | 'string'
  /** What a program that talks to a terminal imports. */
  | 'command-line'
  /** What code that runs in a browser or an app imports. */
  | 'user-interface';

export interface Call {
  readonly returns?: Result;
  /** Functions handed to this call and what they receive. */
  readonly callbacks?: readonly Callback[];
  readonly query?: Query;
  /** It sends the statement that its receiver stands for: `.execute()`, `.exec()`. */
  readonly executes?: boolean;
  readonly log?: Log;
  readonly schema?: SchemaCall;
  readonly validates?: readonly Validation[];
  /** Writes an HTTP answer from its arguments. */
  readonly responds?: 'json' | 'text';
  /** An error that is the whole answer goes to the error handler in place of the client. */
  readonly forwardsErrors?: boolean;
  /** Makes a logger; where its options stand. */
  readonly creates?: LoggerCreation;
  /** Turns its argument into text, losing what an error does not enumerate. */
  readonly stringifies?: 'json';
  readonly http?: HttpCall;
  /** Adds a member to values of a type, by the name and with the value in these arguments. */
  readonly adds?: { readonly name: number; readonly value: number; readonly to: TypeName };
  readonly mints?: 'token';
  /** What it says of entities and their relations, as a function, a construction or a decorator. */
  readonly relates?: Relating;
}

/**
 * What a call yields: a type, the receiver itself, one of its arguments, an argument turned from entries into a record,
 * what its callback returns, or rows of the query's entity.
 */
export type Result =
  | TypeRef
  | Rows
  /** The member of the given type that an argument names: `c.get('db')`. */
  | { readonly memberOf: TypeRef; readonly named: number }
  /** With the members of an object that it is given: `repository.extend({ … })`. */
  | { readonly same: 'receiver'; readonly with?: number }
  | { readonly argument: number }
  | { readonly entriesOf: number }
  /** Where no function is given, another type: `await knex.transaction()`. */
  | { readonly callback: number; readonly otherwise?: TypeRef };

/** Instances of the query's entity, where that is a class of the project. */
export interface Rows {
  readonly rows: 'one' | 'many';
  /** Where the entity is named, for a call that sends nothing: `repository.create(…)`. */
  readonly entity?: EntityPlace;
  readonly otherwise?: TypeRef;
}

export interface Callback {
  /** It runs once for each element of the argument in this position: `pMap(list, fn)`. */
  readonly each?: number;
  /** Position of the function, or every argument that is one. */
  readonly argument: number | 'every';
  readonly parameters: readonly TypeRef[];
  /** What `this` is in a function that has its own. */
  readonly self?: TypeRef;
  /** Holds only for functions that declare exactly so many parameters (Express error handlers declare four). */
  readonly arity?: number;
  /** The function is this property of an object in that position: `route({ handler })`. */
  readonly property?: string;
  /** Holds only where another argument is this text: `addHook('onError', …)`. */
  readonly when?: { readonly argument: number; readonly is: string };
}

/** Where in a call's arguments something stands. `*` in a path is every property. */
export interface ArgumentPath {
  readonly argument: number;
  /** An earlier call of the chain, by its member, in place of the call itself. */
  readonly member?: string;
  readonly path?: readonly string[];
}

// ── data access ───────────────────────────────────────────────────────────────────────────────────────────────────

export interface Query {
  readonly operation:
    'read-one' | 'read-many' | 'count' | 'create' | 'update' | 'delete' | 'upsert' | 'raw' | 'transaction';
  /** When the statement is sent: at the call, when awaited, on a closing `.execute()`, or synchronously in-process. */
  readonly sends: 'at-call' | 'when-awaited' | 'on-execute' | 'in-process';
  /** Members that change the builder itself: as a statement of its own such a call is no forgotten query. */
  readonly mutates?: boolean;
  /** Calls of one tick are merged into one statement, or sent in one round trip. */
  readonly mergesInTick?: boolean;
  /** Where the entity is named; without it, in the member that the query is called on. */
  readonly entity?: EntityPlace;
  /** The object whose properties are the conditions. */
  readonly filter?: ArgumentPath;
  /** Other forms in which the rows are named, in the call or further up its chain. */
  readonly conditions?: readonly ConditionForm[];
  readonly data?: ArgumentPath;
  /** The row that it is about is what it is called on: `order.save()`. */
  readonly row?: 'receiver';
  /** Reads many rows when the filter's key is given a list. */
  readonly batch?: Batch;
  /** Writes many rows with one statement. */
  readonly bulk?: Bulk;
  /** A condition whose value is undefined is left out, so that more rows match; in some libraries until a version. */
  readonly undefinedMatches?: 'every-row' | { readonly rows: 'every-row'; readonly until: string };
  /** Where the number of rows is limited: options of the call, or members of its chain. */
  readonly limitedBy?: { readonly options?: readonly ArgumentPath[]; readonly members?: readonly string[] };
  /** What happens when no row matches: it throws, or says so in a member of its result. */
  readonly unmatched?: { readonly throws: true } | { readonly count: string };
  /** Member of the same receiver that takes any filter and tells how many rows it changed. */
  readonly compareAndSet?: { readonly member: string; readonly count: string };
  /** Where a transaction says that it runs as if it were alone, and by which value. */
  readonly serial?: ArgumentPath & { readonly value: string };
  /** A raw statement that gives rows back; one without it only changes them. */
  readonly returnsRows?: boolean;
  /** Where a raw statement's text stands. */
  readonly text?: ArgumentPath;
  /** What a statement does is said by the class of an argument: `client.send(new GetCommand(…))`. */
  readonly operationOf?: number;
  /** Distinctive enough to be a likely sign of the library when the receiver is unknown. */
  readonly distinctive?: boolean;
}

export interface EntityPlace {
  /**
   * `receiver`: what the call is made on. `call`: an argument of the call. `chain`: an argument of an earlier call of the
   * chain. `creation`: an argument of the call that made the receiver, or its type argument. `text`: the first table in a
   * raw statement's text.
   */
  readonly from: 'receiver' | 'call' | 'chain' | 'creation' | 'text';
  readonly argument?: number;
  /** The earlier call, by its member; the first of the chain without it. */
  readonly member?: string;
}

/**
 * How a query names the rows that it wants.
 *
 * - `object`: `where({ userId: id })`
 * - `pair`: `where('user_id', id)`, `eq('user_id', id)`
 * - `comparison`: `where('user_id', '=', id)`
 * - `expression`: `where(eq(orders.userId, id))`, alone or as a part of `and(…)`
 * - `key`: `findById(id)`
 * - `text`: `query('… where user_id = $1', [id])`
 * - `template`: `` sql`… where user_id = ${id}` ``
 */
export interface ConditionForm {
  readonly form: 'object' | 'pair' | 'comparison' | 'expression' | 'key' | 'text' | 'template';
  /** Member of the chain that takes it; the query's own call without it. */
  readonly member?: string;
  /** Where it stands in that call; the first argument without it. */
  readonly argument?: number;
  readonly path?: readonly string[];
  /** Functions that compare for equality, and those that hold for all their arguments: `eq`, `and`. */
  readonly equals?: string;
  readonly all?: string;
  /** The column of a `key`; of another form, the only column whose list means the same: a write to one row by its key. */
  readonly column?: string;
  /** It can be written anew only where the call is given nothing else. */
  readonly alone?: boolean;
  /** Where the values of a `text` stand. */
  readonly values?: number;
  /**
   * The same for many keys. `{column}` is the column as the code writes it, or its bare name behind a dot, `{keys}` the list; in a `text`, `{value}` is the
   * placeholder; in a `template`, `{tag}` is the tag. For `pair` and `comparison` it begins with the member: `whereIn({column}, {keys})`.
   */
  readonly list: string;
  /** The member that takes the list in place of the one with the single key: `findById` becomes `find`. */
  readonly becomes?: string;
}

export interface Batch {
  /** Member to call in place of this one. */
  readonly member?: string;
  /** Operator that takes a list: `{ userId: { in: ids } }`. */
  readonly operator?: string;
  /** The value that a filter's column is given for a list of keys: `{ in: {keys} }`, `In({keys})`, `{keys}`. */
  readonly list?: string;
  /** What the condition for a list has to import. */
  readonly imports?: { readonly name: string; readonly from: string };
  /** Members of the chain that ask for one row only, and what stands in their place; `''` takes them out. */
  readonly single?: Readonly<Record<string, string>>;
  /** What an empty list of keys does where it does not just match nothing. */
  readonly emptyList?: 'throws';
  /** The member of the result that holds the rows: `rows`. */
  readonly rows?: string;
  /** The result is a list whose first element is the rows: `const [rows] = await …`. */
  readonly rowsFirst?: boolean;
  /** A key and its column's value may be equal only as text: ids that are objects, bigints that come as text. */
  readonly comparesAsText?: boolean;
  /** Values come in the order of the keys, one for each: `mget`. */
  readonly positional?: boolean;
  /** A row that is not there reads as this. */
  readonly missing?: 'null' | 'undefined';
  /** How the parents' read brings the children along. */
  readonly nested?: string;
  readonly nesting?: Nesting;
  /** Options of a nested read, as the parent's read accepts them. */
  readonly nestedOptions?: readonly string[];
  /** Options or members of the chain that limit or page a single read and so have no batched equivalent. */
  readonly perCallOptions?: readonly string[];
  /** Arguments that choose columns or limit the rows of one read: a read that has one of them stays as it is. */
  readonly unless?: readonly ArgumentPath[];
  /** What the read of many rows ends with where the single one does not: `.toArray()`. */
  readonly ends?: string;
  /** The form for many rows as a message names it, where more has to change than the condition: `getAll(...refs)`. */
  readonly words?: string;
  /** Options, or members of the chain, that name the columns to read, and those to leave out. */
  readonly select?: string;
  readonly omit?: string;
}

/** How `nested` is written; without it as `{ nested: { orders: true } }` in the first argument. */
export interface Nesting {
  /** Position of the options object. */
  readonly argument?: number;
  /** `{ orders: true }`, `['orders']`, or a member that is chained: `.populate('orders')`. */
  readonly style: 'object' | 'list' | 'chained';
  /** Rows are instances of classes: a copy of one, `{ ...user, orders }`, is not the row that brings its relation along. */
  readonly instances?: boolean;
  /** What a list that was brought along is read with where it is no plain array: `.getItems()`. */
  readonly read?: string;
}

/** How a write is made for many rows at once. */
export interface Bulk {
  /** As a message names it: `createMany({ data: […] })`. */
  readonly words: string;
  /** Member to call in place of this one. */
  readonly member?: string;
  /** Where the list stands, as `data` says where the row does. */
  readonly data?: ArgumentPath;
  /** What it leaves out that the single write does: hooks, validation, returned rows. */
  readonly skips?: string;
  /** Keys of the data that it does not take: `create` and `connect` of nested writes. */
  readonly unless?: readonly string[];
  /** Since which version it is there. */
  readonly since?: string;
  readonly emptyList?: 'throws';
}

// ── validation ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What kind of schema a value is. */
export interface SchemaType {
  /** The JavaScript type a leaf insists on; every string is rejected. */
  readonly insistsOn?: 'number' | 'boolean' | 'date' | 'bigint' | 'literal';
  /** A leaf that converts its input with the constructor of this name. */
  readonly converts?: 'number' | 'boolean' | 'date' | 'bigint' | 'string';
}

/** What a call does to or with schemas. */
export interface SchemaCall {
  /** It builds a leaf. */
  readonly leaf?: SchemaType;
  /** It builds a schema from other schemas. */
  readonly combines?:
    | 'object'
    | 'array'
    | 'record'
    | 'union'
    | 'variants'
    | 'intersection'
    | 'tuple'
    | 'lazy'
    | 'wrapper'
    | 'pipe';
  /** The receiver's schema goes on inside the result: `.optional()`, `.min(1)`, `.extend({…})`. */
  readonly continues?: 'check' | 'wrapper' | 'transform' | 'object' | 'pick' | 'omit' | 'array' | 'union';
  /** The input does not reach the schemas given to it as it came in: `preprocess`, `pipe`, `codec`. */
  readonly intercepts?: boolean;
  /** Gives a value of its own to a missing input: its type is bound to the schema's. */
  readonly defaults?: boolean;
  /** Puts a value in place of an input that is rejected: nobody sees the rejection. */
  readonly swallows?: boolean;
  /** Ways to write a leaf that takes strings. */
  readonly repair?: SchemaRepair;
}

/** How a leaf can be written so that it takes strings. `{factory}` is the factory as the code names it, `{self}` the schema. */
export interface SchemaRepair {
  /** Member path below the factory that takes the same arguments: `coerce.number`. */
  readonly coerce?: string;
  /** Check to call on the coerced leaf with the leaf's own arguments: `int`. */
  readonly then?: string;
  /** The coerced leaf is piped into the leaf as it was. */
  readonly pipe?: boolean;
  /** A strict reading of strings around the leaf and its checks. */
  readonly wrap?: string;
  /** What stands in place of the leaf, by major version; `*` works in all. */
  readonly replace?: Readonly<Record<string, string>>;
}

/** One place where a call validates an input with a schema. */
export interface Validation {
  readonly schema: 'receiver' | ArgumentPath;
  /** The input: an expression in the call, a fixed part of a request, or chosen by a literal argument. */
  readonly input:
    | ArgumentPath
    | { readonly is: Input }
    | { readonly by: number; readonly values: Readonly<Record<string, Input>> }
    /** Chosen by a text that an earlier call of the chain was given: `.route({ method: 'GET' })`. */
    | { readonly chain: Readonly<Record<string, Input>>; readonly otherwise: Input };
}

// ── inputs ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Outside data. `strings`: every leaf is a string; `json`: real types; `by-parser`: what the route's body parser makes of it. */
export interface Input {
  readonly part: 'query' | 'params' | 'headers' | 'cookies' | 'body' | 'form' | 'env' | 'url';
  readonly carries: 'strings' | 'json' | 'by-parser' | 'unknown';
  /** What a missing key reads as. */
  readonly missing?: 'undefined' | 'null';
}

// ── logging and HTTP ──────────────────────────────────────────────────────────────────────────────────────────────

export interface Log {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  readonly stream?: 'stdout' | 'stderr';
  /** Where an error survives: anywhere, or only as the first argument or under the error key of the first. */
  readonly errors: 'anywhere' | 'first-argument-or-key';
  readonly errorKey?: string;
  /** Options of the logger that decide what becomes of an error, as paths into them. */
  readonly options?: LogOptions;
  /** Placeholders of the message that write their argument as JSON. */
  readonly jsonPlaceholders?: readonly string[];
  /** The member that writes the same to the right stream. */
  readonly instead?: string;
}

export interface LogOptions {
  /** Where another error key can be named. */
  readonly errorKey: readonly (readonly string[])[];
  /** Serialisers by key: a key that has one is safe. */
  readonly serializers: readonly string[];
  /** A function that sees the arguments of each call first. */
  readonly rewritesArguments: readonly string[];
  /** A function that sees the fields of each line first. */
  readonly rewritesFields: readonly string[];
}

export interface LoggerCreation {
  readonly options: ArgumentPath;
  /** An existing logger that is used in its place. */
  readonly instance?: ArgumentPath;
  /** It adds to the logger it is called on, whose options hold as well. */
  readonly extendsReceiver?: boolean;
}

export interface HttpCall {
  /** Where the URL stands. */
  readonly url?: ArgumentPath;
  /** Repeats a request, as an interceptor does after a refresh. */
  readonly repeats?: boolean;
  /** Registers a function that sees every failed response. */
  readonly onFailure?: number;
}

// ── conventions ───────────────────────────────────────────────────────────────────────────────────────────────────

export interface Generated {
  /** Text found in the generated entry module. */
  readonly marker: string;
  /** Type of its namespace object. */
  readonly type: TypeName;
  /** Packages of which one stands in the manifest when an entry that cannot be read is imported by one of its `exports`. */
  readonly manifest: readonly string[];
  readonly exports: readonly string[];
}

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
}

/**
 * What a call, a construction or a decorator declares of entities and their relations. Every name and position is as the
 * library's own declarations have it; what is not stated is not there. Written in place in the `members` of a named type, so that
 * its name is known, and with `returns` (an empty type will do) wherever what is made is looked at again.
 *
 * - TypeORM: `OneToMany: { declares: 'many', keyIn: 'other', entity: 0, inverse: 1, unless: ['lazy'] }`,
 *   `ManyToOne: { declares: 'one', keyIn: 'this', entity: 0, inverse: 1, unless: ['lazy'] }`, `OneToOne: { … keyIn: 'joined' }`,
 *   `JoinColumn: { declares: 'join', options: { column: 'name', references: 'referencedColumnName' } }`,
 *   `Column: { declares: 'column', options: { column: 'name' } }`, `PrimaryGeneratedColumn: { declares: 'key', … }`;
 *   `relations: { grammar: 'decorators', defaultColumn: '{relation}{Key}' }`
 * - MikroORM: the same, with `options: { entity: 'entity', inverse: 'mappedBy', column: ['joinColumn', 'fieldName'] }`
 * - Sequelize: `hasMany: { declares: 'many', keyIn: 'other', entity: 0, options: { name: 'as', key: 'foreignKey',
 *   references: 'sourceKey' }, unless: ['scope', 'through'] }`, `init: { declares: 'entity', fields: 0, options: { isKey: 'primaryKey' } }`;
 *   `relations: { grammar: 'association-calls', defaultKey: 'id' }`
 * - Mongoose: `Schema: { declares: 'fields', fields: 0, options: { entity: 'ref' } }`, `model: { declares: 'entity', name: 0, fields: 1 }`,
 *   `virtual: { declares: 'many', keyIn: 'other', name: 0, options: { entity: 'ref', key: 'foreignField', references: 'localField',
 *   single: 'justOne' }, unless: ['match', …] }`, `Prop: { declares: 'one', keyIn: 'property', options: { entity: 'ref' } }`
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
   */
  readonly declares:
    'many' | 'one' | 'column' | 'key' | 'join' | 'refers' | 'entity' | 'fields' | 'relations' | 'client';
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
  };
  /** Options under which it reads other rows than all that refer to this one, or reads them in another way. */
  readonly unless?: readonly string[];
}

export interface Convention {
  /** Regular expression source over the file's path with forward slashes. */
  readonly path: string;
  readonly exports: readonly string[];
  readonly parameters: readonly TypeRef[];
}

// ── what rules stand on ───────────────────────────────────────────────────────────────────────────────────────────

/** What a model can say of a value or a call, and a rule may need to know. */
export type Facet =
  | 'input'
  | 'parses'
  | 'role:error'
  | 'query:lazy'
  | 'query:bulk'
  | 'query:undefined'
  | 'query:limit'
  | 'lazyRelations'
  | Exclude<
      keyof Call,
      'returns' | 'callbacks' | 'forwardsErrors' | 'creates' | 'executes' | 'adds' | 'relates'
    >;

/** Keeps the literal shape of a model while checking it. */
export function defineModel<const M extends Model>(model: M): M {
  return model;
}
