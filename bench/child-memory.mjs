// What a process that lives for long keeps: it lints checkouts one after the other, and then all of them again. Run with --expose-gc.
// argv: the plugin's entry, what, roots. Prints one line of JSON: megabytes of live heap after each.
import { ESLint } from 'eslint';
import { configurationOf } from './configurations.mjs';

const [entry = '', what = 'idle', ...roots] = process.argv.slice(2);

async function keptAfter(root) {
  const overrideConfig = await configurationOf(what, entry, root);
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig });
  await eslint.lintFiles(['.']);
}

const kept = [];
for (const root of [...roots, ...roots]) {
  await keptAfter(root);
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  kept.push(process.memoryUsage().heapUsed / 1e6);
}
console.log(JSON.stringify({ kept, peak: process.resourceUsage().maxRSS / 1024 }));
