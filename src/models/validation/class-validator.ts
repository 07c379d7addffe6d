import { defineModel, type ApiType, type FieldRepair, type FieldRule } from '../model.js';
import { named } from '../words.js';

/** Rules do not hold in every group, and a validator may ask for one. */
const GROUPED = { unsettledBy: ['groups'], eachBy: 'each' } as const satisfies FieldRule;
const rule = (field: FieldRule = {}) =>
  ({ call: { field: { ...GROUPED, ...field } } }) as const satisfies ApiType;
const UNSETTLES = { call: { field: { unsettles: true } } } as const satisfies ApiType;

const converting = (type: string): FieldRepair => ({
  decorator: `@Type(() => ${type})`,
  imports: { name: 'Type', from: 'class-transformer' },
});
const READ_WORDS: FieldRepair = {
  decorator: "@Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))",
  imports: { name: 'Transform', from: 'class-transformer' },
};
const REFUSES_NAN: FieldRepair = {
  decorator: '@IsNumber()',
  imports: { name: 'IsNumber', from: 'class-validator' },
};
const SKIPS_EMPTY: FieldRepair = {
  decorator:
    "@Transform(({ value }) => (value === null || (typeof value === 'string' && value.trim() === '') ? undefined : Number(value)))",
  imports: { name: 'Transform', from: 'class-transformer' },
};
const NUMBER = { insistsOn: 'number', repair: converting('Number') } as const satisfies FieldRule;
const DATE = { insistsOn: 'date', repair: converting('Date') } as const satisfies FieldRule;

/** Rules of class fields, and the conversions that class-transformer does before they are asked. */
export const classValidator = defineModel({
  library: 'class-validator',
  kind: 'validation',
  modules: { 'class-validator': 'validators', 'class-transformer': 'transformers' },
  versions: { 'class-validator': '0.14 || 0.15', 'class-transformer': '0.5' },
  types: {
    validators: {
      members: {
        ...named('IsInt IsNumber IsDivisibleBy', rule(NUMBER)),
        ...named('Allow IsDefined IsNotEmpty', rule({ asks: 'presence' })),
        IsOptional: rule({ asks: 'optional' }),
        ...named('IsPositive IsNegative', rule({ ...NUMBER, leavesOut: 'zero' })),
        Min: rule({ ...NUMBER, leavesOut: 'below-argument' }),
        Max: rule({ ...NUMBER, leavesOut: 'above-argument' }),
        IsBoolean: rule({ insistsOn: 'boolean', repair: READ_WORDS }),
        ...named('IsDate MinDate MaxDate', rule(DATE)),
        ...named(
          `ValidateNested ValidatePromise IsLatLong IsLatitude IsLongitude Equals NotEquals IsEmpty
           IsIn IsNotIn Contains NotContains IsAlpha IsAlphanumeric IsDecimal IsAscii IsBase64 IsByteLength IsCreditCard
           IsCurrency IsEmail IsFQDN IsFullWidth IsHalfWidth IsVariableWidth IsHexColor IsHexadecimal IsMACAddress IsIP IsPort IsISBN
           IsISIN IsISO8601 IsJSON IsJWT IsLowercase IsMobilePhone IsISO31661Alpha2 IsISO31661Alpha3 IsISO31661Numeric IsMongoId IsMultibyte
           IsSurrogatePair IsUrl IsUUID IsFirebasePushId IsUppercase Length MaxLength MinLength Matches IsPhoneNumber IsMilitaryTime
           IsHash IsISSN IsDateString IsBooleanString IsNumberString IsBase32 IsBIC IsBtcAddress IsDataURI IsEAN IsEthereumAddress
           IsHSL IsIBAN IsIdentityCard IsISRC IsLocale IsMagnetURI IsMimeType IsOctal IsPassportNumber IsPostalCode IsRFC3339
           IsRgbColor IsSemVer IsStrongPassword IsTimeZone IsBase58 IsTaxId IsISO4217CurrencyCode IsEnum IsString IsArray IsObject
           ArrayContains ArrayNotContains ArrayNotEmpty ArrayMinSize ArrayMaxSize ArrayUnique IsNotEmptyObject IsInstance Validate
           ValidateBy`.replaceAll(/\s+/g, ' '),
          rule(),
        ),
        ValidateIf: UNSETTLES,
      },
    },
    transformers: {
      members: {
        Type: {
          call: {
            field: {
              convertsWith: 0,
              repair: READ_WORDS,
              readsNumbers: { refusesNaN: REFUSES_NAN, skipsEmpty: SKIPS_EMPTY },
            },
          },
        },
        Transform: {
          call: { field: { unsettles: true, mapsWith: 0, readsNumbers: { refusesNaN: REFUSES_NAN } } },
        },
        Expose: {
          call: {
            field: { unsettledBy: ['name', 'toClassOnly', 'toPlainOnly', 'groups', 'since', 'until'] },
          },
        },
        ...named(
          'Exclude TransformPlainToInstance TransformInstanceToPlain TransformInstanceToInstance',
          UNSETTLES,
        ),
      },
    },
  },
  sources: [
    {
      claim:
        '@IsInt(), @IsNumber(), @Min(), @Max(), @IsPositive(), @IsNegative(), @IsDivisibleBy(), @IsBoolean(), @IsDate(), @MinDate() and @MaxDate() refuse every string (run on 0.14 and 0.15)',
      url: 'https://github.com/typestack/class-validator#validation-decorators',
      checked: '2026-11-29',
    },
    {
      claim:
        '@Type(() => Number) beside it calls Number() first: the empty string becomes 0, null stays; of a list it converts each element (run on class-transformer 0.5.1)',
      url: 'https://github.com/typestack/class-transformer#working-with-nested-objects',
      checked: '2026-11-29',
    },
    {
      claim:
        'NaN, which @Type(() => Number) and @Transform(({ value }) => Number(value)) make of text that is no number, passes @IsOptional(), @IsDefined(), @IsNotEmpty() and @Allow(); the rules for numbers refuse it (run on 0.15.1 and 0.5.1)',
      url: 'https://github.com/typestack/class-validator#validation-decorators',
      checked: '2026-11-30',
    },
    {
      claim:
        'The 0 that an empty text becomes passes @IsNotEmpty(), @IsInt(), @IsNumber() and @Min(0); @Transform is not called for a value that was not sent (run on 0.15.1 and 0.5.1)',
      url: 'https://github.com/typestack/class-transformer#advanced-usage',
      checked: '2026-11-30',
    },
    {
      claim: "@Type(() => Boolean) makes 'false' and '0' true (run on class-transformer 0.5.1)",
      url: 'https://github.com/typestack/class-transformer/issues/534',
      checked: '2026-11-29',
    },
    {
      claim:
        '@Transform runs behind @Type, which has converted its value by then (run on class-transformer 0.5.1)',
      url: 'https://github.com/typestack/class-transformer#basic-usage',
      checked: '2026-11-29',
    },
    {
      claim:
        'A field has the rules and conversions of the classes that its class extends as well (run on 0.14 and 0.15, and 0.5.1)',
      url: 'https://github.com/typestack/class-validator#inheriting-validation-decorators',
      checked: '2026-11-29',
    },
  ],
});
