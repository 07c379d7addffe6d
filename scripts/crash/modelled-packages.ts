import { models } from '../../src/models/index.js';

/** Every package that a model knows, as a manifest asks for it. */
export function modelledPackages(): Record<string, string> {
  const names = models.flatMap(({ modules }) => Object.keys(modules));
  return Object.fromEntries(
    names.map((name) => [name.split('/', name.startsWith('@') ? 2 : 1).join('/'), '*']),
  );
}
