import { defineModel, type Input, type Reply } from '../model.js';
import { named, NOTED, stringsOf } from '../words.js';

const QUERY = { part: 'query', carries: 'strings' } as const satisfies Input;
/** Segments of the path are in the query as well, and without them the route does not match; `[[...name]]` may be missing. */
const API_QUERY = {
  ...QUERY,
  segments: { home: '(?:^|/)pages/', key: '(?<!\\[)\\[(?:\\.\\.\\.)?([^\\[\\]/]+)\\]' },
} as const satisfies Input;
const ANSWER = { does: 'makes', body: 0, status: { argument: 1, path: ['status'] } } as const satisfies Reply;
const PARAMS = { part: 'params', carries: 'strings' } as const satisfies Input;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const SCRIPT = '\\.[cm]?[jt]sx?$';

export const next = defineModel({
  library: 'next',
  kind: 'framework',
  modules: {
    next: 'module',
    'next/server': 'serverModule',
    'next/headers': 'headersModule',
    'next/navigation': 'navigationModule',
  },
  versions: { next: '14 || 15 || 16' },
  types: {
    module: {
      members: { NextApiRequest: { instance: 'apiRequest' }, NextApiResponse: { instance: 'apiResponse' } },
    },
    serverModule: { members: { NextRequest: { instance: 'request' }, NextResponse: 'NextResponse' } },
    NextResponse: {
      instance: 'web.response',
      call: { reply: ANSWER },
      members: {
        json: { call: { returns: 'web.response', responds: 'json', reply: ANSWER } },
        redirect: { call: { returns: 'web.response', reply: { does: 'makes', status: { is: 302 } } } },
      },
    },
    request: { extends: 'web.request', members: { nextUrl: 'web.url', cookies: 'cookieStore' } },
    cookieStore: { members: { get: { call: { returns: 'cookie' } } } },
    cookie: { members: { value: { role: 'string', input: { part: 'cookies', carries: 'strings' } } } },
    headersModule: {
      members: {
        headers: { call: { returns: 'web.headers' } },
        cookies: { call: { returns: 'cookieStore' } },
      },
    },
    navigationModule: {
      members: {
        useSearchParams: { call: { returns: 'web.searchParams' } },
        useParams: { call: { returns: 'params' } },
      },
    },
    routeContext: { members: { params: 'params' } },
    pageProps: { members: { params: 'params', searchParams: 'searchParams' } },
    params: stringsOf(PARAMS),
    searchParams: stringsOf(QUERY),
    apiRequest: {
      role: 'request',
      members: {
        query: stringsOf(API_QUERY),
        cookies: stringsOf({ part: 'cookies', carries: 'strings' }),
        headers: stringsOf({ part: 'headers', carries: 'strings' }),
        body: { input: { part: 'body', carries: 'json' } },
      },
    },
    apiResponse: {
      extends: 'express.response',
      members: { ...named('revalidate setDraftMode setPreviewData clearPreviewData', NOTED) },
    },
  },
  conventions: [
    { path: `(?:^|/)app/(?:.*/)?route${SCRIPT}`, exports: METHODS, parameters: ['request', 'routeContext'] },
    {
      path: `(?:^|/)app/(?:.*/)?(?:page|layout)${SCRIPT}`,
      exports: ['default', 'generateMetadata'],
      parameters: ['pageProps'],
    },
    { path: `(?:^|/)pages/api/.*${SCRIPT}`, exports: ['default'], parameters: ['apiRequest', 'apiResponse'] },
  ],
  sources: [
    {
      claim: 'Route handlers receive a Request and the route parameters',
      url: 'https://nextjs.org/docs/app/api-reference/file-conventions/route',
      checked: '2026-11-23',
    },
    {
      claim: 'params and searchParams of a page are strings or lists of strings',
      url: 'https://nextjs.org/docs/app/api-reference/file-conventions/page',
      checked: '2026-11-23',
    },
    {
      claim: 'API routes receive query, cookies and a parsed body',
      url: 'https://nextjs.org/docs/pages/building-your-application/routing/api-routes',
      checked: '2026-11-23',
    },
  ],
});
