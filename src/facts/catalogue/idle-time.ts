import { performance } from 'node:perf_hooks';

/**
 * Milliseconds for which this thread has waited for something to do. A slow machine and a large file are no pause: what takes long is
 * work, and time on the wall says nothing of that.
 */
export function idleTime(): number {
  return performance.eventLoopUtilization().idle;
}
