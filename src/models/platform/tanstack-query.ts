import { defineModel } from '../model.js';
import { named } from '../words.js';

const TIMES = { argument: 0, path: ['retry'] } as const;
const query = {
  call: { retries: { runs: { argument: 0, path: ['queryFn'] }, times: TIMES, onlyWhenAsked: true } },
} as const;
const mutation = {
  call: { retries: { runs: { argument: 0, path: ['mutationFn'] }, times: TIMES, onlyWhenAsked: true } },
} as const;

/** What a query does by default is said where its client is made; what it says itself counts. */
export const tanstackQuery = defineModel({
  library: 'tanstack-query',
  kind: 'platform',
  modules: { '@tanstack/react-query': 'react', '@tanstack/query-core': 'module' },
  versions: { '@tanstack/react-query': '5', '@tanstack/query-core': '5' },
  types: {
    react: { extends: 'module', role: 'user-interface' },
    module: {
      members: {
        ...named('useQuery useSuspenseQuery queryOptions', query),
        ...named('useMutation mutationOptions', mutation),
        QueryClient: { instance: 'client' },
        useQueryClient: { call: { returns: 'client' } },
      },
    },
    client: { members: named('fetchQuery prefetchQuery ensureQueryData', query) },
  },
  sources: [
    {
      claim: 'retry: true or a number runs queryFn or mutationFn again after an error, a function decides',
      url: 'https://tanstack.com/query/latest/docs/framework/react/guides/query-retries',
      checked: '2026-11-29',
    },
  ],
});
