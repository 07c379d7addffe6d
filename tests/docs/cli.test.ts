// docs/cli.md, from top to bottom, in a project that has nothing installed.
import { validateWorkflow } from '@action-validator/core';
import path from 'node:path';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { Npx } from '../support/npx.js';
import { readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';
import { scenesOf } from '../support/transcript.js';

const { blocks } = readPage(path.join(ROOT, 'docs/cli.md'));
const npx = new Npx();
afterAll(() => {
  npx.remove();
});
const project = npx.project({});

test.each(scenesOf(blocks))(
  'line $line: $command',
  ({ command, files, output, exit }) => {
    for (const [file, text] of Object.entries(files)) project.write(file, text);
    const [program, name, ...args] = command.split(' ');
    expect([program, name]).toEqual(['npx', 'eslint-plugin-first-draft']);
    const { status, stdout, stderr } = project.run(...args);
    expect({ output: `${stdout}${stderr}`.replaceAll(project.root, '/app').trim(), exit: status }).toEqual({
      output,
      exit,
    });
  },
  600_000,
);

test('the workflow is valid, and gives the action what it takes', () => {
  const workflow = blocks.find(({ language }) => language === 'yaml')?.code ?? '';
  expect(validateWorkflow(workflow).errors).toEqual([]);
  const { inputs } = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as { inputs: object };
  const { jobs } = parse(workflow) as { jobs: Record<string, { steps: { uses: string; with?: object }[] }> };
  const step = jobs['first-draft']?.steps.at(-1);
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(step?.uses).toBe(`first-draft-lint/eslint-plugin-first-draft@v${version}`);
});
