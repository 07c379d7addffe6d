// One newcomer with a stopwatch: a folder of its own, npm with an empty cache, and the commands of README with the packed plugin in
// place of the published one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addedTo, CONFIG, INIT, INSTALLED, REPORT, SCAN } from '../../tests/support/first-screen.js';
import type { TrialProject } from './projects.js';

const PLUGIN = 'eslint-plugin-first-draft';

/** The ways that README shows to a first finding. */
export const ROUTES = ['npx', 'init', 'by hand'] as const;
export type Route = (typeof ROUTES)[number];

export interface Step {
  readonly command: string;
  /** How long it took. */
  readonly seconds: number;
  readonly output: string;
}

export interface Trial {
  readonly title: string;
  readonly route: Route;
  readonly steps: readonly Step[];
  /** From the first command to the end of the one that shows the findings. */
  readonly seconds: number;
  /** The rules whose findings it showed. */
  readonly found: readonly string[];
}

/**
 * Takes one route in a fresh copy of a project. What the project itself needs is installed before the watch starts.
 *
 * @param tarball the packed plugin
 * @throws where a command ends in another way than README says, with all that it printed
 */
export function take(project: TrialProject, route: Route, tarball: string): Trial {
  const newcomer = new Newcomer(project, tarball);
  try {
    ROUTE[route](newcomer, project);
    const { steps } = newcomer;
    const found = [...(steps.at(-1)?.output ?? '').matchAll(/first-draft\/([\w-]+)|^\d+ {2}([\w-]+) {2}/gm)];
    return {
      title: project.title,
      route,
      steps,
      seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
      found: [...new Set(found.map(([, rule, first]) => rule ?? first ?? ''))].sort(),
    };
  } finally {
    newcomer.leave();
  }
}

const ROUTE: Readonly<Record<Route, (newcomer: Newcomer, project: TrialProject) => void>> = {
  npx(newcomer) {
    newcomer.run(SCAN.command, SCAN.exit);
  },
  init(newcomer) {
    // Nobody is there to say yes.
    const told = newcomer.run(`${INIT.command} --yes`);
    const [, install] = /^Install: {2}(.+)$/m.exec(told) ?? [];
    if (install === undefined) throw new Error(`init does not say what to install:\n${told}`);
    newcomer.run(install);
    newcomer.run(REPORT.command, REPORT.exit);
  },
  'by hand'(newcomer, { config }) {
    const names = config === undefined ? INSTALLED.anew : INSTALLED.beside;
    newcomer.run(`npm install --save-dev ${names.join(' ')}`);
    newcomer.write(CONFIG.file, config === undefined ? CONFIG.text : addedTo(config));
    newcomer.run(REPORT.command, REPORT.exit);
  },
};

class Newcomer {
  readonly #home = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-trial-')));
  readonly #root = path.join(this.#home, 'project');
  readonly #caches = { before: path.join(this.#home, 'cache-before'), own: path.join(this.#home, 'cache') };
  readonly steps: Step[] = [];

  constructor(
    { files, config }: TrialProject,
    private readonly tarball: string,
  ) {
    for (const [file, text] of Object.entries(files)) this.write(file, String(text));
    if (config !== undefined) this.write('eslint.config.mjs', config);
    const { status, output } = this.#spawn(
      'npm install --ignore-scripts --no-audit --no-fund',
      this.#caches.before,
    );
    if (status !== 0) throw new Error(`What the project itself needs could not be installed:\n${output}`);
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#root, file)), { recursive: true });
    writeFileSync(path.join(this.#root, file), text);
  }

  /** Runs a line of README, with the watch on. */
  run(command: string, exit = 0): string {
    const start = performance.now();
    const { status, output } = this.#spawn(this.#withTarball(command), this.#caches.own);
    this.steps.push({ command, seconds: (performance.now() - start) / 1000, output });
    if (status !== exit)
      throw new Error(`\`${command}\` ended with ${status}, and not with ${exit}:\n${output}`);
    return output;
  }

  leave(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** npm finds the packed plugin where a newcomer's finds the published one. */
  #withTarball(command: string): string {
    return command
      .replace(new RegExp(`^npx (?=${PLUGIN}\\b)`), `npx --yes --package "${this.tarball}" `)
      .replace(new RegExp(`^(npm i.*) ${PLUGIN}\\b`), `$1 "${this.tarball}"`);
  }

  #spawn(command: string, cache: string): { status: number | null; output: string } {
    const foreign = /^(?:CI|npm_.*|VITEST.*|NODE_OPTIONS|FORCE_COLOR|ESLINT_.*)$/;
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: this.#root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...env, npm_config_cache: cache, npm_config_update_notifier: 'false', NO_COLOR: '1' },
    });
    return { status, output: `${stdout}${stderr}` };
  }
}
