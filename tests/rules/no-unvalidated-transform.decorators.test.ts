// Fields whose text a decorator reads as a number, and that nothing asks whether it is one.
import rule from '../../src/rules/no-unvalidated-transform.js';
import { testRule } from '../support/rule-tester.js';

const app = (
  field: string,
  { pipe = '{ transform: true }', parameter = '@Query() query: Filter', body = 'return [];' } = {},
) => `
import { Body, Controller, Get, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Min } from 'class-validator';
class Filter {
  ${field}
  @IsString() name: string;
}
@Controller()
@UsePipes(new ValidationPipe(${pipe}))
export class Halls {
  @Get() list(${parameter}) { ${body} }
}
`;
const TYPED = '@IsOptional() @Type(() => Number) page?: number;';
const withNumber = (code: string) => code.replace('IsString, Min }', 'IsString, Min, IsNumber }');

testRule('no-unvalidated-transform', rule, {
  valid: [
    { name: 'a rule for numbers', code: app('@IsOptional() @Type(() => Number) @IsInt() page?: number;') },
    { name: 'a bound, which NaN does not keep', code: app('@Type(() => Number) @Min(1) page: number;') },
    { name: 'a list of values', code: app('@Type(() => Number) @IsIn([1, 2]) page: number;') },
    { name: 'a body of JSON', code: app(TYPED, { parameter: '@Body() body: Filter' }) },
    { name: 'a pipe that hands on the texts', code: app(TYPED, { pipe: '' }) },
    { name: 'a field that nothing is said of', code: app('@Type(() => Number) page?: number;') },
    { name: 'texts', code: app('@IsOptional() @Type(() => String) page?: string;') },
    {
      name: 'another number in the place of NaN',
      code: app('@IsOptional() @Transform(({ value }) => Number(value) || 1) page?: number;'),
    },
    {
      name: 'a transformation in one direction only',
      code: app(
        '@IsOptional() @Transform(({ value }) => Number(value), { toPlainOnly: true }) page?: number;',
      ),
    },
    {
      name: 'a handler that asks once more',
      code: app(TYPED, { body: 'return [query.page || 1];' }),
    },
    {
      name: 'a class that it extends, which has a rule',
      code: app('').replace(
        'class Filter {',
        `class Pages { @IsInt() page?: number; }
class Filter extends Pages {
  ${TYPED}`,
      ),
    },
  ],
  invalid: [
    {
      name: 'only asked whether it is there',
      code: app(TYPED),
      errors: [
        {
          messageId: 'fieldLetsNaNThrough',
          at: '@Type(() => Number)',
          data: {
            call: '@Type(() => Number)',
            field: 'page',
            place: 'validated on line 12',
            remedy: '`@IsNumber()`',
          },
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: withNumber(app('@IsOptional() @Type(() => Number) @IsNumber() page?: number;')),
            },
          ],
        },
      ],
    },
    {
      name: 'a function that parses what is there',
      code: app('@IsNotEmpty() @Transform(({ value }) => parseInt(value, 10)) page: number;'),
      errors: [
        {
          messageId: 'fieldLetsNaNThrough',
          at: '@Transform(({ value }) => parseInt(value, 10))',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: withNumber(
                app('@IsNotEmpty() @Transform(({ value }) => parseInt(value, 10)) @IsNumber() page: number;'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a function that may give undefined, for a field that must be there: no suggestion',
      code: app(
        '@IsNotEmpty() @Transform((given) => (given.value ? Number(given.value) : undefined)) page: number;',
      ),
      errors: [
        {
          messageId: 'fieldLetsNaNThrough',
          at: '@Transform((given) => (given.value ? Number(given.value) : undefined))',
          suggestions: [],
        },
      ],
    },
  ],
});
