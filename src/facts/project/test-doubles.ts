// What stands in for the real thing in tests.
import path from 'node:path';
import type { Analysis } from './analysis.js';

const DOUBLE = /(?:^|[/._-])(?:tests?|specs?|mocks?|fakes?|stubs?|__tests__|__mocks__)(?:[/._-]|$)/i;

/** Does a file hold tests, or doubles that stand in for the real class, client or request in them? */
export function isTestDouble(file: string, { project }: Pick<Analysis, 'project'>): boolean {
  const below = path.relative(project.packages.rootOf(path.dirname(file)), file);
  return DOUBLE.test(below.replaceAll('\\', '/'));
}
