// What stands in the browser in the place of `src/facts/project/native.ts`: the same names, without a native binding.
import { parse } from 'yaml';

export { isBuiltin } from './node-module.js';
export { parseSync } from './reader.js';
export { ResolverFactory } from './resolver.js';

export function parseYaml(): (text: string) => unknown {
  return parse;
}

/** Nothing is kept in the browser that could be another's. */
export function readers(): readonly string[] {
  return [];
}
