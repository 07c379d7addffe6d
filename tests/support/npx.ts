// The command as `npx` runs it: the packed plugin with what its manifest asks for, in a folder of its own, away from the project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installPlugin } from './installed-plugin.js';
import type { Files } from './project.js';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Npx {
  readonly #cache = folder('npx');
  readonly #projects: string[] = [];
  readonly plugin: string;

  /** @param peers what npm installs beside the plugin because it is a peer of it */
  constructor(peers: readonly string[] = ['eslint']) {
    ({ plugin: this.plugin } = installPlugin(this.#cache, peers));
  }

  /** A project with these files and nothing installed. */
  project(files: Files): Folder {
    const root = folder('project');
    this.#projects.push(root);
    const project = new Folder(root, path.join(this.plugin, 'dist/cli/main.js'));
    for (const [file, text] of Object.entries(files)) project.write(file, String(text));
    return project;
  }

  remove(): void {
    for (const each of [this.#cache, ...this.#projects]) rmSync(each, { recursive: true, force: true });
  }
}

class Folder {
  constructor(
    readonly root: string,
    private readonly command: string,
  ) {}

  /** A folder in it. */
  below(name: string): Folder {
    return new Folder(path.join(this.root, name), this.command);
  }

  /** Runs the command there, as nobody looks on: without colours, without a terminal. */
  run(...args: string[]): Ran {
    return this.spawn(process.execPath, this.command, ...args);
  }

  spawn(program: string, ...args: string[]): Ran {
    const env = { ...process.env, NO_COLOR: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    Reflect.deleteProperty(env, 'FORCE_COLOR');
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: this.root,
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  }

  git(...args: string[]): void {
    const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
    const { status, stderr } = this.spawn('git', ...identity, ...args);
    if (status !== 0) throw new Error(stderr);
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }
}

function folder(name: string): string {
  return realpathSync(mkdtempSync(path.join(os.tmpdir(), `first-draft-${name}-`)));
}
