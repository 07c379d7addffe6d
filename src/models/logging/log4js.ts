import { defineModel } from '../model.js';
import { NOTED, returning, writing } from '../words.js';

/** log4js: its layouts format what they are given as the console does. */
export const log4js = defineModel({
  library: 'log4js',
  kind: 'logging',
  modules: { log4js: 'module' },
  versions: { log4js: '6' },
  types: {
    module: {
      members: {
        default: 'module',
        getLogger: returning('logger'),
        configure: returning('module'),
        Logger: { instance: 'logger' },
      },
    },
    logger: {
      role: 'logger',
      recognisedBy: ['addContext', 'removeContext', 'isFatalEnabled'],
      members: {
        ...writing('trace debug info warn error fatal mark:fatal', {
          errors: 'anywhere',
          jsonPlaceholders: ['%j'],
        }),
        addContext: NOTED,
      },
    },
  },
  sources: [
    {
      claim:
        'All layouts that come with it print an error with its stack, in any place; %j writes JSON (run on log4js 6.9)',
      url: 'https://log4js-node.github.io/log4js-node/layouts.html',
      checked: '2026-11-29',
    },
  ],
});
