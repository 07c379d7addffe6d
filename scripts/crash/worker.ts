// A process of its own that lints the files it is told, one at a time: when one of them hangs, it can be ended.
import { RuleRun } from './rule-run.js';
import type { Task, Told } from './talk.js';

const tell = (told: Told) => process.send?.(told);
const runs = new Map<string, RuleRun>();

process.on('message', ({ root, file }: Task) => {
  let run = runs.get(root);
  if (!run)
    runs.set(root, (run = new RuleRun(root, (milliseconds) => tell({ kind: 'parsed', milliseconds }))));
  tell({ kind: 'done', outcome: run.of(file), heap: process.memoryUsage().heapUsed });
});
process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });
