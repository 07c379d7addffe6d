// Large and deep programs: one process lints each shape at three sizes, with no rules and with every rule, so that what is ours can be
// told from the parser's and ESLint's own costs. Prints one line of JSON.
// argv: a folder to write in, how often each size is linted, then the names of shapes (none: all of them).
import { Linter } from 'eslint';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFor } from './config.js';
import { SHAPES, type Shape } from './templates/shapes.js';

/** How many times the smallest size the others are. */
const GROWTH = [1, 2, 4] as const;

export interface MeasuredShape {
  readonly shape: string;
  readonly size: number;
  /** Milliseconds at each size. */
  readonly none: readonly number[];
  readonly all: readonly number[];
  readonly findings: number;
  /** What was thrown, by whom. */
  readonly failure?: string;
}

const [folder = '', rounds = '2', ...chosen] = process.argv.slice(2);
const configurations = { none: await configFor('none'), all: await configFor('all') };
let count = 0;

interface Lint {
  readonly time: number;
  readonly findings: number;
  readonly failure?: string;
}

/** Lints a shape at one size, in a folder of its own: nothing that was read before may serve. */
function lint(shape: Shape, size: number, what: keyof typeof configurations): Lint {
  const root = join(folder, String((count += 1)));
  for (const [file, text] of Object.entries({ 'package.json': '{}', ...shape.files(size) })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const linted = shape.linted ?? 'src/file.ts';
  const text = shape.files(size)[linted] ?? '';
  const linter = new Linter({ configType: 'flat', cwd: root });
  const start = process.cpuUsage();
  try {
    const messages = linter.verify(text, configurations[what], { filename: join(root, linted) });
    const fatal = messages.find((message) => message.fatal);
    return {
      time: milliseconds(process.cpuUsage(start)),
      findings: messages.length,
      ...(fatal && { failure: fatal.message }),
    };
  } catch (error) {
    return {
      time: NaN,
      findings: 0,
      failure: String((error as Error).stack)
        .split('\n')
        .slice(0, 8)
        .join('\n'),
    };
  }
}

/** Of processor time: a busy machine makes the time on the wall say nothing. */
function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function measure(shape: Shape): MeasuredShape {
  for (const what of ['none', 'all'] as const) lint(shape, Math.ceil(shape.size / 4), what);
  const times = { none: [] as number[], all: [] as number[] };
  let findings = 0;
  let failure: string | undefined;
  for (const factor of GROWTH) {
    for (const what of ['none', 'all'] as const) {
      const runs = Array.from({ length: Number(rounds) }, () => lint(shape, shape.size * factor, what));
      times[what].push(Math.min(...runs.map(({ time }) => time)));
      findings = runs[0]?.findings ?? 0;
      failure ??= runs[0]?.failure && `${what} at ${shape.size * factor}: ${runs[0].failure}`;
    }
  }
  return { shape: shape.name, size: shape.size, ...times, findings, ...(failure && { failure }) };
}

const shapes = SHAPES.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
console.log(JSON.stringify(shapes.map(measure)));
