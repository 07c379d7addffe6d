// Every limit of the analysis, with its reason. Beyond a limit the answer is unknown: no file, however it is written, takes more
// than linear time or goes down the stack without end.

// ── how deep a text may be ────────────────────────────────────────────────────────────────────────────────────────

/** Levels of a text for which a native parser's stack of one megabyte is enough, whatever they are made of. */
export const TEXT_LEVELS = 400;
/** So many links of a chain (`a + b + c`, `a.b().c()`) weigh as much as one level. */
export const LINKS_PER_LEVEL = 20;
/** A tree beyond this is generated, and deeper than the walks through it can go on the stack. */
export const TREE_DEPTH = 1_000;

// ── how far a value is followed ───────────────────────────────────────────────────────────────────────────────────

/** Steps from an expression to where it comes from. Deep nesting of calls is where a walk could run away. */
export const ORIGIN_DEPTH = 60;
/** How often an answer that hung on another one is thrown away before it is taken as it is. */
export const ORIGIN_TRIES = 3;
/** A name that modules hand on more often than this goes in a circle. */
export const EXPORT_HOPS = 100;
/** A name that more files import is a common word of the project, and its uses are not followed. */
export const MOST_IMPORTERS = 60;
/** Modules that tell containers what they give: a large application of Nest has one for each of its parts. */
export const CONTAINER_MODULES = 300;
/** Keys of a container of which each stands for the next. */
export const KEY_ALIASES = 4;
/** Modules between one and the page or program that it is imported for. */
export const IMPORTER_DEPTH = 8;
/** Modules that a program is made of, when it is asked whether it starts a server. */
export const PROGRAM_MODULES = 200;
/** Places that a function goes to: its calls, the names and objects that hold it. One that goes to more is a tool of the project. */
export const FUNCTION_PLACES = 400;
/** Calls that are entered one from within the other, each with its own arguments. A wrapper of wrappers is rarely deeper. */
export const CALLS_ENTERED = 4;
/** From an entity to what it was made of: a model, its schema, the schema that this one begins with; a class and those it extends. */
export const ENTITY_DECLARATIONS = 3;
/** Files of a folder that a registry loads one by one. A folder with more is no folder of models. */
export const FOLDER_MODELS = 300;
/** Names for one error: `const cause = error`. */
export const ERROR_ALIASES = 6;
/** Names for one object of options, when it is asked whether anybody writes to it. */
export const WRITTEN_OBJECT_NAMES = 4;
/** Names for one response: `const out = res`. */
export const RESPONSE_ALIASES = 4;
/** Names for one client: `const db = this.db`. */
export const CLIENT_ALIASES = 6;
/** Members of objects in which an error is looked for that becomes JSON. */
export const STRINGIFIED_DEPTH = 4;
/** Calls and names between a token and the call that makes it. */
export const FRESH_VALUE_DEPTH = 5;
/** Names and expressions between a value that was read and the one that is written back. */
export const DERIVED_DEPTH = 24;
/** Names between a condition and what it depends on: `const a = await b` and `if (a.x)`. */
export const CONDITION_NAMES = 3;
/** Wrappers around a client of which each may keep its statements in the process. */
export const IN_PROCESS_DEPTH = 4;
/** Functions that each give what the next one gives, in the search for what makes a list. */
export const FUNCTIONS_FOR_LIST = 4;
/** Loops and switches around each other in which a name's writes are followed: each is gone through twice. */
export const NESTED_LOOPS = 4;
/** Names of which each may hold what another one holds, when it is asked whether a value is there. */
export const UNDEFINED_NAMES = 6;
/** Functions that each end in a call of the next, when it is asked whether the first comes back. */
export const NESTED_CALLS = 4;
/** Ways through the code that is run for an error: one that has more decides so much that no sentence could say what becomes of it. */
export const HANDLER_PATHS = 32;
/** Calls in what was tried: where there are more, which of them failed says little. */
export const ATTEMPT_CALLS = 60;
/** Objects, constants and functions between an answer and the part of an error in it. */
export const DISCLOSED_DEPTH = 8;
/** Routers that are mounted one on the other, and functions that a middleware hands the request on to. */
export const MOUNT_DEPTH = 6;
/** Names, calls and modules between a statement and the file that holds its text. */
export const TEXT_SOURCES = 8;
/** Classes of errors that extend each other. */
export const ERROR_CLASS_PARENTS = 8;
/** Functions of the project that a test calls one through the other before one of them looks at what it was given. */
export const ASSERTING_HELPERS = 2;
/** Functions, objects and classes around a database, each of which hands on the next: `getDb()`, `{ db }`. */
export const DATABASE_WRAPPERS = 3;
/** Modules between a test and the one that starts its database. */
export const TEST_SUPPORT_DEPTH = 3;
/** Classes that an entity inherits its members from. */
export const ENTITY_PARENTS = 8;

