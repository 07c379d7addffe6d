import { defineModel, type ApiType, type Query } from '../model.js';
import { returning, SQL_DUPLICATES, type Statement, STEP } from '../words.js';

const TABLE = { entity: { from: 'chain', member: 'from' } } as const;
const KEYED = { conditions: [{ form: 'pair', member: 'eq', anyOf: 'in({column}, {keys})' }] } as const;
/** The rows stand beside the error that there may be instead: what reads them has to be written anew. */
const READ = { ...TABLE, ...KEYED, batch: { label: "in('…', […])", rowsIn: 'data' } } as const;
const rows = (member: string) => ({ label: `${member}([…])`, data: { argument: 0, member } }) as const;

/** A builder changes itself, and sends its request each time it is awaited. */
const builder = (query: Statement, members: Readonly<Record<string, ApiType>> = {}): ApiType => ({
  query: { sends: 'when-awaited', mutates: true, ...query },
  awaited: 'answer',
  givesFailures: { as: 'error', unlessCalled: 'throwOnError' },
  members,
  otherMembers: {
    type: STEP,
    except: ['then', 'catch', 'finally', 'url', 'headers', 'fetch', 'method', 'body'],
  },
});
const write = (operation: 'create' | 'update' | 'upsert', member: string, more: Partial<Query> = {}) =>
  builder({ operation, ...TABLE, data: { argument: 0, member }, ...more });

export const supabase = defineModel({
  library: 'supabase',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: {
    '@supabase/supabase-js': 'module',
    '@supabase/ssr': 'server',
    '@supabase/postgrest-js': 'postgrest',
  },
  versions: { '@supabase/supabase-js': '2' },
  types: {
    module: { members: { createClient: returning('client'), SupabaseClient: { instance: 'client' } } },
    server: {
      members: { createServerClient: returning('client'), createBrowserClient: returning('client') },
    },
    postgrest: { members: { PostgrestClient: { instance: 'client' } } },
    client: {
      role: 'database-client',
      recognisedBy: ['from', 'rpc', 'schema'],
      members: {
        from: returning('table'),
        rpc: returning('procedure'),
        schema: STEP,
        // Services of their own, with members that are called like those of a table.
        auth: {},
        storage: {},
        functions: {},
        realtime: {},
      },
    },
    table: {
      recognisedBy: ['select', 'insert', 'upsert', 'update', 'delete'],
      members: {
        select: returning('select'),
        insert: returning('insert'),
        upsert: returning('upsert'),
        update: returning('update'),
        delete: returning('delete'),
      },
    },
    select: builder(
      { operation: 'read-many', ...READ, counts: { argument: 1, member: 'select', path: ['head'] } },
      { single: returning('one'), maybeSingle: returning('one') },
    ),
    one: builder({ operation: 'read-one', ...READ }),
    insert: write('create', 'insert', { bulk: rows('insert') }),
    upsert: write('upsert', 'upsert', { bulk: rows('upsert') }),
    update: write('update', 'update', { ...KEYED, bulk: { label: "update(…).in('…', […])" } }),
    delete: builder({ operation: 'delete', ...TABLE, ...KEYED, bulk: { label: "delete().in('…', […])" } }),
    /** Whether a procedure reads or writes its name does not say, nor do its arguments. */
    procedure: builder({ operation: 'raw', returnsRows: true, text: { argument: 0, path: ['text'] } }),
    answer: { members: { data: {}, error: {}, count: {} } },
  },
  sources: [
    {
      claim:
        'A query builder sends its request when it is awaited, and answers with data or an error without rejecting',
      url: 'https://supabase.com/docs/reference/javascript/select',
      checked: '2026-11-25',
    },
    {
      claim: 'Behind throwOnError() a request that fails rejects',
      url: 'https://supabase.com/docs/reference/javascript/db-throwonerror',
      checked: '2026-12-01',
    },
    {
      claim: 'select(columns, { head: true }) answers with the count and without rows',
      url: 'https://supabase.com/docs/reference/javascript/select',
      checked: '2026-12-01',
    },
    {
      claim: 'insert and upsert take a list of rows',
      url: 'https://supabase.com/docs/reference/javascript/insert',
      checked: '2026-11-25',
    },
    {
      claim: 'in takes a list of values, and an empty one matches nothing',
      url: 'https://github.com/PostgREST/postgrest/blob/main/src/PostgREST/Query/SqlFragment.hs',
      checked: '2026-11-25',
    },
  ],
});
