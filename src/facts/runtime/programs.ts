// Modules that somebody runs by hand: they call what they define, and start nothing that goes on working for others.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { isFoundByFile } from '../origins/conventions.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, bindingOf, textOf } from '../project/module.js';
import { writtenOut } from '../project/written-out.js';
import { importersOf } from './importers.js';
import { startsService } from './services.js';

/** What only the file that node was started with is equal to. */
const IS_MAIN = /\brequire\.main\b|\bmodule\.parent\b|\bimport\.meta\.main\b|\bprocess\.argv\[1\]/;

/**
 * Does somebody run a module by hand? Either it exports nothing and calls what it defines, or it asks whether node was started with it,
 * and nobody imports it.
 */
export const isProgram = memoizePerLint(
  (module: Module, analysis: Analysis): boolean =>
    (exportsNothing(module)
      ? module.ast.body.some((statement) => callsOwn(statement))
      : runsIfMain(module) &&
        importersOf(module, analysis)?.length === 0 &&
        !isFoundByFile(module, analysis)) && !startsService(module, analysis),
);

function exportsNothing({ exports: { named, stars, whole } }: Module): boolean {
  return named.size === 0 && stars.length === 0 && !whole;
}

/** `if (require.main === module) main();`, `const isMain = …; if (isMain) main();` */
function runsIfMain({ ast, text }: Module): boolean {
  if (!IS_MAIN.test(text)) return false;
  return ast.body.some((statement) => {
    if (statement.type !== 'IfStatement') return false;
    return nodesIn(writtenOut(statement.test)).some(
      (node) =>
        (node.type === 'MemberExpression' || node.type === 'Identifier') && IS_MAIN.test(textOf(node)),
    );
  });
}

/** `main();`, `await main()`, `main().catch(…)`, `void main()`, `new Job().run()`, `job.run()` of a class in the file. */
function callsOwn(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  if (
    nodesIn(statement, (node) => !isFunction(node)).some((node) => isFunction(node) && isCalledInPlace(node))
  )
    return true;
  const root = nodesIn(statement).find((node) => node.type === 'Identifier');
  return root !== undefined && isOwn(root);
}

/** A function or a class of the file, or what is made of one. */
function isOwn(name: TSESTree.Identifier): boolean {
  const declared = bindingOf(name)?.defs[0]?.node;
  if (!declared) return false;
  const value = declared.type === 'VariableDeclarator' && declared.init ? declared.init : declared;
  if (value.type === 'NewExpression') return value.callee.type === 'Identifier' && isOwn(value.callee);
  return isFunction(value) || value.type === 'ClassDeclaration' || value.type === 'ClassExpression';
}

/** `(async () => { … })()` */
function isCalledInPlace(fn: Node): boolean {
  return fn.parent?.type === 'CallExpression' && fn.parent.callee === fn;
}
