// Statements that give their failure instead of failing, as Supabase's do.
import rule from '../../src/rules/no-leaky-error-response.js';
import { testRule } from '../support/rule-tester.js';

/** A function of Supabase, as Deno runs it. */
const serving = (body: string) => `
import { createClient } from 'npm:@supabase/supabase-js@2';
Deno.serve(async (request) => {
  const supabase = createClient(Deno.env.get('URL') ?? '', Deno.env.get('KEY') ?? '');
${body}
});
`;
const QUERY = "await supabase.from('orders').select('*').eq('id', 1).single()";
const right = (name: string, body: string) => ({ name, code: serving(body) });
const wrong = (name: string, body: string, at: string) => ({
  name,
  code: serving(body),
  errors: [{ messageId: 'message' as const, at }],
});

testRule('no-leaky-error-response', rule, {
  valid: [
    right(
      'a fixed text',
      `  const { data, error } = ${QUERY};
  if (error) { console.error(error); return new Response(JSON.stringify({ error: 'failed' }), { status: 500 }); }
  return new Response(JSON.stringify(data));`,
    ),
    right(
      "the client's mistake",
      `  const { error } = ${QUERY};
  if (error) return new Response(JSON.stringify({ error: error.message }), { status: 400 });
  return new Response();`,
    ),
    right(
      'a failure whose code was asked for',
      `  const { error } = ${QUERY};
  if (error?.code === '23505') return new Response(error.message, { status: 500 });
  return new Response();`,
    ),
    right(
      'what else was given',
      `  const { data } = ${QUERY};
  return new Response(JSON.stringify({ message: data.message }), { status: 500 });`,
    ),
    right(
      'what is taken out of a list, or out of a part of what was given',
      `  const [orders, total] = await Promise.all([${QUERY}, ${QUERY}]);
  const { data: { error } } = ${QUERY};
  return new Response(JSON.stringify({ orders, total, error }), { status: 500 });`,
    ),
    right(
      'a member of the same name of something else',
      `  const { error } = await load();
  if (error) return new Response(JSON.stringify({ error: error.message }), { status: 500 });
  return new Response();`,
    ),
  ],
  invalid: [
    wrong(
      'its message',
      `  const { data, error } = ${QUERY};
  if (error) return new Response(JSON.stringify({ error: error.message }), { status: 500 });
  return new Response(JSON.stringify(data));`,
      'error.message',
    ),
    wrong(
      'under another name, and in a part of the function that only some requests reach',
      `  if (request.method === 'POST') {
    const { data: order, error: orderError } = ${QUERY};
    if (orderError || !order) return new Response(JSON.stringify({ error: orderError?.message ?? 'none' }), { status: 500 });
  }
  return new Response();`,
      'orderError?.message',
    ),
    wrong(
      'of what was given as a whole',
      `  const answer = ${QUERY};
  if (answer.error) return new Response(\`failed: \${answer.error.message}\`, { status: 500 });
  return new Response();`,
      'answer.error.message',
    ),
    {
      name: 'its fields',
      code: serving(`  const { error } = ${QUERY};
  if (error) return new Response(JSON.stringify({ details: error }), { status: 500 });
  return new Response();`),
      errors: [{ messageId: 'fields', at: 'error', line: 6, column: 60 }],
    },
  ],
});
