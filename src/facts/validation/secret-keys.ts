// What the key of an environment variable says of its value: the last word decides, and words before it may speak against it.
//
//   JWT_SECRET, SESSION_SECRET, ENCRYPTION_KEY      a secret that this program checks others by
//   STRIPE_API_KEY, SLACK_TOKEN, DB_PASSWORD        a credential that others check this program by
//   JWT_SECRET_EXPIRES_IN, TOKEN_TTL                none: a lifetime
//   NEXT_PUBLIC_API_KEY, VAPID_PUBLIC_KEY           none: public
//   CACHE_KEY, SORT_KEY                             none: a name
import type { Analysis } from '../project/analysis.js';

export type SecretKind = 'secret' | 'credential';

const LAST = new Set(['SECRET', 'KEY', 'PASSWORD', 'TOKEN', 'CREDENTIALS']);
/** Words that make a key one that locks something. */
const LOCKS = new Set([
  'SECRET',
  'PRIVATE',
  'ENCRYPTION',
  'ENCRYPT',
  'SIGNING',
  'MASTER',
  'JWT',
  'HMAC',
  'CIPHER',
  'AES',
  'ADMIN',
]);
const OPENS = new Set(['API', 'ACCESS', 'ROLE', 'AUTH']);
/** Given to browsers on purpose. */
const PUBLIC =
  /(?:^|_)(?:PUBLIC|PUBLISHABLE|SITE|ANON|VITE|REACT_APP|FIREBASE|MAPS|POSTHOG|SEGMENT|AMPLITUDE|MIXPANEL|SENTRY|ALGOLIA|RECAPTCHA|CSRF|DESIGN)(?:_|$)/;

/** What is kept under the key of an environment variable, or of a configuration: `JWT_SECRET`, `jwt.secret`. */
export function secretKindOf(key: string): SecretKind | undefined {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z\d]+/);
  const [last = '', before = ''] = words.toReversed();
  if (!LAST.has(last) || PUBLIC.test(words.join('_'))) return undefined;
  switch (last) {
    case 'SECRET':
      return before === 'CLIENT' ? 'credential' : 'secret';
    case 'KEY':
      // `STRIPE_SECRET_KEY` opens an account, `SECRET_KEY` locks what is one's own.
      if (before === 'SECRET' && words.length > 2) return 'credential';
      return LOCKS.has(before) ? 'secret' : OPENS.has(before) ? 'credential' : undefined;
    case 'PASSWORD':
      return words.includes('ADMIN') ? 'secret' : 'credential';
    default:
      return 'credential';
  }
}

/** What the factories of schemas are called that have the name of their library. */
export function schemaFactories({ catalogue }: Analysis): string {
  return catalogue.models
    .filter(({ kind, library }) => kind === 'validation' && /^\w+$/.test(library))
    .map(({ library: [first = '', ...rest] }) => `[${first}${first.toUpperCase()}]${rest.join('')}`)
    .join('|');
}
