// The real runners, each with the way in which it is written for, and what it says of each file.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Runner {
  readonly name: string;
  readonly isCommonJs: boolean;
  readonly head: string;
  /** How a test is written for it that replaces a module; undefined where it cannot. */
  readonly replace: ((module: string, given: string) => string) | undefined;
  readonly stub: string;
  /** Runs all tests of a folder. */
  readonly run: (folder: string, files: readonly string[]) => Promise<ReadonlyMap<string, boolean>>;
}

const bin = (name: string, file: string) =>
  path.join(path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function node(args: readonly string[], cwd: string): Promise<Ended> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|JEST|NODE_OPTIONS|TEST)/.test(name),
  );
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...Object.fromEntries(own), NODE_ENV: 'test' },
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.resume();
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

interface JsonReport {
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

/** Vitest and Jest write the same report. */
function byFile(output: string): ReadonlyMap<string, boolean> {
  const { testResults } = JSON.parse(output.slice(output.indexOf('{'))) as JsonReport;
  return new Map(testResults.map(({ name, status }) => [path.basename(name), status === 'passed']));
}

const vitest: Runner = {
  name: 'Vitest',
  isCommonJs: false,
  head: "import { expect, test, vi } from 'vitest';\nimport request from 'supertest';\n",
  replace: (module, given) => `vi.mock('${module}', () => (${given}));`,
  stub: 'vi.fn',
  run: async (folder) =>
    byFile(
      (await node([bin('vitest', 'vitest.mjs'), 'run', '--root', folder, '--reporter', 'json'], folder))
        .output,
    ),
};

const jest: Runner = {
  name: 'Jest',
  isCommonJs: true,
  head: "const { expect, test } = require('@jest/globals');\nconst request = require('supertest');\n",
  replace: (module, given) => `jest.mock('${module}', () => (${given}));`,
  stub: 'jest.fn',
  run: async (folder) => {
    const args = ['--json', '--rootDir', folder, '--testMatch', '**/*.test.cjs', '--transform', '{}'];
    return byFile((await node([bin('jest', 'bin/jest.js'), ...args], folder)).output);
  },
};

const nodeTest: Runner = {
  name: 'node:test',
  isCommonJs: false,
  head: "import { mock, test } from 'node:test';\nimport { expect } from 'expect';\nimport request from 'supertest';\n",
  replace: undefined,
  stub: 'mock.fn',
  run: async (folder, files) =>
    new Map(
      await Promise.all(
        files.map(async (file) => [file, (await node(['--test', file], folder)).code === 0] as const),
      ),
    ),
};

export const RUNNERS: readonly Runner[] = [vitest, jest, nodeTest];
