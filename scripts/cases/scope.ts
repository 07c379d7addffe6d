// Which bug cases count towards the targets of this release, and why the others do not.
//
// The release has the rules of docs/rules, for the libraries of docs/libraries.md.
// A case counts when the code at fault is what one of these rules is about, in one of these libraries. Each was read before it was judged.
// Non-bugs all count: a false alarm is a false alarm, whatever library it is in.

const COUNTED = 'counted';
const laterRule = (rule: string) => `rule of a later release: ${rule}`;

/** What fails is neither a query nor a request. */
const OTHER_WORK = laterRule('no-swallowed-error for other work than queries and requests');
/** The token is spent atomically; what is wrong is that the second of two refreshes logs the client out. */
const GRACE = laterRule('a rule about rotation that leaves no time for a parallel refresh');
/** The helper is handed the very transaction of its caller: nothing is sent past it. */
const NO_BUG = 'no bug: read again, its client is the one of the transaction';

const VERDICTS: Readonly<Record<string, string>> = {
  // Validation
  'VAL-05': COUNTED, // z.number() in the input of an oRPC GET contract, made by a wrapper in another module
  'VAL-06': COUNTED, // the same
  'VAL-07': COUNTED, // z.union([z.number(), z.string()]) there: the number branch is dead, though nothing is rejected
  'VAL-11': COUNTED, // Next.js route, fields from searchParams.get()
  'VAL-12': COUNTED,
  'VAL-13': COUNTED,
  'VAL-16': COUNTED, // process.env through .transform()
  'VAL-19': COUNTED, // t3-env
  'VAL-20': COUNTED,
  'VAL-22': COUNTED, // `query:` of a ts-rest contract in another file
  'VAL-24': COUNTED, // z.coerce.boolean() on the bindings of a worker
  'VAL-26': COUNTED, // z.coerce.boolean() on process.env
  'VAL-27': COUNTED, // z.coerce.boolean() on process.env by way of a package that re-exports it
  'VAL-28': COUNTED, // Express middleware factory in another file that feeds req.query to the schema it is given
  'VAL-29': COUNTED,
  'VAL-32': COUNTED, // union in another file, fed with Object.fromEntries(url.searchParams) in another package

  // N+1
  'N1-01': COUNTED, // select by foreign key per row of a query's rows
  'N1-11': COUNTED, // this.save() of a custom repository, one per element
  'N1-12': COUNTED, // a service resolved from a container by its key
  'N1-13': COUNTED, // raw UPDATE per row
  'N1-14': COUNTED, // a closure that calls itself, one findAll per node
  'N1-15': COUNTED, // delete and deleteMany by single id
  'N1-16': COUNTED, // read in a local function, handed in a callback to a helper of another module, once per item
  'N1-17': COUNTED, // read in a function of the same file, once per item of map(async)
  'N1-18': COUNTED, // one transaction of two statements per item of map(async)
  'N1-21': COUNTED, // update by id per child row

  // Concurrency
  'CON-01': COUNTED,
  'CON-02': COUNTED,
  'CON-03': COUNTED,
  'CON-04': COUNTED,
  'CON-05': COUNTED, // the client comes from a package that is not installed in the tree
  'CON-06': COUNTED, // the client comes from a package that is not installed in the tree
  'CON-07': COUNTED,
  'CON-08': COUNTED,
  'CON-09': NO_BUG,
  'CON-18': COUNTED, // a cache behind a lock of its own that is none
  'CON-19': COUNTED, // a limit; the rule reports the creation behind it for another check
  'CON-21': COUNTED, // the caller loads the list, and the helper looks for the row in memory
  'CON-23': COUNTED, // two workers pick the same job
  'CON-24': COUNTED, // a counter that is read, increased and written back
  'CON-29': GRACE,
  'CON-30': GRACE,

  // Errors and logs
  'ERR-01': COUNTED, // JSON.stringify(error) in an `onerror` handler
  'ERR-02': COUNTED, // only the text of the error reaches the log
  'ERR-03': COUNTED, // only the text of the error reaches the log
  'ERR-04': COUNTED, // only the text of the error reaches the log
  'ERR-05': COUNTED, // pino error(message, error), logger from a factory in another module
  'ERR-06': COUNTED,
  'ERR-10': COUNTED, // JSON.stringify(err) in an observer's error callback; which logger takes it does not matter
  'ERR-16': OTHER_WORK, // cookies and sessions of an auth library
  'ERR-17': COUNTED, // only the text of the error reaches the log
  'ERR-18': COUNTED, // only the text of the error reaches the log
  'ERR-19': COUNTED, // a route handler answers 500 and drops the error
  'ERR-20': COUNTED, // only the text of the error reaches the log
  'ERR-30': OTHER_WORK, // a PDF
  'ERR-33': COUNTED, // only the text of the error reaches the log
  'ERR-34': laterRule('a rule about errors that are thrown on without their cause'),
  'ERR-36': COUNTED, // the failure of a query becomes "not connected"
  'ERR-37': COUNTED, // console.log(error) in a catch
  'ERR-38': COUNTED,
  'ERR-39': COUNTED, // console.error(message, error): nothing is lost but the logger

  // Tests
  'TST-05': COUNTED,
  'TST-09': COUNTED,
  'TST-10': COUNTED,
  'TST-12': COUNTED,
};

/** Why a bug case does not count, or undefined when it does. */
export function reasonOut(id: string): string | undefined {
  const verdict = VERDICTS[id] ?? 'not judged yet: read it and add it to scripts/cases/scope.ts';
  return verdict === COUNTED ? undefined : verdict;
}
