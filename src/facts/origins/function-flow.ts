// Where a function is held: the names, objects, classes and exports through which it is reached, in its own file and in
// others. What is done with it there is asked by `function-uses.ts`.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  keyName,
  memberName,
  wrapped,
  type CallLike,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { FUNCTION_PLACES } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { commonJsExport } from '../project/exports.js';
import { commonJsReads, readsOfField, referencesTo } from '../project/import-uses.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { exportedNames, type ImporterUses } from '../project/project-index.js';
import { isTestDouble } from '../project/test-doubles.js';

/** A call that was followed into the function that it calls. */
export interface EnteredCall {
  readonly call: CallLike;
  readonly fn: FunctionNode;
  readonly outer: EnteredCall | undefined;
}

/** How many calls one was entered from within, itself included. */
export function depthOf(entered: EnteredCall | undefined): number {
  return entered ? 1 + depthOf(entered.outer) : 0;
}

/** What stands between a place and the function: a key, an element, a call of it, an instance of it, its construction. */
type Held = string;
export const CALL = '()';
export const INSTANCE = 'new';
export const CONSTRUCTION = 'new()';
export const ELEMENT = '[]';

export interface Place {
  readonly node: Node;
  readonly held: readonly Held[];
  readonly entered: EnteredCall | undefined;
  /** It went through a call that nobody knows: where a library takes the result for a function, it calls this one. */
  readonly isGuessed: boolean;
  /** It is rendered: nobody sees how it is called. */
  readonly isElement?: boolean;
}

/** Where a function goes in other files. They are parsed one after the other, as far as anybody asks. */
interface Elsewhere {
  readonly from: Place;
  readonly importers: ImporterUses[];
}

/** Goes from place to place as far as it is asked to. */
export abstract class FunctionFlow {
  /** Places of the file that is being looked at: they come before what was found earlier. */
  readonly #next: Place[] = [];
  readonly #queue: (Place | Elsewhere)[] = [];
  readonly #seen = new Map<Node, Set<string>>();
  #count = 0;
  /** Every place that was followed so far was understood. */
  protected isUnderstood = true;
  /** Of the lint that asks now; it is not kept. */
  #analysis: Analysis | undefined;

