// What was found is kept as long as it holds, in one of three places:
//
//   per file      with the module: it follows from that module's text alone
//   per version   with the module, until a file of the project changes: it was followed into other modules
//   per lint      with the analysis: another lint may see other files or settings
//
// Nothing is kept in a variable of a module, so nothing outlives what it is about.
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from './analysis.js';
import { moduleOf } from './module.js';

/** A question whose answer follows from the text of one module. `home` is a node of it, where the subject itself is none. */
export function memoizePerFile<Subject extends Node, Answer>(
  find: (subject: Subject) => Answer,
): (subject: Subject) => Answer;
export function memoizePerFile<Subject, Answer>(
  find: (subject: Subject) => Answer,
  home: (subject: Subject) => Node | undefined,
): (subject: Subject) => Answer;
export function memoizePerFile<Subject, Answer>(
  find: (subject: Subject) => Answer,
  home: (subject: Subject) => Node | undefined = (subject) => subject as Node,
): (subject: Subject) => Answer {
  return (subject) => {
    const node = home(subject);
    return node ? moduleOf(node).memo.of(find, subject, () => find(subject)) : find(subject);
  };
}

/** A question whose answer holds for the rest of the lint. What else it depends on must follow from its subject. */
export function memoizePerLint<Subject, Rest extends readonly unknown[], Answer>(
  find: (subject: Subject, analysis: Analysis, ...rest: Rest) => Answer,
): (subject: Subject, analysis: Analysis, ...rest: Rest) => Answer {
  return (subject, analysis, ...rest) =>
    analysis.memo.of(find, subject, () => find(subject, analysis, ...rest));
}
