// A checkout of a project as a user has it: outside this repository, the built plugin among its packages, and a shell in it.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONFIG } from './first-screen.js';
import { copySources } from './first-week.js';
import { ROOT, type Files } from './project.js';

/** What the pages tell a user to install. The programs that come with them are linked as a whole. */
const PACKAGES = [
  'eslint',
  'typescript-eslint',
  'lint-staged',
  '@eslint/mcp',
  '@eslint-community/eslint-plugin-eslint-comments',
  '@microsoft/eslint-formatter-sarif',
  'eslint-formatter-gitlab',
];
const PROGRAMS = 'node_modules/.bin';
/** The plugin's command. */
export const COMMAND = { name: 'first-draft', file: path.join(ROOT, 'dist/cli/main.js') };

/** `npm ci` finds everything installed; npm does nothing else here. */
const NPM = '#!/bin/sh\n[ "$1" = ci ] && exit 0\necho "npm $* is not to be run" >&2\nexit 1\n';

/** npm takes half a second to start a program that is installed. What is not installed it would download: here that fails. */
const NPX = `#!/bin/sh
program="$1"
shift
[ -x "${PROGRAMS}/$program" ] || { echo "npx $program is not to be downloaded" >&2; exit 1; }
exec "${PROGRAMS}/$program" "$@"
`;

/** What the shell of a CI service, an editor or a colour terminal would add to the environment is left out. */
const FOREIGN =
  /^(?:CI|CI_.*|GITHUB_.*|GITLAB_.*|CLAUDE.*|ESLINT_.*|SARIF_.*|FORCE_COLOR|npm_.*|VITEST.*|GIT_.*)$/;

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Checkout {
  readonly root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-checkout-')));
  readonly #programs = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-programs-')));

  /**
   * @param from A folder whose files are copied, or the files themselves.
   * @param isSetUp Has the project ESLint and the plugin, configured as README says?
   */
  constructor(from: string | Files, { isSetUp = true } = {}) {
    if (typeof from === 'string') {
      copySources(from, this.root);
    } else for (const [file, text] of Object.entries(from)) this.write(file, String(text));
    if (!existsSync(path.join(this.root, 'package.json')))
      this.write('package.json', '{ "type": "module" }\n');
    if (isSetUp) {
      this.write(CONFIG.file, CONFIG.text);
      for (const name of PACKAGES) this.#install(name, path.join(ROOT, 'node_modules', name));
      this.#install('eslint-plugin-first-draft', ROOT);
      this.#linkPrograms();
    }
    writeFileSync(path.join(this.#programs, 'npm'), NPM, { mode: 0o755 });
    writeFileSync(path.join(this.#programs, 'npx'), NPX, { mode: 0o755 });
  }

  /** Runs a line of a page in the project's folder. Nothing is downloaded: a program that is missing fails. */
  run(command: string, { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}): Run {
    const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', command], {
      cwd: this.root,
      input,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...Object.fromEntries(own),
        PATH: `${this.#programs}:${process.env['PATH'] ?? ''}`,
        npm_config_offline: 'true',
        NO_COLOR: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        ...env,
      },
    });
    return { status, stdout, stderr };
  }

  /** What a user sees of a command that was run, the project's folder written as `/app`. */
  shown({ stdout, stderr }: Run): string {
    return `${stdout}${stderr}`.replaceAll(this.root, '/app').trim();
  }

  see(command: string): string {
    return this.shown(this.run(command));
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  /** Puts everything that is there under version control, in one commit. Expects git: see `needsGit`. */
  commit(): void {
    this.write('.gitignore', 'node_modules\n.eslintcache\n');
    const { status, stderr } = this.run(
      'git init -q && git config user.name Somebody && git config user.email somebody@example.com && git add -A && git commit -qm start',
    );
    if (status !== 0) throw new Error(stderr);
  }

  remove(): void {
    for (const folder of [this.root, this.#programs]) rmSync(folder, { recursive: true, force: true });
  }

  /** What npm puts beside the packages: a program for each that they name, the plugin's own too. */
  #linkPrograms(): void {
    const folder = path.join(this.root, PROGRAMS);
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(path.join(ROOT, PROGRAMS)))
      if (name !== COMMAND.name) symlinkSync(path.join(ROOT, PROGRAMS, name), path.join(folder, name));
    writeFileSync(path.join(folder, COMMAND.name), `#!/bin/sh\nexec node '${COMMAND.file}' "$@"\n`, {
      mode: 0o755,
    });
  }

  #install(name: string, from: string): void {
    const link = path.join(this.root, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(from, link);
  }
}

/** A schema that is wrong only because of how a route in another file feeds it, and the route that makes it right. */
export const TWO_FILES: Files = {
  'src/schema.ts': "import { z } from 'zod';\n\nexport const Query = z.object({ page: z.number() });\n",
  'src/route.ts': `import express from 'express';
import { Query } from './schema.js';

express().get('/orders', (req, res) => res.json(Query.parse(req.query)));
`,
};
export const JSON_ROUTE = `import express from 'express';
import { Query } from './schema.js';

express().post('/orders', express.json(), (req, res) => res.json(Query.parse(req.body)));
`;
