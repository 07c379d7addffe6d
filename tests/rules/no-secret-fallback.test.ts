import rule from '../../src/rules/no-secret-fallback.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-secret-fallback', rule, {
  valid: [
    {
      name: 'packages whose manifests ask for nothing by themselves may be one program',
      files: {
        'package.json': '{"name":"shop","workspaces":["services/*"],"dependencies":{"express":"5"}}',
        'services/billing/package.json': '{"name":"@shop/billing"}',
        'services/billing/src/env.ts':
          "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is not set');",
        'services/gateway/package.json': '{"name":"@shop/gateway"}',
      },
      filename: 'services/gateway/src/tokens.ts',
      code: `
export const access = process.env.JWT_SECRET || 'dev-secret';
`,
    },
    {
      name: 'a package that the service is made of asks for it, one that is made with this one, and a file of the workspace itself',
      files: {
        'package.json': '{"name":"shop","workspaces":["packages/*","services/*"]}',
        'check.js': 'if (!process.env.REFRESH_SECRET) process.exit(1);',
        'packages/config/package.json': '{"name":"@shop/config","dependencies":{"zod":"4"}}',
        'packages/config/src/env.ts':
          "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is not set');",
        'packages/auth/package.json': '{"name":"@shop/auth","dependencies":{"jsonwebtoken":"9"}}',
        'services/gateway/package.json':
          '{"name":"@shop/gateway","dependencies":{"@shop/auth":"*","@shop/config":"*"}}',
      },
      filename: 'packages/auth/src/tokens.ts',
      code: `
export const access = process.env.JWT_SECRET || 'dev-secret';
export const refresh = process.env.REFRESH_SECRET || 'dev-secret';
`,
    },
    {
      name: 'one of two keys that are asked for: what stands behind both is never reached',
      files: { 'src/env.ts': "if (!process.env.ACCESS_SECRET) throw new Error('ACCESS_SECRET is not set');" },
      code: `
export const secret = process.env.ACCESS_SECRET || process.env.JWT_SECRET || 'dev-secret';
`,
    },
    {
      name: 'the secret itself is tested under its name, and stages are asked for',
      filename: 'src/tokens.js',
      code: `
const jwt = require('jsonwebtoken');
const secret = (process.env.JWT_SECRET || process.env.SECRET) || 'shop-secret';
if (secret.length < 32) throw new Error('too short');
exports.inProduction = (token) => {
  if (isProd) return jwt.verify(token, secret);
  return jwt.verify(token, isProduction ? secret : process.env.LINK_SECRET || 'link-secret');
};
`,
    },
    {
      name: 'its absence is told before the fallback takes its place',
      code: `
const secret = process.env.ENCRYPTION_KEY;
if (!secret || secret.length < 32) console.warn('ENCRYPTION_KEY is not set');
const bytes = new TextEncoder().encode(secret || 'thirty-two-bytes-of-nothing-here');
`,
    },
    {
      name: 'a key that is made for browsers',
      code: `
const anon = process.env.SUPABASE_API_KEY || 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6ImFjbWUiLCJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl';
const key = process.env.SUPABASE_API_KEY || 'sb_publishable_dGVzdA';
`,
    },
    {
      name: 'no fallback, an empty one, and one that nobody knows',
      code: `
import { randomBytes } from 'node:crypto';
export const secret = process.env.JWT_SECRET;
export const token = process.env.SLACK_TOKEN ?? '';
export const other = process.env.SESSION_SECRET || randomBytes(32).toString('hex');
`,
    },
    {
      name: 'other words behind the secret, and public keys',
      code: `
export const config = {
  expires: process.env.JWT_SECRET_EXPIRES_IN || '15 minutes',
  ttl: process.env.TOKEN_TTL ?? 'one hour',
  issuer: process.env.JWT_ISSUER || 'https://example.com',
  algorithm: process.env.JWT_ALGORITHM || 'HS256',
  vapid: process.env.VAPID_PUBLIC_KEY || 'BEl62iUYgUivxIkv69yViEuiBIa',
  site: process.env.NEXT_PUBLIC_RECAPTCHA_SITE_KEY || '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ',
  cache: process.env.CACHE_KEY || 'orders',
  url: process.env.DATABASE_URL || 'postgres://localhost/app',
};
`,
    },
    {
      name: 'what stands for nothing with a service of others',
      code: `
export const stripe = process.env.STRIPE_SECRET_KEY || 'sk_test_placeholder';
export const mail = process.env.SENDGRID_API_KEY || 'NOT_SET';
export const client = process.env.GOOGLE_CLIENT_SECRET || 'dummy';
`,
    },
    {
      name: 'a service on this machine',
      code: `
export const pool = {
  host: process.env.DB_HOST || 'localhost',
  password: process.env.DB_PASSWORD || 'orders-local-4711',
};
export const other = { password: process.env.PG_PASSWORD || 'postgres' };
`,
    },
    {
      name: 'development only',
      code: `
export const secret = process.env.NODE_ENV === 'production' ? required() : (process.env.JWT_SECRET ?? 'for development');
export function devSecret() { return process.env.JWT_SECRET ?? 'for development'; }
if (process.env.NODE_ENV !== 'production') { start(process.env.JWT_SECRET || 'for development'); }
`,
    },
    {
      name: 'its absence is noticed in this file',
      code: `
const secret = process.env.JWT_SECRET || 'not for production';
if (process.env.NODE_ENV === 'production' && secret === 'not for production') throw new Error('JWT_SECRET is not set');
export { secret };
`,
    },
    {
      name: 'its absence is noticed in another file',
      files: {
        'src/start.ts': `
for (const name of ['DATABASE_URL', 'JWT_SECRET']) if (!process.env[name]) throw new Error(name);
`,
      },
      code: `
export const secret = process.env.JWT_SECRET || 'not for production';
`,
    },
    {
      name: 'a schema asks for it',
      files: {
        'src/env.ts': `
import { z } from 'zod';
export const env = z.object({ JWT_SECRET: z.string().min(32) }).parse(process.env);
`,
      },
      code: `
export const secret = process.env.JWT_SECRET || 'not for production';
`,
    },
    {
      name: 'no environment',
      code: `
const given = { JWT_SECRET: undefined };
export const secret = given.JWT_SECRET || 'a text of its own';
const process = { env: { JWT_SECRET: undefined } };
export const other = process.env.JWT_SECRET || 'a text of its own';
`,
    },
    {
      name: 'a schema that validates something else',
      code: `
import { z } from 'zod';
import express from 'express';
const app = express();
const body = z.object({ API_SECRET: z.string().default('a text of its own') });
app.use(express.json());
app.post('/', (req, res) => { res.json(body.parse(req.body)); });
`,
    },
    {
      name: 'a test',
      filename: 'tests/setup.ts',
      code: `
export const secret = process.env.JWT_SECRET || 'for tests only';
`,
    },
    {
      name: 'a script',
      filename: 'scripts/seed.ts',
      code: `
export const secret = process.env.JWT_SECRET || 'for scripts only';
`,
    },
    {
      name: 'a function that reads something else',
      code: `
const settings = new Map();
const get = (name: string, otherwise: string) => settings.get(name) || otherwise;
export const secret = get('JWT_SECRET', 'a text of its own');
`,
    },
  ],
  invalid: [
    {
      name: 'a service beside it in the workspace asks for its own, and so does a package that the workspace does not list',
      files: {
        'package.json': '{"name":"shop","workspaces":["shared","services/*"]}',
        'shared/package.json': '{"name":"@shop/shared","dependencies":{"zod":"4"}}',
        'services/billing/package.json': '{"name":"@shop/billing","dependencies":{"@shop/shared":"*"}}',
        'services/billing/src/env.ts':
          "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is not set');",
        'services/gateway/package.json': '{"name":"@shop/gateway","dependencies":{"@shop/shared":"*"}}',
      },
      filename: 'services/gateway/src/tokens.ts',
      code: `
export const access = process.env.JWT_SECRET || 'dev-secret';
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'dev-secret'",
          data: { key: 'JWT_SECRET' },
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
export const access = process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })();
`,
            },
          ],
        },
      ],
    },
    {
      name: 'behind two keys, in either form of the chain',
      code: `
export const access = process.env.ACCESS_SECRET || process.env.JWT_SECRET || 'dev-secret';
export const refresh = process.env.REFRESH_SECRET ?? (process.env.JWT_SECRET ?? 'dev-secret');
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'dev-secret'",
          line: 2,
          data: { key: 'JWT_SECRET' },
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
export const access = process.env.ACCESS_SECRET || process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })();
export const refresh = process.env.REFRESH_SECRET ?? (process.env.JWT_SECRET ?? 'dev-secret');
`,
            },
          ],
        },
        {
          messageId: 'secretInCode',
          at: "'dev-secret'",
          line: 3,
          data: { key: 'JWT_SECRET' },
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
export const access = process.env.ACCESS_SECRET || process.env.JWT_SECRET || 'dev-secret';
export const refresh = process.env.REFRESH_SECRET ?? (process.env.JWT_SECRET ?? (() => { throw new Error('JWT_SECRET is not set'); })());
`,
            },
          ],
        },
      ],
    },
    {
      name: 'what is made with the secret is tested, and a product is no stage',
      filename: 'src/tokens.js',
      code: `
const jwt = require('jsonwebtoken');
exports.userOf = (token) => {
  const decoded = jwt.verify(token, process.env.JWT_SECRET || 'shop-secret');
  if (!decoded.id) throw new Error('invalid');
  return decoded.id;
};
exports.linkTo = function createProductLink(product, device, locale) {
  if (product && device && locale) return jwt.sign({ id: product.id }, process.env.LINK_SECRET || 'link-secret');
};
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'shop-secret'",
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const jwt = require('jsonwebtoken');
exports.userOf = (token) => {
  const decoded = jwt.verify(token, process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })());
  if (!decoded.id) throw new Error('invalid');
  return decoded.id;
};
exports.linkTo = function createProductLink(product, device, locale) {
  if (product && device && locale) return jwt.sign({ id: product.id }, process.env.LINK_SECRET || 'link-secret');
};
`,
            },
          ],
        },
        {
          messageId: 'secretInCode',
          at: "'link-secret'",
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const jwt = require('jsonwebtoken');
exports.userOf = (token) => {
  const decoded = jwt.verify(token, process.env.JWT_SECRET || 'shop-secret');
  if (!decoded.id) throw new Error('invalid');
  return decoded.id;
};
exports.linkTo = function createProductLink(product, device, locale) {
  if (product && device && locale) return jwt.sign({ id: product.id }, process.env.LINK_SECRET || (() => { throw new Error('LINK_SECRET is not set'); })());
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a signed token of a role that may do more',
      code: `
