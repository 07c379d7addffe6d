// What rules ask of the catalogue: `facts.catalogue`.
import type { CallNames, NamedInText } from './call-names.js';

export class CatalogueFacts {
  /**
   * @param names those of all libraries
   * @param queryNames those by which the libraries of the project send queries
   */
  constructor(
    private readonly names: CallNames,
    private readonly queryNames: CallNames,
  ) {}

  /** May the text call anything that has this facet: does it hold a name by which any library has it? */
  mentions(facet: NamedInText, text: string): boolean {
    if (facet === 'schema') return this.names.mentionsLeaves(text);
    if (facet === 'log' || facet === 'responds' || facet === 'stringifies')
      return this.names.mentions(facet, text);
    return this.queryNames.mentions('query', text) || this.queryNames.isCallable('query');
  }
}
