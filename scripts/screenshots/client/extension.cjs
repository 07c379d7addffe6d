// The ESLint extension of VS Code, cut down to what the pictures show: the extension itself is on no package registry. It
// runs the same server over the same client library, and asks it at the same moments: while typing, on saving, and when an
// editor gets the focus.
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');
const { workspace } = require('vscode');

let client;

exports.activate = async () => {
  const module = require.resolve('vscode-langservers-extracted/bin/vscode-eslint-language-server');
  client = new LanguageClient(
    'eslint',
    'ESLint',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ scheme: 'file', language: 'typescript' }],
      diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
      middleware: { workspace: { configuration: ({ items }) => items.map(settings) } },
    },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();

function settings() {
  const [folder] = workspace.workspaceFolders;
  const user = workspace.getConfiguration('eslint');
  return {
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
    rulesCustomizations: user.get('rules.customizations', []),
    run: user.get('run', 'onType'),
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder: { uri: folder.uri.toString(), name: folder.name },
  };
}
