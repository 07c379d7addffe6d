// What the project tells its containers to give, by key: calls and decorators in every module that fills a container.
//
//   container.register({ users: asClass(Users) })             users: what the recipe says
//   container.register('db', { useValue: prisma })            db: a value
//   container.bind(TYPES.Users).to(Users)                     TYPES.Users: an instance of a class
//   @Module({ providers: [{ provide: 'db', useFactory }] })   db: what a function returns
//   container.register(name, asClass(each))                   nothing: the key is not known
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath, readPlace, writtenIn } from '../../ast/arguments.js';
import { chainOf } from '../../ast/chains.js';
import { calledName, keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { CONTAINER_MODULES } from '../../budgets.js';
import type { ArgumentPath, Call, Model, Recipe, Registering } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';
import { calleeOf } from './callees.js';
import { keyOf, textKey, type Key } from './container-keys.js';
import { valueOf } from './origins.js';
import { isKnown } from './value.js';
import { memoize } from './walk.js';

/** One thing that is registered, by what stands for it. */
export interface Registration {
  readonly node: Node;
  readonly as: Recipe;
}

type Registry = ReadonlyMap<Key, readonly Registration[]>;

/** What is registered under a key anywhere in the project around a module. */
export function registeredAs(key: Key, module: Module, analysis: Analysis): readonly Registration[] {
  const modules = fillingModules(module, analysis);
  const [home] = modules;
  if (!home) return [];
  const registry = memoize<Registry>(
    {
      node: home.ast,
      subject: subjectOf(home),
      find: () => registryOf(modules, analysis),
      isFinal: () => false,
      otherwise: () => new Map(),
      isDeep: true,
    },
    analysis,
  );
  return registry.get(key) ?? [];
}

function subjectOf({ memo, ast }: Module): object {
  return memo.of(registryOf, ast, () => ({}));
}

/** Modules that make containers or fill them; doubles in tests put other things in the same places. */
export function fillingModules(module: Module, analysis: Analysis): readonly Module[] {
  return analysis.memo.of(fillingModules, module.path, () =>
    (
      analysis.project.index.marked(module, 'fills-container', analysis.catalogue, CONTAINER_MODULES) ?? []
    ).filter(({ path }) => !isTestDouble(path, analysis)),
  );
}

/** Calls by a name under which containers are made or filled. */
export function fillingCalls(
  { ast, memo }: Module,
  { catalogue }: Analysis,
): readonly TSESTree.CallExpression[] {
  const { names } = catalogue;
  return memo.of(fillingCalls, names, () =>
    nodesIn(ast).filter((node) => {
      if (node.type !== 'CallExpression') return false;
      const name = calledName(node.callee);
      return names.isFillingContainers(name);
    }),
  ) as readonly TSESTree.CallExpression[];
}

function registryOf(modules: readonly Module[], analysis: Analysis): Registry {
  const registry = new Map<Key, Registration[]>();
  for (const module of modules)
    for (const call of fillingCalls(module, analysis))
      for (const registering of registersOf(call, analysis) ?? [])
        for (const [key, registration] of registrationsBy(call, registering, analysis)) {
          const others = registry.get(key);
          if (others) others.push(registration);
          else registry.set(key, [registration]);
        }
  return registry;
}

/** What a call registers, by what it is a call of; else by the recipes of a library that it is given. */
function registersOf(call: TSESTree.CallExpression, analysis: Analysis): Call['registers'] {
  const known = calleeOf(call, analysis);
  if (known) return known.call.registers;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || isKnown(valueOf(callee, analysis))) return undefined;
  const name = memberName(callee) ?? '';
  const [model] = call.arguments.flatMap((argument) => modelOfRecipe(argument, analysis) ?? []);
  for (const { members } of Object.values(model?.types ?? {})) {
    const member = members?.[name];
    if (typeof member === 'object' && member.call?.registers) return member.call.registers;
  }
  return undefined;
}

/** The library that made a recipe, alone or in an object. */
function modelOfRecipe(node: Node, analysis: Analysis): Model | undefined {
  const value = valueOf(node, analysis);
  if (value.kind === 'api') {
    const made = value.made && calleeOf(value.made.node, analysis);
    return made?.call.makesRecipe ? value.type.model : undefined;
  }
  const [first] = value.kind === 'object' ? value.node.properties : [];
  return first?.type === 'Property' ? modelOfRecipe(first.value, analysis) : undefined;
}

function* registrationsBy(
  call: TSESTree.CallExpression,
  { key, what, as, each }: Registering,
  analysis: Analysis,
): Generator<[Key, Registration]> {
  if (what === 'decorated') {
    const decorated = call.parent.type === 'Decorator' ? call.parent.parent : undefined;
    const own = key && keyAt(call, key, analysis);
    if (own !== undefined && decorated?.type === 'ClassDeclaration') yield [own, { node: decorated, as }];
    return;
  }
  const node = placeIn(call, what, analysis);
  if (!node) return;
  if (each === 'property') yield* ofProperties(node, as, analysis);
  else if (each === 'element') yield* ofElements(node, as, analysis);
  else {
    const own = key && keyAt(call, key, analysis);
    if (own !== undefined) yield [own, { node, as }];
  }
}

function keyAt(
  call: TSESTree.CallExpression,
  place: NonNullable<Registering['key']>,
  analysis: Analysis,
): Key | undefined {
  if ('argument' in place) {
    const node = placeIn(call, place, analysis);
    return node && keyOf(node, analysis);
  }
  const made = calleeOf(call, analysis)?.value.made;
  const node = made && writtenIn(readArgument(made.node, place.ofReceiver));
  return node && keyOf(node, analysis);
}

/** What stands in a place, in an object too that a name stands for. */
function placeIn(call: TSESTree.CallExpression, place: ArgumentPath, analysis: Analysis): Node | undefined {
  const written = writtenIn(readPlace(place, call, chainOf(call)));
  if (written || !place.path) return written;
  const argument = writtenIn(readArgument(call, place.argument));
  const value = argument && valueOf(argument, analysis);
  return value?.kind === 'object' ? writtenIn(readPath(value.node, place.path)) : undefined;
}

function* ofProperties(node: Node, as: Recipe, analysis: Analysis): Generator<[Key, Registration]> {
  const object = valueOf(node, analysis);
  if (object.kind !== 'object') return;
  for (const property of object.node.properties) {
    if (property.type === 'SpreadElement') yield* ofProperties(property.argument, as, analysis);
    else {
      const name = keyName(property);
      const key = name === undefined ? keyOf(property.key, analysis) : textKey(name);
      if (key !== undefined) yield [key, { node: property.value, as }];
    }
  }
}

function* ofElements(node: Node, as: Recipe, analysis: Analysis): Generator<[Key, Registration]> {
  const value = valueOf(node, analysis);
  if (value.kind === 'object' && typeof as === 'object') {
    const place = as.key === undefined ? undefined : writtenIn(readPath(value.node, [as.key]));
    const key = place && keyOf(place, analysis);
    if (key !== undefined) yield [key, { node: value.node, as }];
  }
  const list = value.kind === 'opaque' ? unwrap(value.node) : undefined;
  if (list?.type !== 'ArrayExpression') return;
  for (const element of list.elements)
    if (element)
      yield* ofElements(element.type === 'SpreadElement' ? element.argument : element, as, analysis);
}
