import { styleText } from 'node:util';

const interactive = process.stdout.isTTY === true;

export type Colour = Parameters<typeof styleText>[0];

export const paint = (colour: Colour, text: string): string => (interactive ? styleText(colour, text) : text);

let finished = 0;

/**
 * Runs one step and prints one line for it. `summary` turns the result into the rest of that line.
 * A failure names the step, so that the exit message says what did not work.
 */
export async function step<T>(
  title: string,
  run: () => Promise<T>,
  summary?: (result: T) => string,
): Promise<T> {
  const start = performance.now();
  const number = String(++finished).padStart(2);
  if (interactive) process.stdout.write(paint('dim', `${number}  ${title} …`));

  let result: T;
  try {
    result = await run();
  } catch (error) {
    if (interactive) process.stdout.write('\r\x1b[2K');
    throw new Error(`Step ${finished} failed: ${title}`, { cause: error });
  }

  if (interactive) process.stdout.write('\r\x1b[2K');
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = summary ? `: ${summary(result)}` : '';
  console.info(`${paint('green', number)}  ${title}${outcome} ${paint('dim', `(${seconds} s)`)}`);
  return result;
}

export function heading(text: string): void {
  console.info(`\n${paint('bold', text)}`);
}
