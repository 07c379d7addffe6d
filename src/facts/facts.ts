// The one object that rules ask. Each room of the analysis answers under its name: `facts.queries`, `facts.errors`.
import type { TSESLint } from '@typescript-eslint/utils';
import { CatalogueFacts } from './catalogue/facade.js';
import { SettingsReader, type Settings } from './catalogue/settings.js';
import { ErrorFacts } from './errors/facade.js';
import { OriginFacts } from './origins/facade.js';
import { beginLint, type Analysis } from './project/analysis.js';
import { Module } from './project/module.js';
import { Project } from './project/project.js';
import { QueryFacts } from './queries/facade.js';
import { RaceFacts } from './races/facade.js';
import { RelationFacts } from './relations/facade.js';
import { RepetitionFacts } from './repetition/facade.js';
import { RuntimeFacts } from './runtime/facade.js';
import { TestFacts } from './tests/facade.js';
import { TransactionFacts } from './transactions/facade.js';
import { ValidationFacts } from './validation/facade.js';

export interface FactsContext {
  readonly filename: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** Everything known about the open file, computed when asked for and once. */
export class Facts {
  readonly module: Module;
  readonly analysis: Analysis;
  readonly catalogue: CatalogueFacts;
  readonly origins: OriginFacts;
  readonly runtime: RuntimeFacts;
  readonly queries: QueryFacts;
  readonly transactions: TransactionFacts;
  readonly relations: RelationFacts;
  readonly repetition: RepetitionFacts;
  readonly errors: ErrorFacts;
  readonly validation: ValidationFacts;
  readonly races: RaceFacts;
  readonly tests: TestFacts;

  constructor({ filename, sourceCode }: FactsContext, settings: Settings, project: Project) {
    const { text, ast, scopeManager, parserServices } = sourceCode;
    const { catalogue, scripts } = settings;
    const module = new Module(filename, text, ast, scopeManager as never);
    const analysis = beginLint(module, settings, project, parserServices);
    this.module = module;
    this.analysis = analysis;
    const hasHandles = analysis.handles.length > 0;
    this.catalogue = new CatalogueFacts(catalogue, analysis.queryNames ?? catalogue.names, hasHandles);
    this.origins = new OriginFacts(analysis);
    this.runtime = new RuntimeFacts(module, analysis, scripts);
    this.queries = new QueryFacts(module, analysis);
    this.transactions = new TransactionFacts(analysis);
    this.relations = new RelationFacts(analysis);
    this.repetition = new RepetitionFacts(module, analysis);
    this.errors = new ErrorFacts(analysis);
    this.validation = new ValidationFacts(module, analysis);
    this.races = new RaceFacts(analysis);
    this.tests = new TestFacts(analysis);
  }
}

/** What outlives a lint: the project, the settings as read, and the facts of the file that is open. */
class Session {
  #project = new Project();
  readonly #settings = new SettingsReader();
  // Only the last file's facts are kept: a weak map would hold every tree until the next full collection, and the collector
  // then costs more than the analysis.
  #last: { readonly ast: object; readonly facts: Facts } | undefined;

  factsOf(context: FactsContext): Facts {
    const { ast } = context.sourceCode;
    if (this.#last?.ast !== ast)
      this.#last = { ast, facts: new Facts(context, this.#settings.read(context.settings), this.#project) };
    return this.#last.facts;
  }

  forgetProject(): void {
    this.#project = new Project();
    this.#last = undefined;
  }
}

/** ESLint gives rules no place of their own to keep things in from file to file: this is the process's one. */
const session = new Session();

/**
 * Forgets all that was read of any project: for a host in which other files stand at the same paths from one moment to the next,
 * and in which nobody waits until what was found is looked at again.
 */
export function forgetProject(): void {
  session.forgetProject();
}

/** The facts of the file that a rule is run on; all rules share them. */
export function factsFor(context: FactsContext): Facts {
  return session.factsOf(context);
}
