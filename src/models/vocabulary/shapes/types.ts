import type {
  ApiType,
  Call,
  Callback,
  Capture,
  DropsPromises,
  InProcess,
  LazyRelations,
  Reached,
  Result,
  Role,
  Rows,
  TypeRef,
} from '../types.js';
import { argumentPath } from './arguments.js';
import { recipeMaking, registering } from './containers.js';
import { classMaking, classValidator, fieldRule, provision, receiving } from './decorated-classes.js';
import { lineFormat, lineOutput, log, loggerCreation, httpCall, retrying } from './logging.js';
import { query, entityPlace } from './queries.js';
import { relating } from './relations.js';
import { reply } from './replies.js';
import {
  boolean,
  dictionary,
  either,
  fields,
  later,
  list,
  needed,
  number,
  oneOf,
  pattern,
  text,
  texts,
  typeName,
  type Fields,
  type Of,
  type Shape,
} from './shape.js';
import { assertion, exchange, mocking, stubbing, testPart } from './testing.js';
import { input, schemaCall, validation } from './validation.js';

export const typeRef: Shape<TypeRef> = either(
  typeName,
  later(() => API_TYPE),
);

const rows = fields<Rows>({
  rows: needed(oneOf<Rows['rows']>({ one: 1, many: 1 })),
  entity: entityPlace,
  otherwise: typeRef,
});

const result: Shape<Result> = either(
  typeRef,
  rows,
  fields<Extract<Result, { memberOf: TypeRef }>>({ memberOf: needed(typeRef), named: needed(number) }),
  fields<Extract<Result, { same: 'receiver' }>>({
    same: needed(oneOf<'receiver'>({ receiver: 1 })),
    with: number,
  }),
  fields<Extract<Result, { argument: number }>>({ argument: needed(number) }),
  either(
    fields<Extract<Result, { instanceOf: number }>>({ instanceOf: needed(number), orKey: boolean }),
    fields<Extract<Result, { registeredUnder: number }>>({ registeredUnder: needed(number) }),
  ),
  either(
    fields<Extract<Result, { entriesOf: number }>>({ entriesOf: needed(number) }),
    fields<Extract<Result, { copyOf: number }>>({ copyOf: needed(number) }),
  ),
  fields<Extract<Result, { callback: number }>>({ callback: needed(number), otherwise: typeRef }),
);

const argumentIs = fields<Of<Capture, 'when'>>({ argument: needed(number), is: needed(text) });

const callback = fields<Callback>({
  each: number,
  argument: needed(either(number, oneOf<'every'>({ every: 1 }))),
  parameters: needed(list(typeRef)),
  self: typeRef,
  arity: number,
  property: text,
  when: either(
    argumentIs,
    fields<Extract<Callback['when'], { begins: string }>>({
      argument: needed(number),
      begins: needed(text),
    }),
    fields<Extract<Callback['when'], { lacks: string }>>({
      argument: needed(number),
      lacks: needed(text),
    }),
  ),
  onFailedJob: boolean,
});

