// Functions and constructors that a container calls, and how it hands over what they ask for.
//
//   asClass(Users), class Users { constructor({ db }) {} }       one object of everything that is registered
//   asFunction(makeUsers), const makeUsers = ({ db }) => …        the same
//   asClass(Users).classic()                                      for each parameter what its name is registered as
//   createContainer({ injectionMode: InjectionMode.CLASSIC })     the same, where the class does not say otherwise
//   asClass(Users).inject(() => ({ db }))                         unknown: more than is registered
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath, readPlace, writtenIn } from '../../ast/arguments.js';
import {
  isFunction,
  memberName,
  stringValue,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import type { Handing, Model } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { calleeOf } from './callees.js';
import { placeKey } from './container-keys.js';
import { valueOf } from './origins.js';
import { fillingCalls, fillingModules } from './registrations.js';
import type { Value } from './value.js';
import { memoize } from './walk.js';

type Manner = 'together' | 'by-name' | 'unknown';

/** How a container hands over what a function asks for. */
export interface HandedOver {
  readonly model: Model;
  readonly handing: Handing;
  readonly manner: Manner;
}

/** By the places of the functions: a file is parsed more than once. */
type Called = ReadonlyMap<string, HandedOver>;

/** How a function, or a constructor, is handed what it asks for by a container of the project that calls it. */
export function handedOverTo(fn: FunctionNode, module: Module, analysis: Analysis): HandedOver | undefined {
  const modules = fillingModules(module, analysis);
  const [home] = modules;
  if (!home) return undefined;
  const called = memoize<Called>(
    {
      node: home.ast,
      subject: home.memo.of(calledIn, home.ast, () => ({})),
      find: () => calledIn(modules, analysis),
      isFinal: () => false,
      otherwise: () => new Map(),
      isDeep: true,
    },
    analysis,
  );
  return called.get(placeKey(fn));
}

function calledIn(modules: readonly Module[], analysis: Analysis): Called {
  const called = new Map<string, HandedOver>();
  const made = modules.flatMap((module) =>
    fillingCalls(module, analysis).flatMap((call) => {
      const callee = calleeOf(call, analysis);
      const recipe = callee?.call.makesRecipe;
      const fn = recipe?.hands && functionIn(call, recipe.of, analysis);
      return callee && recipe?.hands && fn
        ? [{ call, fn, handing: recipe.hands, model: callee.value.type.model }]
        : [];
    }),
  );
  const usual = new Map<Handing, Manner>();
  for (const { call, fn, handing, model } of made) {
    let general = usual.get(handing);
    if (!general) usual.set(handing, (general = usualManner(modules, handing, analysis)));
    const manner = mannerOf(call, handing, analysis) ?? general;
    const place = placeKey(fn);
    const other = called.get(place);
    called.set(place, { model, handing, manner: other && other.manner !== manner ? 'unknown' : manner });
  }
  return called;
}

/** The function that a container calls: a class without a constructor has that of the class that it extends. */
function functionIn(
  call: TSESTree.CallExpression,
  index: number,
  analysis: Analysis,
): FunctionNode | undefined {
  const node = writtenIn(readArgument(call, index));
  let value: Value | undefined = node && valueOf(node, analysis);
  const seen = new Set<Node>();
  while (value?.kind === 'class' && !seen.has(value.node)) {
    seen.add(value.node);
    const own = value.node.body.body.find(
      (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
    );
    if (own?.type === 'MethodDefinition') return isFunction(own.value) ? own.value : undefined;
    value = value.node.superClass ? valueOf(value.node.superClass, analysis) : undefined;
  }
  return value?.kind === 'function' ? value.node : undefined;
}

/** What the recipe itself says: `asClass(Users).classic()`, `asClass(Users, { injectionMode: 'CLASSIC' })`. */
function mannerOf(
  call: TSESTree.CallExpression,
  { members, more, option, byName }: Handing,
  analysis: Analysis,
): Manner | undefined {
  const called = membersCalledOn(call);
  const options = writtenIn(readArgument(call, 1));
  if (called.some((name) => more.includes(name))) return 'unknown';
  if (called.includes(members.byName)) return 'by-name';
  if (called.includes(members.together)) return 'together';
  if (!options) return undefined;
  const object = valueOf(options, analysis);
  if (object.kind !== 'object' || more.some((key) => readPath(object.node, [key]).kind !== 'absent'))
    return 'unknown';
  const said = readPath(object.node, [option]);
  return said.kind === 'absent' ? undefined : mannerSaid(writtenIn(said), byName, analysis);
}

/** The names of the members that are called one after the other on what a call gives. */
function membersCalledOn(call: Node): string[] {
  const names: string[] = [];
  for (let at: Node = wrapped(call); ; at = wrapped(at.parent.parent as Node)) {
    const { parent } = at;
    if (parent?.type !== 'MemberExpression' || parent.object !== at) return names;
    if (parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return names;
    names.push(memberName(parent) ?? '');
  }
}

function mannerSaid(node: Node | undefined, byName: string, analysis: Analysis): Manner {
  const value = node && valueOf(node, analysis);
  const said = node && (stringValue(unwrap(node)) ?? (value?.kind === 'api' ? value.name : undefined));
  return said === undefined ? 'unknown' : said === byName ? 'by-name' : 'together';
}

/** How the containers of the project do it, where all of them do the same. */
function usualManner(
  modules: readonly Module[],
  { byName, saidElsewhere }: Handing,
  analysis: Analysis,
): Manner {
  const manners = new Set<Manner>();
  for (const module of modules) {
    const containers = fillingCalls(module, analysis).flatMap((call): Manner[] => {
      const place = calleeOf(call, analysis)?.call.makesContainer;
      if (!place) return [];
      const said = readPlace(place, call, []);
      return [said.kind === 'absent' ? 'together' : mannerSaid(writtenIn(said), byName, analysis)];
    });
    for (const manner of containers) manners.add(manner);
    if (containers.length === 0 && new RegExp(saidElsewhere).test(module.text)) manners.add('unknown');
  }
  const [only, ...others] = manners;
  return others.length > 0 ? 'unknown' : (only ?? 'together');
}
