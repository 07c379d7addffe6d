// Where a schema's leaf ends up validating something: follows the schema forward through checks, wrappers and the objects
// it is a field of, until a call validates an input with it.
import type { TSESTree } from '@typescript-eslint/utils';
import { wrapped, type CallLike, type Node } from '../../ast/nodes.js';
import type { SchemaCall, Validation } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { inputsOfClass } from './class-inputs.js';
import { ForwardFlow } from './forward-flow.js';
import type { Step } from './forward-step.js';
import type { ChainLink } from './schemas.js';
import type { SchemaUse, SchemaUses } from './schema-use.js';
import { ofElements, saidBy, together } from './strictness.js';
import {
  dropsField,
  fits,
  isTurnedOff,
  isNumberBeforeTexts,
  keepsTextsBefore,
  mayDropEmpty,
  nullSource,
  readsInputType,
  rejectsStrings,
  statesInputType,
  validatedInput,
} from './schema-shape.js';

/** All validations of a schema leaf. `leaf` is the call that builds it; `type` the type of schemas it belongs to. */
export function usesOfSchema(leaf: Node, type: ResolvedType, analysis: Analysis): SchemaUses {
  const module = moduleOf(leaf);
  const trace = new SchemaTrace(leaf, type, analysis);
  trace.run({ node: leaf, module, held: [], path: [], entered: undefined });
  return trace;
}

class SchemaTrace extends ForwardFlow implements SchemaUses {
  readonly uses: SchemaUse[] = [];
  readonly names: string[] = [];
  readonly keys: string[] = [];
  readonly steps: ChainLink[] = [];
  inputTypeIsRead = false;
  swallowed = false;
  takesNull = false;
  isAlternative = false;
  isElement = false;

  constructor(
    private readonly leaf: Node,
    private readonly type: ResolvedType,
    analysis: Analysis,
  ) {
    super(analysis);
  }

  protected elsewhere(): void {
    this.giveUp();
  }

