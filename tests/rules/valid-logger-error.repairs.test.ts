// An error is moved in the arguments only where everything else about the line stays.
import rule from '../../src/rules/valid-logger-error.js';
import { testRule } from '../support/rule-tester.js';

const code = (line: string, thrown = 'await work();') => `
import pino from 'pino';
const log = pino();
interface Fields { error: unknown }
export async function run() {
  try { ${thrown} } catch (failure) {
    ${line}
  }
}
`;

testRule('valid-logger-error: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    {
      name: 'a key of that name, in quotes: of two the last is kept',
      code: code("log.error({ error: failure, 'err': 2 }, 'failed');"),
      errors: [{ messageId: 'wrongKey', at: 'failure', line: 7, suggestions: [] }],
    },
    {
      name: 'a type says which keys the object has',
      code: code(
        "log.error({ error: failure } satisfies Fields, 'failed');\n    log.error({ error: failure } as Fields, 'failed');\n    log.error<Fields>({ error: failure }, 'failed');",
      ),
      errors: [
        { messageId: 'wrongKey', at: 'failure', line: 7, suggestions: [] },
        { messageId: 'wrongKey', at: 'failure', line: 8, suggestions: [] },
        { messageId: 'wrongKey', at: 'failure', line: 9, suggestions: [] },
      ],
    },
    {
      name: 'a text that is thrown would be the message',
      code: code("log.error('failed', failure);", "throw 'gone';"),
      output: code("log.error({ err: failure }, 'failed');", "throw 'gone';"),
      errors: [{ messageId: 'behindMessage', at: 'failure', line: 7 }],
    },
    {
      name: 'an error that is thrown',
      code: code("log.error('failed', failure);", "throw new Error('gone');"),
      output: code("log.error(failure, 'failed');", "throw new Error('gone');"),
      errors: [{ messageId: 'behindMessage', at: 'failure', line: 7 }],
    },
  ],
});
