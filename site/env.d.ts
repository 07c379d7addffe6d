declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export default component;
}

declare module '*.css';

/** Where the engine's worker lies: `playground/engine/vite-plugin.ts`. */
declare module 'virtual:engine' {
  const url: string;
  export default url;
}

/** It brings no types. */
declare module 'picomatch' {
  export default function picomatch(
    patterns: string[],
    options?: { dot?: boolean },
  ): (path: string) => boolean;
}

/** Where the versions of the site are listed, or nothing: `config.ts`. */
declare const VERSIONS: string;
