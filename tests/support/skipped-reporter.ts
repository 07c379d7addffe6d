// The last lines of a run: what was skipped because the machine lacks something, and how to get it.
import type { Reporter, TestModule } from 'vitest/node';

export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const times = new Map<string, number>();
    for (const each of modules)
      for (const test of each.children.allTests('skipped')) {
        const result = test.result();
        const lack = result.state === 'skipped' ? result.note : undefined;
        if (lack !== undefined) times.set(lack, (times.get(lack) ?? 0) + 1);
      }
    for (const [lack, number] of times) console.log(`Skipped ${number}: ${lack}`);
  }
}
