import { defineModel, type ApiType } from '../model.js';
import { classOf } from '../words.js';

const GIVES: ApiType = { call: { returns: { instanceOf: 0 } } };
const container: ApiType = { members: { resolve: GIVES } };

/** Containers that give an instance of the class they are asked for. What they inject, a constructor's parameters say. */
export const containers = defineModel({
  library: 'containers',
  kind: 'platform',
  modules: { tsyringe: 'tsyringe', typedi: 'typedi', inversify: 'inversify' },
  versions: { tsyringe: '4', typedi: '0.10', inversify: '6 - 8' },
  types: {
    tsyringe: { members: { container: 'dependencies', DependencyContainer: { instance: 'dependencies' } } },
    dependencies: {
      ...container,
      members: { ...container.members, createChildContainer: { call: { returns: 'dependencies' } } },
    },
    typedi: { members: { Container: 'services', ContainerInstance: { instance: 'services' } } },
    services: { members: { get: GIVES, of: { call: { returns: 'services' } } } },
    inversify: { members: { Container: classOf('bindings') } },
    bindings: { members: { get: GIVES, getAsync: GIVES } },
  },
  sources: [
    {
      claim:
        'container.resolve(Class) gives an instance of the class; container.resolve<T>(token) what is registered as T',
      url: 'https://github.com/microsoft/tsyringe#resolution',
      checked: '2026-11-29',
    },
    {
      claim: 'Container.get(Class) gives an instance of the class',
      url: 'https://docs.typestack.community/typedi',
      checked: '2026-11-29',
    },
    {
      claim: 'container.get(Class) and container.get<T>(identifier) give an instance of what is bound',
      url: 'https://inversify.io/docs/api/container/#get',
      checked: '2026-11-29',
    },
  ],
});
