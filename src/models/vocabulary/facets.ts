// What a rule can ask of models.
import type { Call } from './types.js';

/** What a model can say of a value or a call, and a rule may need to know. */
export type Facet =
  | 'input'
  | 'parses'
  | 'role:error'
  | 'query:lazy'
  | 'query:bulk'
  | 'query:undefined'
  | 'query:limit'
  | 'lazyRelations'
  | Exclude<
      keyof Call,
      | 'returns'
      | 'callbacks'
      | 'precedes'
      | 'dropsPromises'
      | 'readsFile'
      | 'joinsPath'
      | 'forwardsErrors'
      | 'creates'
      | 'formats'
      | 'outputs'
      | 'sendsReceiver'
      | 'opensTransaction'
      | 'adds'
      | 'registers'
      | 'makesRecipe'
      | 'makesContainer'
      | 'injects'
      | 'relates'
      | 'routes'
      | 'handsErrorsTo'
      | 'installsValidators'
      | 'startsApplication'
      | 'listens'
    >;
