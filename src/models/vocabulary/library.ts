// The whole of a library: what its imports yield, where its claims come from, what a framework or a tool adds.
import type { Relations } from './relations.js';
import type { CalledBack } from './replies.js';
import type { ApiType, TypeName, TypeRef } from './types.js';

export interface Model {
  /** The name under which settings, docs and messages know the library. */
  readonly library: string;
  readonly kind:
    | 'auth'
    | 'data-access'
    | 'validation'
    | 'framework'
    | 'logging'
    | 'tracking'
    | 'http'
    | 'testing'
    | 'platform';
  /** Import specifier → type of the module's namespace object. A subpath that is not listed is not this library. */
  readonly modules: Readonly<Record<string, TypeName>>;
  /** Globals of the platform: name → type of the value. */
  readonly globals?: Readonly<Record<string, TypeName>>;
  /** Globals that are there in test files, and where the project asks for one of these packages. */
  readonly testGlobals?: TestGlobals;
  readonly types: Readonly<Record<TypeName, ApiType>>;
  /** Modules that a tool writes into the project, recognised by what they import or by where the project says it puts them. */
  readonly generated?: Generated;
  /** Where the project declares which entities refer to which. */
  readonly relations?: Relations;
  /** Functions that a framework finds by file name and export name. */
  readonly conventions?: readonly Convention[];
  /** Options of a statement that hand a transaction to it. */
  readonly transactionGivenAs?: readonly string[];
  /** The member of a statement's chain that hands a transaction to it: `find(filter).session(session)`. */
  readonly transactionChainedBy?: string;
  /** Any connection of the pool sends a statement of a transaction: what goes past it needs no other one. */
  readonly transactionsSharePool?: boolean;
  /**
   * Regular expression source: how a project reads in which the statements of a transaction's callback belong to it on their own,
   * because the library keeps the transaction with the running code.
   */
  readonly transactionsAreAmbientBy?: string;
  /**
   * Regular expression source: how code reads that registers hooks which run with a write of one row and not with its form for
   * many rows. Where no file of the project reads like that, the two do the same.
   */
  readonly hooksOfOneRow?: string;
  /** The same for writes that change or remove a row, where those that create one run other hooks. */
  readonly hooksOfOneChange?: string;
  /** Members that a package adds to a type of another model, `library.Type`, wherever the package is in use. */
  readonly augments?: Readonly<Record<TypeName, Augmentation>>;
  /** What it holds is mostly a copy of what stands elsewhere: a cache, whose failure is made good by reading there. */
  readonly keepsCopies?: boolean;
  /** Of two transactions that change one row at once only one succeeds: the other fails, or is run again. */
  readonly transactionsConflict?: boolean;
  /** A statement that fails ends the transaction: every later one is refused, and what was done before is undone. */
  readonly failureEndsTransaction?: boolean | OnDatabase;
  /** Texts are found by any spelling of their letters, unless a column says otherwise: the collation that a database has by itself. */
  readonly ignoresCase?: boolean | OnDatabase;
  /** Regular expression source: how code reads that knows the error by which a second row of a unique value is refused. */
  readonly duplicatesRefusedBy?: string;
  /** Words of a project whose error tracker is told what its loggers or its console are given. */
  readonly tracksLogsBy?: readonly string[];
  /** Versions that the claims were checked against, as a semver range, by package. */
  readonly versions: Readonly<Record<string, string>>;
  /** First-party source of each behavioural claim. */
  readonly sources: readonly Source[];
}

/** Of a library for several databases: by which packages of the project, or by which text of its schema, it is known which one it is. */
export interface OnDatabase {
  readonly beside: readonly string[];
  /** Packages for another database: with one of them it is not known. */
  readonly unless: readonly string[];
  /** Regular expression source over the files of the model's `relations`. */
  readonly schema?: string;
}

export interface TestGlobals {
  readonly packages: readonly string[];
  readonly names: Readonly<Record<string, TypeName>>;
}

export interface Source {
  readonly claim: string;
  readonly url: string;
  /** ISO date on which the claim was read or run. */
  readonly checked: string;
}

export interface Augmentation {
  readonly package: string;
  readonly members: Readonly<Record<string, TypeRef>>;
}

export interface Generated {
  /** Text found in the generated entry module. */
  readonly marker: string;
  /** Type of its namespace object. */
  readonly type: TypeName;
  /** Packages of which one stands in the manifest when an entry that cannot be read is imported by one of its `exports`. */
  readonly manifest: readonly string[];
  readonly exports: readonly string[];
}

export interface Convention {
  /** Regular expression source over the file's path with forward slashes. */
  readonly path: string;
  /** Without names the function is found whatever the name is: some other file says it. */
  readonly exports?: readonly string[];
  /** Somewhere it returns an object with all of these keys, which it writes itself or a function of the project does. */
  readonly gives?: readonly string[];
  /** Or it calls this one back with such an object. */
  readonly callback?: CalledBack;
  /** A function that reads a member of one of these names is called with something else. */
  readonly readsNoneOf?: readonly string[];
  /** What is exported is an object, and the function its member of one of these names. */
  readonly members?: readonly string[];
  readonly parameters: readonly TypeRef[];
  /** It holds only where the project asks for one of these packages: other tools look for the same files. */
  readonly packages?: readonly string[];
}

/** Keeps the literal shape of a model while checking it. */
export function defineModel<const M extends Model>(model: M): M {
  return model;
}
