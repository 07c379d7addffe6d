// A client for VS Code's ESLint server: what an editor sends and receives, over the language server protocol.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project.js';

const FOLDER = path.join(ROOT, '.cache/language-server');
const SERVER = path.join(
  FOLDER,
  'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server',
);

/** The server, in a folder of its own: it brings a TypeScript of another major. Installed once. */
export function installServer(): string {
  if (!existsSync(SERVER)) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path.join(FOLDER, 'package.json'), '{ "private": true }');
    const flags = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--no-save'];
    execFileSync('npm', ['install', ...flags, 'vscode-langservers-extracted@4.10.0'], {
      cwd: FOLDER,
      stdio: 'pipe',
      timeout: 120_000,
    });
  }
  return SERVER;
}

interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface Diagnostic {
  readonly range: Range;
  readonly code: string;
  readonly message: string;
  readonly codeDescription?: { readonly href: string };
}
export interface CodeAction {
  readonly title: string;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}
export interface WorkspaceEdit {
  readonly documentChanges: readonly {
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }[];
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[]; readonly edit?: WorkspaceEdit };
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Opens a folder as an editor does. */
export async function openEditor(folder: string) {
  const workspaceFolder = { uri: pathToFileURL(folder).href, name: path.basename(folder) };
  const settings = {
    validate: 'on',
    packageManager: 'npm',
    useESLintClass: true,
    experimental: {},
    codeAction: {
      disableRuleComment: { enable: true, location: 'separateLine' },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: 'all' },
    format: true,
    quiet: false,
    onIgnoredFiles: 'off',
    options: {},
    rulesCustomizations: [],
    run: 'onType',
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder,
  };
  const server = spawn(process.execPath, [installServer(), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: folder,
  });
  const pending = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const edits: WorkspaceEdit[] = [];
  let nextId = 1;
  let buffer = Buffer.alloc(0);

  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const notify = (method: string, params: object) => send({ method, params });
  const request = <T>(method: string, params: object | null): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      pending.set(nextId, { resolve: resolve as (result: never) => void, reject });
      send({ id: nextId++, method, params });
    });
  const answer = ({ method, params }: Message): unknown => {
    if (method === 'workspace/configuration') return params?.items?.map(() => settings);
    if (method === 'eslint/confirmESLintExecution') return 4;
    if (method !== 'workspace/applyEdit') return null;
    if (params?.edit) edits.push(params.edit);
    return { applied: true };
  };
  const receive = (message: Message) => {
    if (message.method !== undefined) {
      if (message.id !== undefined) send({ id: message.id, result: answer(message) });
      return;
    }
    const waiting = pending.get(message.id ?? 0);
    pending.delete(message.id ?? 0);
    if (message.error) waiting?.reject(new Error(JSON.stringify(message.error)));
    else waiting?.resolve(message.result as never);
  };
  server.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let head = buffer.indexOf('\r\n\r\n'); head >= 0; head = buffer.indexOf('\r\n\r\n')) {
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())?.[1]);
      if (buffer.length < head + 4 + length) return;
      const body = buffer.subarray(head + 4, head + 4 + length).toString();
      buffer = buffer.subarray(head + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  });

  await request('initialize', {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        applyEdit: true,
        workspaceEdit: { documentChanges: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { dynamicRegistration: true, didSave: true },
        diagnostic: { dynamicRegistration: true },
        codeAction: {
          codeActionLiteralSupport: {
            codeActionKind: { valueSet: ['', 'quickfix', 'source.fixAll.eslint'] },
          },
        },
      },
    },
  });
  notify('initialized', {});
  notify('workspace/didChangeConfiguration', { settings: {} });

  const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;
  let version = 1;
  return {
    open: (file: string, text: string) => {
      notify('textDocument/didOpen', {
        textDocument: { uri: uriOf(file), languageId: 'typescript', version, text },
      });
    },
    type: (file: string, text: string) => {
      notify('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version: ++version },
        contentChanges: [{ text }],
      });
    },
    squiggles: async (file: string) =>
      (
        await request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri: uriOf(file) },
        })
      ).items,
    actions: (file: string, diagnostic: Diagnostic) =>
      request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], triggerKind: 1 },
      }),
    fixAll: (file: string) =>
      request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range: { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll.eslint'] },
      }),
    run: async ({ command }: CodeAction) => {
      if (command)
        await request('workspace/executeCommand', { command: command.command, arguments: command.arguments });
      return edits.at(-1);
    },
    close: () => server.kill(),
  };
}

/** A text after an editor's edit. */
export function applyEdit(text: string, edit: WorkspaceEdit | undefined): string {
  const lines = text.split('\n');
  const offsetOf = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  const changes = (edit?.documentChanges ?? [])
    .flatMap(({ edits }) => edits)
    .map(({ range, newText }) => ({ from: offsetOf(range.start), to: offsetOf(range.end), newText }));
  return changes
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, newText }) => result.slice(0, from) + newText + result.slice(to), text);
}
