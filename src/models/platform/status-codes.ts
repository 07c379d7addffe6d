import { defineModel, type ApiType } from '../model.js';

const CHECKED = '2026-11-30';
const numbers = (statuses: Readonly<Record<string, number>>): Record<string, ApiType> =>
  Object.fromEntries(Object.entries(statuses).map(([name, number]) => [name, { number }]));

/** Names for the statuses of answers, alike in the packages that have them. */
export const statusCodes = defineModel({
  library: 'status-codes',
  kind: 'platform',
  modules: { 'http-status': 'httpStatus', 'http-status-codes': 'httpStatusCodes' },
  versions: { 'http-status': '1 || 2', 'http-status-codes': '2' },
  types: {
    httpStatus: { extends: 'statuses', members: { default: 'statuses', status: 'statuses' } },
    httpStatusCodes: { extends: 'statuses', members: { default: 'statuses', StatusCodes: 'statuses' } },
    statuses: {
      members: numbers({
        OK: 200,
        CREATED: 201,
        ACCEPTED: 202,
        NO_CONTENT: 204,
        PARTIAL_CONTENT: 206,
        MOVED_PERMANENTLY: 301,
        SEE_OTHER: 303,
        NOT_MODIFIED: 304,
        TEMPORARY_REDIRECT: 307,
        PERMANENT_REDIRECT: 308,
        BAD_REQUEST: 400,
        UNAUTHORIZED: 401,
        PAYMENT_REQUIRED: 402,
        FORBIDDEN: 403,
        NOT_FOUND: 404,
        METHOD_NOT_ALLOWED: 405,
        NOT_ACCEPTABLE: 406,
        REQUEST_TIMEOUT: 408,
        CONFLICT: 409,
        GONE: 410,
        PRECONDITION_FAILED: 412,
        UNSUPPORTED_MEDIA_TYPE: 415,
        UNPROCESSABLE_ENTITY: 422,
        LOCKED: 423,
        FAILED_DEPENDENCY: 424,
        TOO_MANY_REQUESTS: 429,
        INTERNAL_SERVER_ERROR: 500,
        NOT_IMPLEMENTED: 501,
        BAD_GATEWAY: 502,
        SERVICE_UNAVAILABLE: 503,
        GATEWAY_TIMEOUT: 504,
      }),
    },
  },
  sources: [
    {
      claim:
        'The names are numbers: of the module itself in 1, of what it exports as default and as status in 2 (run on 1.8 and 2.1)',
      url: 'https://github.com/adaltas/node-http-status#api-sheet',
      checked: CHECKED,
    },
    {
      claim: 'StatusCodes, the module itself and its default hold the same numbers (run on 2.3)',
      url: 'https://github.com/prettymuchbryce/http-status-codes#usage',
      checked: CHECKED,
    },
  ],
});
