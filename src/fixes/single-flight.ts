// Lets all that ask at once wait for one call: its promise is kept in a variable beside them until it settles. Null when
// the call is not what its statement begins with, renews the login of a single request or may wait for itself, or the variable
// has no place.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, type Node } from '../ast/nodes.js';
import type { RefreshOn401 } from '../facts/races/token-refresh.js';
import { indentOf, variableAt, type Source } from './edits.js';

const NAME = 'inFlightRefresh';

export function keepingPromise(
  refresh: RefreshOn401,
  source: Source,
  isTyped: boolean,
): TSESLint.ReportFixFunction | null {
  const { call, home, sharing, reach, isAsync } = refresh;
  if (!home || sharing.kind !== 'alone' || source.text.includes(NAME)) return null;
  // One promise for users of their own would hand each the login of another; one that waits for itself never settles.
  if (reach.login !== 'one' || reach.comesBack !== 'no') return null;
  if (source.getCommentsInside(call).length > 0) return null;
  const statement = statementBegunBy(call);
  if (statement?.parent?.type !== 'BlockStatement') return null;
  const type = isTyped ? typeOf(refresh, source) : '';
  if (type === null || (!isAsync && !isAwaited(call))) return null;
  const place = beforeOverloads(home);
  if (isNeededBefore(place, source)) return null;
  const first =
    source.getCommentsBefore(place).find(({ loc }) => loc.end.line >= place.loc.start.line - 1) ?? place;
  const [outer, inner] = [place, statement].map((node) => indentOf(node, source));
  const text = source.getText(call);
  return (fixer) => [
    fixer.insertTextBeforeRange(first.range, `let ${NAME}${type} = null;\n\n${outer}`),
    fixer.insertTextBefore(
      statement,
      `${NAME} ??= ${text}.finally(() => {\n${inner}  ${NAME} = null;\n${inner}});\n${inner}`,
    ),
    fixer.replaceText(call, NAME),
  ];
}

/** A function's overloads stand in front of it, and nothing between them. */
function beforeOverloads(home: TSESTree.Statement): TSESTree.Statement {
  const { parent } = home;
  const statements = parent.type === 'Program' || parent.type === 'BlockStatement' ? parent.body : [];
  const before = statements[statements.indexOf(home) - 1];
  return before && declaredIn(before)?.type === 'TSDeclareFunction' ? beforeOverloads(before) : home;
}

function declaredIn(statement: Node): Node | null {
  return /^Export(?:Named|Default)Declaration$/.test(statement.type) && 'declaration' in statement
    ? statement.declaration
    : statement;
}

/** Is a function called before the place where it stands, when the variable is not there yet? */
function isNeededBefore(place: TSESTree.Statement, source: Source): boolean {
  const fn = declaredIn(place);
  if (fn?.type !== 'FunctionDeclaration' && fn?.type !== 'TSDeclareFunction') return false;
  const variable = fn.id && variableAt(fn.id.name, place, source);
  return (
    variable?.references.some(
      ({ identifier }) => identifier.range[0] < place.range[0] && !enclosingFunction(identifier),
    ) === true
  );
}

/** The statement whose first step is the call, so that nothing runs before it that ran before. */
function statementBegunBy(call: Node): Node | undefined {
  let value: Node = call;
  for (let { parent } = value; parent; { parent } = value) {
    switch (parent.type) {
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        break;
      case 'MemberExpression':
        if (parent.object !== value) return undefined;
        break;
      case 'CallExpression':
        if (parent.callee !== value) return undefined;
        break;
      case 'AssignmentExpression':
        if (parent.right !== value || parent.left.type !== 'Identifier') return undefined;
        break;
      case 'VariableDeclarator': {
        const { parent: declaration } = parent;
        return declaration.declarations.length === 1 ? declaration : undefined;
      }
      case 'ExpressionStatement':
      case 'ReturnStatement':
        return parent;
      default:
        return undefined;
    }
    value = parent;
  }
  return undefined;
}

function isAwaited({ parent }: TSESTree.CallExpression): boolean {
  return parent.type === 'AwaitExpression' || parent.type === 'MemberExpression';
}

/** `: ReturnType<typeof refresh> | null`, where the callee's type says all there is to say of the result. */
function typeOf(
  { call: { callee, typeArguments }, isAsync, isGeneric }: RefreshOn401,
  source: Source,
): string | null {
  const isName =
    callee.type === 'Identifier' ||
    (callee.type === 'MemberExpression' && !callee.computed && callee.object.type === 'Identifier');
  return isAsync && isName && !isGeneric && !typeArguments
    ? `: ReturnType<typeof ${source.getText(callee)}> | null`
    : null;
}
