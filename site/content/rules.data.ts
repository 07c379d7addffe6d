import { ruleRows, type RuleRow } from './rules.js';

declare const data: RuleRow[];
export { data };

export default {
  load: ruleRows,
};
