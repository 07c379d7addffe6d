// What the page asks the worker, and what it is answered.
import type { Draft } from './draft.js';

export type Question = { readonly id: number; readonly draft: Draft } & (
  { readonly kind: 'lint' | 'fix' } | { readonly kind: 'why'; readonly file: string; readonly line: number }
);

export type Answer = { readonly id: number } & (
  { readonly value: unknown; readonly took: number } | { readonly error: string }
);
