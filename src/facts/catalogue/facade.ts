// What rules ask of the catalogue: `facts.catalogue`.
import type { CallNames, NamedInText } from './call-names.js';
import type { SchemaNames } from './schema-names.js';
import type { ValidatorNames } from './validator-names.js';

export class CatalogueFacts {
  /**
   * @param names those of all libraries
   * @param queryNames those by which the libraries of the project send queries
   * @param validatorNames those of decorated fields
   * @param schemaNames those of schemas
   */
  constructor(
    private readonly names: CallNames,
    private readonly queryNames: CallNames,
    private readonly validatorNames: ValidatorNames,
    private readonly schemaNames: SchemaNames,
  ) {}

  /** May the text call anything that has this facet: does it hold a name by which any library has it? */
  mentions(facet: NamedInText, text: string): boolean {
    if (facet === 'schema:maps') return this.schemaNames.mentionsMappings(text);
    if (facet === 'schema' || facet === 'schema:converts') return this.schemaNames.mentionsLeaves(text);
    if (facet === 'input') return this.schemaNames.mentionsInputs(text);
    if (facet === 'receives') return this.validatorNames.mentionsReceivers(text);
    if (facet === 'field') return this.validatorNames.mentionsFields(text);
    if (facet === 'log' || facet === 'reply' || facet === 'responds' || facet === 'stringifies')
      return this.names.mentions(facet, text);
    return this.queryNames.mentions('query', text) || this.queryNames.isCallable('query');
  }
}
