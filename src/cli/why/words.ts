// The words of the explanation, by what they stand for: those of docs/how-it-decides.md.
import type { RuleDecision } from './decisions.js';
import type { ExplainedCall, ExplainedPart, ExplainedQuery, ExplainedRepetition } from './explanation.js';
import type { FileKind } from './asked-rules.js';

export const KINDS: Readonly<Record<FileKind, string>> = {
  test: 'a test or a fixture',
  'one-off': 'a seed, a migration or a script',
  generated: 'generated',
};

export const OPERATIONS: Readonly<Record<ExplainedQuery['operation'], string>> = {
  'read-one': 'reads one row',
  'read-many': 'reads many rows',
  count: 'counts rows',
  create: 'creates rows',
  update: 'changes rows',
  delete: 'deletes rows',
  upsert: 'creates or changes rows',
  raw: 'sends a raw statement',
  define: 'changes the schema',
  transaction: 'opens a transaction',
};

export const SENDS: Readonly<Record<ExplainedQuery['sends'], string>> = {
  'at-call': 'sent at the call',
  'when-awaited': 'sent when it is awaited',
  'on-execute': 'sent when a member executes it',
  'in-process': 'never sent over a network',
};

export const FACETS: Readonly<Record<string, string>> = {
  log: 'a log call',
  schema: 'a part of a schema',
  validates: 'where a schema meets its input',
  field: 'what a field of a class must hold',
  receives: 'a parameter that receives an input',
  reply: 'answers a request',
  captures: 'tells an error tracker',
  responds: 'an answer to a request',
  stringifies: 'turns its argument into JSON',
  http: 'an HTTP request',
  mints: 'makes a token',
};

export const NO_QUERY: Readonly<Record<NonNullable<ExplainedCall['noQuery']>, string>> = {
  'not-asked-for': 'no query for the rules: no package.json around the file asks for its library',
  'in-process': 'no query for the rules: it stays in the process, and there is no round trip to save',
};

export const BENIGN: Readonly<Record<NonNullable<ExplainedRepetition['why']>, string>> = {
  bounded: 'the code itself settles how many there are',
  configuration: 'a list of settings does not grow with the data',
  chunked: 'each element is a whole list: the work is done in chunks',
  streamed: 'the elements arrive one by one',
  chained: 'each step needs what the one before it found',
  compensation: 'it undoes what failed',
  'early-exit': 'the loop ends at the first match',
  cached: 'an answer is kept and not asked for again',
  collected: 'the statements are collected and go out together',
  single: 'it runs for the one element that the code names',
  scattered: 'each element is asked for in another place',
};

export const OFF: Readonly<Record<NonNullable<RuleDecision['because']>, string>> = {
  test: 'off in tests and fixtures',
  'one-off': 'off in seeds, migrations and scripts',
  generated: 'off in generated files',
  configuration: 'turned off in your configuration',
  comment: 'reported, and silenced by a comment in the file',
  record: 'reported, and hidden by eslint-suppressions.json',
};

const ROLES: Readonly<Record<NonNullable<ExplainedPart['role']>, string>> = {
  'database-client': 'a database client',
  'transaction-handle': 'a transaction',
  entity: 'the rows of one entity',
  'schema-factory': 'what schemas are built with',
  schema: 'a schema',
  logger: 'a logger',
  console: 'the console',
  request: 'a request',
  response: 'a response',
  'http-client': 'an HTTP client',
  error: 'an error',
  'error-event': 'an event that tells of an error',
  'error-tracker': 'an error tracker',
  string: 'a string',
  'command-line': 'a library of command lines',
  service: 'a library of services',
  'browser-driver': 'a driver of browsers',
  'user-interface': 'a library of user interfaces',
};

/** What a value is. */
export function describeValue({ is, library, type, role }: ExplainedPart): string {
  switch (is) {
    case 'api': {
      const name = type === undefined ? `a member of ${String(library)}` : `${String(library)}.${type}`;
      return role ? `${ROLES[role]} (${name})` : name;
    }
    case 'function':
      return 'a function of the project';
    case 'class':
      return 'a class of the project';
    case 'instance':
      return 'an object of a class of the project';
    case 'object':
      return 'an object that the project writes out';
    case 'shape':
    case 'signature':
      return 'known by its type alone';
    case 'list':
      return 'a list';
    case 'plain':
      return 'plain data';
    case 'namespace':
      return 'a module of the project';
    case 'type':
      return 'a type';
    case 'unknown':
      return 'unknown';
  }
}
