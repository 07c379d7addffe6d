// The names by which classes with decorated fields, and what validates them, can be met in code: a look at a text that costs nothing.
import type { ApiType, Model, TypeRef } from '../../models/model.js';

export class ValidatorNames {
  readonly #fields: RegExp;
  readonly #receivers: RegExp;
  readonly #installers: ReadonlySet<string>;
  readonly #anyInstaller: RegExp;
  readonly #applicationWide: RegExp;
  readonly #starters: RegExp;

  constructor(models: readonly Model[]) {
    const members = models.flatMap(({ types }) =>
      Object.values(types).flatMap((type) =>
        Object.entries(type.members ?? {}).map(([name, member]) => ({ name, types, ...described(member) })),
      ),
    );
    const namesOf = (pick: (member: (typeof members)[number]) => boolean | undefined) =>
      members.filter(pick).map(({ name }) => name);
    const fields = namesOf(
      ({ call }) =>
        (call?.field?.insistsOn ?? call?.field?.convertsWith ?? call?.field?.mapsWith) !== undefined,
    );
    const installers = namesOf(({ call }) => call?.installsValidators !== undefined);
    const wide = namesOf(
      ({ call, providesValidator }) =>
        call?.installsValidators === 'everywhere' || providesValidator !== undefined,
    );
    const starters = namesOf(({ ref, types }) =>
      Object.values((typeof ref === 'string' ? types[ref] : ref)?.members ?? {}).some(
        (member) => described(member).call?.startsApplication,
      ),
    );
    this.#fields = anyOf(fields, '\\s*\\(');
    this.#receivers = anyOf(
      namesOf(({ call }) => call?.receives?.converters !== undefined),
      `\\s*\\(\\s*['"\`]`,
    );
    this.#installers = new Set(installers);
    this.#anyInstaller = anyOf(installers, '\\b');
    this.#applicationWide = anyOf(wide, '\\b');
    this.#starters = anyOf(starters, '\\b');
  }

  /** Does a text decorate a field in a way that refuses strings, or makes something else of them: `@IsInt(`, `@Type(`? */
  mentionsFields(text: string): boolean {
    return this.#fields.test(text);
  }

  /** Does a text decorate a parameter that receives a single value: `@Query('page'`? */
  mentionsReceivers(text: string): boolean {
    return this.#receivers.test(text);
  }

  /** Does a call by this name install validators, in any library? */
  isInstaller(name: string | undefined): boolean {
    return name !== undefined && this.#installers.has(name);
  }

  /** Does a text name a call or a decorator that installs validators: `UsePipes`? */
  mentionsInstaller(text: string): boolean {
    return this.#anyInstaller.test(text);
  }

  /** Does a text install what validates for a whole application: `useGlobalPipes`, `APP_PIPE`? */
  installsForApplication(text: string): boolean {
    return this.#applicationWide.test(text);
  }

  /** Does a text name what starts an application: `NestFactory`? */
  startsApplication(text: string): boolean {
    return this.#starters.test(text);
  }
}

function described(ref: TypeRef): Partial<ApiType> & { readonly ref: TypeRef } {
  return typeof ref === 'string' ? { ref } : { ...ref, ref };
}

/** Any of the names as a word; without one nothing may match, where an empty alternative would match everything. */
function anyOf(names: readonly string[], end: string): RegExp {
  return names.length > 0 ? new RegExp(`\\b(?:${[...new Set(names)].join('|')})${end}`) : /(?!)/;
}
