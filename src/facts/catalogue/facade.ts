// What rules ask of the catalogue: `facts.catalogue`.
import type { CallNames, NamedInText } from './call-names.js';
import type { Catalogue } from './catalogue.js';

export class CatalogueFacts {
  /**
   * @param queryNames those by which the libraries of the project send queries
   * @param hasHandles the settings say what names of the project stand for, and the names say nothing of it
   */
  constructor(
    private readonly catalogue: Catalogue,
    private readonly queryNames: CallNames,
    private readonly hasHandles: boolean,
  ) {}

  /** May the text assert anything? */
  mentionsAssertions(text: string): boolean {
    return this.hasHandles || this.catalogue.mentionsAssertions(text);
  }

  /** May the text call anything that has this facet: does it hold a name by which any library has it? */
  mentions(facet: NamedInText, text: string): boolean {
    const { names, schemaNames, validatorNames } = this.catalogue;
    if (facet === 'schema:maps') return schemaNames.mentionsMappings(text);
    if (facet === 'schema' || facet === 'schema:converts') return schemaNames.mentionsLeaves(text);
    if (facet === 'input') return schemaNames.mentionsInputs(text);
    if (facet === 'receives') return validatorNames.mentionsReceivers(text);
    if (facet === 'field') return validatorNames.mentionsFields(text);
    if (facet === 'reply' && names.mentionsReturnedAnswers(text)) return true;
    if (facet === 'log' || facet === 'reply' || facet === 'responds' || facet === 'stringifies')
      return names.mentions(facet, text);
    return this.queryNames.mentions('query', text) || this.queryNames.isCallable('query');
  }
}
