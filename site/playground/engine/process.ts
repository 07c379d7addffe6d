// `process` in the browser: what libraries ask of it, and no more, so that none takes the page for Node.
export const process = {
  env: {} as Readonly<Record<string, string>>,
  platform: 'linux',
  versions: {},
  argv: [],
  cwd: () => '/',
  emitWarning: () => undefined,
};
