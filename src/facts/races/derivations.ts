// How much of a value that was read is in another one, and what is made of it on the way: `derived-values.ts` has examples.

export type Derivation = 'computed' | 'merged' | 'listed' | 'joined' | 'turned' | 'copied';

/** The first of two that says more. */
const ORDER: readonly (Derivation | undefined)[] = [
  'computed',
  'merged',
  'listed',
  'joined',
  'turned',
  'copied',
  undefined,
];
export const stronger = (a: Derivation | undefined, b: Derivation | undefined) =>
  ORDER[Math.min(ORDER.indexOf(a), ORDER.indexOf(b))];

export function changed(found: Derivation | undefined, how: Derivation): Derivation | undefined {
  return found === undefined ? undefined : stronger(found, how);
}

export function turned(found: Derivation | undefined): Derivation | undefined {
  return found === 'copied' ? 'turned' : found === 'turned' ? 'copied' : undefined;
}

/** A part of something that was put together may be any part of it. */
export function partOf(found: Derivation | undefined): Derivation | undefined {
  return found === undefined ? undefined : 'copied';
}

export function strongest(found: readonly (Derivation | undefined)[]): Derivation | undefined {
  return found.reduce<Derivation | undefined>(stronger, undefined);
}
