import { defineModel, type Callback } from '../model.js';
import { named, NOTED, PREPARES, RECEIVER, stringsOf } from '../words.js';

const HANDLERS: readonly Callback[] = [{ argument: 'every', parameters: ['request', 'response'] }];
const CREATES = { call: { returns: 'server', callbacks: HANDLERS } } as const;
const READS = { call: { returns: { role: 'string' } } } as const;

/** Node's own server. What frameworks answer with is its response, with members of their own. */
export const nodeHttp = defineModel({
  library: 'node-http',
  kind: 'platform',
  modules: {
    'node:http': 'module',
    http: 'module',
    'node:https': 'module',
    https: 'module',
    'node:http2': 'module',
    http2: 'module',
  },
  versions: { node: '>=20' },
  types: {
    module: {
      members: {
        default: 'module',
        ...named('createServer createSecureServer', CREATES),
        Server: { instance: 'server' },
        ServerResponse: { instance: 'response' },
        RequestListener: { parameters: ['request', 'response'] },
      },
    },
    server: {
      members: {
        listen: { call: { returns: RECEIVER } },
        on: {
          call: {
            returns: RECEIVER,
            callbacks: [
              { argument: 1, when: { argument: 0, is: 'request' }, parameters: ['request', 'response'] },
            ],
          },
        },
      },
    },
    request: {
      role: 'request',
      members: {
        headers: stringsOf({ part: 'headers', carries: 'strings' }),
        ...named('url method', { role: 'string' } as const),
        ...named('on once off removeListener setEncoding resume destroy', NOTED),
      },
    },
    response: {
      role: 'response',
      answersAlone: '{response}.writeHead(500).end()',
      members: {
        end: { call: { returns: RECEIVER, reply: { does: 'sends', body: 0, mayRepeat: true } } },
        write: { call: { reply: { does: 'begins', body: 0 } } },
        writeHead: { call: { returns: RECEIVER, reply: { does: 'begins', status: { argument: 0 } } } },
        ...named('flushHeaders writeContinue writeProcessing writeEarlyHints', {
          call: { reply: { does: 'begins' } },
        }),
        statusCode: { assigned: { reply: { does: 'prepares', status: { argument: 0 } } } },
        statusMessage: { assigned: { reply: { does: 'prepares' } } },
        ...named('setHeader setHeaders appendHeader removeHeader setTimeout addTrailers', PREPARES),
        ...named('getHeader getHeaderNames getHeaders hasHeader', READS),
        ...named('on once off addListener removeListener removeAllListeners', {
          call: { returns: RECEIVER },
        }),
        ...named('headersSent writableEnded writableFinished finished destroyed closed', {}),
      },
    },
  },
  sources: [
    {
      claim:
        'createServer and the event request hand a request and a response to a function; nothing else answers',
      url: 'https://nodejs.org/api/http.html#event-request',
      checked: '2026-11-29',
    },
    {
      claim:
        'end() ends the answer; a second one without data does nothing, one with data fails with ERR_STREAM_WRITE_AFTER_END (run on Node 20 and 24)',
      url: 'https://nodejs.org/api/http.html#responseenddata-encoding-callback',
      checked: '2026-11-29',
    },
    {
      claim: 'Headers cannot be set, and writeHead not be called, once they are sent: ERR_HTTP_HEADERS_SENT',
      url: 'https://nodejs.org/api/http.html#responsewriteheadstatuscode-statusmessage-headers',
      checked: '2026-11-29',
    },
  ],
});