  protected get analysis(): Analysis {
    if (!this.#analysis) throw new Error('A function is followed for somebody who asks.');
    return this.#analysis;
  }

  /** A place is being followed; whoever asks for the same on the way has to go by himself. */
  get isBusy(): boolean {
    return this.#analysis !== undefined;
  }

  /** It stands in a place. */
  protected abstract follow(place: Place): void;

  begin(fn: Node, entered: EnteredCall | undefined, analysis: Analysis): void {
    this.#during(analysis, () => {
      this.definedAt(fn, { node: fn, held: [], entered, isGuessed: false });
    });
  }

  /** Follows the next place; `false` when there is none. */
  advance(analysis: Analysis): boolean {
    return this.#during(analysis, () => {
      const place = this.#takeNext();
      if (!place) return false;
      if (this.#count > FUNCTION_PLACES) {
        this.giveUp();
        this.#next.length = this.#queue.length = 0;
        return false;
      }
      this.#count += 1;
      if (place.isElement) this.giveUp();
      else this.follow(place);
      return true;
    });
  }

  #during<Result>(analysis: Analysis, run: () => Result): Result {
    this.#analysis = analysis;
    try {
      return run();
    } finally {
      this.#analysis = undefined;
    }
  }

  #takeNext(): Place | undefined {
    for (;;) {
      const next = this.#next.shift() ?? this.#queue[0];
      if (!next) return undefined;
      if (!('importers' in next)) {
        if (next === this.#queue[0]) this.#queue.shift();
        return next;
      }
      const importer = next.importers.shift();
      if (importer) this.#usedBy(importer, next.from);
      else this.#queue.shift();
    }
  }

  protected push(place: Place): void {
    const admitted = this.#admitted(place);
    if (admitted) this.#queue.push(admitted);
  }

  /** A place, unless it was seen. */
  #admitted(place: Place): Place | undefined {
    const node = wrapped(place.node);
    const key = `${place.held.join('.')}|${String(place.entered?.call.range)}`;
    const known = this.#seen.get(node) ?? new Set<string>();
    if (known.has(key)) return undefined;
    this.#seen.set(node, known.add(key));
    return { ...place, node };
  }

  protected giveUp(): void {
    this.isUnderstood = false;
  }

  /** Where a function or class is written: its name, the member that it is, or the expression itself. */
  protected definedAt(node: Node, place: Place): void {
    if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id)
      return this.bound(node.id, place);
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      return this.exported('default', place);
    const { parent } = node;
    if (parent?.type === 'MethodDefinition') this.member(parent, place);
    else this.push({ ...place, node });
  }

  /** A name, or a pattern that takes an object apart, holds it from here on. */
  protected bound(pattern: Node, place: Place): void {
    if (pattern.type === 'ObjectPattern') {
      const [first, ...held] = place.held;
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') this.bound(property.argument, place);
        else if (keyName(property) === first)
          this.bound(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, {
            ...place,
            held,
          });
      }
      return;
    }
    if (pattern.type !== 'Identifier') return this.giveUp();
    for (const { node } of referencesTo(pattern)) this.push({ ...place, node });
    if (!place.entered) for (const name of exportedNames(pattern)) this.exported(name, place);
  }

  protected assigned(assignment: TSESTree.AssignmentExpression, place: Place): void {
    this.push({ ...place, node: assignment });
    this.assignedTo(assignment.left, place);
  }

  protected assignedTo(left: Node | undefined, place: Place): void {
    if (left?.type === 'Identifier')
      return left.name === 'exports' && !bindingOf(left)?.defs.length
        ? this.exportedWhole(place)
        : this.bound(left, place);
    const exported = left && commonJsExport(left);
    if (exported === 'module.exports') return this.exportedWhole(place);
    if (exported) return this.exported(exported.name, place);
    const key = left?.type === 'MemberExpression' ? memberName(left) : undefined;
    if (left?.type !== 'MemberExpression' || key === undefined) return this.giveUp();
    const held = [key, ...place.held];
    const { object } = left;
    if (object.type === 'Identifier') return this.bound(object, { ...place, held });
    if (object.type !== 'ThisExpression') return this.giveUp();
    const owner = classAround(object);
    if (!owner) return this.giveUp();
    for (const node of readsOfField(owner.body, key)) this.push({ ...place, node });
    this.definedAt(owner, { ...place, node: owner, held: [INSTANCE, ...held] });
  }

  protected member(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition, place: Place): void {
    const owner = member.parent.parent;
    const key = keyName(member);
    if (key === undefined || (member.type === 'MethodDefinition' && member.kind === 'get'))
      return this.giveUp();
    const isConstructor = member.type === 'MethodDefinition' && member.kind === 'constructor';
    if (!isConstructor)
      for (const node of readsOfField(member.parent, key)) if (node !== member) this.push({ ...place, node });
    const held = isConstructor ? [CONSTRUCTION] : member.static ? [key] : [INSTANCE, key];
    this.definedAt(owner, { ...place, node: owner, held: [...held, ...place.held] });
  }

  protected inherited(heir: TSESTree.ClassDeclaration | TSESTree.ClassExpression, place: Place): void {
    const key = place.held[0] === INSTANCE ? place.held[1] : place.held[0];
    const isConstruction = key === CONSTRUCTION;
    const own = heir.body.body.find((member) =>
      isConstruction
        ? member.type === 'MethodDefinition' && member.kind === 'constructor'
        : 'key' in member && keyName(member) === key,
    );
    if (!own) return this.definedAt(heir, { ...place, node: heir });
    // A constructor of its own calls this one: `super(options)`.
    if (isConstruction)
      for (const node of nodesIn(own)) if (node.type === 'Super') this.push({ ...place, node });
  }

  /** `constructor(private readonly desk: Desk)`: what is annotated with the class is an instance of it. */
  protected annotated(type: TSESTree.TSTypeReference, place: Place): void {
    const annotation = type.parent;
    if (place.held[0] !== INSTANCE || annotation.type !== 'TSTypeAnnotation') return;
    const held = place.held.slice(1);
    const owner = annotation.parent;
    if (owner.type === 'PropertyDefinition') return this.member(owner, { ...place, held });
    if (owner.type !== 'Identifier') return;
    this.bound(owner, { ...place, held });
    const property = owner.parent.type === 'AssignmentPattern' ? owner.parent.parent : owner.parent;
    const body = property.type === 'TSParameterProperty' ? classAround(property)?.body : undefined;
    for (const node of body ? readsOfField(body, owner.name) : []) this.push({ ...place, node, held });
  }

  protected exported(name: string, place: Place): void {
    const module = moduleOf(place.node);
    for (const node of commonJsReads(module, name)) this.push({ ...place, node });
    const importers = this.analysis.project.index.importersUsing(module, name, this.analysis.catalogue);
    if (importers) this.#queue.push({ from: place, importers: [...importers] });
    else this.giveUp();
  }

  /** What the module imported itself and exports again; its own names are asked for their exports. */
  protected exportedAgain({ exported, local }: TSESTree.ExportSpecifier, place: Place): void {
    const definition = local.type === 'Identifier' ? bindingOf(local)?.defs[0] : undefined;
    if ((definition?.type as string | undefined) === 'ImportBinding')
      this.exported(exported.type === 'Identifier' ? exported.name : exported.value, place);
  }

  /** `module.exports = …`: required whole, or imported by the names of its keys. */
  protected exportedWhole(place: Place): void {
    const [first, ...held] = place.held;
    this.exported('default', place);
    if (first !== undefined && /^[\w$]+$/.test(first) && first !== INSTANCE)
      this.exported(first, { ...place, held });
  }

  #usedBy({ file, uses, elements }: ImporterUses, from: Place): void {
    if (isTestDouble(file, this.analysis)) return;
    const rendered = elements?.() ?? 0;
    for (let count = 0; count < rendered; count += 1) this.#next.push({ ...from, isElement: true });
    if (rendered > 0) {
      moduleOf(from.node).reads.add(file);
      return;
    }
    for (const use of uses()) {
      moduleOf(from.node).reads.add(file);
      const held = use.held === undefined ? from.held : [use.held, ...from.held];
      const admitted = this.#admitted({ ...from, node: use.node, held });
      if (admitted) this.#next.push(admitted);
    }
  }
}

function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at;
  return undefined;
}
