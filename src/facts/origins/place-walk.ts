// Goes through the places where a value is held, one after the other and as far as it is asked to. What is done with the value in
// a place is asked by who extends it.
import type { TSESTree } from '@typescript-eslint/utils';
import { wrapped, type CallLike, type FunctionNode, type Node } from '../../ast/nodes.js';
import { FUNCTION_PLACES } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import type { ImporterUses } from '../project/project-index.js';
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

export interface Place {
  readonly node: Node;
  readonly held: readonly Held[];
  readonly entered: EnteredCall | undefined;
  /** It went through a call that nobody knows: where a library takes the result for a function, it calls this one. */
  readonly isGuessed: boolean;
  /** The object literal that holds the function itself. */
  readonly holder?: TSESTree.ObjectExpression | undefined;
  /** It is rendered: nobody sees how it is called. */
  readonly isElement?: boolean;
}

/** Where a function goes in other files. They are parsed one after the other, as far as anybody asks. */
interface Elsewhere {
  readonly from: Place;
  readonly importers: ImporterUses[];
}

/** Goes from place to place as far as it is asked to. */
export abstract class PlaceWalk {
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

  /** It is written there. */
  protected abstract definedAt(node: Node, place: Place): void;

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

  /** It is used in other files. */
  protected pushElsewhere(importers: readonly ImporterUses[], from: Place): void {
    this.#queue.push({ from, importers: [...importers] });
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
