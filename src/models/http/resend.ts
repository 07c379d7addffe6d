import { defineModel } from '../model.js';
import { classOf, named, reaching } from '../words.js';

/** Mail through a service. */
export const resend = defineModel({
  library: 'resend',
  kind: 'http',
  modules: { resend: 'module' },
  versions: { resend: '4 - 6' },
  types: {
    module: { members: { Resend: classOf('client') } },
    client: {
      members: {
        emails: { members: named('send create', reaching('mail')) },
        batch: { members: named('send create', reaching('mail')) },
      },
    },
  },
  sources: [
    {
      claim: 'emails.send and batch.send send mail',
      url: 'https://resend.com/docs/api-reference/emails/send-email',
      checked: '2026-11-30',
    },
  ],
});
