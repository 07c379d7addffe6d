import { addressOf, placeIn } from '../../site/playground/url-state.js';

const opened = {
  draft: {
    preset: 'strict' as const,
    files: { 'src/ä b.ts': "const a = '✓'; // <b>\n", 'package.json': '{}' },
  },
  active: 'package.json',
};

test('what an address was made of is what it opens', async () => {
  const address = await addressOf(opened);
  expect(address).toMatch(/^#code=[\w-]+$/);
  expect(await placeIn(address)).toEqual({ opened });
});

test('a long draft makes a short address', async () => {
  const text = 'export const answer = await prisma.order.findMany();\n'.repeat(200);
  const address = await addressOf({ draft: { preset: 'strict', files: { 'a.ts': text } }, active: 'a.ts' });
  expect(address.length).toBeLessThan(text.length / 20);
});

test('an example has its name', async () => {
  expect(await placeIn('#example=no-query-in-loop/1')).toEqual({ example: 'no-query-in-loop/1' });
  expect(await placeIn('')).toBeUndefined();
  expect(await placeIn('#a-heading')).toBeUndefined();
});

test.each(['#code=%%%', '#code=AAAA', '#code=q1YqSy0qzszPU7JSMgQA'])('%s is no draft', async (hash) => {
  await expect(placeIn(hash)).rejects.toThrow();
});

test('a file that is not there is not shown first', async () => {
  const address = await addressOf({ ...opened, active: 'gone.ts' });
  expect(await placeIn(address)).toMatchObject({ opened: { active: 'src/ä b.ts' } });
});