  /** `.min(1)`, `.extend({…})`, `.shape`, `.parse(input)`. */
  protected memberRead(member: TSESTree.MemberExpression, name: string, step: Step): void {
    const { path } = step;
    const call = wrapped(member).parent;
    const known = this.analysis.catalogue.member(this.type, name);
    if (!known) return this.giveUp();
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) {
      // `.shape` is an object of the fields' schemas.
      if (path.length > 0)
        this.push({ ...step, node: member, held: [path[0] as string], path: path.slice(1) });
      return;
    }
    const facet = this.analysis.catalogue.facet(known, 'call')?.value;
    for (const validation of facet?.validates ?? [])
      if (validation.schema === 'receiver') this.#validated(validation, path, call, step);
    const schema = facet?.schema;
    if (!schema?.continues) return facet?.validates ? undefined : this.giveUp();
    if (path.length === 0) this.steps.push({ name, call, schema });
    if (schema.swallows) this.swallowed = true;
    if (schema.takesNull && path.length === 0) this.takesNull = true;
    if (schema.continues === 'union') return this.#united(member.object, call.arguments, call, step);
    // Behind a union it may be what makes one type of its members.
    if (schema.continues === 'transform' && this.isAlternative) return this.giveUp();
    if (dropsField(schema, call, path)) return;
    if (schema.continues === 'array') this.isElement = true;
    const said = together(step.said, saidBy(schema.strict, name, call, this.analysis));
    this.push({ ...step, node: call, path: schema.continues === 'array' ? ['[]', ...path] : path, said });
  }

  /** `decode(input)`, where a schema, or what was made of it, is a function. */
  protected override called(call: CallLike, step: Step): void {
    const validates = calleeOf(call, this.analysis)?.call.validates;
    if (!validates || call.type === 'NewExpression') return super.called(call, step);
    for (const each of validates)
      if (each.schema === 'receiver') this.#validated(each, step.path, call, step);
  }

  protected handedToLibrary(
    call: TSESTree.CallExpression,
    { call: facet, value }: Callee,
    position: number,
    step: Step,
  ): void {
    const { held, path } = step;
    for (const validation of facet.validates ?? []) {
      if (
        validation.schema !== 'receiver' &&
        validation.schema.argument === position &&
        fits(validation.schema, held)
      ) {
        const rest = held.slice(validation.schema.path?.length ?? 0);
        return this.#validated(validation, [...rest, ...path], call, step);
      }
    }
    if (facet.makesClass?.keeps === 'schema' && facet.makesClass.of === position && held.length === 0)
      return this.#madeClass(call);
    const { schema } = facet;
    if (schema?.intercepts) return;
    if (schema?.swallows) this.swallowed = true;
    if (schema?.takesNull && held.length === 0 && path.length === 0) this.takesNull = true;
    if (schema?.combines) return this.#combined(schema.combines, call, step);
    // `a.merge(b)`, `a.extend({ … })`, `a.extend(b.shape)`: the argument's fields go on in the result.
    if (schema?.continues === 'object')
      return this.push({ ...step, node: call, held: [], path: [...held, ...path] });
    if (schema?.continues) return;
    // Something that a library is given and that no model speaks of: it may validate anything.
    if (value.type.model.kind !== 'validation' && facet.validates) return;
    this.giveUp();
  }

  /** A class is made of the schema: its static type, and documents that are written from it, may depend on what the leaf takes. */
  #madeClass(call: TSESTree.CallExpression): void {
    for (const { input, parameter: node, module } of inputsOfClass(
      call,
      undefined,
      'of-schemas',
      this.analysis,
    ))
      this.uses.push({
        input,
        node,
        module,
        nullFrom: undefined,
        dropsEmpty: false,
        converts: false,
        dropped: undefined,
        said: undefined,
      });
    this.giveUp();
  }

  #combined(combines: NonNullable<SchemaCall['combines']>, call: TSESTree.CallExpression, step: Step): void {
    const { held, path } = step;
    switch (combines) {
      case 'object':
        return this.push({ ...step, node: call, held: [], path: [...held, ...path] });
      case 'array':
      case 'record':
      case 'tuple':
        this.isElement = true;
        return this.push({
          ...step,
          node: call,
          held: [],
          path: ['[]', ...path],
          said: ofElements(step.said),
        });
      case 'union':
        if (rejectsStrings(call, this.analysis) || path.length > 0)
          return this.push({ ...step, node: call, held: [] });
        return step.node.type === 'ArrayExpression'
          ? this.#united(step.node.elements[0], step.node.elements.slice(1), call, step)
          : undefined;
      case 'pipe':
        return keepsTextsBefore(call, step.node, this.analysis)
          ? this.push({ ...step, node: call, held: [] })
          : undefined;
      default:
        return this.push({ ...step, node: call, held: [] });
    }
  }

  /** What a union's first member rejects goes on to the others. */
  #united(
    first: Node | null | undefined,
    others: readonly (Node | null)[],
    call: TSESTree.CallExpression,
    step: Step,
  ): void {
    if (step.path.length > 0 || !isNumberBeforeTexts(this.leaf, first, others, this.analysis)) return;
    this.isAlternative = true;
    this.push({ ...step, node: call, held: [] });
  }

  #validated(
    validation: Validation,
    path: readonly string[],
    call: TSESTree.CallExpression,
    { module, entered, said: inner }: Step,
  ): void {
    if (isTurnedOff(validation, call)) return;
    const { input } = validation;
    const arrived = validatedInput(input, path, call, this.analysis, entered);
    const nullFrom =
      arrived?.absent && 'argument' in input ? nullSource(input, path, call, this.analysis) : undefined;
    const dropsEmpty = mayDropEmpty(validation, call, this.analysis);
    const options = (validation.strictBy ?? []).flatMap(
      (each) => saidBy(each, '', call, this.analysis) ?? [],
    );
    const said = together(inner, options.find(({ strict }) => strict !== undefined) ?? options[0]);
    const { converts = false, dropsConverted: dropped } = validation;
    this.uses.push({ input: arrived, node: call, module, nullFrom, dropsEmpty, converts, dropped, said });
  }

  /** `z.lazy(() => schema)`. */
  protected returnedInto(call: TSESTree.CallExpression, step: Step): void {
    const combines = calleeOf(call, this.analysis)?.call.schema?.combines;
    if (combines) this.#combined(combines, call, step);
    else this.giveUp();
  }

  protected typeRead(query: TSESTree.TSTypeQuery): void {
    this.inputTypeIsRead ||= readsInputType(query, this.analysis);
  }

  protected typed(type: TSESTree.TypeNode, { held }: Step): void {
    if (held.length === 0) this.inputTypeIsRead ||= statesInputType(type, this.analysis);
  }

  protected named(name: string, isKey: boolean): void {
    // A question mark stands behind the key of a field that need not be there, in a schema that is written as text.
    const plain = name.replace(/\?$/, '');
    this.names.push(plain);
    if (isKey) this.keys.push(plain);
  }
}
