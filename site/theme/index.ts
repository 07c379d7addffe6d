// VitePress' own theme with the system's fonts, a colour of ours, a link below each example and a menu of versions.
import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import TryIt from '../components/TryIt.vue';
import Versions from '../components/Versions.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'nav-bar-content-before': () => h(Versions, { class: 'in-bar' }),
      // A phone has no room in the bar.
      'nav-screen-content-after': () => h(Versions, { class: 'in-screen' }),
    }),
  enhanceApp({ app }) {
    app.component('TryIt', TryIt);
  },
} satisfies Theme;