const call = fields<Call>({
  returns: result,
  callbacks: list(callback),
  dropsPromises: fields<DropsPromises>({ until: needed(text), unless: needed(texts) }),
  precedes: oneOf<Of<Call, 'precedes'>>({ later: 1, all: 1 }),
  query,
  readsFile: number,
  joinsPath: boolean,
  opensTransaction: boolean,
  endsTransaction: boolean,
  reaches: fields<Reached>({
    what: needed(oneOf<Reached['what']>({ service: 1, mail: 1, queue: 1, storage: 1, pause: 1 })),
    unlessGiven: texts,
  }),
  sendsReceiver: boolean,
  log,
  captures: fields<Capture>({ argument: needed(number), when: argumentIs }),
  schema: schemaCall,
  validates: list(validation),
  reply,
  responds: oneOf<Of<Call, 'responds'>>({ json: 1, text: 1 }),
  forwardsErrors: boolean,
  creates: loggerCreation,
  formats: lineFormat,
  outputs: lineOutput,
  stringifies: oneOf<Of<Call, 'stringifies'>>({ json: 1 }),
  http: httpCall,
  retries: retrying,
  readsEnvironment: fields<Of<Call, 'readsEnvironment'>>({ key: needed(number), otherwise: needed(number) }),
  adds: fields<Of<Call, 'adds'>>({ name: needed(number), value: needed(number), to: needed(typeName) }),
  registers: list(registering),
  makesRecipe: recipeMaking,
  makesContainer: argumentPath,
  injects: number,
  mints: oneOf<Of<Call, 'mints'>>({ token: 1 }),
  relates: relating,
  field: fieldRule,
  makesClass: classMaking,
  receives: receiving,
  handsErrorsTo: text,
  routes: boolean,
  installsValidators: oneOf<Of<Call, 'installsValidators'>>({ decorated: 1, everywhere: 1 }),
  startsApplication: boolean,
  listens: boolean,
  declares: testPart,
  mocks: mocking,
  stubs: stubbing,
  givesActual: boolean,
  expects: number,
  asserts: assertion,
  reachesApplication: boolean,
});

const role = oneOf<Role>({
  'database-client': 1,
  'transaction-handle': 1,
  entity: 1,
  'schema-factory': 1,
  schema: 1,
  logger: 1,
  console: 1,
  request: 1,
  response: 1,
  'http-client': 1,
  error: 1,
  'error-event': 1,
  'error-tracker': 1,
  string: 1,
  'command-line': 1,
  service: 1,
  'browser-driver': 1,
  'user-interface': 1,
});

export const API_TYPE: Shape<ApiType> & Fields = fields<ApiType>({
  extends: either(typeName, list(typeName)),
  role,
  members: dictionary(typeRef),
  otherMembers: fields<Of<ApiType, 'otherMembers'>>({ type: needed(typeRef), except: texts }),
  call,
  assigned: call,
  instance: typeName,
  parameters: list(typeRef),
  element: typeRef,
  entries: typeRef,
  input,
  removes: boolean,
  text,
  number,
  stream: oneOf<Of<ApiType, 'stream'>>({ stdout: 1, stderr: 1 }),
  schema: schemaCall,
  parses: oneOf<Of<ApiType, 'parses'>>({ strings: 1, json: 1 }),
  major: text,
  typeArgumentOf: text,
  returnOf: boolean,
  readsInputType: boolean,
  sharesConnection: boolean,
  joinsTransactions: boolean,
  keepsOthersChanges: boolean,
  adoptsBy: text,
  lacks: list(text),
  concurrentStatements: oneOf<Of<ApiType, 'concurrentStatements'>>({
    queue: 1,
    deprecated: 1,
    'may-fail': 1,
  }),
  hooksQueries: either(
    boolean,
    fields<Extract<ApiType['hooksQueries'], object>>({ option: needed(argumentPath) }),
  ),
  recognisedBy: texts,
  query,
  givesFailures: boolean,
  awaited: either(typeRef, rows),
  tag: call,
  inProcess: either(boolean, fields<InProcess>({ option: needed(argumentPath), values: texts })),
  keepsLogger: list(texts),
  perRequest: boolean,
  runBy: fields<Of<ApiType, 'runBy'>>({ read: needed(text), write: needed(text) }),
  typeArgument: fields<Of<ApiType, 'typeArgument'>>({ index: needed(number), path: texts }),
  lazyRelations: fields<LazyRelations>({ methods: pattern, promises: boolean, loaders: texts }),
  validatesClasses: classValidator,
  answersAlone: text,
  refusesBy: list(text),
  keyed: boolean,
  providesValidator: provision,
  exchange,
  answer: oneOf<Of<ApiType, 'answer'>>({ whole: 1, status: 1, ok: 1 }),
  asserts: assertion,
  negates: boolean,
  settled: oneOf<Of<ApiType, 'settled'>>({ resolved: 1, rejected: 1 }),
  startsDatabase: boolean,
});
