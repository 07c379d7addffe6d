import { defineModel } from '../model.js';

export const ddTrace = defineModel({
  library: 'dd-trace',
  kind: 'tracking',
  modules: { 'dd-trace': 'tracer' },
  versions: { 'dd-trace': '4 || 5' },
  types: {
    tracer: {
      role: 'error-tracker',
      members: {
        default: 'tracer',
        tracer: 'tracer',
        init: { call: { returns: { same: 'receiver' } } },
        scope: { call: { returns: 'scope' } },
        startSpan: { call: { returns: 'span' } },
        trace: { call: { callbacks: [{ argument: 'every', parameters: ['span'] }] } },
      },
    },
    scope: { members: { active: { call: { returns: 'span' } } } },
    span: {
      members: {
        setTag: { call: { captures: { argument: 1, when: { argument: 0, is: 'error' } } } },
        recordException: { call: { captures: { argument: 0 } } },
        finish: { call: {} },
      },
    },
  },
  sources: [
    {
      claim:
        "setTag('error', error) marks a span as failed, with message, type and stack (members read in 5.132)",
      url: 'https://docs.datadoghq.com/tracing/trace_collection/custom_instrumentation/nodejs/dd-api/',
      checked: '2026-11-29',
    },
  ],
});
