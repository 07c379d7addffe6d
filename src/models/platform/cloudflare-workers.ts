import { defineModel } from '../model.js';

/** Cloudflare Workers: functions that the runtime finds on the default export, and the bindings that it hands them. */
export const cloudflareWorkers = defineModel({
  library: 'cloudflare-workers',
  kind: 'platform',
  modules: { 'cloudflare:workers': 'workersModule' },
  versions: { wrangler: '3 || 4' },
  conventions: [
    {
      path: '\\.[cm]?[jt]sx?$',
      exports: ['default'],
      members: ['fetch'],
      parameters: ['web.request', 'bindings'],
      packages: ['wrangler', '@cloudflare/workers-types', '@cloudflare/vite-plugin'],
    },
    {
      path: '\\.[cm]?[jt]sx?$',
      exports: ['default'],
      members: ['scheduled', 'queue', 'email', 'tail'],
      parameters: ['event', 'bindings'],
      packages: ['wrangler', '@cloudflare/workers-types', '@cloudflare/vite-plugin'],
    },
  ],
  types: {
    workersModule: { members: { env: 'bindings' } },
    event: {},
    /** A variable that the configuration does not write as text is handed over as what it is. */
    bindings: { input: { part: 'env', carries: 'likely-strings' }, otherMembers: { type: 'binding' } },
    /** A text, or what a binding gives: of all of them a database alone has these members. */
    binding: {
      input: { part: 'env', carries: 'likely-strings' },
      members: {
        prepare: { call: { returns: 'd1.statement' } },
        batch: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
        withSession: { call: { returns: 'd1.database' } },
      },
    },
  },
  sources: [
    {
      claim: 'The default export of a Worker is an object; the runtime calls its fetch(request, env, ctx)',
      url: 'https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/',
      checked: '2026-11-30',
    },
    {
      claim:
        'scheduled(controller, env, ctx), queue(batch, env, ctx) and email(message, env, ctx) are called likewise',
      url: 'https://developers.cloudflare.com/workers/runtime-apis/handlers/',
      checked: '2026-11-30',
    },
    {
      claim:
        "Environment variables are text, or JSON where wrangler's configuration writes them so; secrets are text",
      url: 'https://developers.cloudflare.com/workers/configuration/environment-variables/',
      checked: '2026-11-30',
    },
    {
      claim: "env of 'cloudflare:workers' gives the bindings outside of handlers",
      url: 'https://developers.cloudflare.com/workers/runtime-apis/bindings/#importing-env-as-a-global',
      checked: '2026-11-30',
    },
  ],
});
