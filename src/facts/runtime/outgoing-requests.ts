// Requests that the program itself sends to other services.
//
//   fetch(url), axios.get(url), api.request({ url })      the request, where the client is known to be one
//   axios(config), api(config)                            the request
//   axios.create(…), api.interceptors.response.use(…)     none: they set a client up
//   load(url), a function of the project                  unknown: what it does is not looked at
//   client.get(url), a client that is not known           unknown
import type { CallLike } from '../../ast/nodes.js';
import type { HttpCall } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';

/** A call that sends a request, with what its model says of it. */
export interface OutgoingRequest {
  readonly call: CallLike;
  readonly http: HttpCall;
  readonly evidence: Evidence;
}

/** The request that a call sends. */
export function outgoingRequestOf(call: CallLike, analysis: Analysis): OutgoingRequest | 'none' | 'unknown' {
  const callee = calleeOf(call, analysis);
  if (!callee) return 'unknown';
  const { http } = callee.call;
  return http && http.onFailure === undefined && http.defaultsIn === undefined
    ? { call, http, evidence: callee.evidence }
    : 'none';
}
