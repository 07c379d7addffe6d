// The variable that keeps one promise: it stands where a statement may stand, is there when it is asked for, and has a type.
import rule from '../../src/rules/require-single-flight-refresh.js';
import { testRule } from '../support/rule-tester.js';

const REFRESH = `
async function refreshSession(): Promise<void> { await fetch('/auth/refresh', { method: 'POST' }); }
`;
const VARIABLE = 'let inFlightRefresh: ReturnType<typeof refreshSession> | null = null;\n\n';

const alone = (at: string) => ({ messageId: 'eachRefreshes', at, suggestions: [] }) as const;

testRule('require-single-flight-refresh: repairs', rule, {
  valid: [],
  invalid: [
    {
      name: 'a function with overloads, which stand right in front of it',
      code: `${REFRESH}export async function request(url: string): Promise<Response>;
export async function request(url: string, again: boolean): Promise<Response>;
export async function request(url: string, again = true): Promise<Response> {
  const response = await fetch(url);
  if (response.status !== 401 || !again) return response;
  await refreshSession();
  return request(url, false);
}
`,
      errors: [
        {
          messageId: 'eachRefreshes',
          at: 'refreshSession',
          line: 8,
          suggestions: [
            {
              messageId: 'keepPromise',
              output: `${REFRESH}${VARIABLE}export async function request(url: string): Promise<Response>;
export async function request(url: string, again: boolean): Promise<Response>;
export async function request(url: string, again = true): Promise<Response> {
  const response = await fetch(url);
  if (response.status !== 401 || !again) return response;
  inFlightRefresh ??= refreshSession().finally(() => {
    inFlightRefresh = null;
  });
  await inFlightRefresh;
  return request(url, false);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that gives what it is given, of a type that stands nowhere',
      code: `
async function refreshToken<Kind>(kind: Kind): Promise<Kind> { await fetch('/auth/refresh', { method: 'POST' }); return kind; }
export async function request(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.status !== 401) return response;
  const kind: 'a' = await refreshToken('a' as const);
  return fetch(url + kind);
}
`,
      errors: [{ ...alone('refreshToken'), line: 6 }],
    },
    {
      name: 'a function that is called while the module is loaded, before the variable is there',
      code: `
await request('/settings');
export async function request(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.status !== 401) return response;
  await refreshSession();
  return fetch(url);
}
async function refreshSession(): Promise<void> { await fetch('/auth/refresh', { method: 'POST' }); }
`,
      errors: [{ ...alone('refreshSession'), line: 6 }],
    },
  ],
});
