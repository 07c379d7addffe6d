import { compare } from '../../scripts/corpus/comparison.js';
import { formatFindings, parseFindings, type Finding } from '../../scripts/corpus/findings.js';

const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'no-query-in-loop',
  reported: 'recommended',
  path: 'src/a.ts',
  line: 10,
  column: 3,
  end: '10:9',
  messageId: 'queryPerItem',
  message: 'aaaaaaaa',
  repairs: ['fix:11111111', 'useBatchRead:22222222:33333333'],
  ...over,
});

const changesOf = (was: readonly Finding[], now: readonly Finding[]) =>
  compare(was, now).map((each) => (each.kind === 'changed' ? each.what : each.kind));

describe('compare', () => {
  test.each<[string, Partial<Finding>, string]>([
    ['another preset', { reported: 'strict' }, 'recommended → strict'],
    ['another end', { end: '12:2' }, 'ended at 10:9, ends at 12:2'],
    ['another column', { column: 5 }, 'was at 10:3'],
    ['another line', { line: 14 }, 'was at 10:3'],
    ['another message', { messageId: 'queryPerCall', message: 'bbbbbbbb' }, 'queryPerItem → queryPerCall'],
    ['other words', { message: 'bbbbbbbb' }, 'message'],
    ['no suggestion', { repairs: ['fix:11111111'] }, 'repairs: useBatchRead → none'],
    ['another order', { repairs: finding().repairs.toReversed() }, 'order of repairs'],
  ])('%s is a change of the same finding', (_, over, what) => {
    expect(changesOf([finding()], [finding(over)])).toEqual([[what]]);
  });

  test('what is neither at the place nor has the message is another finding', () => {
    const moved = finding({ line: 14, message: 'bbbbbbbb' });
    expect(changesOf([finding()], [moved])).toEqual(['went', 'came']);
    expect(changesOf([finding()], [finding({ path: 'src/b.ts' })])).toEqual(['went', 'came']);
    expect(changesOf([finding()], [finding({ rule: 'no-write-in-loop' })])).toEqual(['went', 'came']);
  });

  test('each finding is the counterpart of one other, and an equal one comes first', () => {
    const two = [finding(), finding({ line: 20 })];
    expect(changesOf(two, [finding({ line: 20 })])).toEqual(['went']);
    expect(changesOf([finding()], [finding(), finding()])).toEqual(['came']);
    expect(changesOf(two, two.toReversed())).toEqual([]);
  });
});

test('a record reads back as it was, whatever stands in a path, and has one order', () => {
  const findings = [
    finding({ path: 'src/b.ts' }),
    finding({ line: 9, path: 'app/[id]/a b:7.ts' }),
    finding({ line: 100, repairs: [], end: '-' }),
    finding({ rule: 'no-boom', reported: 'threw', line: 0, column: 0 }),
  ];
  const text = formatFindings({ repository: 'acme/shop', commit: 'abc', files: 4, findings });
  const read = parseFindings(text);
  expect(read).toMatchObject({ repository: 'acme/shop', commit: 'abc', files: 4 });
  expect(compare(findings, read.findings)).toEqual([]);
  expect(formatFindings({ ...read, findings: read.findings.toReversed() })).toBe(text);
  expect(read.findings.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'src/a.ts:0',
    'app/[id]/a b:7.ts:9',
    'src/a.ts:100',
    'src/b.ts:10',
  ]);
});
