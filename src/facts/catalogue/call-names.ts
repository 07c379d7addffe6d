// The names by which models' calls can be met in code: a look at a name or at a file's text that costs nothing, and rules
// out most of both before anything is followed.
import type { ApiType, Call, Facet, Model, Query } from '../../models/model.js';
import { sendsQuery } from './sent-queries.js';

/** A member that a model describes as callable. */
export interface NamedCall {
  readonly name: string;
  readonly call: Call;
  readonly model: Model;
  readonly definition: ApiType;
  /** The type that has the member. */
  readonly owner: ApiType;
}

/** Facets that calls of certain names have. */
export type NamedFacet =
  'log' | 'reply' | 'responds' | 'stringifies' | 'query' | 'adds' | 'relates' | 'http' | 'stubs';

/** Facets whose calls a text can be searched for, because they are called by a name. */
export type NamedInText = Extract<
  Facet,
  | 'log'
  | 'reply'
  | 'responds'
  | 'stringifies'
  | 'schema'
  | `schema:${string}`
  | 'field'
  | 'receives'
  | 'input'
  | 'query'
  | `query:${string}`
>;

export class CallNames {
  readonly #calls: readonly NamedCall[];
  readonly #members: ReadonlySet<string>;
  #arities: ReadonlySet<number> | undefined;
  readonly #callable = new Set<string>();
  readonly #distinctive = new Map<string, NamedCall[]>();
  readonly #queries: readonly Query[];
  readonly #answerStatuses: ReadonlySet<string>;
  readonly #kept = new Map<string, ReadonlySet<string>>();
  readonly #patterns = new Map<string, RegExp>();
  /** What was asked of the last text: every rule of a kind asks the same of a file. */
  #asked = { text: '', answers: new Map<string, boolean>() };

