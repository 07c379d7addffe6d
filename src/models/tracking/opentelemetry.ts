import { defineModel } from '../model.js';

export const opentelemetry = defineModel({
  library: 'opentelemetry',
  kind: 'tracking',
  modules: { '@opentelemetry/api': 'module' },
  versions: { '@opentelemetry/api': '1' },
  types: {
    module: {
      role: 'error-tracker',
      members: {
        default: 'module',
        trace: 'trace',
        Span: { instance: 'span' },
        Tracer: { instance: 'tracer' },
      },
    },
    trace: {
      members: {
        getActiveSpan: { call: { returns: 'span' } },
        getSpan: { call: { returns: 'span' } },
        getTracer: { call: { returns: 'tracer' } },
      },
    },
    tracer: {
      members: {
        startSpan: { call: { returns: 'span' } },
        startActiveSpan: {
          call: { returns: { callback: 3 }, callbacks: [{ argument: 'every', parameters: ['span'] }] },
        },
      },
    },
    span: {
      members: {
        recordException: { call: { captures: { argument: 0 } } },
        setStatus: { call: { returns: { same: 'receiver' } } },
        setAttribute: { call: { returns: { same: 'receiver' } } },
        setAttributes: { call: { returns: { same: 'receiver' } } },
        addEvent: { call: { returns: { same: 'receiver' } } },
        end: { call: {} },
      },
    },
  },
  sources: [
    {
      claim:
        'recordException puts an error on a span; instrumentation sees only what is thrown (members read in 1.9)',
      url: 'https://opentelemetry.io/docs/languages/js/instrumentation/#recording-exceptions',
      checked: '2026-11-29',
    },
  ],
});
