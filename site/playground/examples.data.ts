import { examples, type Example } from '../content/examples.js';

declare const data: Example[];
export { data };

export default {
  watch: ['../../docs/rules/*.md'],
  load: examples,
};
