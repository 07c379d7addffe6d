// Words by which code says that a call refreshes a login, and that somebody took a lock. Those of locks and of waiting only make
// silent. Whether a row is good for one use is told by what is done with it (`token-rotation.ts`), never by a name.

/** `refreshTokenHash` → refresh, token, hash. */
function wordsIn(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const LOCKS = new Set([
  'lock',
  'locks',
  'locked',
  'locker',
  'redlock',
  'mutex',
  'semaphore',
  'exclusive',
  'exclusively',
  'atomic',
  'atomically',
  'setnx',
  'nx',
  'getdel',
  'serial',
  'serialized',
  'serializable',
]);

/**
 * Does a field's name say that it ends a row's use: `revokedAt`? It stands in for the fields that a check asks about where the check
 * is made in a function that is handed the whole row and is not entered.
 */
export function namesSpentState(field: string): boolean {
  return /revoked|used|consumed|redeemed|claimed|rotated|replaced|invalid|token|hash/i.test(field);
}

export function namesLock(name: string): boolean {
  return wordsIn(name).some((word) => LOCKS.has(word));
}

/** SQL that waits for other transactions, and options that make a store do so. */
export const LOCKING_TEXT = /\bfor\s+(?:no\s+key\s+)?update\b|advisory|^NX$|\bGETDEL\b|\bSETNX\b/i;

/** A statement that says what happens to a second row, and errors of the kind that a second row gives. */
export const CONFLICT_TEXT = /conflict|duplicate|ignore|unique|constraint|not\s+exists/i;

/** How a file reads that registers a handler of all errors. */
export const ERROR_HANDLER_TEXT =
  '@Catch\\b|ExceptionFilter|setErrorHandler|\\bonError\\b|\\(\\s*_?e(?:rr|rror|xception)?\\b[^(){};]{0,60},\\s*_?(?:req|request|ctx|c)\\b';

const LOGINS = new Set([
  'token',
  'tokens',
  'auth',
  'session',
  'sessions',
  'access',
  'credential',
  'credentials',
  'jwt',
  'login',
  'oauth',
  'authentication',
]);
/** `getRefreshToken`, `clearRefreshToken`: around a refresh, and none. */
const AROUND = new Set([
  'get',
  'set',
  'has',
  'is',
  'clear',
  'remove',
  'save',
  'store',
  'delete',
  'read',
  'load',
  'subscribe',
  'add',
  'on',
  'use',
  'verify',
  'decode',
  'schedule',
  'enqueue',
  'notify',
  'reset',
  'start',
  'stop',
  'update',
  'persist',
  'revoke',
  'create',
  'should',
  'needs',
]);
const STARTS = new Set(['do', 'handle', 'perform', 'silent', 'try', 'run', 'attempt', 'force']);
const REFRESHES = new Set(['refresh', 'refreshes', 'refreshing', 'renew']);
const WAITS = new Set([
  'queue',
  'queued',
  'subscriber',
  'subscribers',
  'pending',
  'waiting',
  'waiters',
  'inflight',
  'flight',
  'dedupe',
  'deduped',
  'single',
  'once',
  'memo',
  'memoize',
  'memoized',
  'coalesce',
  'shared',
  'promise',
  'deferred',
]);

/** Does a call of this name renew a login? A bare `refresh` does when what it is called on has to do with logins. */
export function namesTokenRefresh(name: string, receiver: string | undefined): boolean {
  const words = wordsIn(name);
  if (!words.some((word) => REFRESHES.has(word)) || AROUND.has(words[0] ?? '')) return false;
  if (words.some((word) => LOGINS.has(word))) return true;
  const isBare = words.every((word) => REFRESHES.has(word) || STARTS.has(word));
  return (
    isBare &&
    (receiver === undefined || receiver === 'this' || wordsIn(receiver).some((word) => LOGINS.has(word)))
  );
}

/** Does a name say that others wait for what the first one started? */
export function namesWaiting(name: string): boolean {
  return name !== 'Promise' && (wordsIn(name).some((word) => WAITS.has(word)) || namesLock(name));
}
