// Where a schema's leaf ends up validating something: follows the schema forward through checks, wrappers, objects it is
// a field of, bindings, functions it is handed to and modules that import it, until a call validates an input with it.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  keyName,
  memberName,
  parameterPattern,
  wrapped,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import type { Input, SchemaCall, Validation } from '../models/model.js';
import { calleeOf, type Callee } from './callees.js';
import type { ResolvedType } from './catalogue.js';
import { namesIn } from './exports.js';
import type { Frame } from './inputs.js';
import type { Module } from './module.js';
import { valueOf, type World } from './origins.js';
import { nameOfFunction } from './parameters.js';
import { exportedNames, referencesTo, usesOfExport } from './project-index.js';
import { dropsField, fits, readsInputType, rejectsStrings, validatedInput } from './schema-shape.js';

/** One validation that the leaf takes part in. */
export interface SchemaUse {
  readonly input: Input | undefined;
  /** The validating call. */
  readonly call: TSESTree.CallExpression;
  readonly module: Module;
}

export interface SchemaUses {
  readonly uses: readonly SchemaUse[];
  /** Every place where the schema goes was seen and understood. */
  readonly complete: boolean;
  /** A type of the project is derived from what the schema takes in. */
  readonly inputTypeIsRead: boolean;
  /** Names of the bindings and properties that hold it. */
  readonly names: readonly string[];
  /** Those that hold the schema of which the leaf is a direct field. */
  readonly schemaNames: readonly string[];
  /** A `.catch` around the leaf swallows the rejection. */
  readonly swallowed: boolean;
}

interface Step {
  readonly node: Node;
  readonly module: Module;
  /** Keys from this value down to the schema: it may be an object of schemas. */
  readonly held: readonly string[];
  /** Keys from the schema down to the leaf. */
  readonly path: readonly string[];
  readonly frame: Frame | undefined;
}

const MOST_STEPS = 400;
const DEEPEST_HANDING = 4;

/** All validations of a schema leaf. `leaf` is the call that builds it; `type` the type of schemas it belongs to. */
export function usesOfSchema(leaf: Node, type: ResolvedType, module: Module, world: World): SchemaUses {
  const trace = new SchemaTrace(type, world);
  trace.run({ node: leaf, module, held: [], path: [], frame: undefined });
  return trace;
}

class SchemaTrace implements SchemaUses {
  readonly uses: SchemaUse[] = [];
  readonly names: string[] = [];
  readonly schemaNames: string[] = [];
  complete = true;
  inputTypeIsRead = false;
  swallowed = false;
  readonly #queue: Step[] = [];
  readonly #seen = new Set<string>();

  constructor(
    private readonly type: ResolvedType,
    private readonly world: World,
  ) {}

  run(first: Step): void {
    this.#push(first);
    for (let count = 0; this.#queue.length > 0; count += 1) {
      if (count > MOST_STEPS) {
        this.complete = false;
        return;
      }
      this.#follow(this.#queue.shift() as Step);
    }
  }

