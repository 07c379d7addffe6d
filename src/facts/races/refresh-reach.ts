// What a refresh reads and which requests it sends, in itself and through the functions that it calls: whether all who ask at once
// may wait for one of them.
//
// login, by what is read:
//
//   constants, the environment, variables of the module     one: each refresh asks for the same
//   a store that follows a request, a framework's request    per request: each answers another user
//   a variable of the handler, of a function around          per request
//   a variable of a function that also holds the client      one: it lives as long as the client
//   a variable that a function sets to its parameter         unknown, unless every call of it is known and hands on nothing
//   what a package that no model knows gives                 unknown
//
// In a browser there is one user, so that what is unknown is one; what is known to belong to a request stays what it is.
//
// comesBack, by the client that is used: `yes` where the refresh goes through the client, or calls the wrapper, whose 401s it answers.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { REACH_CALLS } from '../../budgets.js';
import { referencesIn } from '../flow/derived-names.js';
import { usesOfFunction } from '../origins/function-uses.js';
import { apiOf, functionOf, valueOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';
import { runsInBrowser } from '../runtime/surroundings.js';
import {
  isOfProject,
  isOfType,
  isOwnThis,
  isParameter,
  isParameterOfNamed,
  isRequired,
  isSettingRead,
  OF_COMMON_JS,
  valueWrittenTo,
} from './outer-names.js';
import { letsOwnFailurePass } from './own-failure.js';

export interface RefreshReach {
  readonly login: 'one' | 'per-request' | 'unknown';
  readonly comesBack: 'yes' | 'no' | 'unknown';
}

/** Where a refresh stands: the function that answers the 401, and the call that registers it for a client, if one does. */
export interface RefreshPlace {
  readonly call: TSESTree.CallExpression;
  readonly handler: FunctionNode;
  readonly registration: TSESTree.CallExpression | undefined;
}

export function reachOf(place: RefreshPlace, analysis: Analysis): RefreshReach {
  return new Reach(place, analysis).answer();
}

class Reach {
  #isPerRequest = false;
  #isUnknown = false;
  #comesBack = false;
  /** A function of the project that was not found may do anything. */
  #isOpen = false;
  readonly #seen = new Set<Node>();
  readonly #client:
    { readonly value: ApiValue | undefined; readonly binding: Binding | undefined } | undefined;

  constructor(
    private readonly place: RefreshPlace,
    private readonly analysis: Analysis,
  ) {
    const { registration } = place;
    const root = registration && nodesIn(registration.callee).find((node) => node.type === 'Identifier');
    this.#client = root && { value: apiOf(root, analysis), binding: bindingOf(root) };
  }

  answer(): RefreshReach {
    const { call } = this.place;
    this.#visit(call);
    const isBrowser = [call, ...this.#seen].some((node) => runsInBrowser(moduleOf(node), this.analysis));
    return {
      login: this.#isPerRequest ? 'per-request' : this.#isUnknown && !isBrowser ? 'unknown' : 'one',
      comesBack: this.#isAnsweredByItself() ? 'yes' : this.#isOpen ? 'unknown' : 'no',
    };
  }

  #isAnsweredByItself(): boolean {
    const { call, handler } = this.place;
    if (!this.#comesBack && !this.#seen.has(handler)) return false;
    const requests = [...this.#seen]
      .flatMap((node) => nodesIn(node))
      .filter((node) => node.type === 'CallExpression')
      .filter(
        (each) =>
          typeof outgoingRequestOf(each, this.analysis) === 'object' ||
          functionOf(each.callee, this.analysis)?.node === handler,
      );
    return !letsOwnFailurePass(call, handler, requests);
  }

  #visit(node: Node): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    if (this.#seen.size > REACH_CALLS) {
      this.#isUnknown = this.#isOpen = true;
      return;
    }
    for (const name of referencesIn(node)) if (!isOfType(name)) this.#read(name, node);
    for (const each of nodesIn(node)) {
      if (each.type === 'ThisExpression' && !isOwnThis(each, node)) this.#isUnknown = this.#isOpen = true;
      if (each.type === 'CallExpression' && unwrap(each.callee).type === 'MemberExpression')
        this.#enter(each);
    }
  }

  /** A method of an object of the project. */
  #enter({ callee }: TSESTree.CallExpression): void {
    const target = functionOf(callee, this.analysis);
    if (target) this.#visit(target.node);
  }

  #read(name: TSESTree.Identifier, within: Node): void {
    const binding = bindingOf(name);
    const definition = binding?.defs[0];
    if (!binding || !definition) {
      // What the platform has is there for the whole process; what a framework puts beside it is not known.
      if (
        !Reflect.has(globalThis, name.name) &&
        !OF_COMMON_JS.has(name.name) &&
        !runsInBrowser(moduleOf(name), this.analysis)
      )
        this.#isUnknown = true;
      return;
    }
    const declared = definition.name as Node;
    if (isWithin(declared, within) && moduleOf(declared) === moduleOf(within)) return;
    if (this.#client?.binding === binding) {
      if (isSettingRead(name, this.analysis)) return;
      this.#comesBack = true;
    }
    const node = definition.node as Node;
    // A function's own name stands in the function, and is declared around it.
    const fn = enclosingFunction(isFunction(node) && definition.name === node.id ? node : declared);
    if (fn && !this.#outlives(fn)) {
      this.#isPerRequest = true;
      return;
    }

    switch (definition.type as string) {
      case 'FunctionName':
      case 'ClassName':
        return this.#visit(node);
      case 'ImportBinding':
        return this.#readValue(name);
      case 'Variable':
        if (this.#isSetByParameter(binding)) this.#isUnknown = true;
        if (node.type !== 'VariableDeclarator' || !node.init) return;
        if (isRequired(node.init)) return this.#readValue(name);
        if (isWithin(this.place.handler, node.init) && moduleOf(node) === moduleOf(this.place.handler))
          this.#comesBack = true;
        else this.#visit(node.init);
        return this.#readMade(name);
      default:
        // A parameter of the function that makes the client.
        return;
    }
  }

  /** A variable of a function lives as long as the client where the client is made there too. */
  #outlives(fn: FunctionNode): boolean {
    const { registration, handler } = this.place;
    return (
      fn !== handler &&
      !isWithin(fn, handler) &&
      isWithin(registration ?? handler, fn) &&
      registration !== undefined
    );
  }

  #readValue(name: TSESTree.Identifier): void {
    const value = valueOf(name, this.analysis);
    switch (value.kind) {
      case 'function':
      case 'class':
      case 'object':
        return this.#visit(value.node);
      case 'instance':
        return this.#visit(value.of.node);
      case 'opaque':
        if (value.node === name) this.#isUnknown = true;
        else this.#visit(value.node);
        return;
      case 'api':
        this.#readApi(value);
        return this.#readMade(name);
      default:
        this.#isUnknown = true;
        if (isOfProject(name)) this.#isOpen = true;
    }
  }

  #readMade(name: TSESTree.Identifier): void {
    const value = apiOf(name, this.analysis);
    if (!value) return;
    const client = this.#client?.value;
    if (client && value.type.definition === client.type.definition && value.made?.node === client.made?.node)
      this.#comesBack = true;
    this.#readApi(value);
    if (value.made) this.#visit(value.made.node);
  }

  #readApi(value: ApiValue): void {
    const { type } = value;
    if (type.model.kind === 'framework' || this.analysis.catalogue.facet(type, 'perRequest'))
      this.#isPerRequest = true;
  }

  /** `export function setToken(next) { token = next; }`: whoever calls it decides, and may do so for each request. */
  #isSetByParameter(binding: Binding): boolean {
    return binding.references.some(({ identifier, writeExpr, init }) => {
      const use = identifier as Node;
      const assigned = writeExpr && !init ? writeExpr : valueWrittenTo(use);
      return assigned !== undefined && referencesIn(assigned).some((each) => this.#mayBeOfRequest(each));
    });
  }

  /** What a function is handed, unless every call of it is known and none hands on what it was handed itself. */
  #mayBeOfRequest(name: TSESTree.Identifier): boolean {
    if (!isParameterOfNamed(name)) return false;
    const fn = bindingOf(name)?.defs[0]?.node as Node;
    if (!isFunction(fn)) return true;
    const { uses, isComplete } = usesOfFunction(fn, this.analysis);
    return (
      // One that nobody calls is there for others.
      !isComplete ||
      uses.length === 0 ||
      uses.some(
        (use) =>
          use.kind === 'handed' || use.call.arguments.some((each) => referencesIn(each).some(isParameter)),
      )
    );
  }
}
