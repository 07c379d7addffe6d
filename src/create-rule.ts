import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createRequire } from 'node:module';
import { onOneLine } from './ast/texts.js';
import type { NamedInText } from './facts/catalogue/call-names.js';
import type { Evidence } from './facts/catalogue/evidence.js';
import { factsFor, type Facts } from './facts/facts.js';
import { textOf } from './facts/project/module.js';
import type { RunsIn } from './facts/runtime/facade.js';
import type { Facet } from './models/model.js';
import { hintOnce } from './hints.js';
import { keptRule, type KeptRule } from './kept/lints.js';
import type { Problem } from './kept/reports.js';
import { fittingData } from './message-length.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** The areas by which rules are listed, chosen and counted. */
export type Domain = 'validation' | 'data-access' | 'concurrency' | 'errors' | 'observability' | 'tests';
/** Where a rule stands; `opt-in` rules are in `all` alone, because whether they are right depends on the project. */
export type RulePreset = 'recommended' | 'strict' | 'opt-in';

export interface RuleDocs {
  readonly description: string;
  readonly domain: Domain;
  /** The mildest preset that holds the rule; `strict` holds everything that `recommended` does. */
  readonly preset: RulePreset;
  /** The same as other tools read it. */
  readonly recommended: boolean;
  /** What it finds is as wrong in a migration, a seed or a script, which run once. */
  readonly holdsInOneOffFiles?: boolean;
  /** What the rule needs a library's model to say: the libraries in the docs follow from it. */
  readonly uses: readonly Facet[];
  readonly url: string;
  readonly requiresTypeChecking: false;
}

// ── options: their types are read off the schema ──────────────────────────────────────────────────────────────────

interface OptionSchema {
  readonly type?: 'string' | 'boolean' | 'integer' | 'array';
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string' };
  readonly minimum?: number;
  readonly uniqueItems?: boolean;
  readonly description: string;
}
type OptionSchemas = Readonly<Record<string, OptionSchema>>;
type OptionValue<S extends OptionSchema> = S extends { enum: readonly (infer E)[] }
  ? E
  : S extends { type: 'boolean' }
    ? boolean
    : S extends { type: 'integer' }
      ? number
      : S extends { type: 'array' }
        ? readonly string[]
        : string;
export type OptionsOf<S extends OptionSchemas> = { readonly [K in keyof S]: OptionValue<S[K]> };

/** How sure a finding must be: what is proven, or also what is a likely sign. Shared by all rules. */
const EVIDENCE = {
  enum: ['certain', 'likely'],
  description: 'Report only what is proven (`certain`), or also likely signs (`likely`).',
} as const satisfies OptionSchema;

// ── messages: placeholders are read off the template ──────────────────────────────────────────────────────────────

type Placeholders<Template extends string> = Template extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trim<Name> | Placeholders<Rest>
  : never;
type Trim<S extends string> = S extends ` ${infer R}` | `${infer R} ` ? Trim<R> : S;
type Data<Template extends string> = [Placeholders<Template>] extends [never]
  ? { data?: undefined }
  : { data: Readonly<Record<Placeholders<Template>, string | number>> };

type Fix = TSESLint.ReportFixFunction | null | undefined;
type Place =
  | { readonly node: TSESTree.Node; readonly loc?: TSESTree.SourceLocation }
  | { readonly node?: undefined; readonly loc: TSESTree.SourceLocation };

type Messages = Readonly<Record<string, string>>;
export type Suggestion<M extends Messages> = {
  [Id in keyof M]: { readonly messageId: Id; readonly fix: TSESLint.ReportFixFunction } & Data<M[Id]>;
}[keyof M];
/** A report; with one of several messages it carries the data of all of them. */
export type Report<M extends Messages, Id extends keyof M> = {
  readonly messageId: Id;
  readonly fix?: Fix;
  readonly suggest?: readonly (Suggestion<M> | null)[];
} & Data<M[Id]> &
  Place;

export interface RuleTools<S extends OptionSchemas, M extends Messages> {
  readonly facts: Facts;
  readonly options: OptionsOf<S> & { readonly evidence: Evidence };
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** A node's text on one line, as a message can quote it. */
  readonly textOf: (node: TSESTree.Node) => string;
  /** Reports; suggestions that a builder could not make (null) are left out. */
  readonly report: <const Id extends keyof M>(problem: Report<M, Id>) => void;
  /** Is evidence of this grade enough under the rule's options? */
  readonly isEnough: (evidence: Evidence) => boolean;
}

