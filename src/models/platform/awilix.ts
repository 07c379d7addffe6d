import { defineModel, type ApiType, type Handing, type RecipeMaking } from '../model.js';
import { classOf, named, returning, STEP } from '../words.js';

const HANDS: Handing = {
  together: 'cradle',
  option: 'injectionMode',
  byName: 'CLASSIC',
  members: { byName: 'classic', together: 'proxy' },
  more: ['inject', 'injector', 'setInjectionMode'],
  saidElsewhere: String.raw`\b(?:injectionMode|diContainerClassic)\b`,
};
const recipe = (as: RecipeMaking['as'], hands?: Handing) =>
  ({
    call: { returns: 'recipe', makesRecipe: { of: 0, as, ...(hands && { hands }) } },
  }) as const satisfies ApiType;
/** What it is given is made by the container of the request. */
const makes = (as: RecipeMaking['as']) =>
  ({ call: { makesRecipe: { of: 0, as, hands: HANDS } } }) as const satisfies ApiType;
/** The same for Express and for Koa. */
const ROUTES = {
  makeInvoker: makes('class'),
  makeClassInvoker: makes('class'),
  makeFunctionInvoker: makes('factory'),
  inject: makes('factory'),
  createController: makes('class'),
} as const satisfies ApiType['members'];

export const awilix = defineModel({
  library: 'awilix',
  kind: 'platform',
  modules: {
    awilix: 'awilix',
    'awilix-express': 'routes',
    'awilix-koa': 'routes',
    'awilix-router-core': 'routes',
    '@fastify/awilix': 'plugin',
    'fastify-awilix': 'plugin',
  },
  versions: {
    awilix: '4 - 13',
    'awilix-express': '10',
    'awilix-koa': '11',
    '@fastify/awilix': '8',
  },
  augments: {
    'express.request': { package: 'awilix-express', members: { container: 'container' } },
    'fastify.request': { package: '@fastify/awilix', members: { diScope: 'container' } },
    'fastify.app': { package: '@fastify/awilix', members: { diContainer: 'container' } },
  },
  types: {
    awilix: {
      members: {
        createContainer: {
          call: { returns: 'container', makesContainer: { argument: 0, path: ['injectionMode'] } },
        },
        AwilixContainer: classOf('container'),
        InjectionMode: { members: named('PROXY CLASSIC', {}) },
        asClass: recipe('class', HANDS),
        asFunction: recipe('factory', HANDS),
        asValue: recipe('value'),
        aliasTo: recipe('key'),
      },
    },
    routes: { members: ROUTES },
    plugin: { members: named('diContainer diContainerProxy diContainerClassic', { extends: 'container' }) },
    container: {
      members: {
        register: {
          call: {
            returns: { same: 'receiver' },
            registers: [
              { key: { argument: 0 }, what: { argument: 1 }, as: 'made' },
              { what: { argument: 0 }, as: 'made', each: 'property' },
            ],
          },
        },
        loadModules: STEP,
        createScope: returning('container'),
        resolve: { call: { returns: { instanceOf: 0, orKey: true } } },
        build: { call: { returns: { instanceOf: 0 } } },
        cradle: 'cradle',
      },
    },
    cradle: { keyed: true },
    recipe: {
      members: named(
        'scoped singleton transient setLifetime disposer proxy classic inject setInjectionMode',
        STEP,
      ),
    },
  },
  sources: [
    {
      claim:
        'register(name, resolver) and register({ name: resolver }) say what the container gives for a name; asClass an instance, asFunction what the function returns, asValue the value, aliasTo what is registered under another name (run on 13.0)',
      url: 'https://github.com/jeffijoe/awilix#containerregister',
      checked: '2026-11-30',
    },
    {
      claim:
        'In PROXY mode, the default, classes and functions get the cradle as their one argument; in CLASSIC mode each parameter gets what its name is registered as (run on 13.0)',
      url: 'https://github.com/jeffijoe/awilix#injection-modes',
      checked: '2026-11-30',
    },
    {
      claim:
        'container.resolve(name) and container.cradle.name give what is registered, in a scope too (run on 13.0)',
      url: 'https://github.com/jeffijoe/awilix#containerresolve',
      checked: '2026-11-30',
    },
    {
      claim:
        'scopePerRequest puts a scope of the container on req.container; makeInvoker and createController make what they are given (read in 10.0)',
      url: 'https://github.com/talyssonoc/awilix-express#readme',
      checked: '2026-11-30',
    },
    {
      claim:
        'The plugin adds fastify.diContainer and request.diScope; the container that it exports is in PROXY mode unless injectionMode is given (read in 8.2)',
      url: 'https://github.com/fastify/fastify-awilix#readme',
      checked: '2026-11-30',
    },
  ],
});
