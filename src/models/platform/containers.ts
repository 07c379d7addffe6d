import { defineModel, type ApiType, type Call, type RecipeObject } from '../model.js';
import { classOf, named, RECEIVER } from '../words.js';

const GIVES: ApiType = { call: { returns: { instanceOf: 0, orKey: true } } };
const INJECTS: ApiType = { call: { injects: 0 } };
const KEY = { argument: 0 } as const;
/** What tsyringe takes for a provider. */
const PROVIDER: RecipeObject = {
  key: 'token',
  class: 'useClass',
  value: 'useValue',
  factory: 'useFactory',
  alias: 'useToken',
};
/** What typedi takes for the options of a service. */
const SERVICE: RecipeObject = { key: 'id', class: 'type', value: 'value', factory: 'factory' };
const registers = (...registering: NonNullable<Call['registers']>): ApiType => ({
  call: { returns: RECEIVER, registers: registering },
});
/** What is bound, to the key in the call before. */
const binds = (as: 'class' | 'value' | 'factory' | 'key'): ApiType =>
  registers({ key: { ofReceiver: 0 }, what: { argument: 0 }, as });
const BIND: ApiType = { call: { returns: 'binding' } };

/** Containers that give an instance of the class they are asked for, or what is registered under a key. */
export const containers = defineModel({
  library: 'containers',
  kind: 'platform',
  modules: { tsyringe: 'tsyringe', typedi: 'typedi', inversify: 'inversify' },
  versions: { tsyringe: '4', typedi: '0.10', inversify: '6 - 8' },
  types: {
    tsyringe: {
      members: {
        container: 'dependencies',
        DependencyContainer: { instance: 'dependencies' },
        inject: INJECTS,
        injectable: registers({ key: { argument: 0, path: ['token'] }, what: 'decorated', as: 'class' }),
        registry: registers({ what: { argument: 0 }, as: PROVIDER, each: 'element' }),
        instanceCachingFactory: {
          call: { returns: { argument: 0 }, callbacks: [{ argument: 0, parameters: ['dependencies'] }] },
        },
      },
    },
    dependencies: {
      members: {
        resolve: GIVES,
        createChildContainer: { call: { returns: 'dependencies' } },
        register: {
          call: {
            returns: RECEIVER,
            registers: [{ key: KEY, what: { argument: 1 }, as: PROVIDER }],
            callbacks: [{ argument: 1, property: 'useFactory', parameters: ['dependencies'] }],
          },
        },
        ...named(
          'registerSingleton registerType',
          registers({ key: KEY, what: { argument: 1 }, as: 'class' }),
        ),
        registerInstance: registers({ key: KEY, what: { argument: 1 }, as: 'value' }),
      },
    },
    typedi: {
      members: {
        Container: 'services',
        ContainerInstance: { instance: 'services' },
        Inject: INJECTS,
        Service: registers(
          { key: KEY, what: 'decorated', as: 'class' },
          { key: { argument: 0, path: ['id'] }, what: 'decorated', as: 'class' },
        ),
      },
    },
    services: {
      members: {
        get: GIVES,
        of: { call: { returns: 'services' } },
        set: registers(
          { key: KEY, what: { argument: 1 }, as: 'value' },
          { what: { argument: 0 }, as: SERVICE, each: 'element' },
        ),
      },
    },
    inversify: {
      members: {
        Container: classOf('bindings'),
        ContainerModule: {
          instance: 'bindingModule',
          call: { callbacks: [{ argument: 0, parameters: ['bind'] }] },
        },
        inject: INJECTS,
      },
    },
    bindings: {
      members: {
        ...named('get getAsync', GIVES),
        ...named('bind rebind', BIND),
      },
    },
    bindingModule: {},
    /** Handed to a module as a function, and since version 7 as one of the members of an object. */
    bind: { call: { returns: 'binding' }, members: named('bind rebind', BIND) },
    binding: {
      members: {
        to: binds('class'),
        toConstantValue: binds('value'),
        toDynamicValue: {
          call: {
            ...binds('factory').call,
            callbacks: [{ argument: 0, parameters: ['resolution'] }],
          },
        },
        toService: binds('key'),
      },
    },
    /** What a binding's function is handed: in version 6 with the container in it. */
    resolution: { extends: 'bindings', members: { container: 'bindings' } },
  },
  sources: [
    {
      claim:
        'container.resolve(Class) gives an instance of the class; container.resolve<T>(token) what is registered as T',
      url: 'https://github.com/microsoft/tsyringe#resolution',
      checked: '2026-11-29',
    },
    {
      claim:
        'register(token, { useClass | useValue | useFactory | useToken }), registerInstance, registerSingleton and @registry say what the container gives for a token, and @inject(token) asks for it (run on 4.10)',
      url: 'https://github.com/microsoft/tsyringe#register',
      checked: '2026-11-30',
    },
    {
      claim:
        'Container.get(Class) gives an instance of the class; Container.set and @Service say what it gives for a name or a Token, and @Inject asks for it (run on 0.10)',
      url: 'https://docs.typestack.community/typedi',
      checked: '2026-11-30',
    },
    {
      claim: 'container.get(Class) and container.get<T>(identifier) give an instance of what is bound',
      url: 'https://inversify.io/docs/api/container/#get',
      checked: '2026-11-29',
    },
    {
      claim:
        'bind(identifier).to, toConstantValue, toDynamicValue and toService say what the container gives, and @inject(identifier) asks for it (run on 8.2)',
      url: 'https://inversify.io/docs/api/binding-syntax/',
      checked: '2026-11-30',
    },
  ],
});
