// Schemas, what is validated with them, and the outside data that arrives there.
import type { ArgumentPath } from './arguments.js';

/**
 * Outside data. `strings`: every leaf is a string; `likely-strings`: as a rule, with other kinds where somebody sets it up so;
 * `json`: real types; `by-parser`: what the route's body parser makes of it.
 */
export interface Input {
  readonly part: 'query' | 'params' | 'headers' | 'cookies' | 'body' | 'form' | 'env' | 'url';
  readonly carries: 'strings' | 'likely-strings' | 'json' | 'by-parser' | 'unknown';
  /** What a key that was not sent reads as, where that is not undefined. */
  readonly absent?: 'null';
  /** The member that holds it: what is read out of `anything.searchParams` as out of such an object is likely to be one. */
  readonly heldAs?: string;
  /** Packages that read forms into it as well: where a manifest asks for one of them, it may be either. */
  readonly formsBy?: readonly string[];
  /** Packages that give a schema the strings as they came: where a manifest asks for one of them, it is strings. */
  readonly stringsBy?: readonly string[];
  /** An option that makes real types of the strings: where a file of the project has the word, it may be either. */
  readonly unlessMentioned?: string;
  /** Keys that are always there because the path of the handler's file names them. */
  readonly segments?: PathSegments;
}

export interface PathSegments {
  /** What the path of a handler's file looks like, as a regular expression. */
  readonly home: string;
  /** Finds a key in such a path, as its first group. */
  readonly key: string;
}

/** What kind of schema a value is. */
export interface SchemaType {
  /** The JavaScript type a leaf insists on; every string is rejected. */
  readonly insistsOn?: 'number' | 'boolean' | 'date' | 'bigint' | 'literal';
  /** It insists only where something says that texts are not converted first. */
  readonly ifStrict?: boolean;
  /** A leaf that converts its input with the constructor of this name. */
  readonly converts?: 'number' | 'boolean' | 'date' | 'bigint' | 'string';
  /** Options by which the leaf leaves out numbers. */
  readonly bounds?: Readonly<Record<string, NonNullable<SchemaCall['leavesOut']>>>;
  /** It gives NaN for a text that is no number. */
  readonly givesNaN?: boolean;
  /** The only major version in which all this is so. */
  readonly major?: string;
}

/** Where it is said whether texts are converted before they are looked at: `.strict()`, `{ convert: false }`. */
export interface Strictness extends ArgumentPath {
  /** The value with which they are taken as they came. */
  readonly is: boolean;
  /** They are taken so without the argument as well. */
  readonly byItself?: boolean;
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
  /** Gives a value of its own in place of a missing input, or reads one of its own as if it had come in. */
  readonly defaults?: 'output' | 'input';
  /** It takes null as well, and gives it on as it is. */
  readonly takesNull?: boolean;
  /** What is written in the place of a call that gives a default, so that a missing input is refused. */
  readonly refusesMissing?: string;
  /** A missing input passes, whatever was said before. */
  readonly takesMissing?: boolean;
  /** Puts a value in place of an input that is rejected: nobody sees the rejection. */
  readonly swallows?: boolean;
  /** Numbers that a check leaves out: zero, all below its argument, all up to it, all above it. */
  readonly leavesOut?: 'zero' | 'below-argument' | 'up-to-argument' | 'above-argument';
  /** A text goes through it whatever it says: at most its length is looked at. */
  readonly keepsText?: boolean;
  /** A leaf of numbers that NaN is one of. */
  readonly takesNaN?: boolean;
  /** What a function makes of the value goes on, and nothing looks at it. */
  readonly maps?: Mapping;
  /** What it refuses, or puts in the place of a value, is decided by code of the project. */
  readonly asksCode?: boolean;
  /** It says whether texts are converted in what it is called on, and in all that this holds. */
  readonly strict?: Strictness;
  /** Ways to write a leaf that takes strings. */
  readonly repair?: SchemaRepair;
  /** The words for texts of any meaning, in a schema that is written as text. */
  readonly textWords?: readonly string[];
  /** The word between a schema and a function that its value is handed to, in a schema that is written as a list; what reads numbers and words in the list's place. */
  readonly arrow?: { readonly word: string; readonly number: string; readonly boolean: string };
  /** The leaves of a schema that is written as text, by their words. */
  readonly words?: Readonly<Record<string, Pick<SchemaCall, 'leaf' | 'repair'>>>;
}