// ── how much code is looked through ───────────────────────────────────────────────────────────────────────────────

/** Functions that a transaction runs, near and far. */
export const TRANSACTION_FUNCTIONS = 120;
/** Functions that each hand a callback on to the next, of which the last opens the transaction that runs it. */
export const TRANSACTION_WRAPPERS = 3;
/** Functions between a call and a query that it reaches. */
export const REACH_DEPTH = 4;
/** Helpers that hand a callback on to a helper that goes through a list, one behind the other. */
export const LOOP_HELPERS = 8;
/**
 * Functions between a call and a read that the call is still made for. One that comes to its rows through more of them is a step of
 * work, and the read one of its parts.
 */
export const LOOKUP_DISTANCE = 2;
/** So far a helper and the repository behind it are surely made for that read; what lies farther is a likely sign. */
export const CERTAIN_DISTANCE = 1;
/** A `try` that sends a request through a function, and a client's method in it, may fail with an error of that request. */
export const REQUEST_CALLS = 2;
/** A function that calls so much is a program, not a way to look something up. */
export const REACH_CALLS = 200;
/** Functions that a piece of code runs, near and far: beyond so many, what it changes is unknown. */
export const EFFECT_FUNCTIONS = 60;
/** Helpers between a function and a query that is one of its own steps. */
export const STEP_HELPERS = 2;
/** Places that a schema or a value goes to. */
export const FORWARD_STEPS = 400;
/** Functions that hand a value on to the next. */
export const FORWARD_DEPTH = 4;

// ── how much of a project is read ─────────────────────────────────────────────────────────────────────────────────

/** Above this a project's files are not indexed. */
export const PROJECT_FILES = 20_000;
/** A file above this is generated or data; reading it would cost more than its answer is worth. In bytes. */
export const MODULE_SIZE = 1_000_000;
/** A file of a statement's text above this is a dump, and no statement. In bytes. */
export const STATEMENT_SIZE = 100_000;
/** Texts that are kept so that nobody reads them twice, in characters altogether: beyond it they are read again. */
export const KEPT_TEXT = 50_000_000;
/** Trees that are kept so that nobody parses them twice, in characters of their texts: each takes fifty bytes of memory. */
export const KEPT_TREES = 3_000_000;
/** Folders between a build's folder and what mirrors the sources: one for each module system. */
export const BUILD_FOLDERS = 2;

// ── how much is kept from run to run ──────────────────────────────────────────────────────────────────────────────

/** Files in the folder of kept findings: each run that lints something adds one, and so many become one again. */
export const KEPT_FILES = 8;
/** A file of kept findings above this is not read. In bytes. */
export const KEPT_FILE_SIZE = 200_000_000;
/** What other versions of the plugin and other checkouts have kept may be so large altogether; the oldest goes. In bytes. */
export const KEPT_BY_OTHERS = 100_000_000;
/** What was begun and not finished so long ago never will be. In milliseconds. */
export const UNFINISHED_MS = 3_600_000;

// ── when an answer is looked at again, in milliseconds ────────────────────────────────────────────────────────────

/** Between two files of one run a linter waits no longer for something to do: behind such a pause, every file is looked at again. */
export const RUN_PAUSE_MS = 100;
/**
 * Who has waited so long altogether, in an editor for the next key, has left time for other files to change: what was found of all
 * files together is compared with them. Where two thousand are, that takes ten milliseconds.
 */
export const SETTLED_PAUSE_MS = 2_000;
/** Nobody goes from one file to another and back through more than so many: it is a pass through a project that begins anew. */
export const PASS_FILES = 20;
/** An empty file that was changed so recently may be being written: it is looked at again … */
export const FRESH_FILE_MS = 1_000;
/** … so long … */
export const FRESH_FILE_PATIENCE_MS = 500;
/** … and so often. */
export const FRESH_FILE_PAUSE_MS = 5;
/** A run waits less than this before its next file; who has changed the settings and lints again lets it wait longer. */
export const SAME_RUN_MS = 5_000;
/** A message of more characters than this is not read: two lines in an editor's panel … */
export const LONGEST_MESSAGE = 220;
/** … so what it quotes is cut to the first of these lengths by which it fits. Shorter, code is no longer recognised. */
export const SHORTER_QUOTES = [80, 64, 52, 44, 36, 30, 24];
