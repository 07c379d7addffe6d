import type { RunningApp } from '../app.ts';
import { isSuccess, request } from './http.ts';

export const SIGNUPS = 20;

const password = 'a-long-password';

/** The sign-up form, filled in by twenty different people. */
const signupForm = (n: number): Record<string, string> => ({
  email: `new${n}@example.com`,
  name: `Newcomer ${n}`,
  password,
  age: String(20 + n),
  householdSize: String(1 + (n % 4)),
  children: String(n % 3),
  weeklyBudget: String(60 + n),
  deliveryDay: String(1 + (n % 7)),
  acceptTerms: 'on',
  newsletter: n % 2 ? 'true' : 'false',
});

export async function acceptedSignups({ url }: RunningApp): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: SIGNUPS }, (_, n) => request(`${url}/auth/signup`, 'POST', { form: signupForm(n) })),
  );
  return answers.filter(isSuccess).length;
}

/** One request for each list and detail page: numbers and flags in the query string or the path. */
export const PAGES = [
  '/products?page=1&pageSize=5',
  '/products?minPrice=500&maxPrice=1500&inStock=true',
  '/products/7',
  '/orders?page=2&pageSize=10',
  '/orders?userId=12&minTotal=1000&includeItems=true',
  '/orders/30',
  '/users?page=1&minAge=30&newsletter=false',
  '/users/12',
  '/reports/sales?year=2026&month=3',
];

export async function answeredPages({ url }: RunningApp, token: string): Promise<number> {
  const answers = await Promise.all(PAGES.map((page) => request(url + page, 'GET', { token })));
  return answers.filter(isSuccess).length;
}

/** Numbers that are none, in the query string or the path: the caller's mistake, and to be answered as one. */
export const BAD_NUMBERS = ['/products/popular?limit=abc', '/orders/mine?limit=abc', '/orders/abc/total'];

export async function refusedNumbers({ url }: RunningApp, token: string): Promise<number> {
  const answers = await Promise.all(BAD_NUMBERS.map((page) => request(url + page, 'GET', { token })));
  return answers.filter(({ status }) => status === 400).length;
}
