// Which entities refer to which, as the project's schema file declares it. The library's model says where that file is
// and how it is written.
import path from 'node:path';
import type { Model, Relations } from '../models/model.js';
import { findFiles, readText, stampOf } from './files.js';
import { nearestManifest, workspacePackages } from './manifests.js';

export interface EntityField {
  readonly name: string;
  /** The field's type, with a small first letter when it is an entity. */
  readonly type: string;
  readonly isList: boolean;
  readonly isUnique: boolean;
  /** Name of the relation, where two entities have more than one. */
  readonly relation: string | undefined;
  /** The columns on this side and on the other that make the relation; on one side only. */
  readonly fields: readonly string[];
  readonly references: readonly string[];
}

/** Entities by the name under which a client has them, with their fields. */
export type RelationGraph = ReadonlyMap<string, readonly EntityField[]>;

export interface Relation {
  readonly name: string;
  readonly isList: boolean;
}

const graphs = new Map<string, { stamp: string; graph: RelationGraph }>();

/** The relations of the project around a file; `undefined` where no schema, or more than one, could be meant. */
export function relationsAround(file: string, { relations }: Model): RelationGraph | undefined {
  if (!relations) return undefined;
  const files = schemaFiles(file, relations);
  const stamp = files.map((each) => `${each}:${stampOf(each)}`).join('\n');
  const key = files[0];
  if (key === undefined) return undefined;
  let entry = graphs.get(key);
  if (entry?.stamp !== stamp) {
    const text = files.map((each) => readText(each) ?? '').join('\n');
    graphs.set(key, (entry = { stamp, graph: GRAMMARS[relations.grammar](text) }));
  }
  return entry.graph;
}

function schemaFiles(file: string, relations: Relations): readonly string[] {
  const own = nearestManifest(file)?.folder;
  if (own === undefined) return [];
  const patterns = relations.files ?? [];
  const files = findFiles(own, patterns);
  if (files.length > 0) return files;
  const others = [...workspacePackages(path.dirname(file)).values()]
    .map((folder) => findFiles(folder, patterns))
    .filter(({ length }) => length > 0);
  return others.length === 1 ? (others[0] ?? []) : [];
}

/**
 * The field of `parent` that holds the rows of `child` whose `childKey` equals the parent's `parentKey`.
 *
 * @returns undefined when no relation, or more than one, fits
 */
export function relationBetween(
  graph: RelationGraph,
  parent: { readonly entity: string; readonly key: string },
  child: { readonly entity: string; readonly key: string },
): Relation | undefined {
  const ofParent = (graph.get(parent.entity) ?? []).filter(({ type }) => type === child.entity);
  const ofChild = (graph.get(child.entity) ?? []).filter(({ type }) => type === parent.entity);
  const joins = ({ fields, references }: EntityField, from: string, to: string) =>
    fields.length === 1 && fields[0] === from && references[0] === to;
  const forward = ofParent.filter((field) => joins(field, parent.key, child.key));
  const backward = ofChild
    .filter((field) => joins(field, child.key, parent.key))
    .flatMap((owner) =>
      ofParent.filter(
        (field) => field !== owner && field.fields.length === 0 && field.relation === owner.relation,
      ),
    );
  const [only, ...more] = [...forward, ...backward];
  return only && more.length === 0 ? { name: only.name, isList: only.isList } : undefined;
}

const GRAMMARS: Readonly<Record<Relations['grammar'], (text: string) => RelationGraph>> = {
  'model-blocks': readModelBlocks,
  'relation-calls': () => new Map(),
  decorators: () => new Map(),
  'association-calls': () => new Map(),
  'schema-refs': () => new Map(),
};

const BLOCK = /^[ \t]*model\s+(\w+)\s*\{([^}]*)\}/gm;
const FIELD = /^(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/;

/** `model Order { user User @relation(fields: [userId], references: [id]) }`, one field a line. */
function readModelBlocks(text: string): RelationGraph {
  const bare = text.replaceAll(/\/\/.*$/gm, '').replaceAll(/"[^"\n]*[{}][^"\n]*"/g, '""');
  const graph = new Map<string, readonly EntityField[]>();
  for (const [, name = '', body = ''] of bare.matchAll(BLOCK)) {
    const lines = body.split('\n').map((line) => line.trim());
    graph.set(withSmallInitial(name), lines.flatMap(fieldIn));
  }
  return graph;
}

function fieldIn(line: string): EntityField[] {
  const [, name, type, list, , attributes = ''] = FIELD.exec(line) ?? [];
  if (name === undefined || type === undefined) return [];
  const relation = /@relation\(([^)]*)\)/.exec(attributes)?.[1] ?? '';
  return [
    {
      name,
      type: withSmallInitial(type),
      isList: list !== undefined,
      isUnique: /@(?:id|unique)\b/.test(attributes),
      relation: /^\s*(?:name:\s*)?"([^"]*)"|name:\s*"([^"]*)"/.exec(relation)?.slice(1).find(Boolean),
      fields: namesIn(/fields:\s*\[([^\]]*)\]/.exec(relation)?.[1]),
      references: namesIn(/references:\s*\[([^\]]*)\]/.exec(relation)?.[1]),
    },
  ];
}

function namesIn(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function withSmallInitial(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
