// The graph itself: what each value of a library can do, and what each call gives and takes.
import type { ArgumentPath } from './arguments.js';
import type { RecipeMaking, Registering } from './containers.js';
import type { ClassMaking, ClassValidator, FieldRule, Provision, Receiving } from './decorated-classes.js';
import type { HttpCall, Retrying } from './http.js';
import type { LineFormat, LineOutput, Log, LoggerCreation } from './logging.js';
import type { EntityPlace, Query } from './queries.js';
import type { Relating } from './relations.js';
import type { Reply, ReturnedAnswer } from './replies.js';
import type { Assertion, Exchange, Mocking, Stubbing, TestPart } from './testing.js';
import type { Input, SchemaCall, Validation } from './validation.js';

/** A key of `Model.types`, or `library.Type` for a type of another model. */
export type TypeName = string;
/** A type by name, or written in place where nothing else refers to it. */
export type TypeRef = TypeName | ApiType;

export interface ApiType {
  /** Members and facets that are not stated here are looked up in these, in order. */
  readonly extends?: TypeName | readonly TypeName[];
  readonly role?: Role;
  readonly members?: Readonly<Record<string, TypeRef>>;
  /** Every member that is not listed and does not begin with one of `except`. */
  readonly otherMembers?: { readonly type: TypeRef; readonly except?: readonly string[] };
  readonly call?: Call;
  /** What an assignment to it does, as a call with the assigned value for its only argument: `ctx.body = value`. */
  readonly assigned?: Call;
  /** What `new` yields and what an annotation with this name means. */
  readonly instance?: TypeName;
  /** What a function receives that is annotated with this type. */
  readonly parameters?: readonly TypeRef[];
  /** What an element of it is: `for…of`, `[0]`, the first parameter of `.map`. */
  readonly element?: TypeRef;
  /** What `Object.fromEntries(it)` is. */
  readonly entries?: TypeRef;
  readonly input?: Input;
  /** As a command that is sent it takes away what is stored. */
  readonly removes?: boolean;
  /** It is this text, as a key too: `{ [Segments.QUERY]: … }`. */
  readonly text?: string;
  /** It is this number. */
  readonly number?: number;
  /** It is a stream of the process. */
  readonly stream?: 'stdout' | 'stderr';
  /** It is a schema without a call. */
  readonly schema?: SchemaCall;
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
  /**
   * Its queries run hooks of the project (a soft delete, a tenant filter) that a nested read, and the form for many rows, goes past:
   * always, or where the call that made it is given this option.
   */
  readonly hooksQueries?: boolean | { readonly option: ArgumentPath };
  /** It is one connection, or bound to one: a transaction that was opened on it elsewhere holds for what is sent here. */
  readonly sharesConnection?: boolean;
  /** What is sent through it in a transaction's callback belongs to that transaction: the library finds it by the running code. */
  readonly joinsTransactions?: boolean;
  /**
   * A list of related rows of which a save writes what was put in and taken out since it was read, each by itself: what another
   * request put in or took out meanwhile stays as it is.
   */
  readonly keepsOthersChanges?: boolean;
  /** Members of the type that it extends which it does not have: by its static type it is not taken where that one is asked for. */
  readonly lacks?: readonly string[];
  /** The member that is given a repository of another client and gives the same one on this client. */
  readonly adoptsBy?: string;
  /**
   * What becomes of statements that are started at once on it, where it is one connection: they wait for each other, the library says
   * that they no longer may, or some fail. Where it says none of this, they do no harm.
   */
  readonly concurrentStatements?: 'queue' | 'deprecated' | 'may-fail';
  /** Members by which a type checker knows this type whatever its name is. */
  readonly recognisedBy?: readonly string[];
  /** The statement that a value stands for: a query builder, a lazy promise. The last call of its chain is the query. */
  readonly query?: Query;
  /** Awaiting it never fails: a failure is a part of what it gives. */
  readonly givesFailures?: FailureGiving;
  /** What awaiting it gives, where that is something else: the rows of a query builder. */
  readonly awaited?: TypeRef | Rows;
  /** What a template that is tagged with it gives, where that differs from calling it. */
  readonly tag?: Call;
  /** What it sends stays in the process: there is no round trip to save. */
  readonly inProcess?: boolean | InProcess;
  /** Its builders run within a call of this member, besides where they are awaited: the library is synchronous there. */
  readonly runBy?: { readonly read: string; readonly write: string };
  /** Where code keeps the logger of a request, if it has one: paths of members from here. */
  readonly keepsLogger?: readonly (readonly string[])[];
  /** What it gives belongs to the request that is being answered. */
  readonly perRequest?: boolean;
  /** It is what a type argument of its receiver says: `new AsyncLocalStorage<Store>()`, `new Hono<{ Variables: … }>()`. */
  readonly typeArgument?: { readonly index: number; readonly path?: readonly string[] };
  /** Relations of a row that are read when they are asked for. */
  readonly lazyRelations?: LazyRelations;
  /** It stands in front of handlers and validates what they receive. */
  readonly validatesClasses?: ClassValidator;
  /**
   * A request is answered with it or not at all: what a handler returns is not looked at. As text: how it is answered where
   * nothing else can be said, with `{response}` for its name.
   */
  readonly answersAlone?: string;
  /** A handler that is given it answers with the object that it returns. */
  readonly answeredBy?: ReturnedAnswer;
  /** A request of a test, as it is put together; `awaited` is the answer. */
  readonly exchange?: Exchange;
  /** An answer to a request of a test, or what its status is read from. */
  readonly answer?: 'whole' | 'status' | 'ok';
  /** What reading it asserts: `.to.be.true`. */
  readonly asserts?: Assertion;
  /** The assertion says the contrary from here on: `.not`. */
  readonly negates?: boolean;
  /** The assertion is about what a promise gives: `.resolves`, `.rejects`. */
  readonly settled?: 'resolved' | 'rejected';
  /** A test that imports it has a database of its own, which is started for it. */
  readonly startsDatabase?: boolean;
  /** Statements by which a handler refuses a request that is not understood, `{response}` for its name and `{message}` for why. */
  readonly refusesBy?: readonly string[];
  /** Its members are keys: each is what the container gives for its name. */
  readonly keyed?: boolean;
  /** What is provided under it validates for every handler of the application. */
  readonly providesValidator?: Provision;
}

