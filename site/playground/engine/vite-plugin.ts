// The bundled engine as an asset of the site: `import url from 'virtual:engine'` is where its worker lies.
import type { Plugin } from 'vitepress';
import { bundleEngine } from './bundle.js';

const NAME = 'virtual:engine';
const RESOLVED = `\0${NAME}`;
const SERVED = '@engine.js';

export function engine(): Plugin {
  let isServed = false;
  let base = '/';
  let bundled: Promise<string> | undefined;
  const code = () => (bundled ??= bundleEngine('worker.ts'));
  return {
    name: 'first-draft-engine',
    configResolved(config) {
      isServed = config.command === 'serve';
      ({ base } = config);
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== base + SERVED) return next();
        // A change of the plugin's sources is seen after a reload of the page.
        bundleEngine('worker.ts').then(
          (text) => response.setHeader('content-type', 'text/javascript').end(text),
          next,
        );
      });
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id, options) {
      if (id !== RESOLVED) return undefined;
      if (isServed) return `export default ${JSON.stringify(base + SERVED)};`;
      // No worker runs where pages are rendered.
      if (options?.ssr) return 'export default "";';
      const asset = this.emitFile({ type: 'asset', name: 'engine.js', source: await code() });
      return `export default import.meta.ROLLUP_FILE_URL_${asset};`;
    },
  };
}
