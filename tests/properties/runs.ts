// How long the properties are tried: in CI a fixed number of mutants from a fixed seed, under `npm run fuzz` as long as it is
// told, from a random seed. A failure names seed and path; FUZZ_SEED and FUZZ_PATH bring it back.
import type { Parameters } from 'fast-check';
import { HANGS_AFTER } from '../support/patience.js';

const minutes = Number(process.env['FUZZ_MINUTES'] ?? 0);
const seed = process.env['FUZZ_SEED'];
const path = process.env['FUZZ_PATH'];

/** Mutants of the same seed are the same everywhere. */
const CI_SEED = 20_260_302;

export const runs = {
  timeout: { timeout: HANGS_AFTER + minutes * 120_000 },
  /** @param inCI how many mutants are tried when nobody says how long */
  of(inCI: number): Parameters<unknown> {
    const chosen = { ...(seed !== undefined && { seed: Number(seed) }), ...(path !== undefined && { path }) };
    if (minutes === 0) return { seed: CI_SEED, numRuns: inCI, ...chosen };
    return { numRuns: 1_000_000_000, interruptAfterTimeLimit: minutes * 60_000, ...chosen };
  },
};
