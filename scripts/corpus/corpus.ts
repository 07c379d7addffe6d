// The folder of a corpus: which repositories, what was found in them, and what people said of it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from '../cases/cases.js';
import { formatFindings, parseFindings, type RepositoryFindings } from './findings.js';
import { formatLabels, parseLabels, type Label } from './labels.js';

export interface Repository {
  /** On GitHub, owner/name. */
  readonly name: string;
  readonly commit: string;
  /** What its backend is written with, for readers. */
  readonly libraries: readonly string[];
}

export class Corpus {
  readonly repositories: readonly Repository[];

  /** @throws SetUpError when the folder has no list of repositories */
  constructor(readonly folder: string) {
    const list = join(folder, 'repositories.json');
    if (!existsSync(list)) throw new SetUpError(`${list} is not there: --corpus must name a folder with it.`);
    this.repositories = JSON.parse(readFileSync(list, 'utf8')) as Repository[];
  }

  /** @throws SetUpError when one of the names is not in the list */
  repositoriesNamed(names: readonly string[]): readonly Repository[] {
    if (names.length === 0) return this.repositories;
    return names.map((name) => {
      const found = this.repositories.find((repository) => repository.name === name);
      if (found) return found;
      const known = this.repositories.map((each) => each.name).join(', ');
      throw new SetUpError(`The corpus has no repository ${name}. It has ${known}.`);
    });
  }

  /** @throws SetUpError when there is no record of the pinned commit */
  recorded({ name, commit }: Repository): RepositoryFindings {
    const file = this.#findingsFile(name);
    if (!existsSync(file)) throw new SetUpError(`Nothing of ${name} is recorded yet: use --record.`);
    const recorded = parseFindings(readFileSync(file, 'utf8'));
    if (recorded.commit !== commit)
      throw new SetUpError(
        `${name} is pinned to ${commit}, and recorded at ${recorded.commit}: use --record.`,
      );
    return recorded;
  }

  record(findings: RepositoryFindings): void {
    mkdirSync(join(this.folder, 'findings'), { recursive: true });
    writeFileSync(this.#findingsFile(findings.repository), formatFindings(findings));
  }

  labels(): Label[] {
    return existsSync(this.labelsFile) ? parseLabels(readFileSync(this.labelsFile, 'utf8')) : [];
  }

  writeLabels(labels: readonly Label[]): void {
    writeFileSync(this.labelsFile, formatLabels(labels));
  }

  get labelsFile(): string {
    return join(this.folder, 'labels.tsv');
  }

  #findingsFile(repository: string): string {
    return join(this.folder, 'findings', `${repository.replace('/', '+')}.tsv`);
  }
}
