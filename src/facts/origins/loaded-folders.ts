// Scripts that a file reads from a folder: models from its own, one file each, as `sequelize init` writes it, or routes from the one below.
//
//   readdirSync(__dirname).forEach((file) => {
//     const model = require(path.join(__dirname, file))(sequelize, DataTypes);
//     db[model.name] = model;
//   });
//
//   db.Order             what the one file of the folder gives that calls its model Order
//   sequelize in a file  what it is called with there
//   readdirSync('./routes').forEach((file) => require(`./routes/${file}`)(app)), in the file above
//                        app in a file of `routes`: what it is called with there
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

/** What a function is called with that its folder's index file loads, or the file above in which the program is put together. */
export function loadedWith(fn: FunctionNode, position: number, analysis: Analysis): Value {
  const module = moduleOf(fn);
  const { whole } = module.exports;
  if (!whole || (unwrap(whole) !== fn && functionOf(whole, analysis)?.node !== fn)) return UNKNOWN;
  const own = path.basename(path.dirname(module.path));
  const calls = [
    ...callsLoading('./index', '', module, analysis),
    ...ABOVE.flatMap((above) => callsLoading(above, own, module, analysis)),
  ];
  const [call, ...others] = calls;
  const argument = others.length === 0 ? call?.arguments[position] : undefined;
  return argument ? valueOf(argument, analysis) : UNKNOWN;
}

/** Files in which programs are put together. What they load is read from their code. */
const ABOVE = ['../index', '../app', '../server', '../main'];

/** The calls by which a file hands something to each script of a folder. */
function callsLoading(
  specifier: string,
  folder: string,
  module: Module,
  { project: { modules } }: Analysis,
): readonly TSESTree.CallExpression[] {
  const file = modules.sourceOf(module, specifier);
  if (file === undefined || file === module.path || !/\breaddir/.test(modules.textOf(file) ?? '')) return [];
  const loading = modules.at(file);
  const calls = loading ? nodesOfType(loading.ast, 'CallExpression') : [];
  return calls.filter(({ callee }) => isLoader(writtenOut(callee), folder));
}

/** `require(path.join(__dirname, file))`, `` require(`./routes/${file}`) ``, `require(__dirname + '/' + file)` */
function isLoader(node: Node, folder = ''): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return false;
  const place = node.arguments[0];
  if (!place || bindingOf(node.callee)?.defs.length) return false;
  const [, below] = /^(?:<own>|\.)\/(.+)$/.exec(writtenPath(place)) ?? [];
  const file = below && path.posix.normalize(below).replace(/\.c?js$/, '');
  return file === path.posix.join(folder, '<any>');
}

/** A path as it is put together, with `<own>` for the folder of the file and `<any>` for what is not known. */
function writtenPath(node: Node): string {
  const value = writtenOut(node);
  switch (value.type) {
    case 'Identifier':
      return value.name === '__dirname' ? '<own>' : '<any>';
    case 'TemplateLiteral':
      return value.quasis
        .map(({ value: text }, at) => {
          const next = value.expressions[at];
          return `${text.cooked}${next ? writtenPath(next) : ''}`;
        })
        .join('');
    case 'BinaryExpression':
      return value.operator === '+' ? writtenPath(value.left) + writtenPath(value.right) : '<any>';
    case 'CallExpression': {
      const isJoin =
        value.callee.type === 'MemberExpression' && /^(?:join|resolve)$/.test(memberName(value.callee) ?? '');
      return isJoin ? value.arguments.map(writtenPath).join('/') : '<any>';
    }
    default:
      return stringValue(value) ?? '<any>';
  }
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
