// Small questions about the calls that schemas are built with.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, textGiven, writtenIn } from '../../ast/arguments.js';
import { keyName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { ArgumentPath, Input, SchemaCall, Validation } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { valueOfType } from '../origins/annotations.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { inputOf, type Frame } from './inputs.js';

/** `.pick({ a: true })` and `.omit({ a: true })` decide whether the field goes on. */
export function dropsField(
  { continues }: SchemaCall,
  call: TSESTree.CallExpression,
  [key]: readonly string[],
): boolean {
  const [mask] = call.arguments;
  if (
    (continues !== 'pick' && continues !== 'omit') ||
    mask?.type !== 'ObjectExpression' ||
    key === undefined
  )
    return false;
  const named = mask.properties.some((property) => property.type === 'Property' && keyName(property) === key);
  return continues === 'omit' ? named : !named;
}

export function fits({ path = [] }: ArgumentPath, held: readonly string[]): boolean {
  return path.length <= held.length && path.every((key, index) => key === '*' || key === held[index]);
}

/** Does every member of a union reject strings, so that one leaf speaks for all? */
export function rejectsStrings(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const [list] = call.arguments;
  if (list?.type !== 'ArrayExpression') return false;
  return list.elements.every((element) => {
    let at: Node | undefined = element ?? undefined;
    while (at?.type === 'CallExpression') {
      const schema: SchemaCall | undefined = calleeOf(at, analysis)?.call.schema;
      if (schema?.leaf) return schema.leaf.insistsOn !== 'literal' && schema.leaf.converts === undefined;
      at = at.callee.type === 'MemberExpression' ? at.callee.object : undefined;
    }
    return false;
  });
}

/** The input that a text given to an earlier call of the chain stands for. */
function chosenInChain(
  call: TSESTree.CallExpression,
  inputs: Readonly<Record<string, Input>>,
): Input | undefined {
  for (let at: Node = call; ;) {
    if (at.type === 'CallExpression') {
      for (const argument of at.arguments) {
        const given = unwrap(argument);
        const texts =
          given.type === 'ObjectExpression'
            ? given.properties.map((property) =>
                property.type === 'Property' ? stringValue(unwrap(property.value)) : undefined,
              )
            : [stringValue(given)];
        for (const text of texts) if (text !== undefined && Object.hasOwn(inputs, text)) return inputs[text];
      }
      at = at.callee;
    } else if (at.type === 'MemberExpression') at = at.object;
    else return undefined;
  }
}

/** The input that a validating call reads, at the leaf's place in it. */
export function validatedInput(
  input: Validation['input'],
  path: readonly string[],
  call: TSESTree.CallExpression,
  analysis: Analysis,
  frame: Frame | undefined,
): Input | undefined {
  if ('is' in input) return input.is;
  if ('by' in input) {
    const key = textGiven(call, input.by);
    return key !== undefined && Object.hasOwn(input.values, key) ? input.values[key] : undefined;
  }
  if ('chain' in input) return chosenInChain(call, input.chain) ?? input.otherwise;
  const argument = writtenIn(readArgument(call, input.argument));
  return argument && inputOf(argument, [...(input.path ?? []), ...path], analysis, frame);
}

/** `z.input<typeof schema>`: a type of the project is derived from what the schema takes in. */
export function readsInputType(query: TSESTree.TSTypeQuery, analysis: Analysis): boolean {
  const reference = query.parent.parent;
  if (reference?.type !== 'TSTypeReference') return false;
  const type = nameOfType(reference.typeName, analysis);
  return type !== undefined && analysis.catalogue.facet(type, 'readsInputType')?.value === true;
}

/** `: ZodType<Out, In>` or `satisfies ZodObject<{ … }>`: a type that says what the schema takes in. */
export function statesInputType(type: TSESTree.TypeNode, analysis: Analysis): boolean {
  if (type.type !== 'TSTypeReference') return false;
  const count = type.typeArguments?.params.length ?? 0;
  const value = valueOfType(type, analysis);
  // A type that is not known to be one for schemas of any input may be one for this input alone.
  if (value.kind !== 'api' || analysis.catalogue.facet(value.type, 'role')?.value !== 'schema') return true;
  const generic = nameOfType(type.typeName, analysis);
  return count > 1 || (count > 0 && generic?.definition.readsInputType === true);
}

function nameOfType(name: TSESTree.EntityName, analysis: Analysis): ResolvedType | undefined {
  if (name.type !== 'TSQualifiedName') {
    const value = valueOf(name, analysis);
    return value.kind === 'api' ? value.type : undefined;
  }
  const owner = nameOfType(name.left, analysis);
  return owner && analysis.catalogue.member(owner, name.right.name);
}
