import { lint } from './scratch-lib.js';
test('x', () => {
  const codes: [string, boolean?][] = [[`
import { Schema, model } from 'mongoose';
import { knex } from 'knex';
import { createClient } from '@supabase/supabase-js';
const sb = createClient('x', 'y');
const db = knex({});
const Order = model('Order', new Schema({ total: Number }));
export async function a(filters: { name: string; value: string }[], names: string[]) {
  const q = Order.find();
  for (const filter of filters) q.where(filter.name).equals(filter.value);
  for (const name of names) { q.populate(name); }
  names.forEach((name) => q.select(name));
  names.forEach((name) => { q.select(name); });
  const rows = await q;
  const k = db('orders');
  for (const filter of filters) k.where(filter.name, filter.value);
  filters.forEach((filter) => k.where(filter.name, filter.value));
  filters.forEach((filter) => { void k.where(filter.name, filter.value); });
  await k;
  let s = sb.from('orders').select('*');
  for (const filter of filters) s = s.eq(filter.name, filter.value);
  for (const filter of filters) s.eq(filter.name, filter.value);
  await s;
  const built = filters.reduce((query, filter) => query.eq(filter.name, filter.value), sb.from('orders').select('*'));
  await built;
  return rows;
}
`]];
  for (const [code, typed] of codes) console.log(lint(code, typed));
});
