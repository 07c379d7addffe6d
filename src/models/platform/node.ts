import { defineModel } from '../model.js';
import { callable, named, reaching, returning } from '../words.js';

/** The last argument is called with an error or null, and with what was asked for. */
const ERROR_FIRST = callable({ callbacks: [{ argument: 'every', parameters: ['error'] }] });
const READS = callable({ readsFile: 0 });

/** Node's own: strings from the environment, functions that call back with an error first, and what makes promises of them. */
export const node = defineModel({
  library: 'node',
  kind: 'platform',
  modules: {
    'node:process': 'process',
    process: 'process',
    'node:util': 'util',
    util: 'util',
    'node:fs': 'fs',
    fs: 'fs',
    'node:fs/promises': 'fsPromises',
    'fs/promises': 'fsPromises',
    'node:path': 'path',
    path: 'path',
    'node:child_process': 'childProcess',
    child_process: 'childProcess',
    'node:dns': 'dns',
    dns: 'dns',
    'node:zlib': 'zlib',
    zlib: 'zlib',
    'node:timers/promises': 'timers',
    'timers/promises': 'timers',
  },
  globals: { process: 'process' },
  versions: { node: '>=20' },
  types: {
    process: {
      members: { env: 'env', default: 'process', stderr: 'errorStream' },
    },
    errorStream: { stream: 'stderr' },
    timers: {
      members: {
        default: 'timers',
        setTimeout: reaching('pause'),
        scheduler: { members: { wait: reaching('pause') } },
      },
    },
    env: {
      input: { part: 'env', carries: 'strings' },
      otherMembers: { type: 'envValue' },
    },
    envValue: { role: 'string', input: { part: 'env', carries: 'strings' } },
    // A function stays what it is: awaited, it gives what it would have called back with.
    util: { members: { default: 'util', promisify: returning({ argument: 0 }) } },
    fs: {
      members: {
        default: 'fs',
        ...named(
          'access appendFile chmod chown close copyFile cp fchmod fchown fdatasync fstat fsync ftruncate futimes lchown link lstat lutimes mkdir mkdtemp open opendir read readdir readFile readlink readv realpath rename rm rmdir stat statfs symlink truncate unlink utimes write writeFile writev',
          ERROR_FIRST,
        ),
        readFileSync: READS,
        promises: 'fsPromises',
      },
    },
    fsPromises: { members: { default: 'fsPromises', readFile: READS } },
    path: {
      members: { default: 'path', posix: 'path', ...named('join resolve', callable({ joinsPath: true })) },
    },
    childProcess: { members: { default: 'childProcess', ...named('exec execFile', ERROR_FIRST) } },
    dns: {
      members: {
        default: 'dns',
        ...named(
          'lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse',
          ERROR_FIRST,
        ),
      },
    },
    zlib: {
      members: {
        default: 'zlib',
        ...named(
          'brotliCompress brotliDecompress deflate deflateRaw gunzip gzip inflate inflateRaw unzip',
          ERROR_FIRST,
        ),
      },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim: 'readFileSync, and readFile of fs/promises, give the text of the file at a path or URL',
      url: 'https://nodejs.org/api/fs.html#fsreadfilesyncpath-options',
      checked: '2026-11-29',
    },
    {
      claim: 'process.stderr is the stream that console.error writes to',
      url: 'https://nodejs.org/api/process.html#processstderr',
      checked: '2026-11-29',
    },
    {
      claim:
        'The callback of fs, child_process, dns and zlib gets an error or null first; fs.exists is the only other one',
      url: 'https://nodejs.org/api/fs.html#callback-example',
      checked: '2026-11-29',
    },
    {
      claim: 'promisify takes a function with an error-first callback and gives one that returns a promise',
      url: 'https://nodejs.org/api/util.html#utilpromisifyoriginal',
      checked: '2026-11-29',
    },
    {
      claim: 'Environment variables are strings',
      url: 'https://nodejs.org/api/process.html#processenv',
      checked: '2026-11-23',
    },
  ],
});
