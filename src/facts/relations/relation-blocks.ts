// Relations in a schema file: `model Order { user User @relation(fields: [userId], references: [id]) }`. The library's model
// says where that file is.
import type { Relations } from '../../models/model.js';
import { fingerprintOf, toldOnce } from '../project/asked.js';
import { readText, stampOf } from '../project/files.js';
import type { Project } from '../project/project.js';
import type { EntityField, RelationGraph } from './relation-graph.js';
import { kindAmong } from './stored-kinds.js';

interface SchemaBlocks {
  readonly stamp: string;
  readonly files: readonly string[];
  readonly text: string;
  readonly graph: RelationGraph;
}

/** The relations of the project around a file; `undefined` where no schema, or more than one, could be meant. */
export function blocksAround(
  file: string,
  relations: Relations,
  project: Project,
): RelationGraph | undefined {
  return schemaAround(file, relations, project)?.graph;
}

/** The text of the same schema. */
export function schemaTextAround(file: string, relations: Relations, project: Project): string | undefined {
  return schemaAround(file, relations, project)?.text;
}

function schemaAround(file: string, relations: Relations, project: Project): SchemaBlocks | undefined {
  const home = project.packages.nearest(file)?.folder;
  const patterns = relations.files ?? [];
  if (home === undefined) return undefined;
  const find = (): SchemaBlocks | undefined => readSchema(home, relations, project);
  return project.asked.of('schema', home, JSON.stringify(patterns), find, (found) =>
    found ? toldOnce(found, toldFiles) : toldFiles(undefined),
  );
}

/** What stands for the schema of the package in a folder. */
export function toldSchema(home: string, patterns: readonly string[], project: Project): string {
  const files = schemaFiles(home, patterns, project);
  return toldFiles(files.length > 0 ? { files, text: textOf(files) } : undefined);
}

function toldFiles(schema: Pick<SchemaBlocks, 'files' | 'text'> | undefined): string {
  return schema ? fingerprintOf(JSON.stringify([schema.files, schema.text])) : '?';
}

function readSchema(home: string, relations: Relations, project: Project): SchemaBlocks | undefined {
  const files = schemaFiles(home, relations.files ?? [], project);
  const stamp = files.map((each) => `${each}:${stampOf(each)}`).join('\n');
  const key = files[0];
  if (key === undefined) return undefined;
  const graphs = project.memo.to<SchemaBlocks>(blocksAround);
  let entry = graphs.get(key);
  if (entry?.stamp !== stamp) {
    const text = textOf(files);
    const blocks = readBlocks(text, relations);
    const graph: RelationGraph = {
      entityOf: ({ entity }) => entity,
      fieldsOf: (entity) => blocks.get(entity)?.fields,
      keysOf: (entity) => blocks.get(entity)?.keys ?? [],
    };
    graphs.set(key, (entry = { stamp, files, text, graph }));
  }
  return entry;
}

function textOf(files: readonly string[]): string {
  return files.map((each) => readText(each) ?? '').join('\n');
}

function schemaFiles(
  home: string,
  patterns: readonly string[],
  { packages, listings }: Project,
): readonly string[] {
  const root = packages.rootOf(home);
  const files = listings.matching(home, patterns, root);
  if (files.length > 0) return files;
  const others = [...packages.workspaceOf(home).values()]
    .map((folder) => listings.matching(folder, patterns, root))
    .filter(({ length }) => length > 0);
  return others.length === 1 ? (others[0] ?? []) : [];
}

const BLOCK = /^[ \t]*model\s+(\w+)\s*\{([^{}]*)\}/gm;
/** `@@unique([userId, postId])`, `@@id(fields: [userId, postId(sort: Desc)])`; with `where` it is an index of some rows. */
const KEY = /^@@(?:unique|id)\(\s*(?:fields:\s*)?\[([^\]]*)\](?!.*\bwhere:)/;
const FIELD = /^(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/;

interface Block {
  readonly fields: readonly EntityField[];
  readonly keys: readonly (readonly string[])[];
}

/** One field a line. */
function readBlocks(text: string, relations: Relations): ReadonlyMap<string, Block> {
  const bare = text
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/"[^"\n]*"/g, (quoted) => (/[{}]/.test(quoted) ? '""' : quoted));
  const entities = new Map<string, Block>();
  for (const [, name = '', body = ''] of bare.matchAll(BLOCK)) {
    const lines = body.split('\n').map((line) => line.trim());
    entities.set(withSmallInitial(name), {
      fields: lines.flatMap((line) => fieldIn(line, relations)),
      keys: lines.flatMap((line) => keyIn(line)),
    });
  }
  return entities;
}

function fieldIn(line: string, { columnKinds }: Relations): EntityField[] {
  const [, name, type, list, optional, attributes = ''] = FIELD.exec(line) ?? [];
  if (name === undefined || type === undefined) return [];
  const relation = /@relation\(([^)]*)\)/.exec(attributes)?.[1] ?? '';
  return [
    {
      name,
      type: withSmallInitial(type),
      isList: list !== undefined,
      kind: kindAmong([...storedAs(attributes), type], columnKinds ?? {}),
      mayBeNull: optional !== undefined,
      isUnique: /@(?:id|unique)\b/.test(attributes),
      relation: /^\s*(?:name:\s*)?"([^"]*)"|name:\s*"([^"]*)"/.exec(relation)?.slice(1).find(Boolean),
      fields: columnsIn(/fields:\s*\[([^\]]*)\]/.exec(relation)?.[1]),
      references: columnsIn(/references:\s*\[([^\]]*)\]/.exec(relation)?.[1]),
    },
  ];
}

function keyIn(line: string): string[][] {
  const list = KEY.exec(line)?.[1];
  return list === undefined ? [] : [columnsIn(list.replaceAll(/\([^()]*\)/g, '')).flat()];
}

/** `@db.Uuid`, `@db.Citext`: what the database keeps the column as. */
function storedAs(attributes: string): string[] {
  return /@\w+\.\w+/.exec(attributes)?.slice(0, 1) ?? [];
}

function columnsIn(list: string | undefined): string[][] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => [name]);
}

function withSmallInitial(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
