// A client for oxlint's language server: what an editor with oxlint's extension sends and receives.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { Diagnostic, Range } from './language-server.js';
import { OXLINT } from './oxlint.js';

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
export interface OxlintAction {
  readonly title: string;
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly TextEdit[]>> };
}

/** Opens a folder as an editor does. */
export async function openInOxlint(folder: string) {
  const server = spawn(process.execPath, [OXLINT, '--lsp'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let shown: (diagnostics: Diagnostic[]) => void = () => undefined;
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => ({ run: 'onType' })),
  );
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ diagnostics }: { diagnostics: Diagnostic[] }) => shown(diagnostics),
  );
  connection.listen();

  const workspaceFolder = { uri: pathToFileURL(folder).href, name: path.basename(folder) };
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      },
    },
  });
  await connection.sendNotification('initialized', {});

  const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;
  /** The squiggles that the server shows after a notification. */
  const squigglesAfter = (method: string, params: object) =>
    new Promise<Diagnostic[]>((resolve, reject) => {
      shown = resolve;
      connection.sendNotification(method, params).catch(reject);
    });
  return {
    open: (file: string, text: string) =>
      squigglesAfter('textDocument/didOpen', {
        textDocument: { uri: uriOf(file), languageId: 'typescript', version: 1, text },
      }),
    type: (file: string, text: string) =>
      squigglesAfter('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version: 2 },
        contentChanges: [{ text }],
      }),
    actions: (file: string, { range }: Diagnostic) =>
      connection.sendRequest<OxlintAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range,
        context: { diagnostics: [] },
      }),
    close: () => {
      connection.dispose();
      server.kill();
    },
  };
}
