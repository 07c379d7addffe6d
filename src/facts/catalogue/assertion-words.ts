// The words of assertions: those without which a text asserts nothing, and those by which one says something of a value.
//
//   import { expect } from 'vitest'; expect(a).toBe(b)     expect: the text may assert; toBe: it says what `a` is
//   import check from 'node:assert'; check.equal(a, b)     assert, equal
//   api.get('/').expect(200)                               expect, expect
//   expect(a).toMatchSnapshot()                            expect, and no word that says anything of `a` by itself
import type { ApiType, Assertion, Model } from '../../models/model.js';
import { memberNames } from './member-names.js';

export class AssertionWords {
  readonly #text: RegExp;
  readonly #telling: ReadonlySet<string>;

  constructor(models: readonly Model[]) {
    this.#text = assertingText(models);
    this.#telling = memberNames(
      models,
      ({ asserts: own, call, settled }) =>
        isTelling(call?.asserts) || isTelling(own) || settled !== undefined,
    );
  }

  /** May a text assert anything: does it name a library that asserts, or what an assertion begins with? */
  areIn(text: string): boolean {
    return this.#text.test(text);
  }

  /** Does a member of this name say what a value is, or that it is what a promise was rejected with, in any library? */
  tell(name: string): boolean {
    return this.#telling.has(name);
  }
}

function isTelling(says: Assertion | undefined): boolean {
  return says !== undefined && says.that !== 'other';
}

/** How a text names one of them. */
function assertingText(models: readonly Model[]): RegExp {
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
