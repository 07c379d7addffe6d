// The plugin of this repository, as built. In a project of yours: import firstDraft from 'eslint-plugin-first-draft'.
import firstDraft from '../../../dist/index.js';

export default firstDraft;
