// How far the scan is, on a terminal alone: one line on standard error, which goes away when the scan is done. It is drawn from
// within the work, because nothing else runs while a file is linted.
import { paint } from '../colours.js';

const WIDTH = 30;
const REDRAWN_AFTER_MS = 60;

export interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

export function progressOf(total: number, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { step: () => undefined, end: () => undefined };
  const started = Date.now();
  let done = 0;
  let drawn = 0;
  const draw = () => {
    drawn = Date.now();
    const full = Math.round((Math.min(done, total) / total) * WIDTH);
    const bar = `${paint.good('━'.repeat(full))}${paint.quiet('━'.repeat(WIDTH - full))}`;
    const seconds = ((drawn - started) / 1000).toFixed(1);
    stream.write(`\r\u001B[K${bar} ${done}/${total} files, ${seconds} s`);
  };
  return {
    step() {
      done += 1;
      if (Date.now() - drawn >= REDRAWN_AFTER_MS) draw();
    },
    end: () => void stream.write('\r\u001B[K'),
  };
}
