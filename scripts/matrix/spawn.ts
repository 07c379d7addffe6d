import { execFile } from 'node:child_process';

/** Runs a program to its end, in a host's folder. One that cannot be started has the status -1. */
export function spawn(
  file: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', VITEST: '', ...environment };
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({
        status: error ? Number(error.code ?? -1) : 0,
        stdout,
        stderr: error?.code === undefined && error ? `${stderr}${error.message}` : stderr,
      });
    });
  });
}
