// `node:module` in the browser, as far as the plugin asks for it.

// Written in when the engine is bundled: what Node knows and a browser does not.
declare const NODE_MODULES: readonly string[];
declare const PLUGIN: { readonly name: string; readonly version: string };

/** Is it a module of Node itself? */
export function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || NODE_MODULES.includes(specifier);
}

/** The plugin requires its own manifest, and nothing else. */
export function createRequire(): (file: string) => typeof PLUGIN {
  return (file) => {
    if (file !== '../package.json') throw new Error(`Nothing of ${file} is in the browser.`);
    return PLUGIN;
  };
}
