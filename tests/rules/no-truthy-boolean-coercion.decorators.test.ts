// Conversions by decorators of fields that are fed through the decorated parameters of handlers.
import rule from '../../src/rules/no-truthy-boolean-coercion.js';
import { testRule } from '../support/rule-tester.js';

const app = (field: string, { pipe = '{ transform: true }', parameter = '@Query() query: Filter' } = {}) => `
import { Body, Controller, Get, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional } from 'class-validator';
class Filter {
  ${field}
  @Type(() => Number) @IsInt() page = 1;
}
@Controller()
@UsePipes(new ValidationPipe(${pipe}))
export class Halls {
  @Get() list(${parameter}) { return []; }
}
`;
const OPEN = '@IsOptional() @IsBoolean() @Type(() => Boolean) open?: boolean;';
const WORDS = "@Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))";
const found = (name: string, code: string, at: string, output: string | undefined) => ({
  name,
  code,
  errors: [
    {
      messageId: 'truthy' as const,
      at,
      suggestions: output === undefined ? undefined : [{ messageId: 'readWords' as const, output }],
    },
  ],
});
const reading = (code: string) =>
  code
    .replace(
      "import { Type } from 'class-transformer'",
      "import { Type, Transform } from 'class-transformer'",
    )
    .replace('@Type(() => Boolean)', WORDS);

testRule('no-truthy-boolean-coercion', rule, {
  valid: [
    { name: 'a body of JSON', code: app(OPEN, { parameter: '@Body() body: Filter' }) },
    { name: 'a pipe that hands on the texts', code: app(OPEN, { pipe: '' }) },
    { name: 'a pipe of which nothing is known', code: app(OPEN, { pipe: 'options' }) },
    {
      name: 'words that are read',
      code: app(`@IsBoolean() ${WORDS} open: boolean;`).replace('{ Type }', '{ Transform, Type }'),
    },
    {
      name: 'words that are read behind the conversion, from the object as it came',
      code: app(
        "@IsBoolean() @Type(() => Boolean) @Transform(({ obj, key }) => obj[key] === 'true') open: boolean;",
      ).replace('{ Type }', '{ Transform, Type }'),
    },
    { name: 'another constructor', code: app('@IsBoolean() @Type(() => String) open: boolean;') },
    {
      name: "a class of the project's own by that name",
      code: `${app(OPEN)}\nclass Boolean {}\n`,
    },
    { name: 'a conversion that is given no constructor', code: app('@IsBoolean() @Type() open: boolean;') },
    {
      name: 'a field without a rule, which may be left out',
      code: app('@Type(() => Boolean) open: boolean;'),
    },
  ],
  invalid: [
    found('a query', app(OPEN), '@Type(() => Boolean) open', reading(app(OPEN))),
    found(
      'a function in the place of an arrow, with an option, before the other rules',
      app('@Type(function () { return Boolean; }) @IsBoolean() open: boolean;'),
      '@Type(function () { return Boolean; }) @IsBoolean() open',
      app(`${WORDS} @IsBoolean() open: boolean;`).replace('{ Type }', '{ Type, Transform }'),
    ),
    found(
      'the only use of an import',
      app(OPEN).replace('  @Type(() => Number) @IsInt() page = 1;\n', ''),
      '@Type(() => Boolean) open',
      app(OPEN)
        .replace('  @Type(() => Number) @IsInt() page = 1;\n', '')
        .replace('{ Type }', '{ Transform }')
        .replace('@Type(() => Boolean)', WORDS),
    ),
    found(
      'types that are converted as well, before a decorator could read the words',
      app(OPEN, { pipe: '{ transform: true, transformOptions: { enableImplicitConversion: true } }' }),
      '@Type(() => Boolean) open',
      undefined,
    ),
    found(
      'no rule that would refuse other words',
      app('@IsOptional() @Type(() => Boolean) open?: boolean;'),
      '@Type(() => Boolean) open',
      undefined,
    ),
    found(
      'a comment in the decorator',
      app('@IsBoolean() @Type(/* a flag */ () => Boolean) open: boolean;'),
      '@Type(/* a flag */ () => Boolean) open',
      undefined,
    ),
    found(
      'a list',
      app('@IsBoolean({ each: true }) @Type(() => Boolean) open: boolean[];'),
      '@Type(() => Boolean) open',
      undefined,
    ),
    {
      name: 'in words',
      code: app(OPEN),
      errors: [
        {
          messageId: 'truthy',
          data: {
            leaf: '@Type(() => Boolean)',
            source: 'a query string',
            place: 'validated on line 12',
            field: 'open',
            repair: "a decorator that reads 'true' and 'false'",
          },
          at: '@Type(() => Boolean) open',
          suggestions: [{ messageId: 'readWords', output: reading(app(OPEN)) }],
        },
      ],
    },
  ],
});
