// Words by which code says that a value may be used once, that a call refreshes a login, and that somebody took a lock.
// Names are no proof of what a call does; they tell apart what has the same shape.

/** `refreshTokenHash` → refresh, token, hash. */
export function wordsIn(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const SECRETS = new Set(['token', 'tokens', 'hash', 'hashed', 'secret', 'code', 'otp', 'jti', 'nonce', 'refresh', 'key']);
const SPENT_ONCE = new Set(['otp', 'nonce', 'refresh']);
const SPENT_WITH_A_SECRET = new Set([
  'session',
  'sessions',
  'verification',
  'verify',
  'reset',
  'magic',
  'invite',
  'invitation',
  'time',
  'refresh',
]);
const LOCKS = new Set(['lock', 'locks', 'locked', 'locker', 'redlock', 'mutex', 'semaphore', 'exclusive', 'exclusively', 'atomic', 'atomically', 'setnx', 'nx', 'getdel', 'serial', 'serialized', 'serializable']);

/** Is this the name of something that holds a secret: `tokenHash`, `code`? */
export function namesSecret(name: string): boolean {
  return wordsIn(name).some((word) => SECRETS.has(word));
}

/** Does an entity, with the fields that are written and asked for, say that it is good for one use? */
export function namesOneTimeToken(entity: string, fields: Iterable<string>): boolean {
  const words = wordsIn(entity);
  if (words.some((word) => SPENT_ONCE.has(word))) return true;
  const names = [...fields];
  const isNamed = words.some((word) => SPENT_WITH_A_SECRET.has(word));
  if (isNamed && (names.some(namesSecret) || namesSecret(entity))) return true;
  return names.some((name) => {
    const own = wordsIn(name);
    return own.some((word) => SPENT_WITH_A_SECRET.has(word) || SPENT_ONCE.has(word)) && own.some((word) => SECRETS.has(word) && word !== 'refresh');
  });
}

export function namesLock(name: string): boolean {
  return wordsIn(name).some((word) => LOCKS.has(word));
}

/** SQL that waits for other transactions, and options that make a store do so. */
export const LOCKING_TEXT = /\bfor\s+(?:no\s+key\s+)?update\b|advisory|^NX$|\bGETDEL\b|\bSETNX\b/i;
