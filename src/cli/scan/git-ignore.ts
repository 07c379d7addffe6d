// What git ignores, read from the files that say so: the answer is the same where there is no git.
import ignore, { type Ignore } from 'ignore';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Judge = (entry: string, isFolder: boolean) => boolean;

/**
 * Says of files below a folder whether git ignores them: by each `.gitignore` from the top of the repository down to the file,
 * and by the repository's own `info/exclude`.
 */
export function gitIgnoreOf(folder: string): (file: string) => boolean {
  const inRepository = judgeBelow(repositoryOf(folder) ?? folder);
  // Who asks in a folder means it, even where git ignores the whole of it.
  const judge = inRepository(folder, true) ? judgeBelow(folder) : inRepository;
  return (file) => judge(file, false);
}

function judgeBelow(top: string): Judge {
  const rules = new Map<string, Ignore | undefined>();
  const decided = new Map<string, boolean>();
  const rulesIn = (directory: string): Ignore | undefined => {
    if (!rules.has(directory)) {
      const sources = [path.join(directory, '.gitignore')];
      if (directory === top) sources.push(path.join(top, '.git/info/exclude'));
      const texts = sources.flatMap(readIfThere);
      rules.set(directory, texts.length === 0 ? undefined : ignore().add(texts.join('\n')));
    }
    return rules.get(directory);
  };
  /** The nearest file that has a word on it decides, and what lies in an ignored folder is ignored. */
  const isIgnored: Judge = (entry, isFolder) => {
    if (entry === top || !entry.startsWith(top + path.sep)) return false;
    const known = decided.get(entry);
    if (known !== undefined) return known;
    const parent = path.dirname(entry);
    let answer = isIgnored(parent, true);
    for (let from = parent; !answer; from = path.dirname(from)) {
      const relative = path.relative(from, entry).split(path.sep).join('/');
      const result = rulesIn(from)?.test(isFolder ? `${relative}/` : relative);
      if (result?.ignored || result?.unignored) {
        answer = result.ignored;
        break;
      }
      if (from === top) break;
    }
    decided.set(entry, answer);
    return answer;
  };
  return isIgnored;
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

function readIfThere(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
