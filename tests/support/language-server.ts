// VS Code's ESLint server, driven as an editor drives it: documents are opened, typed in and saved, and every edit that
// the server makes is applied to them.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ApplyWorkspaceEditRequest,
  CodeActionRequest,
  CodeActionTriggerKind,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  MessageType,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentEdit,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type ProtocolConnection,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';

export type { CodeAction, Diagnostic, Range };

const SERVER = createRequire(import.meta.url).resolve(
  'vscode-langservers-extracted/bin/vscode-eslint-language-server',
);

/** What VS Code's ESLint extension sends, without any setting of the user's. */
export const EXTENSION_SETTINGS = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: false,
  experimental: {},
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
};

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true, didSave: true },
    diagnostic: { dynamicRegistration: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source.fixAll.eslint'] } },
      isPreferredSupport: true,
    },
  },
};

/** The server's word for a lint that went well; after any other, an empty list of findings means nothing. */
const LINTED = 1;

export interface Editor {
  /** Opens a file as it is on disk. */
  open: (file: string) => Promise<void>;
  /** Replaces the text of an open file, and does not save it. */
  type: (file: string, text: string) => Promise<void>;
  /** The text of an open file, saved or not. */
  textOf: (file: string) => string;
  /** Runs `source.fixAll.eslint` on an open file and writes it, as an editor that fixes on save does. */
  save: (file: string, how?: { fix: boolean }) => Promise<void>;
  /** What is underlined in an open file; asking makes the server lint it. Throws when ESLint failed. */
  squiggles: (file: string) => Promise<Diagnostic[]>;
  /** What the menu of quick fixes offers on a squiggle. */
  quickFixes: (file: string, squiggle: Diagnostic) => Promise<CodeAction[]>;
  /** Chooses one of them. */
  choose: (action: CodeAction) => Promise<void>;
  /** Tells the server that a file changed on disk, as an editor does for the files that it watches. */
  tellOfChange: (file: string) => Promise<void>;
  /** How often the server asked the editor to ask again about every open file. */
  refreshes: () => number;
  /** The pages that the editor was asked to show. */
  shownPages: readonly string[];
  close: () => Promise<void>;
}

/**
 * Starts the server on a folder.
 *
 * @param folder the workspace folder
 * @param settings all settings of the server's; those that begin with `eslint.` in VS Code are the extension's
 */
export async function openEditor(
  folder: string,
  settings: Readonly<Record<string, unknown>> = EXTENSION_SETTINGS,
): Promise<Editor> {
  const workspaceFolder = { uri: pathToFileURL(folder).href, name: path.basename(folder) };
  const { connection, complaints, close } = startServer(folder);
  const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;

  const documents = new Map<string, TextDocument>();
  const documentOf = (uri: string): TextDocument => {
    const document = documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    return document;
  };
  const replaceText = async (uri: string, text: string) => {
    const { languageId, version } = documentOf(uri);
    documents.set(uri, TextDocument.create(uri, languageId, version + 1, text));
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: version + 1 },
      contentChanges: [{ text }],
    });
  };
  const applyEdit = async ({ documentChanges = [] }: WorkspaceEdit) => {
    for (const { textDocument, edits } of documentChanges.filter((change) => TextDocumentEdit.is(change))) {
      const document = documentOf(textDocument.uri);
      await replaceText(textDocument.uri, TextDocument.applyEdits(document, edits as never[]));
    }
  };
  const actionsAt = async (uri: string, range: Range, context: CodeActionContext) => {
    const actions = await connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context,
    });
    return (actions ?? []) as CodeAction[];
  };

  const statuses = new Map<string, number>();
  const shownPages: string[] = [];
  let refreshes = 0;
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(() => ({ ...settings, workspaceFolder })),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes += 1;
  });
  connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
    await applyEdit(edit);
    return { applied: true };
  });
  connection.onRequest('eslint/openDoc', ({ url }: { url: string }) => {
    shownPages.push(url);
    return {};
  });
  connection.onNotification('eslint/status', ({ uri, state }: { uri: string; state: number }) => {
    statuses.set(uri, state);
  });
  connection.listen();

  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: CAPABILITIES,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });

  return {
    async open(file) {
      const uri = uriOf(file);
      const text = readFileSync(path.join(folder, file), 'utf8');
      const document = TextDocument.create(uri, /x$/.test(file) ? 'typescriptreact' : 'typescript', 1, text);
      documents.set(uri, document);
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: document.languageId, version: 1, text },
      });
    },
    type: (file, text) => replaceText(uriOf(file), text),
    textOf: (file) => documentOf(uriOf(file)).getText(),
    async save(file, { fix } = { fix: true }) {
      const uri = uriOf(file);
      if (fix) {
        const [action] = await actionsAt(uri, wholeOf(documentOf(uri)), {
          diagnostics: [],
          only: ['source.fixAll.eslint'],
          triggerKind: CodeActionTriggerKind.Automatic,
        });
        if (action?.edit) await applyEdit(action.edit);
      }
      writeFileSync(path.join(folder, file), documentOf(uri).getText());
      await connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    },
    async squiggles(file) {
      const uri = uriOf(file);
      documentOf(uri);
      statuses.delete(uri);
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      if (statuses.get(uri) !== LINTED || report.kind !== DocumentDiagnosticReportKind.Full)
        throw new Error(`${file} was not linted. ${complaints.join('\n')}`);
      return report.items;
    },
    quickFixes: (file, squiggle) =>
      actionsAt(uriOf(file), squiggle.range, {
        diagnostics: [squiggle],
        triggerKind: CodeActionTriggerKind.Invoked,
      }),
    async choose({ edit, command }) {
      if (edit) await applyEdit(edit);
      if (command) await connection.sendRequest(ExecuteCommandRequest.type, command);
    },
    tellOfChange: (file) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uriOf(file), type: FileChangeType.Changed }],
      }),
    refreshes: () => refreshes,
    shownPages,
    close,
  };
}

function startServer(folder: string): {
  connection: ProtocolConnection;
  /** What the server logged as an error. */
  complaints: readonly string[];
  close: () => Promise<void>;
} {
  const server = spawn(process.execPath, [SERVER, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: folder,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      // Whoever still waits for an answer is told that none will come.
      connection.dispose();
      resolve();
    });
  });
  const complaints: string[] = [];
  connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
    if (type === MessageType.Error) complaints.push(message);
  });
  return {
    connection,
    complaints,
    async close() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await ended;
    },
  };
}

function wholeOf(document: TextDocument): Range {
  return { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
}
