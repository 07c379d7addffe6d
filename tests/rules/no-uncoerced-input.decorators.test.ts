// Classes whose fields are decorated, fed through the decorated parameters of handlers.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

type Files = Readonly<Record<string, string>>;

/** A handler that receives the query as `Dto` of `./dto`, and an application that validates with this pipe. */
const controller = ({
  imports = "import { Dto } from './dto';",
  more = '',
  parameter = '@Query() query: Dto',
  on = '',
}: {
  readonly imports?: string;
  readonly more?: string;
  readonly parameter?: string;
  readonly on?: string;
} = {}) => `
import { Body, Controller, Get, Headers, Param, Post, Query, UsePipes, ValidationPipe } from '@nestjs/common';
${imports}
${more}
@Controller('halls')
export class HallsController {
  @Get() ${on}
  list(${parameter}) { return []; }
}
`;
const main = (pipe: string, more = '') => `
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './module';
${more}
const app = await NestFactory.create(AppModule);
app.useGlobalPipes(${pipe});
await app.listen(3000);
`;
const module = (providers = '', more = '') => `
import { Module, ValidationPipe } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
${more}
@Module({ controllers: [], providers: [${providers}] })
export class AppModule {}
`;
const PLAIN = {
  'main.ts': main('new ValidationPipe({ transform: true, whitelist: true })'),
  'module.ts': module(),
};
const dto = (field: string, { more = '', extend = '' } = {}) => `
import { Expose, Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDate, IsInt, IsNumber, IsNumberString, IsOptional, IsPositive, Max, Min, ValidateIf } from 'class-validator';
${more}
export class Dto${extend} {
  ${field}
}
`;
const INT = '@IsOptional() @IsInt() page?: number;';

const right = (name: string, code: string, files: Files = { ...PLAIN, 'controller.ts': controller() }) => ({
  name,
  code,
  filename: 'dto.ts',
  files,
});
/** Reported at the first decorator that refuses strings, up to the field's name; what the suggestion makes of the code. */
const found = (
  name: string,
  code: string,
  at: string,
  suggestion: readonly [messageId: string, change: readonly [from: string, to: string]] | undefined,
  files: Files = { ...PLAIN, 'controller.ts': controller() },
) => ({
  name,
  code,
  filename: 'dto.ts',
  files,
  errors: [
    {
      messageId: 'rejectsStrings' as const,
      at,
      suggestions: suggestion && [{ messageId: suggestion[0], output: code.replace(...suggestion[1]) }],
    },
  ],
});
const NUMBER = ['coerceToZero', ['@IsInt()', '@IsInt() @Type(() => Number)']] as const;
/** An integer that is refused, whatever stands around it. */
const refused = (name: string, files: Files, code = dto(INT), at = '@IsInt() page') =>
  found(name, code, at, NUMBER, files);

const IN_ONE_FILE = `
import { Controller, Get, Query, ValidationPipe } from '@nestjs/common';
import { IsInt } from 'class-validator';
class Paging { @IsInt() page: number; }
@Controller()
export class Halls {
  @Get() list(@Query(ValidationPipe) paging: Paging) { return paging; }
}
`;

