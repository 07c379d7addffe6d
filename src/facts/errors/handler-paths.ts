// What runs together with a place in the handler of an error, and what of it tells a client that the fault is its own.
//
//   if (a) { place; return; } rest          `place` and `return`, and what stands in front of the `if`; other branches do not
//   res.status(404), reply.code(400), { status: 422 }, HttpStatus.NOT_FOUND, new BadRequestException()      the client's fault
import { isFunction, isWithin, keyName, memberName, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';

/** The nodes that run when a place does: statements beside it and beside what holds it, other branches aside. */
export function runsWith(place: Node, handler: Node): Node[] {
  const nodes: Node[] = [];
  for (let at = place; at !== handler && at.parent; at = at.parent) {
    if (isFunction(at)) continue;
    const { parent } = at;
    if (parent.type !== 'BlockStatement' && parent.type !== 'SwitchCase') continue;
    const statements: readonly Node[] = parent.type === 'BlockStatement' ? parent.body : parent.consequent;
    for (const statement of statements)
      if (!isWithin(place, statement)) nodes.push(...nodesIn(statement, (node) => !isBranch(node)));
  }
  return nodes;
}

function isBranch({ type }: Node): boolean {
  return type === 'IfStatement' || type === 'SwitchStatement';
}

const CLIENT_ERRORS =
  /^(?:BAD_REQUEST|UNAUTHORIZED|PAYMENT_REQUIRED|FORBIDDEN|NOT_FOUND|METHOD_NOT_ALLOWED|NOT_ACCEPTABLE|CONFLICT|GONE|UNPROCESSABLE_(?:ENTITY|CONTENT)|TOO_MANY_REQUESTS)$/;
const CLIENT_ERROR_CLASSES =
  /^(?:BadRequest|Unauthorized|Forbidden|NotFound|NotAcceptable|Conflict|Gone|UnprocessableEntity|Validation|TooManyRequests)(?:Exception|Error|HttpError)?$/;
const TAKES_STATUS = new Set(['status', 'code', 'sendStatus', 'writeHead', 'json', 'text', 'body']);
const STATUS_KEYS = new Set(['status', 'statusCode', 'code']);

/** Does a node answer that whoever asked did something wrong? */
export function answersClientError(node: Node): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return CLIENT_ERRORS.test(memberName(node) ?? '');
    case 'Identifier':
      return CLIENT_ERROR_CLASSES.test(node.name);
    case 'Literal':
      return isClientStatus(node.value) && standsForStatus(node);
    default:
      return false;
  }
}

function isClientStatus(value: unknown): boolean {
  return (
    (typeof value === 'number' && value >= 400 && value < 500) ||
    (typeof value === 'string' && CLIENT_ERRORS.test(value))
  );
}

function standsForStatus(literal: Node): boolean {
  const { parent } = literal;
  if (parent?.type === 'Property') return STATUS_KEYS.has(keyName(parent) ?? '');
  if (parent?.type === 'NewExpression') return true;
  if (parent?.type === 'AssignmentExpression')
    return parent.left.type === 'MemberExpression' && STATUS_KEYS.has(memberName(parent.left) ?? '');
  if (parent?.type !== 'CallExpression') return false;
  return parent.callee.type !== 'MemberExpression' || TAKES_STATUS.has(memberName(parent.callee) ?? '');
}
