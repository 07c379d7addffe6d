// Colours of the terminal. Node knows whether there is one, and whether NO_COLOR or FORCE_COLOR asks otherwise.
import { styleText } from 'node:util';

/** A colour for what it means. */
export const paint = {
  title: (text: string) => styleText('bold', text),
  quiet: (text: string) => styleText('dim', text),
  place: (text: string) => styleText('cyan', text),
  rule: (text: string) => styleText('magenta', text),
  mark: (text: string) => styleText('red', styleText('bold', text)),
  good: (text: string) => styleText('green', text),
  code: (text: string) => styleText('yellow', text),
  added: (text: string) => styleText('green', text),
  removed: (text: string) => styleText('red', text),
} as const;
