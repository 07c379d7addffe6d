// zod schemas that classes are made of, fed through the decorated parameters of handlers.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const code = ({
  of = 'class Paging extends createZodDto(z.object({ page: z.number() })) {}',
  parameter = '@Query() paging: Paging',
  pipe = 'ZodValidationPipe',
} = {}) => `
import { Body, Controller, Get, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { createZodDto, createZodValidationPipe, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
${of}
@Controller()
@UsePipes(${pipe})
export class Halls {
  @Get() list(${parameter}) { return []; }
}
`;
const ZOD4 = { 'package.json': JSON.stringify({ name: 'case', dependencies: { zod: '^4.0.0' } }) };
const found = (name: string, given: string, files: Readonly<Record<string, string>> = ZOD4) => ({
  name,
  code: given,
  files,
  errors: [
    {
      messageId: 'rejectsStrings' as const,
      at: 'z.number',
      suggestions: [
        { messageId: 'coerceToZero' as const, output: given.replace('z.number()', 'z.coerce.number()') },
        {
          messageId: 'readStrictly' as const,
          output: given.replace('z.number()', 'z.string().trim().min(1).transform(Number).pipe(z.number())'),
        },
      ],
    },
  ],
});

testRule('no-uncoerced-input', rule, {
  valid: [
    { name: 'a body', files: ZOD4, code: code({ parameter: '@Body() paging: Paging' }) },
    { name: 'the pipe for decorated classes alone', files: ZOD4, code: code({ pipe: 'ValidationPipe' }) },
    { name: 'an unknown pipe in front', files: ZOD4, code: code({ pipe: 'Numbers, ZodValidationPipe' }) },
    {
      name: 'a pipe that is given a schema of its own',
      files: ZOD4,
      code: code({ pipe: 'new ZodValidationPipe(z.object({ page: z.coerce.number() }))' }),
    },
    {
      name: 'a class that is validated nowhere',
      files: ZOD4,
      code: code({
        parameter: '@Query() q: Other',
        of: 'class Other {}\nclass Paging extends createZodDto(z.object({ page: z.number() })) {}',
      }),
    },
  ],
  invalid: [
    found('a query', code()),
    found('a pipe that is made', code({ pipe: 'new ZodValidationPipe()' })),
    found('a pipe of another kind', code({ pipe: 'createZodValidationPipe()' })),
    found(
      'behind the pipe for decorated classes',
      code({ pipe: 'new ValidationPipe({ transform: true }), ZodValidationPipe' }),
    ),
    found(
      'a schema with a name, and a class that extends the one that is made',
      code({
        of: 'const schema = z.object({ page: z.number() });\nclass Base extends createZodDto(schema.partial()) {}\nclass Paging extends Base {}',
      }),
    ),
    {
      ...found(
        'a class of another file',
        "import { createZodDto } from 'nestjs-zod';\nimport { z } from 'zod';\nexport class Paging extends createZodDto(z.object({ page: z.number() })) {}\n",
        {
          ...ZOD4,
          'halls.ts': code({ of: "import { Paging } from './paging';", pipe: "''" }).replace(
            "@UsePipes('')\n",
            '',
          ),
          'module.ts':
            "import { APP_PIPE } from '@nestjs/core';\nimport { ZodValidationPipe } from 'nestjs-zod';\nexport const providers = [{ provide: APP_PIPE, useClass: ZodValidationPipe }];",
        },
      ),
      filename: 'paging.ts',
    },
  ],
});
