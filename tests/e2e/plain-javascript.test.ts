// espree leaves out what only TypeScript has, where typescript-eslint writes an empty list: no rule may trip over that.
import { lintText, writeProject } from '../support/project.js';

function reported(code: string, files: Readonly<Record<string, string>> = {}): (string | null)[] {
  const folder = writeProject({ ...files, 'src/file.js': code });
  return lintText(folder, 'src/file.js', code, { parser: 'espree' }).map(({ ruleId }) => ruleId);
}

test('a class of the file, whose instance is asked in a loop', () => {
  const code = `
class Order {
  items = [];
  load() { return this.items; }
}
export async function run(ids) {
  for (const id of ids) {
    const order = new Order(id);
    await order.load();
  }
}
`;
  expect(reported(code)).toEqual([]);
});

test('an entity that is a class without decorators', () => {
  const code = `
import { DataSource } from 'typeorm';
class Order { id; customer; }
const source = new DataSource({ type: 'postgres', entities: [Order] });
export async function run(ids) {
  const rows = [];
  for (const id of ids) rows.push(await source.getRepository(Order).find({ where: { id } }));
  return rows;
}
`;
  expect(reported(code)).toEqual(['first-draft/no-query-in-loop']);
});

test('classes that extend each other, or what `this` is', () => {
  const code = `
class One extends Two { run() { return this.load(); } }
class Two extends One { static all() { return this.load(); } }
class Base {
  static scoped() { return class extends this { find(id) { return super.load(id) ?? this.load(id); } }; }
}
const Scoped = class extends Base.scoped() {};
export async function run(ids) {
  for (const id of ids) await new One().load(id), await Two.load(id), await new Scoped().load(id);
  const scope = new (class extends this {})();
  await scope.load(ids);
}
`;
  expect(reported(code)).toEqual([]);
});
