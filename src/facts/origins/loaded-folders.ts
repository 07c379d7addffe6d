// Models that a file reads from its own folder, one file each, as `sequelize init` writes it.
//
//   readdirSync(__dirname).forEach((file) => {
//     const model = require(path.join(__dirname, file))(sequelize, DataTypes);
//     db[model.name] = model;
//   });
//
//   db.Order             what the one file of the folder gives that calls its model Order
//   sequelize in a file  what it is called with there
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, stringValue, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { FOLDER_MODELS } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, type Module } from '../project/module.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { scriptsBeside } from '../project/scripts-beside.js';
import { writtenOut } from '../project/written-out.js';
import { returnsOf } from './calls.js';
import { functionOf, valueOf } from './origins.js';
import { UNKNOWN, type Value } from './value.js';

/** What a registry has under a name, where `value` is what it is given for every file of its folder. */
export function loadedUnder(name: string, value: Node, analysis: Analysis): Value {
  const call = writtenOut(value);
  if (call.type !== 'CallExpression' || !isLoader(writtenOut(call.callee))) return UNKNOWN;
  const found = siblingsNaming(name, moduleOf(value), analysis).flatMap((sibling) => {
    const given = givenBy(sibling, analysis);
    return given && isNamed(given, name) ? [given] : [];
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? valueOf(only, analysis) : UNKNOWN;
}

/** What a function is called with that its folder's index file loads. */
export function loadedWith(fn: FunctionNode, position: number, analysis: Analysis): Value {
  const module = moduleOf(fn);
  const { whole } = module.exports;
  if (!whole || (unwrap(whole) !== fn && functionOf(whole, analysis)?.node !== fn)) return UNKNOWN;
  const { modules } = analysis.project;
  const index = modules.sourceOf(module, './index');
  if (index === undefined || index === module.path || !/\breaddir/.test(modules.textOf(index) ?? ''))
    return UNKNOWN;
  const registry = modules.at(index);
  if (!registry) return UNKNOWN;
  const [call, ...others] = nodesOfType(registry.ast, 'CallExpression').filter(({ callee }) =>
    isLoader(writtenOut(callee)),
  );
  const argument = others.length === 0 ? call?.arguments[position] : undefined;
  return argument ? valueOf(argument, analysis) : UNKNOWN;
}

/** `require(path.join(__dirname, file))`, `` require(`./${file}`) ``, `require(__dirname + '/' + file)` */
function isLoader(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return false;
  const place = node.arguments[0];
  return place !== undefined && !bindingOf(node.callee)?.defs.length && isInOwnFolder(unwrap(place));
}

function isInOwnFolder(place: Node): boolean {
  if (place.type === 'CallExpression')
    return (
      place.callee.type === 'MemberExpression' &&
      /^(?:join|resolve)$/.test(memberName(place.callee) ?? '') &&
      place.arguments.length === 2 &&
      isFolder(place.arguments[0]) &&
      stringValue(place.arguments[1]) === undefined
    );
  if (place.type === 'TemplateLiteral') {
    const [start, ...rest] = place.quasis.map(({ value }) => value.raw);
    const [first, ...more] = place.expressions;
    return more.length === 0
      ? start === './' && rest.join('') === ''
      : more.length === 1 && start === '' && rest.join('') === '/' && isFolder(first);
  }
  if (place.type !== 'BinaryExpression' || place.left.type !== 'BinaryExpression')
    return place.type === 'BinaryExpression' && stringValue(place.left) === './';
  return isFolder(place.left.left) && stringValue(place.left.right) === '/';
}

function isFolder(node: Node | undefined): boolean {
  return node?.type === 'Identifier' && node.name === '__dirname';
}

/** The other scripts of a registry's folder in which a name stands. */
function siblingsNaming(name: string, registry: Module, { project }: Analysis): readonly Module[] {
  const { modules } = project;
  const files = scriptsBeside(registry.path, project);
  if (files.length > FOLDER_MODELS) return [];
  return files.flatMap((each) => {
    const file = modules.sourceOf(registry, `./${path.basename(each)}`);
    const isOther = file !== undefined && file !== registry.path;
    const sibling = isOther && modules.textOf(file)?.includes(name) ? modules.at(file) : undefined;
    return sibling ? [sibling] : [];
  });
}

/** What the function gives that a file exports. */
function givenBy({ exports: { whole } }: Module, analysis: Analysis): Node | undefined {
  const fn = whole && functionOf(whole, analysis)?.node;
  const [only, ...others] = fn ? returnsOf(fn) : [];
  return others.length === 0 ? only : undefined;
}

/** `sequelize.define('Order', …)`, or a class of that name. */
function isNamed(given: Node, name: string): boolean {
  const value = unwrap(given);
  const binding = value.type === 'Identifier' ? bindingOf(value) : undefined;
  const declared = binding?.defs[0]?.node as Node | undefined;
  if (declared?.type === 'ClassDeclaration') return declared.id?.name === name;
  const made: TSESTree.Node =
    declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : value;
  if (made.type === 'ClassExpression') return made.id?.name === name;
  return made.type === 'CallExpression' && stringValue(made.arguments[0]) === name;
}
