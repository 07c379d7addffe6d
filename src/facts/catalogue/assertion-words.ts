// The words without which a text asserts nothing: the names of the libraries that do, and of what an assertion begins with.
//
//   import { expect } from 'vitest'; expect(a).toBe(b)     expect
//   import check from 'node:assert'; check.equal(a, b)     assert
//   api.get('/').expect(200)                               expect
import type { ApiType, Model } from '../../models/model.js';

/** How a text names one of them. */
export function assertingText(models: readonly Model[]): RegExp {
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
    Object.keys(modules).map((specifier) => specifier.replace(/^node:/, '')),
  );
  const words = [...new Set([...libraries, ...beginnings])].map(
    (word) => (/^\w/.test(word) ? '\\b' : '') + word.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'),
  );
  return words.length > 0 ? new RegExp(words.join('|')) : /(?!)/;
}

/** Does a type, or a member of it, say that it asserts something? */
function asserts({ asserts: says, call, members = {} }: ApiType): boolean {
  return (
    says !== undefined ||
    call?.asserts !== undefined ||
    Object.values(members).some((member) => typeof member === 'object' && asserts(member))
  );
}
