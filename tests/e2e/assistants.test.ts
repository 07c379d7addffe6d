// docs/assistants.md: the session of the page, its hook as Claude Code calls it, and ESLint's MCP server over stdio.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { ESLint } from 'eslint';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Checkout, JSON_ROUTE, TWO_FILES, type Run } from '../support/checkout.js';
import { REPAIRED } from '../support/first-week.js';
import { destinationOf, readPage } from '../support/pages.js';
import { HANGS_AFTER } from '../support/patience.js';
import { ROOT } from '../support/project.js';
import { play, scenesOf } from '../support/transcript.js';

const { blocks } = readPage(path.join(ROOT, 'docs/assistants.md'));

function textOf(file: string): string {
  const block = blocks.find((each) => destinationOf(each) === file);
  if (!block) throw new Error(`docs/assistants.md has no ${file}`);
  return block.code;
}

test('every block of the page is a file, a command, what it prints, or a package to install', () => {
  const others = blocks.filter(
    ({ info }) => !['file', 'run', 'output'].includes(String(info.split(/[ =]/)[0])),
  );
  const names = others.map(({ code }) => /^npm install --save-dev (\S+)\n$/.exec(code)?.[1]);
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(names).toEqual(['@eslint-community/eslint-plugin-eslint-comments', '@eslint/mcp']);
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(names));
});

test('the pages that it sends an assistant to come with the package', () => {
  const folder = /node_modules\/eslint-plugin-first-draft\/(docs\/rules)\//.exec(textOf('AGENTS.md'))?.[1];
  const { files } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
  expect(folder).toBe('docs/rules');
  expect(files).toContain('docs');
});

describe('the session of the page', () => {
  const checkout = new Checkout(REPAIRED);
  afterAll(() => {
    checkout.remove();
  });

  test.each(scenesOf(blocks))('line $line: $command', (scene) => {
    expect(play(checkout, scene)).toEqual({ exit: scene.exit, output: scene.output });
  });
});

interface HookSettings {
  readonly hooks: Readonly<
    Record<
      'PostToolUse' | 'Stop',
      readonly {
        readonly matcher?: string;
        readonly hooks: readonly { readonly type: string; readonly command: string }[];
      }[]
    >
  >;
}

describe('the hook', () => {
  const { hooks } = JSON.parse(textOf('.claude/settings.json')) as HookSettings;
  const checkout = new Checkout({ ...TWO_FILES, 'README.md': '# Shop\n' });
  checkout.write('.claude/hooks/lint.mjs', textOf('.claude/hooks/lint.mjs'));
  afterAll(() => {
    checkout.remove();
  });

  /** What Claude Code sends on stdin, in the fields that its documentation lists. */
  function fire(event: 'PostToolUse' | 'Stop', fields: object): Run {
    const input = {
      session_id: 'abc123',
      transcript_path: '/home/somebody/.claude/projects/shop/abc123.jsonl',
      cwd: checkout.root,
      permission_mode: 'default',
      hook_event_name: event,
      ...fields,
    };
    const command = String(hooks[event][0]?.hooks[0]?.command);
    return checkout.run(command, {
      input: JSON.stringify(input),
      env: { CLAUDE_PROJECT_DIR: checkout.root },
    });
  }
  const edit = (file: string) =>
    fire('PostToolUse', {
      tool_name: 'Edit',
      tool_input: { file_path: path.join(checkout.root, file), old_string: 'a', new_string: 'b' },
      tool_response: { success: true },
    });
  const stop = (active: boolean) => fire('Stop', { stop_hook_active: active });

  test('is called after both ways of changing a file', () => {
    const [entry] = hooks.PostToolUse;
    expect(['Edit', 'Write'].every((tool) => new RegExp(`^(?:${String(entry?.matcher)})$`).test(tool))).toBe(
      true,
    );
  });

  test('hands a finding in the edited file to the assistant', () => {
    const { status, stderr } = edit('src/schema.ts');
    expect(status).toBe(2);
    expect(stderr).toContain('Write `z.coerce.number()`');
    expect(stderr).toContain('first-draft/no-uncoerced-input');
  });

  test('says nothing of a clean file, and of a file that ESLint does not lint', () => {
    const nothing = { status: 0, stdout: '', stderr: '' };
    expect(edit('src/route.ts')).toEqual(nothing);
    expect(edit('README.md')).toEqual(nothing);
    expect(edit(path.relative(checkout.root, path.join(ROOT, 'vitest.config.ts')))).toEqual(nothing);
    expect(edit('src/deleted-since.ts')).toEqual(nothing);
  });

  test('before the assistant stops, finds what an edit did to another file; once', () => {
    const { status, stderr } = stop(false);
    expect(status).toBe(2);
    expect(stderr).toContain(path.join(checkout.root, 'src/schema.ts'));
    expect(stop(true)).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('the MCP server', () => {
  const checkout = new Checkout(TWO_FILES);
  const client = new Client({ name: 'test', version: '1.0.0' });
  const PATIENCE = { timeout: HANGS_AFTER };

  beforeAll(async () => {
    const { mcpServers } = JSON.parse(textOf('.mcp.json')) as {
      mcpServers: { eslint: { command: string; args: string[] } };
    };
    const env = {
      PATH: String(process.env['PATH']),
      HOME: String(process.env['HOME']),
      npm_config_offline: 'true',
    };
    await client.connect(
      new StdioClientTransport({ ...mcpServers.eslint, cwd: checkout.root, env, stderr: 'ignore' }),
      PATIENCE,
    );
  });
  afterAll(async () => {
    await client.close();
    checkout.remove();
  });

  async function lint(): Promise<ESLint.LintResult[]> {
    const call = { name: 'lint-files', arguments: { filePaths: [path.join(checkout.root, 'src')] } };
    const { content } = await client.callTool(call, undefined, PATIENCE);
    const texts = (content as { text: string }[]).map(({ text }) => text);
    return texts.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text) as ESLint.LintResult);
  }

  test('is started in the same way in every client', () => {
    const { servers } = JSON.parse(textOf('.vscode/mcp.json')) as { servers: { ESLint: object } };
    const { mcpServers } = JSON.parse(textOf('.mcp.json')) as { mcpServers: { eslint: object } };
    expect(servers.ESLint).toEqual({ type: 'stdio', ...mcpServers.eslint });
  });

  test('returns what the command line finds, word for word, for a folder', async () => {
    const found = (results: ESLint.LintResult[]) =>
      results.map(({ filePath, messages }) => ({ filePath, messages }));
    const printed = checkout.run('npx eslint src --format json').stdout;
    const results = await lint();
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      'first-draft/no-uncoerced-input',
    ]);
    expect(found(results)).toEqual(found(JSON.parse(printed) as ESLint.LintResult[]));
  });

  test('sees the change of another file at the next call, and does not know the record of old findings', async () => {
    const count = async () => (await lint()).flatMap(({ messages }) => messages).length;
    checkout.run('npx eslint . --suppress-all');
    expect(await count()).toBe(1);
    checkout.write('src/route.ts', JSON_ROUTE);
    // The index of who imports what is brought up to date after two seconds.
    await expect.poll(count).toBe(0);
  });
});