/** What a rule needs models to say, by where the code stands that they say it of. */
interface Uses {
  /** Of calls in the open file: where its text names none of them, the rule is not run. */
  readonly inFile?: readonly NamedInText[];
  /** Of code that may stand in another file, so that the text of this one says nothing about it. */
  readonly anywhere?: readonly Facet[];
}

interface Definition<S extends OptionSchemas, M extends Messages> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: Pick<RuleDocs, 'description' | 'domain' | 'preset' | 'holdsInOneOffFiles'>;
    readonly fixable?: 'code';
    readonly hasSuggestions?: boolean;
    /** Options of the rule beside the shared `evidence`. */
    readonly options?: S;
    readonly defaults?: OptionsOf<S>;
    readonly messages: M;
  };
  readonly uses: Uses;
  /** Where the failure can happen; in other files the rule is not run. */
  readonly runsIn: RunsIn;
  /** What else the text must hold: a scan that rules the file out before anything is asked about it. */
  readonly concerns?: (text: string, facts: Facts) => boolean;
  readonly create: (tools: RuleTools<S, M>) => TSESLint.RuleListener;
}

export type Rule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs>;

/**
 * Makes an ESLint rule: documentation URL, the shared `evidence` option, options typed by their schema, messages typed by
 * their placeholders, and the file gate, which follows from `uses` and `runsIn`.
 */
export function createRule<const S extends OptionSchemas, const M extends Messages>({
  name,
  meta,
  uses,
  runsIn,
  concerns = () => true,
  create,
}: Definition<S, M>): Rule {
  const { options, defaults, ...rest } = meta;
  const { inFile, anywhere = [] } = uses;
  // Who imports a file decides whether it runs on a server. That is worth a question where there is something to say.
  const asksLate = runsIn === 'server';
  const mayReport = (text: string, facts: Facts): boolean =>
    (!inFile || inFile.some((facet) => facts.catalogue.mentions(facet, text))) &&
    concerns(text, facts) &&
    (asksLate || facts.runtime.isIn(runsIn));
  const messageIds = Object.keys(meta.messages);
  const listen = (
    context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
    facts: Facts,
    kept: KeptRule | undefined,
  ): TSESLint.RuleListener => {
    const { sourceCode } = context;
    const report = (problem: Problem): void => {
      if (kept) kept.report(problem);
      else context.report(problem as never);
    };
    const chosen = {
      evidence: 'certain',
      ...defaults,
      ...(context.options[0] as object | undefined),
    } as RuleTools<S, M>['options'];
    return create({
      facts,
      options: chosen,
      sourceCode,
      textOf: (node) => onOneLine(textOf(node)),
      report: ({ suggest, ...problem }: { suggest?: readonly (object | null)[] }) => {
        if (asksLate && !facts.runtime.isIn(runsIn)) return;
        const short = <R>(reported: R): R => withFittingData(reported as never, meta.messages) as R;
        report({
          ...short(problem),
          suggest: suggest?.flatMap((each) => (each ? [short(each)] : [])) ?? null,
        } as never);
      },
      isEnough: (evidence) => evidence === 'certain' || chosen.evidence === 'likely',
    });
  };
  return {
    meta: {
      ...rest,
      docs: {
        ...meta.docs,
        recommended: meta.docs.preset === 'recommended',
        uses: [...(inFile ?? []), ...anywhere],
        url: `https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v${version}/docs/rules/${name}.md`,
        requiresTypeChecking: false,
      },
      schema: [
        {
          type: 'object',
          properties: { evidence: EVIDENCE, ...options } as never,
          additionalProperties: false,
        },
      ],
      defaultOptions: [{ evidence: 'certain', ...defaults }],
    },
    create(context) {
      const { sourceCode } = context;
      const facts = factsFor(context);
      hintOnce(facts);
      const kept = facts.analysis.answers && keptRule(facts, context, { name, messageIds, version });
      if (kept?.known) return kept.known;
      const listeners = mayReport(sourceCode.text, facts) ? listen(context, facts, kept) : {};
      return kept ? kept.run(listeners) : listeners;
    },
  };
}

interface Reported {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** What is quoted is cut as far as its message asks for it. */
function withFittingData(reported: Reported, messages: Messages): Reported {
  const { messageId, data } = reported;
  const template = messages[messageId];
  return data && template !== undefined ? { ...reported, data: fittingData(template, data) } : reported;
}
