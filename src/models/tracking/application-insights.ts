import { defineModel } from '../model.js';

export const applicationInsights = defineModel({
  library: 'application-insights',
  kind: 'tracking',
  modules: { applicationinsights: 'module' },
  versions: { applicationinsights: '2 || 3' },
  types: {
    module: {
      role: 'error-tracker',
      members: { default: 'module', defaultClient: 'client', TelemetryClient: { instance: 'client' } },
    },
    client: { members: { trackException: { call: { captures: { argument: 0 } } } } },
  },
  tracksLogsBy: ['setAutoCollectConsole'],
  sources: [
    {
      claim: 'trackException({ exception }) reports an error that was handled (members read in 3.16)',
      url: 'https://learn.microsoft.com/azure/azure-monitor/app/nodejs',
      checked: '2026-11-29',
    },
    {
      claim: 'setAutoCollectConsole sends what is printed, and what winston and bunyan are given',
      url: 'https://github.com/microsoft/ApplicationInsights-node.js#configuration',
      checked: '2026-11-29',
    },
  ],
});
