import { randomUUID } from 'node:crypto';
import { type OutputChunk, type RunningApp, settledOutput } from '../app.ts';
import { isSuccess, type Answer, requestIfAnswered, type RequestOptions } from './http.ts';

/** A request that fails on the server, and the message of the error that makes it fail. */
interface Failure {
  method: string;
  path: string;
  options?: RequestOptions;
  message: RegExp;
}

/** Longer than any of these requests takes that is answered at all. */
const PATIENCE_MS = 6_000;

const product = { sku: 'SKU-1', name: 'Bucket', priceCents: 500 };

export const FAILURES: Failure[] = [
  // The database refuses the row: no such product.
  {
    method: 'POST',
    path: '/orders',
    options: { json: { items: [{ productId: 999_999, quantity: 1 }] } },
    message: /Foreign key constraint violated/,
  },
  // The database refuses the row: the number is taken.
  { method: 'POST', path: '/products', options: { json: product }, message: /Unique constraint failed/ },
  { method: 'GET', path: '/products/sku/NO-SUCH-SKU', message: /No record was found for a query/ },
  { method: 'GET', path: '/users/by-email/nobody@example.com', message: /No record was found for a query/ },
  // The payment provider is down.
  {
    method: 'POST',
    path: '/payments/charge',
    options: { json: { orderId: 1, amountCents: 500 } },
    message: /fetch failed/,
  },
  {
    method: 'POST',
    path: '/payments/refund',
    options: { json: { orderId: 1, amountCents: 500 } },
    message: /fetch failed/,
  },
  {
    method: 'POST',
    path: '/payments/tip',
    options: { json: { orderId: 1, amountCents: 500 } },
    message: /fetch failed/,
  },
  { method: 'GET', path: '/orders/999999/total', message: /No record was found for a query/ },
  {
    method: 'GET',
    path: '/reports/customers/nobody@example.com',
    message: /No record was found for a query/,
  },
];

/** How many of the failures can be understood from the log, by what the log says about them. */
export interface FailureResult {
  withMessageAndStack: number;
  atErrorLevel: number;
  withRequestId: number;
  captured: number;
  leaked: number;
  /** Never answered. */
  hanging: number;
  /** Answered as if nothing had failed. */
  answeredAsSuccess: number;
}

// A stack frame, printed as it is or inside a JSON string.
const STACK_FRAME = /(^|\n|\\n)\s+at \S+.*?:\d+:\d+/;

export async function failingRequests(app: RunningApp, token: string): Promise<FailureResult> {
  const result: FailureResult = {
    withMessageAndStack: 0,
    atErrorLevel: 0,
    withRequestId: 0,
    captured: 0,
    leaked: 0,
    hanging: 0,
    answeredAsSuccess: 0,
  };
  await app.activity();

  for (const failure of FAILURES) {
    const requestId = randomUUID();
    const from = app.output.length;
    const answer = await requestIfAnswered(app.url + failure.path, failure.method, {
      ...failure.options,
      token,
      headers: { 'x-request-id': requestId },
      patienceMs: PATIENCE_MS,
    });
    if (answer && answer.status >= 300 && answer.status < 500) {
      throw new Error(
        `${failure.method} ${failure.path} was to fail on the server but answered ${answer.status}: ${answer.text}`,
      );
    }

    const printed = await settledOutput(app, from);
    const text = printed.map((chunk) => chunk.text).join('');
    if (failure.message.test(text) && STACK_FRAME.test(text)) result.withMessageAndStack++;
    if (isErrorLevel(printed)) result.atErrorLevel++;
    if (text.includes(requestId)) result.withRequestId++;
    if (!answer) result.hanging++;
    else if (isSuccess(answer)) result.answeredAsSuccess++;
    else if (leaks(answer, failure)) result.leaked++;
  }
  result.captured = (await app.activity()).captured;
  return result;
}

/** Printed to stderr, or a JSON line whose level says error: what an alert can be built on. */
function isErrorLevel(printed: OutputChunk[]): boolean {
  if (printed.some((chunk) => chunk.stream === 'stderr' && chunk.text.trim())) return true;
  const lines = printed.flatMap((chunk) => chunk.text.split('\n'));
  return lines.some((line) => /^\{.*"level":(50|60)\b/.test(line));
}

/** The answer carries the error object (its code, its table, its constraint) or its message instead of words for the caller. */
const leaks = ({ body, text }: Answer, { message }: Failure): boolean =>
  typeof body.error === 'object' || message.test(text);
