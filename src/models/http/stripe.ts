import { defineModel } from '../model.js';
import { reaching } from '../words.js';

/** Payments: every method of a resource is a request. */
export const stripe = defineModel({
  library: 'stripe',
  kind: 'http',
  modules: { stripe: 'module' },
  versions: { stripe: '14 - 23' },
  types: {
    module: { instance: 'client', members: { default: 'module', Stripe: 'module' } },
    /** Webhooks are read where they arrive: nothing is asked for. */
    client: {
      members: { webhooks: {} },
      otherMembers: { type: 'resource', except: ['_', 'on', 'off', 'once', 'get', 'set'] },
    },
    /** `paymentIntents.create`, `checkout.sessions.create`: each method of a resource is a request. */
    resource: { ...reaching('service'), otherMembers: { type: 'resource' } },
  },
  sources: [
    {
      claim: 'Methods of resources are requests to the API',
      url: 'https://docs.stripe.com/api?lang=node',
      checked: '2026-11-30',
    },
    {
      claim: 'webhooks.constructEvent reads what it is given and asks nobody',
      url: 'https://docs.stripe.com/webhooks?lang=node',
      checked: '2026-11-30',
    },
  ],
});
