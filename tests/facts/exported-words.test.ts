// Which names a text may export, told without parsing it: never fewer than it does.
import { exportedWords } from '../../src/facts/project/exported-words.js';
import { parseModule } from '../../src/facts/project/module.js';

const TEXTS = [
  'export async function load() {}\nexport function* all() {}\nexport class Orders extends Base {}',
  'export const a = 1, b = 2;\nexport let c, d: number;\nexport const e: (x: number) => void = f',
  'export const a = 1, // one\n  b = 2, /* two */ c = 3',
  "export { a, b as c } from './a'\nexport { d }\nexport * as rest from './b'",
  'export enum Kind { A }\nexport interface Row { id: string }\nexport type Id = string\nexport namespace Space {}',
  'exports.load = load; module.exports.save = save; exports["drop"] = drop; module . exports . find = find;',
  'export abstract class A {}\nexport declare const b: string;\nexport import C = D.E;',
  'const é = 1; export { é, $ as _ };',
  'export\n  const\n  late = 1',
];

test.each(TEXTS)('%s', (text) => {
  const names = [...(parseModule('/a.ts', text)?.exports.named.keys() ?? [])];
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !exportedWords(text)?.has(name))).toEqual([]);
});

test.each([
  ['a pattern', 'export const { a: { b = 1 }, c } = settings;'],
  ['a list', 'export const [a = 1, b] = settings;'],
  ['a remark in front of the name', 'export /* = ( */ const a = 1;'],
  ['another spelling', 'export const \\u0061 = 1;'],
])('%s: anything', (_, text) => {
  expect(exportedWords(text)).toBeUndefined();
});

test('what is only used, or taken from others, is not among them', () => {
  const words = exportedWords(
    "import { prisma } from './db';\nexport function list() { return prisma.order; }",
  );
  expect([...(words ?? [])]).not.toContain('prisma');
});

test('the time grows no faster than the text', () => {
  for (const part of ['export ', 'export const a,', ', //\n', 'export {', 'exports.'])
    expect(() => exportedWords(part.repeat(50_000))).not.toThrow();
});
