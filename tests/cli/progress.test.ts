// The bar is for a terminal alone, counts files, and leaves nothing behind.
import { stripVTControlCharacters } from 'node:util';
import { progressOf } from '../../src/cli/scan/progress.js';

function streamOf(isTTY: boolean): { stream: NodeJS.WriteStream; written: string[] } {
  const written: string[] = [];
  return {
    written,
    stream: { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream,
  };
}

test('on a terminal it is drawn over itself, and wiped in the end', () => {
  const { stream, written } = streamOf(true);
  const progress = progressOf(4, stream);
  progress.step();
  expect(stripVTControlCharacters(written.at(-1) ?? '')).toMatch(/^\r━{30} 1\/4 files, 0\.\d s$/);
  // Drawing costs more than a small file: not every step is drawn.
  progress.step();
  progress.end();
  expect(written.at(-1)).toBe('\r\u001B[K');
  expect(written.join('')).not.toContain('\n');
});

test('elsewhere nothing is written', () => {
  const { stream, written } = streamOf(false);
  const progress = progressOf(4, stream);
  progress.step();
  progress.end();
  expect(written).toEqual([]);
});
