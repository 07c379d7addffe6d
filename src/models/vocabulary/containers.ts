// Containers that give a thing for a key: how the program says what it is, and how what they make is given the rest.
import type { ArgumentPath } from './arguments.js';

/** A call, or a decorator, that says what a container gives for a key. */
export interface Registering {
  /**
   * Where the key stands: in the call, or in the one that made what it is called on, `bind(KEY).to(Users)`. Without it what is
   * registered names its own.
   */
  readonly key?: ArgumentPath | { readonly ofReceiver: number };
  /** Where what is registered stands, or what says so. */
  readonly what: ArgumentPath | 'decorated';
  readonly as: Recipe;
  /** There stands an object with something under each key, or a list of what names its own key. */
  readonly each?: 'property' | 'element';
}

/** What stands for the thing that a container gives. */
export type Recipe =
  /** A class of which it gives an instance, or the key of one. */
  | 'class'
  | 'value'
  /** A function that returns it. */
  | 'factory'
  /** The key of something else that is registered. */
  | 'key'
  /** What a call gave that makes recipes: `asClass(Users)`. */
  | 'made'
  | RecipeObject;

/** An object that says it under one of these keys: `{ provide: 'db', useValue: db }`. */
export interface RecipeObject {
  readonly key?: string;
  readonly class: string;
  readonly value: string;
  readonly factory: string;
  readonly alias?: string;
}

/** A call that makes a recipe of one of its arguments. */
export interface RecipeMaking {
  /** Position of what the recipe is of. */
  readonly of: number;
  readonly as: 'class' | 'value' | 'factory' | 'key';
  /** How the container hands over what the class or function asks for. */
  readonly hands?: Handing;
}

/** A class, or a function, is handed one object whose members are keys, or for each parameter what its name is the key of. */
export interface Handing {
  /** The type of that object, by its name. */
  readonly together: string;
  /** Key of the option that says which, in what makes a container and behind the class; and the text for parameters by name. */
  readonly option: string;
  readonly byName: string;
  /** Members of a recipe that say the one and the other. */
  readonly members: { readonly byName: string; readonly together: string };
  /** Members of a recipe, and options, with which more is handed over than what is registered. */
  readonly more: readonly string[];
  /** Regular expression source: a text in which a container is told which in another way. */
  readonly saidElsewhere: string;
}
