// A `package.json`, as far as anything of it is read. A user's file may hold anything.
export interface Manifest {
  readonly name?: string;
  readonly private?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  /** `module` where its files are ES modules. */
  readonly type?: unknown;
  // What the package is imported by.
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly source?: unknown;
  readonly types?: unknown;
  readonly module?: unknown;
  readonly main?: unknown;
}
