// Numbers and names that are the same in every run: a bench that lints another tree each time compares nothing.

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** mulberry32: small, fast and good enough to pick names with. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** As `between`, to write into a text. */
  digits(low: number, high: number): string {
    return String(this.between(low, high));
  }

  pick<Item>(items: readonly Item[]): Item {
    const picked = items[this.below(items.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }
}

const AREAS = words(`
  billing retail partner support catalog loyalty payroll customs media fleet clinic campus
  warehouse travel energy ledger market studio tenant audit farm harbor lab legal archive
`);
const THINGS = words(`
  invoice order shipment ticket contract account device booking report session voucher
  refund member product message payment schedule asset policy review quote claim profile
  route batch
`);
export const FIELDS = words(`
  weight priority score quantity discount duration distance balance capacity attempts margin
  volume rate threshold penalty bonus deposit reserve latency coverage
`);
export const VERBS = words(`
  reconcile normalize summarize rank merge split estimate allocate verify annotate compare
  resolve collapse expand schedule balance prune index translate classify
`);

export interface Feature {
  /** `billing-invoice`, also the folder. */
  readonly kebab: string;
  /** `billingInvoice`, also the Prisma delegate. */
  readonly camel: string;
  /** `BillingInvoice`, also the Prisma model. */
  readonly pascal: string;
}

/** The features of a tree in an order that does not follow the alphabet, as folders grow in real projects. */
export function features(count: number): Feature[] {
  const all = AREAS.flatMap((area) => THINGS.map((thing) => [area, thing] as const));
  if (count > all.length) throw new Error(`at most ${String(all.length)} features`);
  return new Random(7)
    .shuffled(all)
    .slice(0, count)
    .map(([area, thing]) => {
      const pascal = capital(area) + capital(thing);
      return { kebab: `${area}-${thing}`, camel: area + capital(thing), pascal };
    });
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
