// Calls that say something of one entity: `User.hasMany(Order, …)`, `User.init({ … })`, `userSchema.virtual('orders', …)`.
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, moduleOf } from '../project/module.js';
import { exportedNames, namesOfExport } from '../project/exported-names.js';
import { siteAt, siteOf, type EntitySite } from './entity-sites.js';
import { ownerOf, wordOf, type Word } from './relation-words.js';

interface CallAbout {
  /** What the call is made on. */
  readonly subject: Node;
  readonly word: Word;
}

/** The calls in a module that declare something of what they are made on. */
export const declaringCallsIn = memoizePerLint((module: Module, analysis: Analysis): readonly CallAbout[] => {
  if (!analysis.catalogue.names.mentions('relates', module.text)) return [];
  return nodesIn(module.ast).flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return [];
    if (!analysis.catalogue.names.isNamed('relates', memberName(callee))) return [];
    const word = wordOf(node, analysis);
    return word ? [{ subject: unwrap(callee.object), word }] : [];
  });
});

const found = memoizePerLint((module: Module, analysis: Analysis): ReadonlyMap<string, readonly Word[]> => {
  const bySite = new Map<string, Word[]>();
  for (const { subject, word } of declaringCallsIn(module, analysis)) {
    const owner = ownerOf(subject);
    const site = owner
      ? siteAt(owner.node)
      : subject.type === 'ThisExpression'
        ? undefined
        : siteOf(valueOf(subject, analysis), analysis);
    if (site) bySite.set(site.key, [...(bySite.get(site.key) ?? []), word]);
  }
  return bySite;
});

/** What calls say of an entity, in its own module and in those that import it. */
export function callsAbout(site: EntitySite, analysis: Analysis): readonly Word[] {
  return modulesWith(site, analysis).flatMap((module) => found(module, analysis).get(site.key) ?? []);
}

function modulesWith({ node, module }: EntitySite, analysis: Analysis): readonly Module[] {
  const names = namesOf(node);
  const others = names.flatMap(
    (name) => analysis.project.index.usesOf(module, name, analysis.catalogue) ?? [],
  );
  return [...new Set([module, ...others.map((use) => use.module)])];
}

/** The names under which a module exports a class, or what a call makes. */
function namesOf(node: EntitySite['node']): string[] {
  const id =
    'id' in node
      ? node.id
      : node.parent.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier'
        ? node.parent.id
        : undefined;
  const direct = [...moduleOf(node).exports.named].flatMap(([name, entry]) =>
    'node' in entry && entry.node === node ? [name] : [],
  );
  return [...new Set([...(id ? exportedNames(id) : []), ...namesOfExport(node), ...direct])];
}
