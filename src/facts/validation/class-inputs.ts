// Where a class receives an input: forward from the class, through those that extend it or are made of it, to the parameters
// of handlers that are declared with one of them, and what validates each there.
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, isFunction, stringValue, wrapped, type Node } from '../../ast/nodes.js';
import { FORWARD_STEPS } from '../../budgets.js';
import type { ClassValidator, Input, Receiving } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { referencesTo } from '../project/import-uses.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { exportedNames } from '../project/exported-names.js';
import { applicationValidators } from './application-validators.js';
import { isRoute, validatorsOn } from './bound-validators.js';
import { validatorIn, type Validator } from './class-validators.js';
import { fieldNamed, isSettled, type ClassNode } from './field-rules.js';
import { isMadeOf, keepsField, makingOf } from './made-classes.js';
import { asArrived } from './inputs.js';

/** A parameter that receives an input as an instance of a class, and is validated by it. */
export interface ClassInput {
  readonly input: Input;
  readonly parameter: Node;
  readonly module: Module;
  /** Fields are converted to their static types before they are validated. */
  readonly converts: boolean;
  /** The handler is given what the decorators converted. */
  readonly handsOn: boolean;
}

/**
 * The inputs that a class, or one made of it, is validated on.
 *
 * @param from the class, or the call that makes one
 * @param field the field that is asked about; a class that declares it anew is another matter
 */
export function inputsOfClass(
  from: ClassNode | TSESTree.CallExpression,
  field: string | undefined,
  classes: ClassValidator['classes'],
  analysis: Analysis,
): ClassInput[] {
  const found: ClassInput[] = [];
  const places: Node[] = from.type === 'CallExpression' ? [from] : usesOfClass(from, analysis);
  const seen = new Set<Node>(places);
  for (const place of seen) {
    if (seen.size > FORWARD_STEPS) return [];
    const parameter = parameterTyped(place);
    if (parameter) found.push(...inputAt(parameter, classes, analysis));
    else for (const next of madeOf(place, field, analysis)) seen.add(next);
  }
  return found;
}

const usesOfClass = memoizePerLint((of: ClassNode, analysis: Analysis): Node[] =>
  of.id ? usesOfName(of.id, analysis) : [],
);

function usesOfName(name: TSESTree.Identifier, analysis: Analysis): Node[] {
  const module = moduleOf(name);
  return [
    ...referencesTo(name),
    ...exportedNames(name).flatMap(
      (exported) => analysis.project.index.usesOf(module, exported, analysis.catalogue) ?? [],
    ),
  ].map(({ node }) => node);
}

/** The places of a class that is made of the one that stands here. */
function madeOf(place: Node, field: string | undefined, analysis: Analysis): Node[] {
  const value = wrapped(place);
  const { parent } = value;
  switch (parent?.type) {
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const isOther =
        parent.superClass !== value ||
        !isSettled(parent, analysis) ||
        (field !== undefined && fieldNamed(parent, field) !== undefined);
      return isOther ? [] : usesOfClass(parent, analysis);
    }
    case 'CallExpression': {
      const making = parent.callee === value ? undefined : makingOf(parent, analysis);
      const isKept = making && (field === undefined || keepsField(making, parent, field) === true);
      return isKept && isMadeOf(making, parent.arguments.indexOf(value as never)) ? [parent] : [];
    }
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && parent.parent.kind === 'const'
        ? usesOfName(parent.id, analysis)
        : [];
    default:
      return [];
  }
}

/** The parameter that a class is the type of, as it is at run time: no part of another type, and not imported for types alone. */
function parameterTyped(place: Node): TSESTree.BindingName | undefined {
  const reference = place.parent;
  if (reference?.type !== 'TSTypeReference' || reference.typeArguments || isTypeOnly(place)) return undefined;
  const pattern = reference.parent.type === 'TSTypeAnnotation' ? reference.parent.parent : undefined;
  return pattern?.type === 'Identifier' || pattern?.type === 'ObjectPattern' ? pattern : undefined;
}

function isTypeOnly(name: Node): boolean {
  const definition = name.type === 'Identifier' ? bindingOf(name)?.defs[0] : undefined;
  const [specifier, declaration] = [definition?.node as Node | undefined, definition?.parent];
  return (
    (specifier?.type === 'ImportSpecifier' && specifier.importKind === 'type') ||
    (declaration?.type === 'ImportDeclaration' && declaration.importKind === 'type')
  );
}

function inputAt(
  pattern: TSESTree.BindingName,
  classes: ClassValidator['classes'],
  analysis: Analysis,
): ClassInput[] {
  const reception = receptionAt(pattern, analysis);
  const running = reception?.running.filter((each) => each.classes === classes) ?? [];
  if (!reception || running.length === 0) return [];
  const { input, parameter, module, known } = reception;
  const converts = known.some((each) => each.converts);
  return [{ input, parameter, module, converts, handsOn: running.some(({ handsOn }) => handsOn) }];
}

/** What a parameter receives, with the validators in front of it. */
interface Reception extends Pick<ClassInput, 'input' | 'parameter' | 'module'> {
  /** Those that may run. */
  readonly known: readonly Validator[];
  /** Those that do. */
  readonly running: readonly Validator[];
}

/** A class with many fields asks about its parameters for each of them. */
const receptionAt = memoizePerLint(
  (pattern: TSESTree.BindingName, analysis: Analysis): Reception | undefined => {
    const parameter = pattern.parent.type === 'AssignmentPattern' ? pattern.parent : pattern;
    const fn = parameter.parent;
    const method = isFunction(fn) ? fn.parent : undefined;
    if (method?.type !== 'MethodDefinition') return undefined;
    const decorators = [...decoratorsOf(parameter), ...(parameter === pattern ? [] : decoratorsOf(pattern))];
    const [only, ...more] = decorators.flatMap((decorator) => receivedBy(decorator, analysis) ?? []);
    if (!only || more.length > 0 || !isRoute(method, analysis)) return undefined;
    const module = moduleOf(parameter);
    const bound = [
      ...validatorsOn(method.parent.parent, analysis),
      ...validatorsOn(method, analysis),
      ...only.validators,
    ];
    const { validators, holdEverywhere } = applicationValidators(module, analysis);
    const all = [...validators, ...bound];
    // What nothing is known of may convert, or take the class for another.
    if (all.includes(undefined)) return undefined;
    const known = all.flatMap((each) => each ?? []);
    const running = holdEverywhere ? known : bound.flatMap((each) => each ?? []);
    return { input: asArrived(only.receiving.input, parameter, analysis), parameter, module, known, running };
  },
);

interface Received {
  readonly receiving: Receiving;
  /** Validators of this parameter alone. */
  readonly validators: readonly (Validator | undefined)[];
}

/** What a decorated parameter receives, where that is all of an input and no single value of it. */
function receivedBy({ expression }: TSESTree.Decorator, analysis: Analysis): Received | undefined {
  if (expression.type !== 'CallExpression') return undefined;
  const receiving = calleeOf(expression, analysis)?.call.receives;
  const given = expression.arguments;
  if (!receiving || given.some((each) => stringValue(each) !== undefined)) return undefined;
  if (given.length > 0 && !receiving.takesValidators) return undefined;
  return { receiving, validators: given.map((each) => validatorIn(each, analysis)) };
}
