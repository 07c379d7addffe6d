import { defineModel } from '../model.js';

const CAPTURES = { call: { captures: { argument: 0 } } } as const;

export const honeybadger = defineModel({
  library: 'honeybadger',
  kind: 'tracking',
  modules: { '@honeybadger-io/js': 'client', '@honeybadger-io/nextjs': 'client' },
  versions: { '@honeybadger-io/js': '5 || 6' },
  types: {
    client: {
      role: 'error-tracker',
      members: {
        default: 'client',
        Honeybadger: 'client',
        configure: { call: { returns: { same: 'receiver' } } },
        notify: CAPTURES,
        notifyAsync: CAPTURES,
      },
    },
  },
  sources: [
    {
      claim: 'notify and notifyAsync report an error that was handled (members read in 6.16)',
      url: 'https://docs.honeybadger.io/lib/javascript/guides/reporting-errors/',
      checked: '2026-11-29',
    },
  ],
});
