import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { createClient } from '@supabase/supabase-js';
export const supabase = createClient('https://localhost', 'key');
`;

test('every kind of operation', () => {
  const code = `${CLIENT}
export async function all(id: number) {
  const { data, error } = await supabase.from('orders').select('*').eq('user_id', id).limit(5);
  await supabase.from('orders').select('id').eq('id', id).single();
  await supabase.from('orders').select('id').eq('id', id).maybeSingle();
  await supabase.from('orders').select('*', { count: 'exact', head: true }).eq('user_id', id);
  await supabase.from('orders').select('*', { count: 'exact' }).eq('user_id', id);
  await supabase.from('orders').insert({ user_id: id });
  await supabase.from('orders').insert({ user_id: id }).select().single();
  await supabase.from('orders').upsert({ user_id: id }, { onConflict: 'id' });
  await supabase.from('orders').update({ user_id: 2 }).eq('id', id);
  await supabase.from('orders').delete().eq('id', id);
  await supabase.schema('audit').from('logs').select('*');
  await supabase.rpc('totals', { user: id });
  return data ?? error;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "read-many orders: supabase.from('orders').select('*')….limit(5)",
    "read-one orders: supabase.from('orders').select('id')….single()",
    "read-one orders: supabase.from('orders').select('id')….maybeSingle()",
    "count orders: supabase.from('orders').select().eq()",
    "read-many orders: supabase.from('orders').select().eq()",
    "create orders: supabase.from('orders').insert()",
    "create orders: supabase.from('orders').insert()….single()",
    "upsert orders: supabase.from('orders').upsert()",
    "update orders: supabase.from('orders').update().eq()",
    "delete orders: supabase.from('orders').delete().eq()",
    "read-many logs: supabase.schema('audit').from('logs').select('*')",
    'raw unknown: supabase.rpc()',
  ]);
});

test('clients of a server, of a class, of a factory and by annotation', () => {
  const code = `
import { createServerClient } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
interface Database { public: object }
export function forRequest(cookies: object) { return createServerClient<Database>('url', 'key', { cookies } as never); }
class Orders {
  private readonly own = createClient<Database>('url', 'key');
  constructor(private readonly db: SupabaseClient<Database>) {}
  async list(given: ReturnType<typeof forRequest>) {
    await this.db.from('orders').select('*');
    await this.own.from('orders').delete().eq('id', 1);
    await given.from('orders').select('*');
    const supabase = await forRequest({});
    await supabase.from('orders').select('*');
  }
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "read-many orders: this.db.from('orders').select('*')",
    "delete orders: this.own.from('orders').delete().eq()",
    "read-many orders: given.from('orders').select('*')",
    "read-many orders: supabase.from('orders').select('*')",
  ]);
});

test('a client is followed through another module', () => {
  const files = {
    'src/supabase.ts': CLIENT,
    'src/db.ts': "export { supabase as db } from './supabase.js';",
    'src/a.ts':
      "import { db } from './db.js';\nexport const list = async () => db.from('orders').select('*');",
  };
  expect(queriesIn(files)).toEqual(["read-many orders: db.from('orders').select('*')"]);
});

test('accounts, files and functions are no tables, and answers are no builders', () => {
  const code = `${CLIENT}
export async function other(anything: any, list: string[]) {
  await supabase.auth.getUser();
  await supabase.auth.admin.deleteUser('a');
  await supabase.storage.from('avatars').list();
  await supabase.storage.from('avatars').update('a', 'b');
  await supabase.functions.invoke('hello');
  const { data } = await supabase.from('orders').select('*');
  data?.filter((row) => row);
  Array.from(list).filter((each) => each);
  await anything.from('orders').select('*');
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(["read-many orders: supabase.from('orders').select('*')"]);
});
