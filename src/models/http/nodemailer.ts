import { defineModel } from '../model.js';
import { classOf, reaching, returning } from '../words.js';

/** Mail through a server of one's own. */
export const nodemailer = defineModel({
  library: 'nodemailer',
  kind: 'http',
  modules: { nodemailer: 'module' },
  versions: { nodemailer: '6 - 10' },
  types: {
    module: {
      members: {
        default: 'module',
        createTransport: returning('transporter'),
        Transporter: classOf('transporter'),
      },
    },
    transporter: { recognisedBy: ['sendMail', 'verify', 'isIdle'], members: { sendMail: reaching('mail') } },
  },
  sources: [
    {
      claim:
        'sendMail hands the message over to the mail server and gives a promise where no callback is given',
      url: 'https://nodemailer.com/usage',
      checked: '2026-11-30',
    },
  ],
});
