import { readFileSync } from 'node:fs';
import { nodesIn } from '../src/ast/walk.js';
import { openingAt } from '../src/facts/transactions/openings.js';
import { stepsIn } from '../src/facts/transactions/steps.js';
import { isOutside } from '../src/facts/transactions/clients.js';
import { inProject } from './support/testkit.js';
test('x', () => {
  inProject({ 'package.json': readFileSync('/tmp/tx-x/lab/package.json', 'utf8'), 'src/x.ts': readFileSync('/tmp/tx-x/lab/src/typeorm.ts', 'utf8') }, ({ module, analysis }) => {
    for (const node of nodesIn(module.ast)) {
      if (node.type !== 'CallExpression') continue;
      const o = openingAt(node, analysis);
      if (!o) continue;
      console.log('OPEN', module.lineAt(node.range[0]), o.library.library, o.evidence);
      for (const s of stepsIn(o, analysis)) console.log('  ', s.path.join('>'), s.work.kind, module.text.slice(...s.work.node.range).slice(0, 60), s.work.kind === 'statement' ? [s.work.query.row?.type, s.work.query.client?.type, s.work.query.clientValue?.type.name, isOutside(s.work.query, s.run, o, analysis)?.evidence] : '');
    }
  });
});
