// Single values that handlers receive as a number or a boolean, by the type of the parameter alone.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

/** A handler with this parameter and body, and a service that it may hand the value to. */
const controller = (
  parameter: string,
  body: string,
  { imports = '', on = '' }: { readonly imports?: string; readonly on?: string } = {},
) => `
import { Controller, Get, Param, Query, UsePipes, ValidationPipe${imports} } from '@nestjs/common';
import { HallsService } from './service';
@Controller('halls')
export class HallsController {
  constructor(private readonly halls: HallsService) {}
  @Get(':id') ${on}
  read(${parameter}) { ${body} }
}
`;
const SERVICE = `
import { Injectable } from '@nestjs/common';
@Injectable()
export class HallsService {
  numbered(id: number) { return this.rows.find((row) => row.id === Number(id)); }
  kept(id: number) { return { id }; }
  flagged(flag: boolean) { return flag ? this.rows : []; }
  private readonly rows: { id: number }[] = [];
}
`;
const main = (pipes: string, more = '') => `
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './module';
${more}
const app = await NestFactory.create(AppModule);
${pipes}
await app.listen(3000);
`;
const PLAIN = {
  'main.ts': main('app.useGlobalPipes(new ValidationPipe({ whitelist: true }));'),
  'service.ts': SERVICE,
  'module.ts': "import { Module } from '@nestjs/common';\n@Module({})\nexport class AppModule {}\n",
};
const WITHOUT = { ...PLAIN, 'main.ts': main('') };

const right = (name: string, code: string, files: Readonly<Record<string, string>> = PLAIN) => ({
  name,
  code,
  filename: 'controller.ts',
  files,
  options: { evidence: 'likely' as const },
});

testRule('no-uncoerced-input (parameters)', rule, {
  valid: [
    right('transform converts by the type', controller('@Param("id") id: number', 'return id + 1;'), {
      ...PLAIN,
      'main.ts': main('app.useGlobalPipes(new ValidationPipe({ transform: true }));'),
    }),
    right('transform that only the run knows', controller('@Param("id") id: number', 'return id + 1;'), {
      ...PLAIN,
      'main.ts': main('app.useGlobalPipes(new ValidationPipe({ transform: process.env.CONVERT === "1" }));'),
    }),
    right('a pipe of the project', controller('@Param("id") id: number', 'return id + 1;'), {
      ...PLAIN,
      'main.ts': main(
        'app.useGlobalPipes(new Numbers());',
        'class Numbers { transform(value: string) { return Number(value); } }',
      ),
    }),
    right(
      'an application that code of another package sets up',
      controller('@Param("id") id: number', 'return id + 1;'),
      {
        ...PLAIN,
        'main.ts': main('setUp(app);', "import { setUp } from '@acme/set-up';"),
      },
    ),
    right('no application is seen', controller('@Param("id") id: number', 'return id + 1;'), {
      'service.ts': SERVICE,
    }),
    right(
      'a pipe behind the name',
      controller('@Param("id", ParseIntPipe) id: number', 'return id + 1;', { imports: ', ParseIntPipe' }),
    ),
    right(
      'pipes on the method',
      controller('@Param("id") id: number', 'return id + 1;', {
        on: '@UsePipes(new ValidationPipe({ transform: true }))',
      }),
    ),
    right('a text that is declared as one', controller('@Param("id") id: string', 'return id + 1;')),
    right('it is converted', controller('@Param("id") id: number', 'return this.halls.kept(+id);')),
    right(
      'it is converted where it arrives',
      controller('@Param("id") id: number', 'return this.halls.numbered(id);'),
    ),
    right('arithmetic that converts', controller('@Query("page") page: number', 'return (page - 1) * 20;')),
    right('whether it is there', controller('@Query("page") page?: number', 'return page === undefined;')),
    right('a text is as good', controller('@Param("id") id: number', 'return `hall ${id}`;')),
    right(
      'it is written to',
      controller('@Query("page") page: number', 'page = Number(page); return page + 1;'),
    ),
    right(
      'a method that is no handler',
      controller('@Param("id") id: number', 'return id + 1;').replace("@Get(':id')", ''),
    ),
    right('nobody uses it', controller('@Param("id") id: number', 'return 1;')),
  ],
  invalid: [
    {
      name: 'a sum of a text',
      filename: 'controller.ts',
      files: PLAIN,
      code: controller("@Param('id') id: number", 'return id + 1;'),
      errors: [
        {
          messageId: 'handedText',
          at: "@Param('id')",
          data: {
            field: 'id',
            declared: 'number',
            source: 'a path',
            consequence: '`id + 1` joins two texts.',
            repair: "`@Param('id', ParseIntPipe)`",
          },
          suggestions: [
            {
              messageId: 'convertWhole',
              output: controller("@Param('id', ParseIntPipe) id: number", 'return id + 1;', {
                imports: ', ParseIntPipe',
              }),
            },
          ],
        },
      ],
    },
    {
      name: 'a comparison that never holds, without any pipe, of what need not be sent',
      filename: 'controller.ts',
      files: WITHOUT,
      code: controller("@Query('page') page?: number", 'return page === 1;'),
      errors: [
        {
          messageId: 'handedText',
          at: "@Query('page')",
          data: {
            field: 'page',
            declared: 'number',
            source: 'a query string',
            consequence: '`page === 1` compares a text.',
            repair: 'a pipe that makes a number of it',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a method that texts do not have',
      filename: 'controller.ts',
      files: PLAIN,
      code: controller("@Query('price') price: number", 'return price.toFixed(2);'),
      errors: [
        {
          messageId: 'handedText',
          at: "@Query('price')",
          suggestions: [],
        },
      ],
    },
    {
      name: 'a sum with what is no whole number',
      filename: 'controller.ts',
      files: PLAIN,
      code: controller("@Param('price') price: number", 'return price + 0.5;'),
      errors: [{ messageId: 'handedText', at: "@Param('price')", suggestions: [] }],
    },
    {
      name: 'a default is no type at run time',
      filename: 'controller.ts',
      files: PLAIN,
      code: controller("@Query('page') page = 1", 'return page + 1;'),
      errors: [{ messageId: 'handedText', at: "@Query('page')", suggestions: [] }],
    },
    {
      name: 'a flag whose false is true, in the service that it is handed to',
      filename: 'controller.ts',
      files: PLAIN,
      code: controller("@Query('all') all: boolean", 'return this.halls.flagged(all);'),
      errors: [
        {
          messageId: 'handedText',
          at: "@Query('all')",
          suggestions: [
            {
              messageId: 'convertWords',
              output: controller(
                "@Query('all', ParseBoolPipe) all: boolean",
                'return this.halls.flagged(all);',
                { imports: ', ParseBoolPipe' },
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'it is handed on as what it is',
      options: { evidence: 'likely' },
      filename: 'controller.ts',
      files: PLAIN,
      code: controller("@Param('id') id: number", 'return this.halls.kept(id);'),
      errors: [
        {
          messageId: 'likelyHandedText',
          at: "@Param('id')",
          suggestions: [
            {
              messageId: 'convertWhole',
              output: controller("@Param('id', ParseIntPipe) id: number", 'return this.halls.kept(id);', {
                imports: ', ParseIntPipe',
              }),
            },
          ],
        },
      ],
    },
  ],
});
