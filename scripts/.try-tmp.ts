import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { configFor } from '../tests/support/project.js';
const [file, rule, ev='certain'] = process.argv.slice(2);
const abs = path.resolve(file);
const text = readFileSync(abs,'utf8');
const folder = path.dirname(abs);
const l = new Linter({configType:'flat', cwd: folder});
for (const m of l.verify(text,[configFor(folder,{rules:{[rule]:{evidence:ev}}})],{filename:abs})) {
  console.log(`${m.line}:${m.column} ${m.message} (${m.message.length})`);
  for (const s of m.suggestions??[]) { console.log('  ->',s.desc); const after=text.slice(0,s.fix.range[0])+s.fix.text+text.slice(s.fix.range[1]); console.log(after.slice(Math.max(0,s.fix.range[0]-60), s.fix.range[0]+s.fix.text.length+60)); }
}
