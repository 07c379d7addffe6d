// Validators that hold for all handlers of an application, wherever in the project they are installed:
//
//   app.useGlobalPipes(new ValidationPipe())
//   { provide: APP_PIPE, useFactory: () => new ValidationPipe() }
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Provision } from '../../models/model.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { returnedBy } from '../origins/calls.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { isKnown } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';
import { validatorIn, validatorOf, type Validator } from './class-validators.js';

export interface Installed {
  /** Each that was seen; undefined for one of which nothing is known. */
  readonly validators: readonly (Validator | undefined)[];
  /** They hold for every application that the project starts. */
  readonly holdEverywhere: boolean;
  /** An application is started around the module, and nothing installs validators for it that was not seen. */
  readonly isSeen: boolean;
}

/** The validators of the applications around a module. */
export function applicationValidators(module: Module, analysis: Analysis): Installed {
  const folder = analysis.project.packages.nearest(module.path)?.folder ?? '';
  return installedAround(folder, analysis, module);
}

const installedAround = memoizePerLint((folder: string, analysis: Analysis, module: Module): Installed => {
  const { index, packages } = analysis.project;
  const marked = (mark: 'installs-validator' | 'starts-application') =>
    index.marked(module, mark, analysis.catalogue)?.filter(({ path }) => !isTestDouble(path, analysis));
  const [installers, starters] = [marked('installs-validator'), marked('starts-application')];
  // Of so many modules nobody can say.
  if (!installers || !starters) return { validators: [undefined], holdEverywhere: false, isSeen: false };
  const isNear = ({ path }: Module) => packages.nearest(path)?.folder === folder;
  const hasOwn = starters.some(isNear) || installers.some(isNear);
  const installing = hasOwn ? installers.filter(isNear) : installers;
  const starting = hasOwn ? starters.filter(isNear) : starters;
  const found = installing.map((each) => ({ module: each, validators: installedIn(each, analysis) }));
  const validators = found.flatMap((each) => each.validators);
  const isSeen = starting.length > 0 && starting.every((each) => !handsApplicationOn(each, analysis));
  if (validators.length === 0) return { validators, holdEverywhere: false, isSeen };
  const applications = listening(starting, analysis).flatMap((each) =>
    applicationsIn(each, analysis).map((root) => ({ module: each, root })),
  );
  const isOne = new Set(applications.map(({ root }) => root)).size < 2;
  // Of several applications each has to install its own.
  const isInEach = applications.every((each) =>
    found.some((one) => one.module === each.module && one.validators.length > 0),
  );
  return { validators, holdEverywhere: isOne || isInEach, isSeen };
});

/** Does a module give its application to code that cannot be read? That may install anything. */
function handsApplicationOn({ ast }: Module, analysis: Analysis): boolean {
  return nodesIn(ast).some((node) => {
    if (node.type !== 'CallExpression') return false;
    const isHanded = node.arguments.some((each) => {
      const made = each.type === 'Identifier' ? valueOf(each, analysis) : undefined;
      const node = made?.kind === 'api' ? made.made?.node : undefined;
      return node?.type === 'CallExpression' && calleeSaying(node, 'startsApplication', analysis) === true;
    });
    return isHanded && !isKnown(valueOf(node.callee, analysis));
  });
}

/** Those modules whose application answers requests; all where that is seen of none. One that only writes documents has no handlers to validate for. */
function listening(modules: readonly Module[], analysis: Analysis): readonly Module[] {
  const found = modules.filter(({ ast }) =>
    nodesIn(ast).some((node) => node.type === 'CallExpression' && calleeSaying(node, 'listens', analysis)),
  );
  return found.length > 0 ? found : modules;
}

/** What each application that a module starts is made of. */
function applicationsIn({ ast }: Module, analysis: Analysis): Node[] {
  return nodesIn(ast).flatMap((node) => {
    if (node.type !== 'CallExpression' || !calleeSaying(node, 'startsApplication', analysis)) return [];
    const [root] = node.arguments;
    const value = root && valueOf(root, analysis);
    return [value?.kind === 'class' ? value.node : node];
  });
}

const installedIn = memoizePerLint((module: Module, analysis: Analysis): (Validator | undefined)[] =>
  nodesIn(module.ast).flatMap((node) => {
    if (node.type === 'CallExpression') return installedBy(node, analysis);
    return node.type === 'Property' && node.parent.type === 'ObjectExpression'
      ? providedBy(node, node.parent, analysis)
      : [];
  }),
);

function installedBy(call: TSESTree.CallExpression, analysis: Analysis): (Validator | undefined)[] {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (!analysis.catalogue.validatorNames.isInstaller(name)) return [];
  const known = calleeOf(call, analysis);
  if (known && known.call.installsValidators !== 'everywhere') return [];
  return call.arguments.map((argument) => validatorIn(argument, analysis));
}

function providedBy(
  property: TSESTree.Property,
  object: TSESTree.ObjectExpression,
  analysis: Analysis,
): (Validator | undefined)[] {
  const { value } = property;
  if (value.type !== 'Identifier' && value.type !== 'MemberExpression') return [];
  const token = valueOf(value, analysis);
  const provision =
    token.kind === 'api' ? analysis.catalogue.facet(token.type, 'providesValidator')?.value : undefined;
  return provision && keyName(property) === provision.token ? [provided(object, provision, analysis)] : [];
}

function provided(
  { properties }: TSESTree.ObjectExpression,
  provision: Provision,
  analysis: Analysis,
): Validator | undefined {
  for (const property of properties) {
    if (property.type === 'SpreadElement') return undefined;
    const key = keyName(property);
    if (key === provision.value || key === provision.class) return validatorIn(property.value, analysis);
    if (key === provision.factory) {
      const fn = functionOf(property.value, analysis);
      return fn && validatorOf(returnedBy(fn, analysis), analysis);
    }
  }
  return undefined;
}
