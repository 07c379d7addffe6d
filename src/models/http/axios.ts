import { defineModel, type ApiType, type TimeoutOption } from '../model.js';
import { named } from '../words.js';

const URL_FIRST = { argument: 0 } as const;
const bounded = (argument: number) =>
  ({
    argument,
    keys: ['timeout', 'signal', 'cancelToken'],
    write: 'timeout: 10_000',
    everywhere: 'defaults[.]timeout|defaults,[^}]*timeout',
  }) as const satisfies TimeoutOption;
const request = (options: number) =>
  ({
    call: {
      returns: 'answer',
      http: { url: URL_FIRST, errorsHoldRequest: true, timeoutBy: bounded(options) },
    },
  }) as const satisfies ApiType;

export const axios = defineModel({
  library: 'axios',
  kind: 'http',
  modules: { axios: 'module' },
  versions: { axios: '1' },
  types: {
    module: {
      extends: 'static',
      members: {
        default: 'static',
        AxiosInstance: { instance: 'client' },
        AxiosStatic: { instance: 'static' },
        Axios: { instance: 'client' },
        AxiosResponse: { instance: 'answer' },
      },
    },
    static: {
      extends: 'client',
      members: { create: { call: { returns: 'client', http: { defaultsIn: { argument: 0 } } } } },
    },
    client: {
      role: 'http-client',
      recognisedBy: ['interceptors', 'defaults', 'getUri'],
      /** An instance takes the configuration of a failed request and sends it again. */
      call: { returns: 'answer', http: { url: URL_FIRST, errorsHoldRequest: true } },
      members: {
        request: {
          call: {
            returns: 'answer',
            http: { url: { argument: 0, path: ['url'] }, errorsHoldRequest: true, timeoutBy: bounded(0) },
          },
        },
        ...named('get delete head options', request(1)),
        ...named('post put patch postForm putForm patchForm', request(2)),
        interceptors: { members: { response: 'responseInterceptors', request: {} } },
      },
    },
    /** Every response that fails, of any request of this client, goes through the second function. */
    responseInterceptors: { members: { use: { call: { http: { onFailure: 1 } } } } },
    answer: { answer: 'whole', members: { status: { answer: 'status' }, data: {}, headers: {}, config: {} } },
  },
  sources: [
    {
      claim:
        'Without timeout a request that is not answered is pending; the option holds for a request, an instance or all of them (run on axios 1)',
      url: 'https://axios-http.com/docs/req_config',
      checked: '2026-11-29',
    },
    {
      claim:
        'An AxiosError holds the configuration of its request, Authorization header and body included, and prints, logs and stringifies them (run on axios 1)',
      url: 'https://axios-http.com/docs/handling_errors',
      checked: '2026-11-29',
    },
    {
      claim: 'Request methods, instances and their configuration',
      url: 'https://axios-http.com/docs/api_intro',
      checked: '2026-11-24',
    },
    {
      claim:
        'A response outside of 2xx, and a request that fails, go to the second function of a response interceptor',
      url: 'https://axios-http.com/docs/interceptors',
      checked: '2026-11-24',
    },
  ],
});
