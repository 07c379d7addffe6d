// The words without which a text asserts nothing: the names of the libraries that do, and of what an assertion begins with.
//
//   import { expect } from 'vitest'; expect(a).toBe(b)     expect
//   import check from 'node:assert'; check.equal(a, b)     assert
//   api.get('/').expect(200)                               expect
import type { ApiType, Model } from '../../models/model.js';

/** As parts of words, each fit to stand in a pattern. */
export function wordsOfAssertions(models: readonly Model[]): readonly string[] {
  const asserting = models.filter(
    ({ kind, types }) => kind === 'testing' && Object.values(types).some(asserts),
  );
  const beginnings = models.flatMap(({ types }) =>
    Object.values(types).flatMap(({ members = {} }) =>
      Object.entries(members).flatMap(([name, member]) =>
        typeof member === 'object' && member.call?.expects !== undefined ? [name] : [],
      ),
    ),
  );
  const libraries = asserting.flatMap(({ modules }) =>
    Object.keys(modules).map((specifier) => specifier.replace(/^node:/, '').replace(/\/.*/, '')),
  );
  return [...new Set([...libraries, ...beginnings])].map((word) =>
    word.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'),
  );
}

/** Does a type, or a member of it, say that it asserts something? */
function asserts({ asserts: says, call, members = {} }: ApiType): boolean {
  return (
    says !== undefined ||
    call?.asserts !== undefined ||
    Object.values(members).some((member) => typeof member === 'object' && asserts(member))
  );
}