/** How a schema goes on with what a function makes of a value. */
export interface Mapping {
  /** Position of the function. */
  readonly by: number;
  /** Where it stands in an object of options. */
  readonly under?: readonly string[];
  /** Position of the schema that it goes on from, where that is neither the receiver nor what stands in front of the call. */
  readonly of?: number;
  /** Position of the schema that what the function gives is looked at with. */
  readonly into?: number;
  /** What is written behind the schema in front of the function so that an empty text is refused. */
  readonly refusesEmpty?: string;
  /** What reads words as booleans in place of the schema and the call, by major version; `*` works in all. */
  readonly readsWords?: Readonly<Record<string, string>>;
  /**
   * What is written behind the call so that NaN is refused: where the function gives a number, where it may give undefined as
   * well, where it may give null. `{factory}` is the factory as the code names it.
   */
  readonly refusesNaN?: Readonly<Record<'number' | 'undefined' | 'null', string>>;
  /** What is written in place of the schema and the call, where the library has a schema that reads numbers itself and refuses NaN. */
  readonly instead?: string;
  /** The function is not called where texts are taken as they come. */
  readonly unlessStrict?: boolean;
}

/** How a leaf can be written so that it takes strings. `{factory}` is the factory as the code names it, `{self}` the schema. */
export interface SchemaRepair {
  /** Options of the leaf that mean nothing any more when it is coerced. */
  readonly losesOptions?: readonly string[];
  /** Member path below the factory that takes the same arguments: `coerce.number`. */
  readonly coerce?: string;
  /** Check to call on the coerced leaf, with the leaf's own arguments as well: `int`. */
  readonly then?: string;
  /** The coerced leaf is piped into the leaf as it was. */
  readonly pipe?: boolean;
  /** A strict reading of strings around the leaf and its checks. */
  readonly wrap?: string;
  /** The leaf of the same type that does not convert, by its member path below the factory; what wraps a coerced leaf is around it. */
  readonly plain?: string;
  /** The schema behind a step that makes undefined of what is empty; `{empty}` is the test, of a `value`. */
  readonly skipsEmpty?: string;
  /** What is written behind the leaf so that it converts texts whatever is said around it. */
  readonly behind?: string;
  /** What is to be written where no edit of the leaf does it, for a message; `{strict}` is what says that nothing is converted. */
  readonly instead?: string;
  /** What stands in place of the leaf, by major version; `*` works in all. */
  readonly replace?: Readonly<Record<string, string>>;
}

/** One place where a call validates an input with a schema: `receiver` is what the call is made on, or is itself called. */
export interface Validation {
  readonly schema: 'receiver' | ArgumentPath;
  /** The input: an expression in the call, a fixed part of a request, or chosen by a literal argument. */
  readonly input:
    | ArgumentPath
    | { readonly is: Input }
    | { readonly by: number; readonly values: Readonly<Record<string, Input>> }
    /** Chosen by a text that another call of the chain is given: `.route({ method: 'GET' })`. */
    | { readonly chain: Readonly<Record<string, Input>>; readonly otherwise: Input };
  /** The option with which an empty text is taken for one that is not there. */
  readonly dropsEmptyBy?: ArgumentPath;
  /** Texts are converted to what a leaf insists on first. */
  readonly converts?: boolean;
  /**
   * It says whether the input is valid, and nobody is given what it was converted to: `given` is what gives that. `as` names the
   * member of the result that holds it, and then it is dropped where that is not read.
   */
  readonly dropsConverted?: { readonly given: string; readonly as?: string };
  /** An option with which it validates nothing, where that is `true`. */
  readonly turnedOffBy?: ArgumentPath;
  /** Options that say whether texts are converted first. */
  readonly strictBy?: readonly Strictness[];
}
