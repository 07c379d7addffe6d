// The branches of a run by the names on which their conditions depend. Hundreds of rows may be read and checked in one
// function, and each asks for the branches that are about itself.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { memoizePerFile } from '../project/memoize.js';
import { type Binding, bindingOf } from '../project/module.js';
import { referencesIn } from './derived-names.js';
import { initOf } from '../project/written-out.js';

type Branch = TSESTree.IfStatement;

/** The branches whose condition depends on one of the names, in the order of the run. */
export function branchesOn(names: Iterable<Binding>, run: readonly Node[]): readonly Branch[] {
  const found = new Set([...names].flatMap((name) => byName(run).get(name) ?? []));
  return [...found].sort((a, b) => a.range[0] - b.range[0]);
}

const byName = memoizePerFile(
  (run: readonly Node[]): ReadonlyMap<Binding, Branch[]> => {
    const branches = new Map<Binding, Branch[]>();
    for (const node of run) {
      if (node.type !== 'IfStatement') continue;
      for (const name of namesBehind(node.test, 0)) {
        const known = branches.get(name);
        if (known) known.push(node);
        else branches.set(name, [node]);
      }
    }
    return branches;
  },
  ([first]) => first,
);

function namesBehind(value: Node, depth: number): ReadonlySet<Binding> {
  const names = new Set<Binding>();
  for (const each of referencesIn(value)) {
    const name = bindingOf(each);
    if (!name) continue;
    names.add(name);
    const init = depth < CONDITION_NAMES ? initOf(name) : undefined;
    if (init) for (const behind of namesBehind(init, depth + 1)) names.add(behind);
  }
  return names;
}
