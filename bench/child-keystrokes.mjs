// The editor on real code: one warm process lints files of a checkout after each keystroke, with a rule that does nothing and with
// `recommended` in turn, and after the module that most others import was saved. Nothing of the checkout is written: a save is a new
// time of the file, and the old one comes back.
// argv: root, the plugin's entry, how many files. Prints one line of JSON.
import { ESLint } from 'eslint';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { configurationOf } from './configurations.mjs';
import { hubOf, scriptsOf } from './hubs.mjs';

/** The shortest of so many lints of a file counts: what slows the machine down only ever adds. */
const KEYSTROKES = 4;
/** So long somebody types before other files are looked at again. */
const PAUSE_MS = 2_100;

const [root = '', entry = '', count = '200'] = process.argv.slice(2);
const kinds = ['idle', 'recommended'];
const linters = {};
for (const what of kinds) {
  const overrideConfig = await configurationOf(what, entry, root);
  linters[what] = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig });
}

const scripts = scriptsOf(root);
const step = Math.max(1, scripts.length / Number(count));
const evenly = Array.from(
  { length: Math.min(Number(count), scripts.length) },
  (_, at) => scripts[Math.floor(at * step)],
);
// Where a file is large, a keystroke is slow: all of those are measured.
const largest = [...scripts].sort((a, b) => statSync(b).size - statSync(a).size).slice(0, 25);
const chosen = [...new Set([...evenly, ...largest])];

/** A text as it is while somebody types in it: another word each time, at its end. */
const typed = (text, at) => `${text}\nexport const typed${at + 1} = ${at + 1};\n`;

async function timeOf(what, file, text) {
  const start = process.cpuUsage();
  await linters[what].lintText(text, { filePath: file });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

// The compiler of the engine is done with what everybody uses before anything is measured.
for (const file of chosen.slice(0, 40))
  for (const what of kinds) await timeOf(what, file, readFileSync(file, 'utf8'));

const files = {};
for (const file of chosen) {
  const text = readFileSync(file, 'utf8');
  const times = { idle: [], recommended: [] };
  for (let at = -1; at < KEYSTROKES; at += 1) {
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const what = kinds[(Math.abs(at) + turn) % kinds.length];
      const time = await timeOf(what, file, typed(text, at));
      if (at >= 0) times[what].push(time);
    }
  }
  files[relative(root, file)] = {
    idle: Math.min(...times.idle),
    recommended: Math.min(...times.recommended),
  };
}

const hub = hubOf(root, scripts);
const saved = [];
if (hub) {
  const { atime, mtime } = statSync(hub.file);
  try {
    for (const [at, file] of hub.importers.slice(0, 12).entries()) {
      const text = readFileSync(file, 'utf8');
      for (const what of kinds) await timeOf(what, file, typed(text, 0));
      utimesSync(hub.file, atime, new Date(Date.now() + at));
      // Whoever saved it was in it, and goes on after a while.
      await timeOf('recommended', hub.file, readFileSync(hub.file, 'utf8'));
      await wait(PAUSE_MS);
      const after = await timeOf('recommended', file, typed(text, 1));
      const again = await timeOf('recommended', file, typed(text, 2));
      saved.push({
        file: relative(root, file),
        after,
        idle: await timeOf('idle', file, typed(text, 3)),
        again,
      });
    }
  } finally {
    utimesSync(hub.file, atime, mtime);
  }
}
console.log(JSON.stringify({ files, hub: hub && relative(root, hub.file), saved }));
