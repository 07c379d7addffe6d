// Whether a line reads the same whichever of two loggers writes it: the one of the program, and the one of a request.
//
//   Fastify({ loggerInstance: log }), log.info(…) and request.log.info(…)     the same: the one is a child of the other
//   pinoHttp({ logger: log }), log.info(…) and req.log.info(…)                the same
//   app.log.info(…) and request.log.info(…)                                   the same
//   log.child({ part }).info(…)                                               not: the line would lose its part
//   pino({ redact }) beside pinoHttp()                                        not: what is redacted would be readable
//   pino(), and nobody sees how the request's logger was made                 the same: it has nothing to lose
import type { CallLike, Node } from '../../ast/nodes.js';
import { isFunction, keyName, stringValue, unwrap } from '../../ast/nodes.js';
import type { LoggerCreation, Model } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { moduleOf, type Module } from '../project/module.js';
import { givenIn } from './logger-options.js';

interface Creation {
  readonly node: Node;
  readonly creates: LoggerCreation;
}

/** Does a line say the same, and in the same place, when the request's logger writes it in place of the program's? */
export function writesAlike(line: ApiValue, own: ApiValue, analysis: Analysis): boolean {
  if (line.type.model !== own.type.model) return false;
  const written = creationsOf(line, analysis);
  if (written.some(({ creates }) => creates.extendsReceiver)) return false;
  const root = written.at(-1);
  const ownRoot = creationsOf(own, analysis).at(-1);
  // `app.log` of an instance that is handed in, beside `request.log`.
  if (!root) return own.receiver !== undefined && isReadFrom(line, own.receiver.type.model);
  if (ownRoot) return ownRoot.node === root.node;
  const requests = makersFor(own, analysis).flatMap((call) => creationsAt(call, analysis).slice(-1));
  if (requests.length > 0 && requests.every((each) => each.node === root.node)) return true;
  return [root, ...requests].every((each) => isPlain(each.node));
}

function isReadFrom(value: ApiValue, model: Model): boolean {
  for (let at: ApiValue | undefined = value; at; at = at.receiver) if (at.type.model === model) return true;
  return false;
}

/** Is what gives requests their logger mounted in the same file, and behind the handler, or on another router, so that it has none? */
export function isMountedElsewhere(place: Node, own: ApiValue, analysis: Analysis): boolean {
  const registration = registrationAround(place);
  const makers = makersFor(own, analysis);
  if (!registration || makers.length === 0) return false;
  return makers.every((maker) => {
    const mounted = registrationAround(maker) ?? maker.parent;
    if (moduleOf(maker) !== moduleOf(place) || mounted.type !== 'CallExpression') return false;
    const names = [mounted, registration].map(({ callee }) =>
      callee.type === 'MemberExpression' && callee.object.type === 'Identifier'
        ? callee.object.name
        : undefined,
    );
    return mounted.range[0] > registration.range[0] || names[0] !== names[1];
  });
}

/** `app.get('/', (req, res) => { place })` */
function registrationAround(place: Node) {
  for (let at: Node = place; at.parent; at = at.parent)
    if (isFunction(at) && at.parent.type === 'CallExpression' && at.parent.callee !== at) return at.parent;
  return undefined;
}

/** The creations on the way back from a logger to where the first of its ancestors was made. */
function creationsOf(logger: ApiValue, analysis: Analysis): Creation[] {
  const found: Creation[] = [];
  for (let at: ApiValue | undefined = logger; at; at = at.receiver)
    if (at.made && at.made.node.type !== 'TaggedTemplateExpression')
      for (const each of creationsAt(at.made.node, analysis))
        if (!found.some(({ node }) => node === each.node)) found.push(each);
  return found;
}

/** The creation that a call is, and those of the logger that it is given. */
function creationsAt(node: CallLike, analysis: Analysis): Creation[] {
  const creates = calleeOf(node, analysis)?.call.creates;
  if (!creates) return [];
  const given = creates.instance && givenIn(node, creates.instance, analysis);
  return [{ node, creates }, ...(given?.kind === 'api' ? creationsOf(given, analysis) : [])];
}

/** The calls of the project that make loggers for such requests, each of one that it may be given. */
function makersFor(own: ApiValue, analysis: Analysis): readonly CallLike[] {
  const { open } = analysis;
  const models = [own.type.model, own.receiver?.type.model];
  return open
    ? makersIn(open, analysis).filter((call) => models.includes(calleeOf(call, analysis)?.value.type.model))
    : [];
}

const makersIn = memoizePerLint((open: Module, analysis: Analysis): readonly CallLike[] => {
  const others = analysis.project.index.marked(open, 'imports-logger', analysis.catalogue) ?? [];
  return [...new Set([open, ...others])].flatMap(({ ast }) =>
    nodesOfType(ast, 'CallExpression').filter(
      (call) => calleeOf(call, analysis)?.call.creates?.instance !== undefined,
    ),
  );
});

/** `pino()`, `pino({ level: 'info' })`: what is written goes where all goes, and nothing is done to it. */
function isPlain(node: Node): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const [options, ...more] = node.arguments;
  if (!options) return true;
  const object = unwrap(options);
  return (
    more.length === 0 &&
    object.type === 'ObjectExpression' &&
    object.properties.every(
      (each) => each.type === 'Property' && keyName(each) === 'level' && stringValue(each.value) === 'info',
    )
  );
}
