// The four fifths of a backend that the plugin has nothing to say about: types, utilities, policies, barrels, tests.
import { FIELDS, VERBS, type Feature, type Random } from '../random.js';
import { BLOCKS } from './blocks.js';

export interface Neighbours {
  readonly feature: Feature;
  /** Another feature, whose modules this one imports. */
  readonly other: Feature;
  readonly random: Random;
}

/** The suffixes of the plain files of a feature; each becomes `<feature>.<suffix>.ts`. */
export const PLAIN_KINDS = [
  ...[
    'mapper',
    'policy',
    'format',
    'math',
    'state',
    'events',
    'guards',
    'cache',
    'parser',
    'builder',
    'diff',
    'report',
  ],
];

export function types({ feature, other }: Neighbours): string {
  const properties = FIELDS.map((field) => `  ${field}?: number;`).join('\n');
  const errors = VERBS.slice(0, 6).map((verb) => {
    const name = `${feature.pascal}${verb.charAt(0).toUpperCase()}${verb.slice(1)}Error`;
    return `
export class ${name} extends Error {
  constructor(readonly recordId: string, options?: ErrorOptions) {
    super('${feature.kebab}: could not ${verb}', options);
    this.name = '${name}';
  }
}`;
  });
  return `import type { ${other.pascal}Status } from '../${other.kebab}/${other.kebab}.types';

export type ${feature.pascal}Status = 'draft' | 'active' | 'archived';

export interface ${feature.pascal}Measures {
${properties}
}

export interface ${feature.pascal}Record {
  id: string;
  name: string;
  status: ${feature.pascal}Status;
  quantity: number;
  ownerId: string | null;
  tags: string[];
  measures: ${feature.pascal}Measures;
  related?: { id: string; status: ${other.pascal}Status };
  createdAt: Date;
  updatedAt: Date;
}
${errors.join('\n')}
`;
}

export function plain({ feature, other, random }: Neighbours): string {
  const lines = [
    `import type { ${feature.pascal}Record } from './${feature.kebab}.types';`,
    `import type { ${other.pascal}Record } from '@/features/${other.kebab}';`,
    '',
    `export type Related${feature.pascal} = Pick<${other.pascal}Record, 'id' | 'status'>;`,
  ];
  const wanted = random.between(60, 170);
  for (let index = 0; lines.length < wanted; index += 1) {
    lines.push(...random.pick(BLOCKS)(feature, random, index).split('\n'));
  }
  return lines.join('\n') + '\n';
}

export function barrel({ feature }: Neighbours, kinds: readonly string[]): string {
  const about = kinds.map((kind) => `// ${kind}: see ./${feature.kebab}.${kind}`);
  return [...about, ...kinds.map((kind) => `export * from './${feature.kebab}.${kind}';`)].join('\n') + '\n';
}

export function test({ feature, random }: Neighbours): string {
  const cases = Array.from({ length: random.between(5, 11) }, (_, index) => {
    const field = random.pick(FIELDS);
    return `
  it('keeps ${field} when it updates record ${String(index)}', async () => {
    const client = { ${feature.camel}: { findMany: vi.fn().mockResolvedValue([{ id: '${String(index)}', ${field}: ${String(index)} }]), update: vi.fn() } };
    const service = new ${feature.pascal}Service(client as never);
    const rows = await service.list({ page: ${String(index + 1)}, pageSize: 20 });
    for (const row of rows) {
      await service.rename(row.id, '${random.pick(VERBS)}');
    }
    expect(client.${feature.camel}.update).toHaveBeenCalledTimes(1);
    expect(rows.find(({ id }) => id === '${String(index)}')).toBeDefined();
  });`;
  });
  return `import { describe, expect, it, vi } from 'vitest';
import { ${feature.pascal}Service } from './${feature.kebab}.service';

describe('${feature.kebab}', () => {${cases.join('\n')}
});
`;
}