  /** @param models of the libraries whose names these are */
  constructor(readonly models: readonly Model[]) {
    const members = models.flatMap((model) =>
      Object.values(model.types).flatMap((type) =>
        Object.entries(type.members ?? {}).map(([name, member]) => ({ name, member, model, owner: type })),
      ),
    );
    const types = models.flatMap((model) => Object.values(model.types));
    this.#answerStatuses = new Set(types.flatMap(({ answeredBy }) => answeredBy?.status ?? []));
    this.#queries = types.flatMap((type) => [
      ...(type.query ? [type.query] : []),
      ...Object.values(type.members ?? {}).flatMap((member) =>
        typeof member === 'object' && member.call?.query ? [member.call.query] : [],
      ),
    ]);
    this.#members = new Set(members.map(({ name }) => name));
    for (const model of models)
      for (const type of Object.values(model.types))
        if (sendsQuery(type.call, model) || sendsQuery(type.tag, model)) this.#callable.add('query');
    this.#calls = members.flatMap(({ name, member, model, owner }) =>
      typeof member === 'object'
        ? [member.call ?? [], member.assigned ?? []]
            .flat()
            .map((call) => ({ name, call, model, definition: member, owner }))
        : [],
    );
    for (const each of this.#calls)
      if (each.call.query?.distinctive)
        this.#distinctive.set(each.name, [...(this.#distinctive.get(each.name) ?? []), each]);
  }

  /** Does any type of any model list a member of this name? */
  isMember(name: string): boolean {
    return this.#members.has(name);
  }

  /** Is a member of this name a call that does this, in any library? */
  isNamed(facet: NamedFacet, name: string | undefined): boolean {
    return name !== undefined && this.#named(facet).has(name);
  }

  /** Does any library tell one of the functions that it is handed from the others by so many parameters? */
  isHandedWith(arity: number): boolean {
    return (this.#arities ??= new Set(this.models.flatMap(({ types }) => aritiesIn(types)))).has(arity);
  }

  /** Does any library have a value that sends a query when it is itself called, or tags a template? */
  isCallable(facet: 'query'): boolean {
    return this.#callable.has(facet);
  }

  /** Does a text name a member that does this: `.findMany`, `['findMany']`? */
  mentions(facet: NamedFacet, text: string): boolean {
    return this.#matches(
      text,
      facet,
      this.#named(facet),
      (names) => `(?:\\.\\s*|\\[\\s*['"\`])(?:${names})\\b`,
    );
  }

  /** Is this the key under which an object that answers a request says its status? */
  isAnswerStatus(name: string | undefined): boolean {
    return name !== undefined && this.#answerStatuses.has(name);
  }

  /** May a text write such an object? */
  mentionsReturnedAnswers(text: string): boolean {
    return this.#matches(text, 'answers', this.#answerStatuses, (names) => `\\b(?:${names})['"]?\\s*[:,}]`);
  }

  /** Does any library's filter take a list under this key? */
  isListOperator(name: string | undefined): boolean {
    return name !== undefined && this.#operators().has(name);
  }

  /** Does a call by this name compare a column with a list: `whereIn('id', ids)`, `inArray(orders.id, ids)`? */
  comparesWithList(name: string | undefined): boolean {
    return name !== undefined && this.#listCalls().has(name);
  }

  #operators(): ReadonlySet<string> {
    let names = this.#kept.get('operators');
    if (!names)
      this.#kept.set(
        'operators',
        (names = new Set(
          this.#queries.flatMap(({ batch }) => [
            ...[...(batch?.anyOf ?? '').matchAll(/([$\w]+):/g)].map(([, name = '']) => name),
          ]),
        )),
      );
    return names;
  }

  #listCalls(): ReadonlySet<string> {
    let names = this.#kept.get('lists');
    if (!names) {
      const templates = this.#queries.flatMap(({ conditions = [], batch }) => [
        ...conditions.map(({ anyOf: list }) => list),
        batch?.anyOf ?? '',
      ]);
      // A member that also compares with one value says nothing by its name: `where(column, 'in', keys)`.
      const equals = new Set(
        this.#queries.flatMap(({ conditions = [] }) =>
          conditions.flatMap(({ member, equals }) => [member, equals]),
        ),
      );
      const calls = templates.flatMap((list) =>
        [...list.matchAll(/(\w+)\(/g)].flatMap(([, name = '']) => (equals.has(name) ? [] : [name])),
      );
      this.#kept.set('lists', (names = new Set(calls)));
    }
    return names;
  }

  /** Does a text install a body parser for a whole application: `.use(…json(`? */
  installsParser(text: string): boolean {
    const parsers = this.#set('parsers', ({ name, call, model }) =>
      returnsParser(call, model) ? name : undefined,
    );
    return this.#matches(text, 'parsers', parsers, (names) => `\\.use\\(\\s*[\\w.]*\\b(?:${names})\\s*\\(`);
  }

  /** Does a text call anything by a name under which a container is made, or is told what it gives? */
  fillsContainer(text: string): boolean {
    return this.#matches(text, 'containers', this.#filling(), (each) => `\\b(?:${each})\\s*[(<]`);
  }

  isFillingContainers(name: string | undefined): boolean {
    return name !== undefined && this.#filling().has(name);
  }

  #filling(): ReadonlySet<string> {
    return this.#set('containers', ({ name, call }) =>
      call.registers || call.makesRecipe || call.makesContainer ? name : undefined,
    );
  }

  /** Queries by a name so distinctive that it is a sign of its library on a receiver that is not known. */
  distinctiveQueries(name: string): readonly NamedCall[] {
    return this.#distinctive.get(name) ?? [];
  }

  #named(facet: NamedFacet): ReadonlySet<string> {
    return this.#set(facet, ({ name, call, model, owner }) =>
      (facet === 'query' ? sendsQuery(call, model, owner) : call[facet]) ? name : undefined,
    );
  }

  #set(key: string, pick: (each: NamedCall) => string | undefined): ReadonlySet<string> {
    let names = this.#kept.get(key);
    if (!names) this.#kept.set(key, (names = new Set(this.#calls.flatMap((each) => pick(each) ?? []))));
    return names;
  }

  #matches(
    text: string,
    key: string,
    names: ReadonlySet<string>,
    source: (names: string) => string,
  ): boolean {
    if (this.#asked.text !== text) this.#asked = { text, answers: new Map() };
    const { answers } = this.#asked;
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = this.#pattern(key, names, source).test(text)));
    return answer;
  }

  #pattern(key: string, names: ReadonlySet<string>, source: (names: string) => string): RegExp {
    let pattern = this.#patterns.get(key);
    // Without a name nothing may match, where an empty alternative would match everything.
    if (!pattern) {
      const literal = [...names].map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
      this.#patterns.set(
        key,
        (pattern = literal.length > 0 ? new RegExp(source(literal.join('|'))) : /(?!)/),
      );
    }
    return pattern;
  }
}

/** Every number of parameters that anything in a part of a model states, however deep it stands. */
function aritiesIn(part: unknown): number[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === 'arity' && typeof value === 'number' ? [value] : aritiesIn(value),
  );
}

function returnsParser(call: Call, model: Model): boolean {
  return typeof call.returns === 'string' && model.types[call.returns]?.parses !== undefined;
}
