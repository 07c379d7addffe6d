import { defineModel, type ApiType } from '../model.js';
import { named } from '../words.js';

const CAPTURES = { call: { captures: { argument: 0 } } } as const satisfies ApiType;
const takesScope = {
  call: { callbacks: [{ argument: 'every', parameters: ['scope'] }] },
} as const satisfies ApiType;

export const sentry = defineModel({
  library: 'sentry',
  kind: 'tracking',
  modules: {
    '@sentry/node': 'module',
    '@sentry/node-core': 'module',
    '@sentry/core': 'module',
    '@sentry/nextjs': 'module',
    '@sentry/nestjs': 'module',
    '@sentry/bun': 'module',
    '@sentry/deno': 'module',
    '@sentry/cloudflare': 'module',
    '@sentry/aws-serverless': 'module',
    '@sentry/google-cloud-serverless': 'module',
    '@sentry/remix': 'module',
    '@sentry/sveltekit': 'module',
    '@sentry/astro': 'module',
    '@sentry/serverless': 'module',
  },
  versions: { '@sentry/node': '7 - 11' },
  tracksLogsBy: [
    'captureConsoleIntegration',
    'CaptureConsole',
    'pinoIntegration',
    'createSentryWinstonTransport',
    'winston-transport-sentry-node',
    'pino-sentry-transport',
    'pino-sentry',
  ],
  types: {
    module: {
      role: 'error-tracker',
      members: {
        default: 'module',
        ...named('captureException captureMessage captureEvent', CAPTURES),
        withScope: takesScope,
        withIsolationScope: takesScope,
        getCurrentScope: { call: { returns: 'scope' } },
        getIsolationScope: { call: { returns: 'scope' } },
        getClient: { call: { returns: 'client' } },
      },
    },
    scope: { members: named('captureException captureMessage captureEvent', CAPTURES) },
    client: { members: named('captureException captureMessage captureEvent', CAPTURES) },
  },
  sources: [
    {
      claim:
        'captureException, captureMessage and captureEvent report; an error that is caught and answered is not seen',
      url: 'https://docs.sentry.io/platforms/javascript/guides/node/usage/',
      checked: '2026-11-29',
    },
    {
      claim:
        'Members of the module, of scopes and of clients, as @sentry/node 11.12 and @sentry/core declare them',
      url: 'https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/exports.ts',
      checked: '2026-11-29',
    },
    {
      claim: 'The console, pino and winston can be made to report what they are given',
      url: 'https://docs.sentry.io/platforms/javascript/guides/node/configuration/integrations/captureconsole/',
      checked: '2026-11-29',
    },
  ],
});
