// A browser for the tests of the site: Chromium, as Debian brings it.
import { chromium, type Browser } from 'playwright-core';
import { describeLack, findProgram, type Lack } from './needs.js';

const program = findProgram('chromium') ?? findProgram('chromium-browser');

export const lackOfChromium: Lack =
  program === undefined ? describeLack('chromium', { apt: 'chromium', brew: 'chromium' }) : undefined;

/** Chromium without a window, and without what it asks the network for on its own. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: program ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
