import { defineModel } from '../model.js';
import { reaching, returning } from '../words.js';

/** Mail through a service. */
export const mailgun = defineModel({
  library: 'mailgun',
  kind: 'http',
  modules: { 'mailgun.js': 'module' },
  versions: { 'mailgun.js': '10 - 14' },
  types: {
    module: { instance: 'mailgun', members: { default: 'module' } },
    mailgun: { members: { client: returning('client') } },
    client: { members: { messages: { members: { create: reaching('mail') } } } },
  },
  sources: [
    {
      claim: 'messages.create sends mail',
      url: 'https://github.com/mailgun/mailgun.js#messages',
      checked: '2026-11-30',
    },
  ],
});
