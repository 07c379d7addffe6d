// Classes that are schemas by the decorators of their fields, the parameters of handlers that receive an input as such a class,
// and what validates them there.
import type { SchemaCall, Input } from './validation.js';

/** What a decorator says of the field that it stands on. One that is known and says nothing leaves the field as it is. */
export interface FieldRule {
  /** The type that it insists on: a string is refused unless another decorator has converted it. */
  readonly insistsOn?: 'number' | 'boolean' | 'date';
  /** Numbers that it leaves out. */
  readonly leavesOut?: SchemaCall['leavesOut'];
  /** It converts what arrives with the constructor that a function in this position gives: `() => Boolean`. */
  readonly convertsWith?: number;
  /** It asks whether there is a value, and nothing else; `optional` where it takes its absence. */
  readonly asks?: 'presence' | 'optional';
  /** It hands on what a function in this position makes of the member `value` of its parameter. */
  readonly mapsWith?: number;
  /** Decorators that refuse NaN beside it, and that take an empty text for a value that was not sent in its place. */
  readonly readsNumbers?: { readonly refusesNaN: FieldRepair; readonly skipsEmpty?: FieldRepair };
  /** What is validated, and whether, follows from code or options that are not looked at. */
  readonly unsettles?: boolean;
  /** Options with which that is so, in whichever argument they stand. */
  readonly unsettledBy?: readonly string[];
  /** The option with which it speaks of each element of a list. */
  readonly eachBy?: string;
  /** A decorator that makes the type out of the text, beside this one or in its place. */
  readonly repair?: FieldRepair;
}

export interface FieldRepair {
  readonly decorator: string;
  readonly imports: { readonly name: string; readonly from: string };
}

/** How a call makes a class out of others, or of a schema. */
export interface ClassMaking {
  /** Position of the class or the schema; without one all arguments are classes. */
  readonly of?: number;
  /** The fields that it takes over; `schema` where it is made of a schema, whose fields it has. */
  readonly keeps: 'all' | 'named' | 'others' | 'schema';
  /** Position of the list of names. */
  readonly names?: number;
}

/** What a parameter receives that is decorated with it. */
export interface Receiving {
  /** All of it where no name is given; with a name, one value. */
  readonly input: Input;
  /** Validators of the parameter alone stand among the arguments. */
  readonly takesValidators: boolean;
  /** What makes a number or a boolean of a single value when it stands behind the name, and answers 400 to what is none. */
  readonly converters?: { readonly number: string; readonly boolean: string; readonly from: string };
}

/** Validates what a handler's parameter receives, by the class that the parameter is declared with. */
export interface ClassValidator {
  /** Which classes it validates; it hands on all others as they came. */
  readonly classes: 'decorated' | 'of-schemas';
  /** Position of its options. */
  readonly options: number;
  /** Options with which it still does what the decorators say, as paths. With any other nothing is known of it. */
  readonly plainOptions: readonly (readonly string[])[];
  /** The option with which it converts each field to its static type first. */
  readonly convertsBy?: readonly string[];
  /** The option with which the handler is given what was converted, where it is given the texts without it. */
  readonly handsOnBy?: readonly string[];
}

/** An object that puts a value in the place of this one, by the keys in it. */
export interface Provision {
  readonly token: string;
  readonly value: string;
  readonly class: string;
  readonly factory: string;
}