testRule('no-uncoerced-input', rule, {
  valid: [
    right('a number that is converted', dto('@IsInt() @Type(() => Number) page: number;')),
    right('a conversion of any kind', dto('@IsInt() @Transform(({ value }) => Number(value)) page: number;')),
    right('text that is checked for digits', dto('@IsNumberString() page: string;')),
    right('a rule that holds on a condition', dto('@ValidateIf((o) => o.all) @IsInt() page: number;')),
    right('a rule of one group', dto("@IsInt({ groups: ['admin'] }) page: number;")),
    right(
      "a decorator of the project's own, which may convert",
      dto('@ToNumber() @IsInt() page: number;', { more: "import { ToNumber } from './to-number';" }),
      {
        ...PLAIN,
        'controller.ts': controller(),
        'to-number.ts':
          "import { Type } from 'class-transformer';\nexport const ToNumber = () => Type(() => Number);",
      },
    ),
    right(
      'a class that extends one of which nothing is known',
      dto(INT, { more: "import { Paged } from 'some-pages';", extend: ' extends Paged' }),
    ),
    right(
      'a class whose parent converts the field',
      dto('@Max(100) page: number;', {
        more: 'class Base { @Type(() => Number) page: number; }',
        extend: ' extends Base',
      }),
    ),
    right('a body', dto(INT), { ...PLAIN, 'controller.ts': controller({ parameter: '@Body() body: Dto' }) }),
    right('headers, for which no pipe runs', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({ parameter: '@Headers() headers: Dto' }),
    }),
    right('one value of the query', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({ parameter: "@Query('filter') filter: Dto" }),
    }),
    right('a class that is imported for its type only, which nothing validates at run time', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({ imports: "import type { Dto } from './dto';" }),
    }),
    right('a part of the class as a type', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({ parameter: '@Query() query: Partial<Dto>' }),
    }),
    right('a method that answers no request', dto(INT), {
      ...PLAIN,
      'service.ts':
        "import { Query } from '@nestjs/common';\nimport { Dto } from './dto';\nclass S { run(@Query() q: Dto) {} }",
    }),
    right('a decorator of the same name from elsewhere', dto(INT), {
      ...PLAIN,
      'controller.ts': controller()
        .replace('Post, Query,', 'Post,')
        .replace('import { Dto }', "import { Query } from './query';\nimport { Dto }"),
      'query.ts': 'export const Query = () => () => undefined;',
    }),
    right('a project that installs no pipe', dto(INT), {
      'controller.ts': controller(),
      'main.ts': main('').replace('app.useGlobalPipes();\n', ''),
      'module.ts': module(),
    }),
    right('a pipe in a test only', dto(INT), {
      'controller.ts': controller(),
      'test/app.e2e-spec.ts': main('new ValidationPipe()').replace('./module', '../module'),
      'module.ts': module(),
    }),
    right('types that are converted', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(),
      'main.ts': main(
        'new ValidationPipe({ transform: true, transformOptions: { enableImplicitConversion: true } })',
      ),
    }),
    right('types that are converted, by options in another file', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(),
      'options.ts':
        'export const options = { transform: true, transformOptions: { enableImplicitConversion: true } };',
      'main.ts': main('new ValidationPipe(options)', "import { options } from './options';"),
    }),
    right('types that may be converted', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(),
      'main.ts': main(
        'new ValidationPipe({ transformOptions: { enableImplicitConversion: process.env.CONVERT === "1" } })',
      ),
    }),
    right('options of which nothing is known', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(),
      'main.ts': main('new ValidationPipe(options)', "import { options } from 'some-options';"),
    }),
    right('an option with which fields are left out', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(),
      'main.ts': main('new ValidationPipe({ transformOptions: { excludeExtraneousValues: true } })'),
    }),
    right('a pipe that extends the known one', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(),
      'pipe.ts':
        "import { ValidationPipe } from '@nestjs/common';\nexport class Pipe extends ValidationPipe { transform(value) { return super.transform(value); } }",
      'main.ts': main('new Pipe()', "import { Pipe } from './pipe';"),
    }),
    right('an unknown pipe in front of the known one', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({ more: "import { Numbers } from './numbers';", on: '@UsePipes(Numbers)' }),
      'numbers.ts': 'export class Numbers { transform(value) { return value; } }',
    }),
    right('an unknown pipe of the parameter', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({
        more: "import { Numbers } from './numbers';",
        parameter: '@Query(new Numbers()) query: Dto',
      }),
      'numbers.ts': 'export class Numbers { transform(value) { return value; } }',
    }),
    right('a factory that chooses between two pipes', dto(INT), {
      'controller.ts': controller(),
      'module.ts': module(
        '{ provide: APP_PIPE, useFactory: (on) => on ? new ValidationPipe() : new ValidationPipe({ transformOptions: { enableImplicitConversion: true } }) }',
      ),
    }),
    right('two applications of which one validates', dto(INT), {
      ...PLAIN,
      'controller.ts': controller(),
      'worker.ts':
        "import { NestFactory } from '@nestjs/core';\nimport { WorkerModule } from './worker-module';\nconst worker = await NestFactory.create(WorkerModule);\nawait worker.listen(3001);",
      'worker-module.ts': 'export class WorkerModule {}',
    }),
    right(
      'a subclass that declares the field anew',
      `${dto(INT)}export class Own extends Dto { @IsInt() @Type(() => Number) page: number; }\n`,
      {
        ...PLAIN,
        'controller.ts': controller({
          imports: "import { Own } from './dto';",
          parameter: '@Query() q: Own',
        }),
      },
    ),
    right('a field that is left out of what is validated', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({
        imports: "import { OmitType } from '@nestjs/mapped-types';\nimport { Dto } from './dto';",
        more: "class Rest extends OmitType(Dto, ['page'] as const) {}",
        parameter: '@Query() q: Rest',
      }),
    }),
    right('a pick whose names are not known', dto(INT), {
      ...PLAIN,
      'controller.ts': controller({
        imports:
          "import { PickType } from '@nestjs/mapped-types';\nimport { Dto } from './dto';\nimport { names } from './names';",
        more: 'class Some extends PickType(Dto, names) {}',
        parameter: '@Query() q: Some',
      }),
      'names.ts': 'export const names: ("page")[] = [];',
    }),
    right('a class that nobody validates with', dto(INT), PLAIN),
    right('a static member and a method', dto('@IsInt() static page: number; @IsInt() run() {}')),
  ],
  invalid: [
    found('a query', dto(INT), '@IsInt() page', NUMBER),
    found(
      'the path',
      dto('@IsNumber() @IsPositive() id: number;'),
      '@IsNumber() @IsPositive() id',
      ['coerce', ['@IsNumber()', '@IsNumber() @Type(() => Number)']],
      { ...PLAIN, 'controller.ts': controller({ parameter: '@Param() params: Dto' }) },
    ),
    found(
      'a field over several lines',
      dto('@IsOptional()\n  @IsInt()\n  @Min(1)\n  page = 1;'),
      '@IsInt()\n  @Min(1)\n  page',
      ['coerce', ['@IsInt()', '@IsInt()\n  @Type(() => Number)']],
    ),
    found('a limit alone', dto('@Max(100) limit: number;'), '@Max(100) limit', [
      'coerceToZero',
      ['@Max(100)', '@Max(100) @Type(() => Number)'],
    ]),
    found('a boolean', dto('@IsOptional() @IsBoolean() open?: boolean;'), '@IsBoolean() open', [
      'readWords',
      [
        '@IsBoolean()',
        "@IsBoolean() @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))",
      ],
    ]),
    found('a date', dto('@IsDate() from: Date;'), '@IsDate() from', [
      'coerce',
      ['@IsDate()', '@IsDate() @Type(() => Date)'],
    ]),
    found(
      'a list of numbers',
      dto('@IsArray() @IsInt({ each: true }) ids: number[];'),
      '@IsInt({ each: true }) ids',
      ['coerceToZero', ['@IsInt({ each: true })', '@IsInt({ each: true }) @Type(() => Number)']],
    ),
    found(
      'a list of booleans, for which there is no short decorator',
      dto('@IsBoolean({ each: true }) flags: boolean[];'),
      '@IsBoolean({ each: true }) flags',
      undefined,
    ),
    found(
      'an import that has to be added',
      "import { IsInt } from 'class-validator';\nexport class Dto {\n  @IsInt() page: number;\n}\n",
      '@IsInt() page',
      [
        'coerceToZero',
        [
          "'class-validator';\nexport class Dto {\n  @IsInt()",
          "'class-validator';\nimport { Type } from 'class-transformer';\nexport class Dto {\n  @IsInt() @Type(() => Number)",
        ],
      ],
    ),
    found(
      'a name that is taken by something else',
      "import { IsInt } from 'class-validator';\nimport { Type } from './types';\nexport class Dto {\n  @IsInt() page: Type;\n}\n",
      '@IsInt() page',
      undefined,
    ),
    found(
      'decorators under other names',
      "import * as check from 'class-validator';\nimport { IsOptional as Maybe } from 'class-validator';\nimport { Type } from 'class-transformer';\nexport class Dto {\n  @Maybe() @check.IsInt() page: number;\n}\n",
      '@check.IsInt() page',
      ['coerceToZero', ['@check.IsInt()', '@check.IsInt() @Type(() => Number)']],
    ),
    refused('the query taken apart, with a default', {
      ...PLAIN,
      'controller.ts': controller({ parameter: '@Query() { page }: Dto = { page: 1 }' }),
    }),
    refused('one of several parameters', {
      ...PLAIN,
      'controller.ts': controller({
        parameter: "@Body() body: Dto, @Query('sort') sort: string, @Query() query: Dto",
      }),
    }),
    refused('a class behind a barrel', {
      ...PLAIN,
      'index.ts': "export * from './dto';",
      'controller.ts': controller({ imports: "import { Dto } from '.';" }),
    }),
    refused('a controller that is documented', {
      ...PLAIN,
      'controller.ts': controller({
        more: "import { ApiOkResponse } from '@nestjs/swagger';\nimport { Roles } from './roles';",
        on: "@ApiOkResponse() @Roles('admin')",
      }),
      'roles.ts':
        "import { SetMetadata } from '@nestjs/common';\nexport const Roles = (...roles: string[]) => SetMetadata('roles', roles);",
    }),
    refused('a pipe without options', {
      'controller.ts': controller(),
      'module.ts': module(),
      'main.ts': main('new ValidationPipe()'),
    }),
    refused('options in a constant of another file', {
      'controller.ts': controller(),
      'module.ts': module(),
      'options.ts':
        "import type { ValidationPipeOptions } from '@nestjs/common';\nexport const options: ValidationPipeOptions = { transform: true, transformOptions: { enableImplicitConversion: false } };",
      'main.ts': main(
        'new ValidationPipe({ ...options, whitelist: true })',
        "import { options } from './options';",
      ),
    }),
    refused('an application that is set up in a function of another file', {
      'controller.ts': controller(),
      'module.ts': module(),
      'setup.ts':
        "import { INestApplication, ValidationPipe } from '@nestjs/common';\nexport function setup(app: INestApplication) { app.useGlobalPipes(new ValidationPipe({ transform: true })); }",
      'main.ts': main('')
        .replace('app.useGlobalPipes();', 'setup(app);')
        .replace('const app', "import { setup } from './setup';\nconst app"),
    }),
    refused('a pipe that is provided as a class', {
      'controller.ts': controller(),
      'module.ts': module('{ provide: APP_PIPE, useClass: ValidationPipe }'),
    }),
    refused('a pipe that is provided as a value', {
      'controller.ts': controller(),
      'module.ts': module('{ provide: APP_PIPE, useValue: new ValidationPipe({ transform: true }) }'),
    }),
    refused('a pipe that a factory makes', {
      'controller.ts': controller(),
      'module.ts': module(
        '{ provide: APP_PIPE, inject: [], useFactory: () => { return new ValidationPipe({ transform: true }); } }',
      ),
    }),
    refused('a pipe on the method', {
      'controller.ts': controller({ on: '@UsePipes(new ValidationPipe({ transform: true }))' }),
    }),
    refused('a pipe on the class', {
      'controller.ts': controller().replace(
        "@Controller('halls')",
        "@UsePipes(ValidationPipe)\n@Controller('halls')",
      ),
    }),
    refused('a pipe of the parameter', {
      'controller.ts': controller({
        parameter: '@Query(new ValidationPipe({ transform: true })) query: Dto',
      }),
    }),
    refused('two applications that validate alike', {
      ...PLAIN,
      'controller.ts': controller(),
      'worker.ts':
        "import { ValidationPipe } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { WorkerModule } from './worker-module';\nconst worker = await NestFactory.create(WorkerModule);\nworker.useGlobalPipes(new ValidationPipe());\nawait worker.listen(3001);",
      'worker-module.ts': 'export class WorkerModule {}',
    }),
    refused('an application that only writes a schema, beside the one that answers', {
      ...PLAIN,
      'controller.ts': controller(),
      'schema.ts':
        "import { NestFactory } from '@nestjs/core';\nimport { SchemaModule } from './schema-module';\nconst app = await NestFactory.create(SchemaModule);\nawait app.init();",
      'schema-module.ts': 'export class SchemaModule {}',
    }),
    refused('the same application, started a second time to write its documents', {
      ...PLAIN,
      'controller.ts': controller(),
      'docs.ts':
        "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './module';\nawait NestFactory.create(AppModule, { preview: true });",
    }),
    refused('a class that is extended', {
      ...PLAIN,
      'controller.ts': controller({
        more: 'class Halls extends Dto { sort?: string; }',
        parameter: '@Query() q: Halls',
      }),
    }),
    refused('a class that another file extends', {
      ...PLAIN,
      'halls.ts': "import { Dto } from './dto';\nexport class Halls extends Dto { sort?: string; }",
      'controller.ts': controller({
        imports: "import { Halls } from './halls';",
        parameter: '@Query() q: Halls',
      }),
    }),
    refused('classes that are made of it', {
      ...PLAIN,
      'controller.ts': controller({
        imports:
          "import { IntersectionType, PartialType, PickType } from '@nestjs/swagger';\nimport { Dto } from './dto';",
        more: "class Other {}\nconst Both = IntersectionType(Other, PickType(Dto, ['page'] as const));\nclass Some extends PartialType(Both) {}",
        parameter: '@Query() q: Some',
      }),
    }),
    refused(
      'a class that is documented, and made with options',
      {
        ...PLAIN,
        'controller.ts': controller({
          imports: "import { PartialType } from '@nestjs/mapped-types';\nimport { Dto } from './dto';",
          more: 'class Some extends PartialType(Dto, { skipNullProperties: false }) {}',
          parameter: '@Query() q: Some',
        }),
      },
      dto(`@ApiPropertyOptional() @Field(() => Int, { nullable: true }) ${INT}`, {
        more: "import { ArgsType, Field, Int } from '@nestjs/graphql';\nimport { ApiPropertyOptional } from '@nestjs/swagger';\n@ArgsType()",
      }),
    ),
    refused(
      'a class that extends one that is known',
      { ...PLAIN, 'controller.ts': controller() },
      dto(INT, { more: 'class Base { @Min(1) size: number; }', extend: ' extends Base' }).replace(
        'class Base { @Min(1) size: number; }',
        'class Base { @Type(() => Number) size: number; }',
      ),
    ),
    {
      name: 'handler, class and pipe in one file, in words',
      code: IN_ONE_FILE,
      errors: [
        {
          messageId: 'rejectsStrings',
          data: {
            leaf: '@IsInt()',
            source: 'a query string',
            place: 'validated on line 7',
            refusal: 'every request that sends',
            field: 'page',
            repair: '`@Type(() => Number)` beside it',
          },
          at: '@IsInt() page',
          suggestions: [
            {
              messageId: 'coerceToZero',
              output: IN_ONE_FILE.replace(
                "'class-validator';",
                "'class-validator';\nimport { Type } from 'class-transformer';",
              ).replace('@IsInt() page', '@IsInt() @Type(() => Number) page'),
            },
          ],
        },
      ],
    },
  ],
});
