/** Absolute paths, in order. */
export function scriptsOf(root: string): readonly string[];
/** The module with the most importers, and some of these; `undefined` where nothing is imported. */
export function hubOf(
  root: string,
  scripts: readonly string[],
): { readonly file: string; readonly importers: readonly string[] } | undefined;