const key = process.env.SUPABASE_API_KEY || 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6ImFjbWUiLCJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl';
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6ImFjbWUiLCJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl'",
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const key = process.env.SUPABASE_API_KEY || (() => { throw new Error('SUPABASE_API_KEY is not set'); })();
`,
            },
          ],
        },
      ],
    },
    {
      name: 'both operators',
      code: `
import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET || 'your-secret-key';
export const sign = (id: string) => jwt.sign({ id }, secret);
export const key = process.env['ENCRYPTION_KEY'] ?? 'change-me';
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'your-secret-key'",
          data: { key: 'JWT_SECRET' },
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })();
export const sign = (id: string) => jwt.sign({ id }, secret);
export const key = process.env['ENCRYPTION_KEY'] ?? 'change-me';
`,
            },
          ],
        },
        {
          messageId: 'secretInCode',
          at: "'change-me'",
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET || 'your-secret-key';
export const sign = (id: string) => jwt.sign({ id }, secret);
export const key = process.env['ENCRYPTION_KEY'] ?? (() => { throw new Error('ENCRYPTION_KEY is not set'); })();
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the same text in two places of a file, in plain JavaScript',
      filename: 'src/auth.js',
      code: `
const jwt = require('jsonwebtoken');
exports.sign = (id) => jwt.sign({ id }, process.env.JWT_SECRET || 'dev_secret');
exports.read = (token) => jwt.verify(token, process.env.JWT_SECRET || 'dev_secret');
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'dev_secret'",
          line: 3,
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const jwt = require('jsonwebtoken');
exports.sign = (id) => jwt.sign({ id }, process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })());
exports.read = (token) => jwt.verify(token, process.env.JWT_SECRET || 'dev_secret');
`,
            },
          ],
        },
        {
          messageId: 'secretInCode',
          at: "'dev_secret'",
          line: 4,
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const jwt = require('jsonwebtoken');
exports.sign = (id) => jwt.sign({ id }, process.env.JWT_SECRET || 'dev_secret');
exports.read = (token) => jwt.verify(token, process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set'); })());
`,
            },
          ],
        },
      ],
    },
    {
      name: 'destructured, and a constant that holds the text',
      code: `
const FALLBACK = 'not very secret';
const { SESSION_SECRET = 'keyboard cat' } = process.env;
export const session = { secret: SESSION_SECRET };
export const cookie = process.env.COOKIE_SECRET ? process.env.COOKIE_SECRET : FALLBACK;
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'keyboard cat'",
          data: { key: 'SESSION_SECRET' },
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const FALLBACK = 'not very secret';
const { SESSION_SECRET = (() => { throw new Error('SESSION_SECRET is not set'); })() } = process.env;
export const session = { secret: SESSION_SECRET };
export const cookie = process.env.COOKIE_SECRET ? process.env.COOKIE_SECRET : FALLBACK;
`,
            },
          ],
        },
        {
          messageId: 'secretInCode',
          at: 'FALLBACK',
          line: 5,
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
const FALLBACK = 'not very secret';
const { SESSION_SECRET = 'keyboard cat' } = process.env;
export const session = { secret: SESSION_SECRET };
export const cookie = process.env.COOKIE_SECRET ? process.env.COOKIE_SECRET : (() => { throw new Error('COOKIE_SECRET is not set'); })();
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a key that opens an account of others, as it is',
      code: `
export const key = process.env.RATES_API_KEY || 'premVIlUQHLNK4IGQzHnZNZyHC';
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'premVIlUQHLNK4IGQzHnZNZyHC'",
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
export const key = process.env.RATES_API_KEY || (() => { throw new Error('RATES_API_KEY is not set'); })();
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the schema of the environment',
      code: `
import { z } from 'zod';
const schema = z.object({ PORT: z.coerce.number().default(3000), JWT_SECRET: z.string().min(8).default('change-me-please') });
export const env = schema.parse(process.env);
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'change-me-please'",
          data: { key: 'JWT_SECRET' },
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
import { z } from 'zod';
const schema = z.object({ PORT: z.coerce.number().default(3000), JWT_SECRET: z.string().min(8) });
export const env = schema.parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: "Nest's configuration",
      code: `
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
@Injectable()
export class Tokens {
  constructor(private readonly config: ConfigService) {}
  get secret() { return this.config.get<string>('JWT_SECRET', 'super-secret'); }
}
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'super-secret'",
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
@Injectable()
export class Tokens {
  constructor(private readonly config: ConfigService) {}
  get secret() { return this.config.getOrThrow<string>('JWT_SECRET'); }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function of the project that reads the environment',
      files: {
        'src/env.ts': `
export function env(name: string, otherwise = ''): string { return process.env[name] ?? otherwise; }
`,
      },
      code: `
import { env } from './env';
export const secret = env('SESSION_SECRET', 'local-session');
export const port = env('PORT', '3000');
`,
      errors: [{ messageId: 'secretInCode', at: "'local-session'", suggestions: [] }],
    },
    {
      name: 'a schema that takes a missing value beside its default, or a library whose schemas take one unless they are told',
      code: `
import Joi from 'joi';
import { z } from 'zod';
import * as yup from 'yup';
export const a = z.object({ JWT_SECRET: z.string().default('super-secret').optional() }).parse(process.env);
export const b = z.object({ JWT_SECRET: z.string().nullish().default('super-secret') }).parse(process.env);
export const c = z.object({ JWT_SECRET: z.string().default('super-secret') }).partial().parse(process.env);
export const d = Joi.object({ JWT_SECRET: Joi.string().default('super-secret') }).validate(process.env);
export const e = Joi.object({ JWT_SECRET: Joi.string().default('super-secret').optional() }).validate(process.env);
export const f = yup.object({ JWT_SECRET: yup.string().min(8).default('super-secret') }).validateSync(process.env);
`,
      errors: [5, 6, 7, 8, 9, 10].map((line) => ({
        messageId: 'secretInCode' as const,
        at: "'super-secret'",
        line,
        suggestions: [8, 10].includes(line)
          ? [
              {
                messageId: 'throwInstead' as const,
                output: `
import Joi from 'joi';
import { z } from 'zod';
import * as yup from 'yup';
export const a = z.object({ JWT_SECRET: z.string().default('super-secret').optional() }).parse(process.env);
export const b = z.object({ JWT_SECRET: z.string().nullish().default('super-secret') }).parse(process.env);
export const c = z.object({ JWT_SECRET: z.string().default('super-secret') }).partial().parse(process.env);
export const d = Joi.object({ JWT_SECRET: Joi.string()${line === 8 ? '.required()' : ".default('super-secret')"} }).validate(process.env);
export const e = Joi.object({ JWT_SECRET: Joi.string().default('super-secret').optional() }).validate(process.env);
export const f = yup.object({ JWT_SECRET: yup.string().min(8)${line === 10 ? '.required()' : ".default('super-secret')"} }).validateSync(process.env);
`,
              },
            ]
          : [],
      })),
    },
    {
      name: 'a key with a quotation mark, and a configuration that may not be there and is told more',
      code: `
import { ConfigService } from '@nestjs/config';
export const other = process.env["it's-SECRET"] || 'super-secret';
export class Tokens {
  constructor(private readonly config: ConfigService<{ JWT_SECRET: string }, true>) {}
  get secret() { return this.config?.get('JWT_SECRET', 'super-secret', { infer: true }); }
}
`,
      errors: [
        {
          messageId: 'secretInCode',
          at: "'super-secret'",
          line: 3,
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
import { ConfigService } from '@nestjs/config';
export const other = process.env["it's-SECRET"] || (() => { throw new Error('it\\'s-SECRET is not set'); })();
export class Tokens {
  constructor(private readonly config: ConfigService<{ JWT_SECRET: string }, true>) {}
  get secret() { return this.config?.get('JWT_SECRET', 'super-secret', { infer: true }); }
}
`,
            },
          ],
        },
        {
          messageId: 'secretInCode',
          at: "'super-secret'",
          line: 6,
          suggestions: [
            {
              messageId: 'throwInstead',
              output: `
import { ConfigService } from '@nestjs/config';
export const other = process.env["it's-SECRET"] || 'super-secret';
export class Tokens {
  constructor(private readonly config: ConfigService<{ JWT_SECRET: string }, true>) {}
  get secret() { return this.config?.getOrThrow('JWT_SECRET', { infer: true }); }
}
`,
            },
          ],
        },
      ],
    },
  ],
});
