import { defineModel } from '../model.js';
import { classOf, named, reaching } from '../words.js';

/** Mail through a service. */
export const postmark = defineModel({
  library: 'postmark',
  kind: 'http',
  modules: { postmark: 'module' },
  versions: { postmark: '4 || 5' },
  types: {
    module: { members: { default: 'module', ...named('ServerClient Client', classOf('client')) } },
    client: {
      members: named(
        'sendEmail sendEmailBatch sendEmailWithTemplate sendEmailBatchWithTemplates',
        reaching('mail'),
      ),
    },
  },
  sources: [
    {
      claim: "Methods of the server's client that send mail",
      url: 'https://github.com/ActiveCampaign/postmark.js/wiki/Sending-emails',
      checked: '2026-11-30',
    },
  ],
});
