import { defineModel } from '../model.js';
import { classOf, named, reaching } from '../words.js';

/** Mail through a service. */
export const sendgrid = defineModel({
  library: 'sendgrid',
  kind: 'http',
  modules: { '@sendgrid/mail': 'module' },
  versions: { '@sendgrid/mail': '7 || 8' },
  types: {
    module: { extends: 'service', members: { default: 'service', MailService: classOf('service') } },
    service: { members: named('send sendMultiple', reaching('mail')) },
  },
  sources: [
    {
      claim: 'send and sendMultiple send mail',
      url: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
      checked: '2026-11-30',
    },
  ],
});
