// The one object that rules ask: everything known about the open file, computed when asked for and once.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { settingsOf, type Settings } from './catalogue/settings.js';
import { DataFacts } from './data-facts.js';
import { caughtError, type CaughtError } from './errors/errors.js';
import { loggedWith, type LogContext } from './errors/log-calls.js';
import { lostErrorsIn, type LostError } from './errors/lost-errors.js';
import { printedError, type PrintedError } from './errors/printed-errors.js';
import { stringifiedErrorsIn, type StringifiedError } from './errors/stringified-errors.js';
import { isInlined } from './flow/suspension-points.js';
import { calleeOf, type Callee } from './origins/callees.js';
import { valueOf } from './origins/origins.js';
import type { Value } from './origins/value.js';
import { beginLint } from './project/analysis.js';
import { Module } from './project/module.js';
import { Project } from './project/project.js';
import { refreshInWrapper, refreshOnFailure, type RefreshOn401 } from './races/token-refresh.js';
import { racedTokensIn, type RacedToken } from './races/token-rotation.js';
import { isProgram, surroundingsOf, type Surroundings } from './runtime/surroundings.js';
import { schemaLeafOf, type SchemaLeaf } from './validation/schemas.js';
import { stringFed, type SchemaVerdict } from './validation/string-fed.js';

export interface FactsContext {
  readonly filename: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** What outlives a lint. */
const project = new Project();

export class Facts extends DataFacts {
  constructor(
    context: FactsContext,
    readonly settings: Settings,
  ) {
    const { sourceCode } = context;
    const module = new Module(
      context.filename,
      sourceCode.text,
      sourceCode.ast,
      sourceCode.scopeManager as never,
    );
    super(module, beginLint(module, settings, project, sourceCode.parserServices));
  }

  #surroundings: Surroundings | undefined;

  /** What an expression is: an access path from a library's export, something of the project, or unknown. */
  originOf(node: Node): Value {
    return valueOf(node, this.analysis);
  }

  /** The modelled function that a call calls, with what its model says of the call. */
  calleeOf(call: CallLike | TSESTree.TaggedTemplateExpression): Callee | undefined {
    return calleeOf(call, this.analysis);
  }

  /** Does the text call anything by a name that builds a schema's leaf? */
  mentionsSchemas(text: string): boolean {
    return this.analysis.catalogue.names.mentionsLeaves(text);
  }

  /** The schema leaf that a call builds. */
  schemaLeafOf(call: TSESTree.CallExpression): SchemaLeaf | undefined {
    return schemaLeafOf(call, this.analysis);
  }

  /** Is the open file a script, by the settings or by what it is: run by hand, never by a request? */
  get isScript(): boolean {
    return (
      this.settings.scripts.some((pattern) => pattern.test(this.module.path)) ||
      isProgram(this.module, this.analysis)
    );
  }

  /** Whether only strings arrive at a leaf, with the place where they do. */
  stringFed(leaf: SchemaLeaf): SchemaVerdict | undefined {
    return stringFed(leaf, this.module, this.analysis);
  }

  /** The caught error that an expression is. */
  caughtError(node: Node): CaughtError | undefined {
    return caughtError(node, this.analysis);
  }

  /** Does the text name a level at which any library logs? */
  mentionsLevels(text: string): boolean {
    return this.analysis.catalogue.names.mentions('log', text);
  }

  /** Does the text name anything by which a library writes JSON? */
  mentionsJson(text: string): boolean {
    const { catalogue } = this.analysis;
    return (
      catalogue.names.mentions('stringifies', text) ||
      catalogue.names.mentions('responds', text) ||
      /%[joO]/.test(text)
    );
  }

  /** The caught error that a member of a console prints to standard output. */
  printedError(member: TSESTree.MemberExpression): PrintedError | undefined {
    return printedError(member, this.analysis);
  }

  /** The call in whose text or argument an expression is logged. */
  loggedWith(node: Node): LogContext | undefined {
    return loggedWith(node, this.analysis);
  }

  /** Errors that a log call is given in a form that it drops. */
  lostErrorsIn(call: TSESTree.CallExpression): readonly LostError[] {
    return lostErrorsIn(call, this.analysis);
  }

  /** Errors that a call turns into JSON. */
  stringifiedErrorsIn(call: TSESTree.CallExpression): readonly StringifiedError[] {
    return stringifiedErrorsIn(call, this.analysis);
  }

  /** Where the file runs. */
  get surroundings(): Surroundings {
    return (this.#surroundings ??= surroundingsOf(this.module, this.analysis, this.settings.scripts));
  }

  /** One-time rows that two runs of a function can both spend; a callback's are those of the function that waits for it. */
  racedTokensIn(fn: FunctionNode): readonly RacedToken[] {
    return isInlined(fn) ? [] : racedTokensIn(fn, this.analysis);
  }

  /** How the function that a call registers for failed responses renews the login. */
  refreshOnFailure(call: TSESTree.CallExpression): readonly RefreshOn401[] {
    return refreshOnFailure(call, this.analysis);
  }

  /** How a wrapper around requests renews the login when one of them is answered with 401. */
  refreshInWrapper(fn: FunctionNode): readonly RefreshOn401[] {
    return refreshInWrapper(fn, this.analysis);
  }

  /** May the file hold type annotations? */
  get isTypeScript(): boolean {
    return /\.[cm]?tsx?$/.test(this.module.path);
  }
}

// Only the last file's facts are kept: a weak map would hold every tree until the next full collection, and the collector
// then costs more than the analysis.
let last: { readonly ast: object; readonly facts: Facts } | undefined;

/** The facts of the file that a rule is run on; all rules share them. */
export function factsFor(context: FactsContext): Facts {
  const { ast } = context.sourceCode;
  if (last?.ast !== ast) last = { ast, facts: new Facts(context, settingsOf(context.settings)) };
  return last.facts;
}
