/**
 * Milliseconds after which something hangs. No test waits for it: it ends a run that would never end by itself. A machine at a
 * load of 15 is ten times as slow as a quiet one, and the slowest test takes two minutes there.
 */
export const HANGS_AFTER = 30 * 60_000;
