import { CLIENT_REQUESTS } from './load/client.ts';
import { FAILED_TRANSFERS, REDEEMERS } from './load/credit.ts';
import { FAILURES } from './load/failures.ts';
import { BAD_NUMBERS, PAGES, SIGNUPS } from './load/inputs.ts';
import { DEVICES } from './load/lost-answer.ts';
import { CALLERS } from './load/refresh.ts';
import { BUYERS, SCARCE } from './load/stock.ts';
import type { LoadResult } from './measure.ts';
import { paint } from './progress.ts';
import type { SuiteName } from './suites.ts';
import type { TestResult } from './vitest.ts';

/** Everything that was measured on one app. */
export interface Measured {
  findings: number;
  /** Median time of one dashboard request. */
  dashboardMs: number;
  load: LoadResult;
  integration: TestResult;
  suites: Record<SuiteName, TestResult>;
}

export interface Measurements {
  before: Measured;
  repaired: Measured;
  fixed: Measured;
}

export const COLUMNS = ['before', 'after --fix and suggestions', 'fixed by hand'];

const of = (count: number, all: number): string => `${count} of ${all}`;
const passedOf = ({ passed, failed }: TestResult): string => of(passed, passed + failed);
const answerAfter = (seconds: number | undefined): string =>
  seconds === undefined ? 'none' : `after ${seconds.toFixed(0)} s`;
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

export function rowsOf({ before, repaired, fixed }: Measurements): string[][] {
  const row = (title: string, cell: (app: Measured) => string | number): string[] => [
    title,
    ...[before, repaired, fixed].map((app) => String(cell(app))),
  ];
  const latency = (app: Measured): string => {
    const share = (100 * app.dashboardMs) / before.dashboardMs;
    return `${app.dashboardMs.toFixed(0)} ms (${share.toFixed(0)} %)`;
  };

  return [
    row('starts on a host that sets PORT', ({ load }) => yesNo(load.startsWithPort)),
    row('sign-ups accepted', ({ load }) => of(load.signups, SIGNUPS)),
    row('pages with parameters answered', ({ load }) => of(load.pages, PAGES.length)),
    row('numbers that are none refused', ({ load }) => of(load.refusedNumbers, BAD_NUMBERS.length)),
    row('queries: GET /dashboard', ({ load }) => load.dashboardQueries),
    row('queries: GET /dashboard/items', ({ load }) => load.itemsQueries),
    row('queries: GET /dashboard/recent', ({ load }) => load.recentQueries),
    row('queries: GET /dashboard/spending', ({ load }) => load.spendingQueries),
    row('median latency: GET /dashboard', latency),
    row('sales at once that the stock forgets', ({ load }) => of(load.stock.forgotten, BUYERS)),
    row(`sold to ${BUYERS} at once, of ${SCARCE} in stock`, ({ load }) => load.stock.sold),
    row(`payouts of one coupon sent ${REDEEMERS} times`, ({ load }) => load.couponPayouts),
    row('transfers that survive their rollback', ({ load }) => of(load.survivingTransfers, FAILED_TRANSFERS)),
    row('refresh tokens minted from one', ({ load }) => load.refresh.minted),
    row('sessions still alive', ({ load }) => of(load.refresh.alive, CALLERS)),
    row('parallel client requests answered', ({ load }) => of(load.client.succeeded, CLIENT_REQUESTS)),
    row('refresh calls of that client', ({ load }) => load.client.refreshCalls),
    row('logins left when the answer to a refresh is lost', ({ load }) =>
      of(load.sessionsAfterLostAnswer, DEVICES),
    ),
    row('failing requests that hang', ({ load }) => of(load.failures.hanging, FAILURES.length)),
    row('failures answered as a success', ({ load }) => of(load.failures.answeredAsSuccess, FAILURES.length)),
    row('answer while the payment provider is silent', ({ load }) => answerAfter(load.silentProviderSeconds)),
    row("suppliers' process goes on after a refusal", ({ load }) => yesNo(load.suppliers.goesOnAfterRefusal)),
    row("suppliers' process goes on after a failed query", ({ load }) =>
      yesNo(load.suppliers.goesOnAfterFailure),
    ),
    row('failures logged with message and stack', ({ load }) =>
      of(load.failures.withMessageAndStack, FAILURES.length),
    ),
    row('failures logged as errors', ({ load }) => of(load.failures.atErrorLevel, FAILURES.length)),
    row('failures logged with the request id', ({ load }) =>
      of(load.failures.withRequestId, FAILURES.length),
    ),
    row('failures handed to error tracking', ({ load }) => of(load.failures.captured, FAILURES.length)),
    row('failures that leak internals', ({ load }) => of(load.failures.leaked, FAILURES.length)),
    row('findings left', ({ findings }) => findings),
    row("the draft's own tests passed", ({ suites }) => passedOf(suites.broken)),
    row("the fixed version's own tests passed", ({ suites }) => passedOf(suites.fixed)),
    row('integration tests passed', ({ integration }) => passedOf(integration)),
  ];
}

export function printTable(measurements: Measurements): void {
  const lines = [['', ...COLUMNS], ...rowsOf(measurements)];
  const widths = ['', ...COLUMNS].map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');

  lines.forEach((line, index) => {
    const cells = line.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.info(index === 0 ? paint('bold', cells.join(' │ ')) : cells.join(' │ '));
    if (index === 0) console.info(rule);
  });
}
