// Imports as Deno and Supabase's functions write them.
import { bareSpecifier } from '../../src/facts/catalogue/specifiers.js';
import { queriesIn } from '../support/queries.js';

test.each([
  ['npm:zod@3', 'zod'],
  ['npm:zod', 'zod'],
  ['npm:/drizzle-orm@0.29.1/pg-core', 'drizzle-orm/pg-core'],
  ['jsr:@supabase/supabase-js@2', '@supabase/supabase-js'],
  ['https://esm.sh/@supabase/supabase-js@2.39.3', '@supabase/supabase-js'],
  ['https://esm.sh/v135/drizzle-orm@0.29.1/pg-core?deps=postgres', 'drizzle-orm/pg-core'],
  ['https://cdn.skypack.dev/zod', 'zod'],
  ['https://cdn.jsdelivr.net/npm/zod@3/lib/index.mjs', 'zod/lib/index.mjs'],
  ['https://deno.land/x/zod@v3.22.4/mod.ts', 'https://deno.land/x/zod'],
  ['https://deno.land/x/zod@v3.22.4/locales/en.ts', 'https://deno.land/x/zod@v3.22.4/locales/en.ts'],
  ['https://example.com/zod@3', 'https://example.com/zod@3'],
  ['zod', 'zod'],
  ['node:fs', 'node:fs'],
  ['npm:', 'npm:'],
  ['./npm:zod', './npm:zod'],
])('%s', (written, bare) => {
  expect(bareSpecifier(written)).toBe(bare);
});

test.each([
  'https://esm.sh/@supabase/supabase-js@2',
  'npm:@supabase/supabase-js@2',
  'jsr:@supabase/supabase-js@2',
])('a query of a client from %s', (from) => {
  const code = `
import { createClient } from '${from}';
Deno.serve(async (request) => {
  const supabase = createClient(Deno.env.get('URL') ?? '', '');
  const { data } = await supabase.from('orders').select('*').eq('id', 1).single();
  return new Response(JSON.stringify(data));
});
`;
  expect(queriesIn({ 'supabase/functions/orders/index.ts': code })).toHaveLength(1);
});
