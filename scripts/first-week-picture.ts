// docs/images/first-week.svg: what went wrong in the measured run, before and after, as bars. It brings its own background, because
// a picture does not know whether the page around it is dark.
import type { Measured } from './first-week-page.js';

/** Rows whose cells are how much went wrong, or how much of a whole went right. */
const BARS: readonly { row: string; title: string; isSuccess?: true }[] = [
  { row: 'sign-ups accepted', title: 'sign-ups refused, of 20', isSuccess: true },
  { row: 'queries: GET /dashboard', title: 'SQL queries for one page with 500 users' },
  { row: 'sales at once that the stock forgets', title: 'sales that the stock forgets, of 20 at once' },
  { row: 'payouts of one coupon sent 20 times', title: 'payouts of one coupon' },
  { row: 'refresh tokens minted from one', title: 'refresh tokens given for one' },
  // A row that no suggestion mends belongs to the picture.
  { row: 'sessions still alive', title: 'sessions lost, of 20 tabs that refresh at once', isSuccess: true },
  {
    row: 'failures logged with message and stack',
    title: 'failures whose log does not say what failed, of 9',
    isSuccess: true,
  },
];
const COLOURS = ['#b3261e', '#1d5fa8', '#2e7d32'] as const;
const WIDTH = 760;
const EDGE = 24;
const LONGEST = 620;
const BAR = 12;
const ROW = 76;
const TOP = 64;

export function firstWeekPicture({ columns, rows }: Measured): string {
  const bars = BARS.map(({ row, title, isSuccess }) => {
    const cells = rows.find(([each]) => each === row)?.slice(1);
    if (!cells) throw new Error(`The run measured no row "${row}".`);
    return { title, values: cells.map((cell) => wrongIn(cell, isSuccess === true)) };
  });
  const height = TOP + bars.length * ROW + EDGE / 2;
  const described = bars.map(({ title, values }) => `${title}: ${values.join(', ')}`).join('. ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="14">`,
    `  <title id="title">The first week of the shop, measured</title>`,
    `  <desc id="description">${columns.join(', ')}. ${described}.</desc>`,
    `  <rect width="${WIDTH}" height="${height}" rx="8" fill="#ffffff" stroke="#d0d7de"/>`,
    ...columns.flatMap((column, index) => [
      `  <rect x="${EDGE + index * 220}" y="24" width="${BAR}" height="${BAR}" fill="${COLOURS[index] ?? ''}"/>`,
      `  <text x="${EDGE + index * 220 + 20}" y="35" fill="#1f2328">${column}</text>`,
    ]),
    ...bars.flatMap(({ title, values }, index) => rowOf(title, values, TOP + index * ROW)),
    '</svg>',
    '',
  ].join('\n');
}

function rowOf(title: string, values: readonly number[], top: number): string[] {
  const most = Math.max(...values);
  return [
    `  <text x="${EDGE}" y="${top + 14}" fill="#1f2328" font-weight="600">${title}</text>`,
    ...values.flatMap((value, index) => {
      const y = top + 22 + index * (BAR + 3);
      // What is nearly nothing is still seen.
      const length = value === 0 ? 0 : Math.max(2, Math.round((LONGEST * value) / most));
      return [
        ...(length > 0
          ? [
              `  <rect x="${EDGE}" y="${y}" width="${length}" height="${BAR}" rx="2" fill="${COLOURS[index] ?? ''}"/>`,
            ]
          : []),
        `  <text x="${EDGE + length + 8}" y="${y + 11}" fill="#1f2328" font-size="12">${value}</text>`,
      ];
    }),
  ];
}

/** `0 of 20` that succeeded are 20 that did not; `19 of 20` that went wrong are 19. */
function wrongIn(cell: string, isSuccess: boolean): number {
  const [, count = '', all] = /^(\d+)(?: of (\d+))?$/.exec(cell) ?? [];
  if (count === '') throw new Error(`"${cell}" is no number.`);
  return isSuccess ? Number(all) - Number(count) : Number(count);
}
