import { describe, expect, test } from 'vitest';
import { LONGEST_MESSAGE } from '../src/budgets.js';
import { fittingData } from '../src/message-length.js';

const TEMPLATE = '`{{query}}` ({{place}}) runs once per element of `{{list}}`: N queries. {{remedy}}';

function filled(data: Readonly<Record<string, string | number>>): string {
  return TEMPLATE.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name]));
}

describe('the length of messages', () => {
  test('what fits stays as it is', () => {
    const data = { query: 'db.find()', place: 'line 3', list: 'ids', remedy: 'Read all first.' };
    expect(fittingData(TEMPLATE, data)).toEqual(data);
  });

  test('long quotes lose their middle, not their ends', () => {
    const data = {
      query: `db.${'select().'.repeat(20)}execute()`,
      place: `../${'folder/'.repeat(20)}orders.ts:12`,
      list: 'ids',
      remedy: 'Read all first.',
    };
    const fitting = fittingData(TEMPLATE, data);
    expect(filled(fitting).length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    expect(fitting.query).toMatch(/^db\.select\(\).*….*execute\(\)$/);
    expect(fitting.place).toMatch(/orders\.ts:12$/);
    expect(fitting.list).toBe('ids');
    expect(fitting.remedy).toBe('Read all first.');
  });

  test('in a sentence only what is quoted is cut', () => {
    const data = {
      query: 'db.find()',
      place: 'line 3',
      list: 'ids',
      remedy: `Read them with \`${'x'.repeat(200)}\` before the loop, and look each of them up.`,
    };
    const { remedy } = fittingData(TEMPLATE, data);
    expect(remedy).toMatch(/^Read them with `x+…x+` before the loop, and look each of them up\.$/);
  });

  test('a number is no quote', () => {
    const data = { query: 'q'.repeat(300), place: 'line 3', list: 7, remedy: 'Read all first.' };
    expect(filled(fittingData(TEMPLATE, data))).toContain('of `7`');
  });
});
