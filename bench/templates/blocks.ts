// Functions of an ordinary backend that no library has a part in. They use what the plugin's file gates look for all the same
// (`find`, `get`, `update`, `create`, `error`, `JSON.stringify`, loops with awaits): most real files do.
import { capital, FIELDS, VERBS, type Feature, type Random } from '../random.js';

export type Block = (feature: Feature, random: Random, index: number) => string;

const name = (random: Random, feature: Feature, index: number) =>
  `${random.pick(VERBS)}${feature.pascal}${capital(random.pick(FIELDS))}${index === 0 ? '' : String(index)}`;

const total: Block = (feature, random, index) => {
  const field = random.pick(FIELDS);
  return `
export function ${name(random, feature, index)}(records: readonly ${feature.pascal}Record[], limit = ${random.digits(5, 500)}): number {
  let sum = 0;
  for (const record of records) {
    const ${field} = record.measures.${field} ?? 0;
    if (${field} < 0 || record.status === 'archived') continue;
    sum += Math.min(${field} * record.quantity, limit);
  }
  return Math.round(sum * 100) / 100;
}`;
};

const grouping: Block = (feature, random, index) => `
export function ${name(random, feature, index)}(records: readonly ${feature.pascal}Record[]): Map<string, ${feature.pascal}Record[]> {
  const groups = new Map<string, ${feature.pascal}Record[]>();
  for (const record of records) {
    const key = record.ownerId ?? '${random.pick(FIELDS)}';
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b)).slice(0, ${random.digits(10, 90)}));
}`;

const parsing: Block = (feature, random, index) => `
export function ${name(random, feature, index)}(text: string): Partial<${feature.pascal}Record> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { id, status, quantity } = value as Record<string, unknown>;
    return {
      id: typeof id === 'string' ? id : '${random.pick(FIELDS)}',
      status: status === 'active' || status === 'archived' ? status : 'draft',
      quantity: Number.isFinite(Number(quantity)) ? Number(quantity) : ${random.digits(0, 9)},
    };
  } catch {
    return null;
  }
}`;

const retrying: Block = (feature, random, index) => `
export async function ${name(random, feature, index)}<T>(task: () => Promise<T>, attempts = ${random.digits(2, 6)}): Promise<T> {
  let last: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, attempt * ${random.digits(20, 400)}));
    }
  }
  throw new Error('${feature.kebab}: gave up', { cause: last });
}`;

const formatting: Block = (feature, random, index) => {
  const [first, second] = random.shuffled(FIELDS);
  return `
export function ${name(random, feature, index)}(record: ${feature.pascal}Record, locale = 'en-GB'): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: ${random.digits(0, 3)} });
  const parts = [
    record.name.trim(),
    \`${String(first)}: \${format.format(record.measures.${String(first)} ?? 0)}\`,
    \`${String(second)}: \${format.format(record.measures.${String(second)} ?? 0)}\`,
  ];
  if (record.tags.length > 0) parts.push(record.tags.filter(Boolean).join(', '));
  return parts.join(' | ').slice(0, ${random.digits(80, 240)});
}`;
};

const cache: Block = (feature, random, index) => `
export class ${feature.pascal}${capital(random.pick(VERBS))}Cache${index === 0 ? '' : String(index)} {
  readonly #entries = new Map<string, { value: ${feature.pascal}Record; until: number }>();

  constructor(private readonly ttl = ${random.digits(1, 60)}_000) {}

  get(id: string): ${feature.pascal}Record | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.value;
    this.#entries.delete(id);
    return undefined;
  }

  update(id: string, change: Partial<${feature.pascal}Record>): void {
    const known = this.get(id);
    if (known) this.#entries.set(id, { value: { ...known, ...change }, until: Date.now() + this.ttl });
  }

  async load(ids: readonly string[], fetchOne: (id: string) => Promise<${feature.pascal}Record>): Promise<void> {
    for (const id of ids.filter((each) => !this.#entries.has(each))) {
      const value = await fetchOne(id);
      this.#entries.set(id, { value, until: Date.now() + this.ttl });
    }
  }
}`;

const transition: Block = (feature, random, index) => `
export function ${name(random, feature, index)}(record: ${feature.pascal}Record, event: string): ${feature.pascal}Record {
  switch (event) {
    case 'activate':
      if (record.status !== 'draft') throw new Error(\`cannot activate \${record.id} while \${record.status}\`);
      return { ...record, status: 'active', updatedAt: new Date() };
    case 'archive':
      return { ...record, status: 'archived', updatedAt: new Date() };
    case 'adjust': {
      const measures = { ...record.measures, ${random.pick(FIELDS)}: ${random.digits(1, 99)} };
      return { ...record, measures };
    }
    default:
      return record;
  }
}`;

const comparing: Block = (feature, random, index) => `
export function ${name(random, feature, index)}(before: ${feature.pascal}Record, after: ${feature.pascal}Record): string[] {
  const keys = Object.keys(after) as (keyof ${feature.pascal}Record)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const found = changed.find((key) => key === '${random.pick(['status', 'quantity', 'name', 'ownerId'])}');
  return found ? [found, ...changed.filter((key) => key !== found)] : changed;
}`;

const pipeline: Block = (feature, random, index) => {
  const field = random.pick(FIELDS);
  return `
export async function ${name(random, feature, index)}(
  records: readonly ${feature.pascal}Record[],
  handle: (record: ${feature.pascal}Record) => Promise<number>,
): Promise<{ done: number; failed: string[] }> {
  const failed: string[] = [];
  let done = 0;
  for (const record of records.filter(({ measures }) => (measures.${field} ?? 0) > ${random.digits(0, 40)})) {
    try {
      done += await handle(record);
    } catch (error) {
      failed.push(error instanceof Error ? \`\${record.id}: \${error.message}\` : record.id);
    }
  }
  return { done, failed };
}`;
};

const building: Block = (feature, random, index) => `
export function ${name(random, feature, index)}(id: string, overrides: Partial<${feature.pascal}Record> = {}): ${feature.pascal}Record {
  const createdAt = overrides.createdAt ?? new Date(${random.digits(1_600_000, 1_700_000)}_000_000);
  return {
    id,
    name: '${random.pick(VERBS)} ${random.pick(FIELDS)}',
    status: 'draft',
    quantity: ${random.digits(1, 40)},
    ownerId: null,
    tags: ['${random.pick(FIELDS)}', '${random.pick(FIELDS)}'],
    measures: { ${random.pick(FIELDS)}: ${random.digits(1, 90)} },
    updatedAt: createdAt,
    ...overrides,
    createdAt,
  };
}`;

export const BLOCKS: readonly Block[] = [
  ...[total, grouping, parsing, retrying, formatting, cache, transition, comparing, pipeline, building],
];
