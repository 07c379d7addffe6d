import type { Rule } from '../create-rule.js';
import noTruthyBooleanCoercion from './no-truthy-boolean-coercion.js';
import noUncoercedInput from './no-uncoerced-input.js';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  'no-truthy-boolean-coercion': noTruthyBooleanCoercion,
  'no-uncoerced-input': noUncoercedInput,
};
