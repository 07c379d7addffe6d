// A process that lints one repository: what a run keeps in memory of one project does not outlive it.
import { loadPlugin } from '../cases/plugin.js';
import { lintRepository } from './lint.js';
import type { Task, Told } from './processes.js';

const tell = (told: Told) => process.send?.(told);

process.on('disconnect', () => process.exit());
process.once('message', ({ root, files, plugin, rules }: Task) => {
  void loadPlugin(plugin)
    .then((loaded) =>
      lintRepository(root, files, loaded, rules, (path, index) => tell({ kind: 'file', path, index })),
    )
    .then((findings) => tell({ kind: 'done', findings }));
});
