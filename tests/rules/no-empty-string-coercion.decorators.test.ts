// Fields whose text a decorator reads as a number, for which an empty text is 0.
import rule from '../../src/rules/no-empty-string-coercion.js';
import { testRule } from '../support/rule-tester.js';

const app = (field: string, { pipe = '{ transform: true }', parameter = '@Query() query: Filter' } = {}) => `
import { Body, Controller, Get, Param, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, Min } from 'class-validator';
class Filter {
  ${field}
}
@Controller()
@UsePipes(new ValidationPipe(${pipe}))
export class Halls {
  @Get() list(${parameter}) { return []; }
}
`;
const TYPED = '@IsOptional() @Type(() => Number) @IsInt() price?: number;';
const SKIPS =
  "@Transform(({ value }) => (value === null || (typeof value === 'string' && value.trim() === '') ? undefined : Number(value)))";

testRule('no-empty-string-coercion', rule, {
  valid: [
    {
      name: 'a bound that leaves zero out',
      code: app('@Type(() => Number) @IsInt() @Min(1) price: number;'),
    },
    {
      name: 'a bound that is not read',
      code: app('@Type(() => Number) @IsInt() @Min(LEAST) price: number;'),
    },
    { name: 'a list of values', code: app('@Type(() => Number) @IsInt() @IsIn([1, 2]) price: number;') },
    {
      name: 'the same number without the field',
      code: app('@IsOptional() @Type(() => Number) @IsInt() price = 0;'),
    },
    {
      name: 'parseInt, for which an empty text is no number',
      code: app('@Transform(({ value }) => parseInt(value, 10)) @IsInt() price: number;'),
    },
    { name: 'a path, which has no empty part', code: app(TYPED, { parameter: '@Param() path: Filter' }) },
    { name: 'a body of JSON', code: app(TYPED, { parameter: '@Body() body: Filter' }) },
    { name: 'a pipe that hands on the texts', code: app(TYPED, { pipe: '' }) },
    {
      name: 'no rule for numbers: that NaN passes is told by another rule',
      code: app('@IsOptional() @Type(() => Number) price?: number;'),
    },
  ],
  invalid: [
    {
      name: 'a field that need not be there',
      code: app(TYPED),
      errors: [
        {
          messageId: 'fieldIsZero',
          at: '@Type(() => Number)',
          data: { leaf: '@Type(() => Number)', blank: '?price=', place: 'validated on line 11' },
          suggestions: [
            {
              messageId: 'skipEmpty',
              output: app(`@IsOptional() ${SKIPS} @IsInt() price?: number;`).replace(
                'import { Transform, Type }',
                'import { Transform, Type }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'fields that are converted to their types before: no suggestion',
      code: app(TYPED, { pipe: '{ transform: true, transformOptions: { enableImplicitConversion: true } }' }),
      errors: [{ messageId: 'fieldIsZero', at: '@Type(() => Number)', suggestions: [] }],
    },
    {
      name: 'a function: no suggestion',
      code: app('@Transform(({ value }) => Number(value)) @IsInt() @Min(0) price: number;'),
      errors: [{ messageId: 'fieldIsZero', at: '@Transform(({ value }) => Number(value))', suggestions: [] }],
    },
  ],
});
