// Whether the code itself says that a failure is meant to pass: a remark in the handler or behind it, or one in front of it that calls
// the work optional. A remark rules out; it is never a sign of a mistake.
import { enclosingFunction, type Node } from '../../ast/nodes.js';
import { remarkBefore } from '../../ast/remarks.js';
import { nodesIn } from '../../ast/walk.js';
import { moduleOf } from '../project/module.js';
import type { ErrorHandler } from './error-handlers.js';

const COMMENT = /\/\/|\/\*/;
const OPTIONAL =
  /best.?effort|ignor|non.?(?:critical|fatal|blocking|essential)|not (?:critical|fatal)|optional|fire.?(?:and|&|n).?forget|swallow|fall.?back|fail.?(?:open|safe|soft|silent)|fails? (?:open|silent)|silent|graceful|(?:do not|don'?t|must not|never|should not|shouldn'?t|won'?t) (?:fail|throw|block|break|crash)|may fail|safely|safe to|if (?:it|this|that|any|the \w+) fails|on (?:error|failure)/i;

export function isRemarked({ node, body, by }: ErrorHandler): boolean {
  const { text } = moduleOf(node);
  if (COMMENT.test(withoutTexts(by === 'catch' ? node : body))) return true;
  let statement: Node = node;
  while (statement.parent && !/Statement$|Declaration$|^Program$|^PropertyDefinition$/.test(statement.type))
    statement = statement.parent;
  const end = text.indexOf('\n', node.range[1]);
  if (COMMENT.test(text.slice(node.range[1], end < 0 ? text.length : end))) return true;
  const around = enclosingFunction(node);
  const places = [statement, conditionOf(statement), around && declarationAround(around)];
  return places.some((each) => each !== undefined && OPTIONAL.test(remarkBefore(each.range[0], text)));
}

/** The `if` whose branch is this statement and nothing else: what is said of the one is said of the other. */
function conditionOf(statement: Node): Node | undefined {
  const { parent } = statement;
  const branch = parent?.type === 'BlockStatement' && parent.body.length === 1 ? parent : statement;
  return branch.parent?.type === 'IfStatement' && branch.parent.consequent === branch
    ? branch.parent
    : undefined;
}

/** The text of a node with its strings, templates and patterns blanked out. */
function withoutTexts(node: Node): string {
  const { text } = moduleOf(node);
  let rest = '';
  let at = node.range[0];
  for (const each of nodesIn(node)) {
    if (each.type !== 'Literal' && each.type !== 'TemplateElement') continue;
    if (each.range[0] < at) continue;
    rest += text.slice(at, each.range[0]);
    [, at] = each.range;
  }
  return rest + text.slice(at, node.range[1]);
}

function declarationAround(fn: Node): Node {
  let at = fn;
  while (
    at.parent &&
    !/^(?:MethodDefinition|VariableDeclaration|FunctionDeclaration|PropertyDefinition)$/.test(at.type)
  )
    at = at.parent;
  return at;
}
