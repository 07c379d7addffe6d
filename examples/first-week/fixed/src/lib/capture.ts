import { channel } from 'node:diagnostics_channel';

export interface CapturedException {
  error: unknown;
  requestId: string;
}

const exceptions = channel('app:exception');

/** Hands an error to whoever tracks errors: `subscribe('app:exception', …)` is where Sentry and the like plug in. */
export function captureException(captured: CapturedException): void {
  exceptions.publish(captured);
}