  #push(step: Step): void {
    const { node, module, held, path, frame } = step;
    const key = [
      module.path,
      node.range.join(),
      held.join('.'),
      path.join('.'),
      frame?.call.range.join(),
    ].join('|');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#queue.push({ ...step, node: wrapped(node) });
  }

  #follow(step: Step): void {
    const { node, held } = step;
    const { parent } = node;
    switch (parent?.type) {
      case 'MemberExpression':
        return parent.object === node ? this.#member(parent, step) : undefined;
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === node
          ? this.#push({ ...step, node: parent })
          : this.#argument(parent, parent.arguments.indexOf(node as never), step);
      case 'Property':
        return parent.value === node && parent.parent.type === 'ObjectExpression'
          ? this.#property(parent, step)
          : undefined;
      case 'SpreadElement':
        return this.#push({
          ...step,
          node: parent.parent as Node,
          held: parent.parent?.type === 'ArrayExpression' ? ['[]', ...held] : held,
        });
      case 'ArrayExpression':
        return this.#push({ ...step, node: parent, held: ['[]', ...held] });
      case 'VariableDeclarator':
        return this.#binding(parent.id, step);
      case 'AssignmentExpression':
        return this.#assigned(parent, step);
      case 'ExportDefaultDeclaration':
        return this.#exported('default', step);
      case 'ReturnStatement':
        return this.#returned(enclosingFunction(parent), step);
      case 'ArrowFunctionExpression':
        return this.#returned(parent, step);
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.#push({ ...step, node: parent });
      case 'TSTypeQuery':
        this.inputTypeIsRead ||= readsInputType(parent, step.module, this.world);
        return undefined;
      case 'ExpressionStatement':
      case 'ExportSpecifier':
        return undefined;
      default:
        this.complete = false;
    }
  }

  /** `.min(1)`, `.extend({…})`, `.shape`, `.parse(input)`, or a key of an object that holds the schema. */
  #member(member: TSESTree.MemberExpression, step: Step): void {
    const { held, path, module, frame } = step;
    const name = memberName(member);
    if (name === undefined) return this.#giveUp();
    if (held.length > 0) {
      if (held[0] === name) this.#push({ ...step, node: member, held: held.slice(1) });
      return;
    }
    const call = wrapped(member).parent;
    const known = this.world.catalogue.member(this.type, name);
    if (!known) return this.#giveUp();
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) {
      // `.shape` is an object of the fields' schemas.
      if (path.length > 0)
        this.#push({ ...step, node: member, held: [path[0] as string], path: path.slice(1) });
      return;
    }
    const facet = this.world.catalogue.facet(known, 'call')?.value;
    for (const validation of facet?.validates ?? [])
      if (validation.schema === 'receiver') this.#validated(validation, path, call, module, frame);
    const schema = facet?.schema;
    if (!schema?.continues) return facet?.validates ? undefined : this.#giveUp();
    if (schema.swallows) this.swallowed = true;
    if (schema.continues === 'union' || dropsField(schema, call, path)) return;
    this.#push({ ...step, node: call, path: schema.continues === 'array' ? ['[]', ...path] : path });
  }

  #argument(call: TSESTree.CallExpression | TSESTree.NewExpression, position: number, step: Step): void {
    if (call.type === 'NewExpression') return this.#giveUp();
    const callee = calleeOf(call, step.module, this.world);
    if (callee) return this.#handedToLibrary(call, callee, position, step);
    const target = valueOf(call.callee, step.module, this.world);
    if (target.kind === 'function')
      return this.#handedToFunction(call, target.node, target.module, position, step);
    this.#giveUp();
  }

  #handedToLibrary(
    call: TSESTree.CallExpression,
    { call: facet, value }: Callee,
    position: number,
    step: Step,
  ): void {
    const { held, path, module, frame } = step;
    for (const validation of facet.validates ?? []) {
      if (
        validation.schema !== 'receiver' &&
        validation.schema.argument === position &&
        fits(validation.schema, held)
      ) {
        const rest = held.slice(validation.schema.path?.length ?? 0);
        return this.#validated(validation, [...rest, ...path], call, module, frame);
      }
    }
    const { schema } = facet;
    if (schema?.intercepts) return;
    if (schema?.combines) return this.#combined(schema.combines, call, step);
    // `a.merge(b)`, `a.extend({ … })`, `a.extend(b.shape)`: the argument's fields go on in the result.
    if (schema?.continues === 'object')
      return this.#push({ ...step, node: call, held: [], path: [...held, ...path] });
    if (schema?.continues) return;
    // Something that a library is given and that no model speaks of: it may validate anything.
    if (value.type.model.kind !== 'validation' && facet.validates) return;
    this.#giveUp();
  }

  #combined(combines: NonNullable<SchemaCall['combines']>, call: TSESTree.CallExpression, step: Step): void {
    const { held, path, module } = step;
    switch (combines) {
      case 'object':
        return this.#push({ ...step, node: call, held: [], path: [...held, ...path] });
      case 'array':
      case 'record':
      case 'tuple':
        return this.#push({ ...step, node: call, held: [], path: ['[]', ...path] });
      case 'union':
        return rejectsStrings(call, module, this.world) || path.length > 0
          ? this.#push({ ...step, node: call, held: [] })
          : undefined;
      case 'pipe':
        return call.arguments[0] === step.node ? this.#push({ ...step, node: call, held: [] }) : undefined;
      default:
        return this.#push({ ...step, node: call, held: [] });
    }
  }

  #validated(
    { input }: Validation,
    path: readonly string[],
    call: TSESTree.CallExpression,
    module: Module,
    frame: Frame | undefined,
  ): void {
    this.uses.push({ input: validatedInput(input, path, call, module, this.world, frame), call, module });
  }

  #handedToFunction(
    call: TSESTree.CallExpression,
    fn: FunctionNode,
    module: Module,
    position: number,
    step: Step,
  ): void {
    const parameter = fn.params[position];
    if (!parameter || parameter.type === 'RestElement' || depthOf(step.frame) > DEEPEST_HANDING)
      return this.#giveUp();
    const frame: Frame = { call, module: step.module, fn, outer: step.frame };
    step.module.reads.add(module.path);
    this.#binding(parameterPattern(parameter), { ...step, module, frame });
  }

  #property(property: TSESTree.Property, step: Step): void {
    const key = keyName(property);
    if (key === undefined) return this.#giveUp();
    this.#named(key, step);
    this.#push({ ...step, node: property.parent, held: [key, ...step.held] });
  }

  #binding(pattern: Node, step: Step): void {
    if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') this.#binding(property.argument, step);
        else if (keyName(property) === step.held[0])
          this.#binding(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, {
            ...step,
            held: step.held.slice(1),
          });
      }
      return;
    }
    const [name] = pattern.type === 'Identifier' ? namesIn(pattern) : [];
    if (!name) return this.#giveUp();
    this.#named(name.name, step);
    for (const { node } of referencesTo(step.module, name)) this.#push({ ...step, node });
    if (step.frame === undefined)
      for (const exported of exportedNames(step.module, name)) this.#exported(exported, step);
  }

  #assigned({ left }: TSESTree.AssignmentExpression, step: Step): void {
    if (left.type === 'Identifier') this.#binding(left, step);
    else this.#giveUp();
  }

  #exported(name: string, step: Step): void {
    const uses = usesOfExport(step.module, name, this.world);
    if (!uses) this.complete = false;
    for (const { module, node } of uses ?? []) this.#push({ ...step, node, module });
  }

  /** A function that makes the schema: its calls are the schema. */
  #returned(fn: FunctionNode | undefined, step: Step): void {
    if (!fn) return this.#giveUp();
    const parent = wrapped(fn).parent;
    if (parent?.type === 'CallExpression' && parent.callee !== wrapped(fn)) {
      const combines = calleeOf(parent, step.module, this.world)?.call.schema?.combines;
      return combines ? this.#combined(combines, parent, step) : this.#giveUp();
    }
    const name = nameOfFunction(fn);
    if (!name || step.frame) return step.frame ? undefined : this.#giveUp();
    this.#binding(name, step);
  }

  #named(name: string, { held, path }: Step): void {
    this.names.push(name);
    if (held.length === 0 && path.length === 1) this.schemaNames.push(name);
  }

  #giveUp(): void {
    this.complete = false;
  }
}

function depthOf(frame: Frame | undefined): number {
  return frame ? 1 + depthOf(frame.outer) : 0;
}
