/**
 * Milliseconds after which something hangs. No test waits for it: it ends a run that would never end by itself. The slowest
 * step, the preparation of the proofs, took nine minutes on two cores at a load of 20.
 */
export const HANGS_AFTER = 30 * 60_000;
