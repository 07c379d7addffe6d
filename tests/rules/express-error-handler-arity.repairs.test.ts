// A parameter is added only where nothing else says how many there are.
import rule from '../../src/rules/express-error-handler-arity.js';
import { testRule } from '../support/rule-tester.js';

const typed = (declared: string) => `
import express, { type Request, type Response } from 'express';
type Handler = (error: Error, request: Request, response: Response) => void;
const app = express();
${declared}
app.use(onError as never);
`;
const ARROW = '(err: Error, req: Request, res: Response';
const alone = (name: string, code: string, at = ARROW, line?: number) => ({
  name,
  code,
  errors: [{ messageId: 'takesThree' as const, at, ...(line !== undefined && { line }) }],
});

testRule('express-error-handler-arity: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    alone(
      'the type of its name',
      typed(
        'const onError: Handler = (err: Error, req: Request, res: Response) => { res.status(500).end(); };',
      ),
    ),
    alone(
      'a type that it satisfies',
      typed(
        'const onError = ((err: Error, req: Request, res: Response) => { res.status(500).end(); }) satisfies Handler;',
      ),
    ),
    alone(
      'an overload',
      typed(
        'function onError(err: Error, req: Request, res: Response): void;\nfunction onError(err: Error, req: Request, res: Response) { res.status(500).end(); }',
      ),
      'function onError(err: Error, req: Request, res: Response',
      6,
    ),
    {
      ...alone(
        'a function that counts what it is given',
        `
import express from 'express';
const app = express();
app.use(function (err, req, res) { if (arguments.length === 3) res.status(500).end(); });
`,
        'function (err, req, res',
      ),
      filename: 'src/app.js',
    },
    {
      ...alone(
        'a parameter that may be left out',
        typed('const onError = (err: Error, req: Request, res?: Response) => { res!.status(500).end(); };'),
        '(err: Error, req: Request, res?: Response',
      ),
      output: typed(
        'const onError = (err: Error, req: Request, res?: Response, _next?: unknown) => { res!.status(500).end(); };',
      ),
    },
  ],
});
