// Asks again what a lint asked: what it found holds as long as each answer is the same.
import type { Analysis } from '../facts/project/analysis.js';
import { PART, toldPaths, toldPlainly, type QuestionKind } from '../facts/project/asked.js';
import type { Mark } from '../facts/project/marks.js';
import { foldersJoinedWith } from '../facts/project/joined-packages.js';
import {
  isAskedAround,
  isNamedAbove,
  isOfBrowserPackage,
  isStartedByScript,
  queryNamesAround,
  toldQueryNames,
} from '../facts/project/manifest-questions.js';
import { scriptsIn } from '../facts/project/scripts-beside.js';
import { toldManifest, toldPackages } from '../facts/project/told-manifests.js';
import { readStatement, toldStatement } from '../facts/queries/text-files.js';
import { toldSchema } from '../facts/relations/relation-blocks.js';
import { isBehindScreen } from '../facts/runtime/screens.js';
import path from 'node:path';

type Ask = (place: string, detail: string, analysis: Analysis) => string;

/** A file in a folder: what manifests say is asked from a file on, and is the same for all files of its folder. */
const within = (folder: string): string => path.join(folder, '_');

const ASK: Readonly<Record<QuestionKind, Ask>> = {
  text: (file, _, { project }) => project.snapshots.fingerprintOf(file),
  statement: (file) => toldStatement(readStatement(file)),
  import: (folder, specifier, { project }) =>
    toldPlainly(project.resolution.resolve(specifier, within(folder))),
  'handed-on': (file, _, { project }) => toldPaths(project.clauses.handedOnBy(file)),
  takers: (file, name, { project, catalogue }) => project.index.importers.toldTakers(file, name, catalogue),
  importers: (file, name, { project, catalogue }) =>
    project.index.importers.toldImporters(file, name, catalogue),
  elements: (file, detail, { project }) => {
    const [name = '', target = ''] = detail.split(PART);
    return toldPlainly(project.clauses.elementsOf(file, name, target));
  },
  marked: (root, mark, { project, catalogue }) =>
    toldPaths(project.index.importers.markedIn(root, mark as Mark, catalogue)),
  entry: (file, _, { project }) => toldPlainly(project.index.isEntry(file)),
  word: (root, words, { project }) => project.mentions.toldWords(root, words.split(PART)),
  form: (root, detail, { project }) => {
    const [form = '', word = ''] = detail.split(PART);
    return toldPlainly(project.mentions.isFormIn(root, form, word));
  },
  joined: (folder, _, { project }) => toldPaths(foldersJoinedWith(within(folder), project.packages)),
  'form-beside': (root, form, { project }) => toldPlainly(project.mentions.isFormBeside(root, form)),
  manifest: (folder, _, { project }) => toldManifest(project.packages.nearestAbove(folder)),
  version: (folder, name, { project }) =>
    toldPlainly(project.packages.requestedVersion(within(folder), name)),
  named: (folder, name, { project }) => toldPlainly(isNamedAbove(within(folder), name, project)),
  requested: (folder, name, { project }) => toldPlainly(project.packages.isRequested(within(folder), name)),
  command: (folder, name, { project }) => toldPlainly(project.packages.isRun(within(folder), name)),
  'asked-for': (folder, name, { project }) => toldPlainly(isAskedAround(within(folder), name, project)),
  models: (folder, _, { project, catalogue }) =>
    toldQueryNames(queryNamesAround(within(folder), project, catalogue)),
  browser: (folder, _, { project, catalogue }) =>
    toldPlainly(isOfBrowserPackage(within(folder), project, catalogue)),
  started: (file, _, { project }) => toldPlainly(isStartedByScript(file, project)),
  root: (folder, _, { project }) => toldPlainly(project.packages.rootOf(folder)),
  workspace: (folder, _, { project }) => toldPackages(project.packages.workspaceOf(folder)),
  folder: (folder, _, { project }) => toldPaths(scriptsIn(folder, project)),
  screen: (file, _, { project }) => toldPlainly(isBehindScreen(file, project)),
  schema: (home, patterns, { project }) =>
    toldSchema(home, JSON.parse(patterns) as readonly string[], project),
};

/**
 * The answer to a question as it is now, or `undefined` where there is no such question.
 *
 * @param question as it was written down: see `Asked`
 */
export function askAgain(question: string, analysis: Analysis): string | undefined {
  const [kind = '', place = '', ...details] = question.split(PART);
  return Object.hasOwn(ASK, kind)
    ? ASK[kind as QuestionKind](place, details.join(PART), analysis)
    : undefined;
}
