import type { Rule } from '../create-rule.js';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {};