/** The member of what it gives that is the failure, and the step of its chain with which it rejects after all. */
export interface FailureGiving {
  readonly as: string;
  readonly unlessCalled?: string;
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
  /** An event that tells of an error: what it says of that is no property of its own, so that JSON keeps nothing. */
  | 'error-event'
  /** What a program imports to be told of its errors. */
  | 'error-tracker'
  | 'string'
  /** What a program that talks to a terminal imports. */
  | 'command-line'
  /** What a program imports that goes on working: it answers requests, or takes jobs and messages. */
  | 'service'
  /** What a program imports that drives a browser: functions that it hands over run there, the program itself does not. */
  | 'browser-driver'
  /** What code that runs in a browser or an app imports. */
  | 'user-interface';

export interface Call {
  readonly returns?: Result;
  /** Functions handed to this call and what they receive. */
  readonly callbacks?: readonly Callback[];
  /** The functions that it is handed run before the handlers that its receiver is given afterwards, or before all of them. */
  readonly precedes?: 'later' | 'all';
  /** Nobody waits for the promises that the functions it is handed give. */
  readonly dropsPromises?: DropsPromises;
  readonly query?: Query;
  /** Position of a file's path: it gives that file's text. */
  readonly readsFile?: number;
  /** It makes a path of its arguments, one below the other. */
  readonly joinsPath?: boolean;
  /** It opens a transaction on the connection that it is called on. */
  readonly opensTransaction?: boolean;
  /** It commits the transaction of what it is called on, or rolls it back. */
  readonly endsTransaction?: boolean;
  /** It reaches something outside of the database, so that no rollback undoes it. */
  readonly reaches?: Reached;
  /** It sends the statement that its receiver stands for: `.execute()`, `.exec()`. */
  readonly sendsReceiver?: boolean;
  readonly log?: Log;
  /** Tells an error tracker of the error in this argument. */
  readonly captures?: Capture;
  readonly schema?: SchemaCall;
  readonly validates?: readonly Validation[];
  /** What it does to the answer of a request. */
  readonly reply?: Reply;
  /** Writes an HTTP answer from its arguments. */
  readonly responds?: 'json' | 'text';
  /** An error that is the whole answer goes to the error handler in place of the client. */
  readonly forwardsErrors?: boolean;
  /** Makes a logger; where its options stand. */
  readonly creates?: LoggerCreation;
  /** Makes a format of log lines. */
  readonly formats?: LineFormat;
  /** Makes an output that log lines go to. */
  readonly outputs?: LineOutput;
  /** Turns its argument into text, losing what an error does not enumerate. */
  readonly stringifies?: 'json';
  readonly http?: HttpCall;
  /** It does again what failed. */
  readonly retries?: Retrying;
  /** It gives what the environment, or a configuration made of it, holds under the key in one argument, and else another one. */
  readonly readsEnvironment?: { readonly key: number; readonly otherwise: number };
  /** Adds a member to values of a type, by the name and with the value in these arguments. */
  readonly adds?: { readonly name: number; readonly value: number; readonly to: TypeName };
  /** What it tells a container to give, by key. */
  readonly registers?: readonly Registering[];
  /** It makes what stands for a thing that a container will give. */
  readonly makesRecipe?: RecipeMaking;
  /** It makes a container; where it is said how that hands over what is asked for. */
  readonly makesContainer?: ArgumentPath;
  /** As a decorator: what it stands on is given what is registered under the key in this argument. */
  readonly injects?: number;
  readonly mints?: 'token';
  /** What it says of entities and their relations, as a function, a construction or a decorator. */
  readonly relates?: Relating;
  /** What it says of a field, as a decorator. */
  readonly field?: FieldRule;
  /** It makes a class of classes, or of a schema. */
  readonly makesClass?: ClassMaking;
  /** What a parameter receives that it decorates. */
  readonly receives?: Receiving;
  /** As a decorator without arguments: the method of this name, of the class below it, is handed every error that nobody caught. */
  readonly handsErrorsTo?: string;
  /** The method that it decorates answers requests. */
  readonly routes?: boolean;
  /** Its arguments validate what handlers receive: those that it decorates, alone or as a class, or all of the application. */
  readonly installsValidators?: 'decorated' | 'everywhere';
  /** It makes an application, of the class in its first argument. */
  readonly startsApplication?: boolean;
  /** From here on the application answers requests. */
  readonly listens?: boolean;
  /** The function that it is given is a part of a test file. */
  readonly declares?: TestPart;
  readonly mocks?: Mocking;
  readonly stubs?: Stubbing;
  /** It gives the real module, here or from here on, whatever stands in for it: `vi.importActual(…)`, `jest.unmock(…)`. */
  readonly givesActual?: boolean;
  /** Position of the subject of the assertions behind it: `expect(value)`. */
  readonly expects?: number;
  readonly asserts?: Assertion;
  /** What it is given or called on is the application, which a test sends requests to. */
  readonly reachesApplication?: boolean;
}

/** What a call reaches outside of the process and its database. */
export interface Reached {
  /** `pause`: nothing at all, it only waits. */
  readonly what: 'service' | 'mail' | 'queue' | 'storage' | 'pause';
  /** With one of these keys in its arguments it is sent through the transaction that they name. */
  readonly unlessGiven?: readonly string[];
}

/** Where the error stands that a tracker is told of; it is told only where another argument is this text. */
export interface Capture {
  readonly argument: number;
  readonly when?: { readonly argument: number; readonly is: string };
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
  /**
   * An instance of the class in this position, else of what its type argument says: `container.resolve(Users)`. Where it may be
   * a key, what is registered under it comes first.
   */
  | { readonly instanceOf: number; readonly orKey?: boolean }
  /** What is registered under the key in this position where it is given nothing else; else its receiver: `app.get('db')`. */
  | { readonly registeredUnder: number }
  | { readonly entriesOf: number }
  /** An object with values of the one in this position, of use where that is outside data. */
  | { readonly copyOf: number }
  /** Where no function is given, another type: `await knex.transaction()`. */
  | { readonly callback: number; readonly otherwise?: TypeRef };

/** Instances of the query's entity, where that is a class of the project. */
export interface Rows {
  readonly rows: 'one' | 'many';
  /** Where the entity is named, for a call that sends nothing: `repository.create(…)`. */
  readonly entity?: EntityPlace;
  readonly otherwise?: TypeRef;
}

export interface DropsPromises {
  /** The version of the library from which on it waits for them. */
  readonly until: string;
  /** Packages that make it wait. */
  readonly unless: readonly string[];
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
  /**
   * Holds only where another argument is this text, or begins with one: `addHook('onError', …)`, `on('fail:mail', …)`; or where it is
   * known to have no property of this name: `route({ handler })` lacks `schema`.
   */
  readonly when?:
    | { readonly argument: number; readonly is: string }
    | { readonly argument: number; readonly begins: string }
    | { readonly argument: number; readonly lacks: string };
  /** It runs for a job that has failed: its parameter that is an error is what the job threw, which the library has caught. */
  readonly onFailedJob?: boolean;
}
