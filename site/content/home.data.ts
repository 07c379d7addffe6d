import { homeContent, type HomeContent } from './home.js';

declare const data: HomeContent;
export { data };

export default {
  watch: ['../../README.md'],
  load: homeContent,
};
