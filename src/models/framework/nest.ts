import { defineModel, type ApiType, type ClassMaking, type Input, type Log, type Reply } from '../model.js';
import { classOf, named, NOTED, returning, writing } from '../words.js';

/** Nest's own logger. It hands on to whatever the application was given in its place. */
const LINE = {
  errors: 'stack-behind-message',
  before: 11,
  replacedBy: [
    'useLogger',
    'overrideLogger',
    'ConsoleLogger',
    'LoggerService',
    'WinstonModule',
    'bufferLogs',
  ],
} as const satisfies Log;
const CONVERTERS = { number: 'ParseIntPipe', boolean: 'ParseBoolPipe', from: '@nestjs/common' } as const;
const receives = (input: Input) =>
  ({
    call: { receives: { input, takesValidators: true, converters: CONVERTERS } },
  }) as const satisfies ApiType;
const makesClass = (making: ClassMaking) => ({ call: { makesClass: making } }) as const satisfies ApiType;
const ROUTE = { call: { routes: true } } as const satisfies ApiType;
/** An exception whose first argument its filter sends as the message. */
const answersWith = (status: NonNullable<Reply['status']>) =>
  ({ call: { reply: { does: 'makes', body: 0, status } } }) as const satisfies ApiType;
const CONVERTS = ['transformOptions', 'enableImplicitConversion'] as const;
const APPLICATION = { instance: 'application' } as const satisfies ApiType;
/** The same in each of the packages that have them. */
const MAPPED_TYPES = {
  PartialType: makesClass({ of: 0, keeps: 'all' }),
  IntersectionType: makesClass({ keeps: 'all' }),
  PickType: makesClass({ of: 0, keeps: 'named', names: 1 }),
  OmitType: makesClass({ of: 0, keeps: 'others', names: 1 }),
} as const;

export const nest = defineModel({
  library: 'nest',
  kind: 'framework',
  modules: {
    '@nestjs/common': 'common',
    '@nestjs/core': 'core',
    '@nestjs/platform-express': 'platform',
    '@nestjs/platform-fastify': 'platform',
    '@nestjs/mapped-types': 'mappedTypes',
    '@nestjs/swagger': 'swagger',
    '@nestjs/graphql': 'graphql',
  },
  versions: {
    '@nestjs/common': '8 - 12',
    '@nestjs/mapped-types': '2 || 12',
    '@nestjs/swagger': '7 - 12',
    '@nestjs/graphql': '14',
  },
  types: {
    common: {
      members: {
        Logger: 'Logger',
        ValidationPipe: 'ValidationPipe',
        INestApplication: APPLICATION,
        Catch: { call: { handsErrorsTo: 'catch' } },
        Module: {
          call: {
            registers: [
              {
                what: { argument: 0, path: ['providers'] },
                each: 'element',
                as: {
                  key: 'provide',
                  class: 'useClass',
                  value: 'useValue',
                  factory: 'useFactory',
                  alias: 'useExisting',
                },
              },
            ],
          },
        },
        Inject: { call: { injects: 0 } },
        ArgumentsHost: classOf('argumentsHost'),
        HttpStatus: 'status-codes.statuses',
        HttpException: answersWith({ argument: 1 }),
        InternalServerErrorException: answersWith({ is: 500 }),
        BadGatewayException: answersWith({ is: 502 }),
        ServiceUnavailableException: answersWith({ is: 503 }),
        GatewayTimeoutException: answersWith({ is: 504 }),
        ...named('Get Post Put Patch Delete Options Head All Search Sse', ROUTE),
        Query: receives({ part: 'query', carries: 'strings' }),
        Param: receives({ part: 'params', carries: 'strings' }),
        Body: receives({ part: 'body', carries: 'json' }),
        UsePipes: { call: { installsValidators: 'decorated' } },
      },
    },
    /** What @nestjs/typeorm gives: a token stands for what is provided under it. */
    typeorm: {
      members: {
        ...named('InjectRepository InjectDataSource InjectEntityManager', NOTED),
        ...named('getRepositoryToken getDataSourceToken getEntityManagerToken', returning('typeorm.token')),
      },
    },
    argumentsHost: { members: { switchToHttp: returning('httpHost') } },
    httpHost: {
      members: { getResponse: returning('express.response'), getRequest: returning('express.request') },
    },
    core: {
      role: 'service',
      members: {
        NestFactory: 'NestFactory',
        ModuleRef: classOf('moduleRef'),
        APP_PIPE: {
          providesValidator: {
            token: 'provide',
            value: 'useValue',
            class: 'useClass',
            factory: 'useFactory',
          },
        },
      },
    },
    platform: { members: named('NestExpressApplication NestFastifyApplication', APPLICATION) },
    NestFactory: { members: { create: returning('application', { startsApplication: true }) } },
    application: {
      members: {
        useGlobalPipes: { call: { installsValidators: 'everywhere' } },
        listen: { call: { listens: true } },
        /** Another adapter's: its requests are Fastify's. */
        inject: 'light-my-request.inject',
        get: { call: { returns: { instanceOf: 0, orKey: true } } },
      },
    },
    moduleRef: {
      members: {
        get: { call: { returns: { instanceOf: 0, orKey: true } } },
        resolve: { call: { returns: { instanceOf: 0, orKey: true } } },
        create: { call: { returns: { instanceOf: 0 } } },
      },
    },
    mappedTypes: { members: MAPPED_TYPES },
    swagger: {
      members: {
        ...MAPPED_TYPES,
        ...named(
          'ApiProperty ApiPropertyOptional ApiResponseProperty ApiHideProperty ApiSchema ApiExtraModels',
          NOTED,
        ),
        SwaggerModule: { members: named('createDocument setup', NOTED) },
      },
    },
    graphql: {
      members: {
        ...MAPPED_TYPES,
        ...named('Field HideField ArgsType InputType ObjectType Directive Extensions', NOTED),
      },
    },
    ValidationPipe: classOf('validationPipe'),
    validationPipe: {
      validatesClasses: {
        classes: 'decorated',
        options: 0,
        plainOptions: [
          ['transform'],
          CONVERTS,
          ['transformOptions', 'exposeDefaultValues'],
          ['transformOptions', 'exposeUnsetFields'],
          ['transformOptions', 'enableCircularCheck'],
          ['whitelist'],
          ['forbidNonWhitelisted'],
          ['forbidUnknownValues'],
          ['disableErrorMessages'],
          ['enableDebugMessages'],
          ['dismissDefaultMessages'],
          ['maxErrorMessagesLength'],
          ['validationError'],
          ['validateCustomDecorators'],
          ['stopAtFirstError'],
          ['always'],
          ['errorHttpStatusCode'],
          ['exceptionFactory'],
          ['skipUndefinedProperties'],
          ['skipNullProperties'],
          ['skipMissingProperties'],
        ],
        convertsBy: CONVERTS,
        handsOnBy: ['transform'],
      },
    },
    Logger: classOf('logger'),
    logger: {
      role: 'logger',
      members: writing('error warn log:info debug verbose:trace fatal', LINE),
    },
  },
  sources: [
    {
      claim:
        'ValidationPipe validates what @Query(), @Param() and @Body() give without a name by the class that the parameter is declared with; transform decides only whether the handler is given what was converted (run on 10.4, 11.2 and 12.5)',
      url: 'https://docs.nestjs.com/techniques/validation',
      checked: '2026-11-29',
    },
    {
      claim:
        'Query and parameters reach class-validator as strings: @IsInt() alone answers 400, and with enableImplicitConversion fields whose type is written down are converted first (run on 10.4, 11.2 and 12.5)',
      url: 'https://docs.nestjs.com/techniques/validation#transform-payload-objects',
      checked: '2026-11-29',
    },
    {
      claim:
        'A single value, @Query(name) or @Param(name), is handed over as text whatever the type of the parameter says, without a pipe, with ValidationPipe() and with enableImplicitConversion alone; with transform it is converted. ParseIntPipe answers 400 to what is no whole number and to what was not sent, ParseBoolPipe to all but true and false (run on 11.1)',
      url: 'https://docs.nestjs.com/techniques/validation#transform-payload-objects',
      checked: '2026-11-30',
    },
    {
      claim:
        'A pipe is bound by useGlobalPipes, APP_PIPE with useClass, useValue or useFactory, @UsePipes, or in the decorator of the parameter; all that are bound run one after the other (run on 10.4, 11.2 and 12.5)',
      url: 'https://docs.nestjs.com/pipes',
      checked: '2026-11-29',
    },
    {
      claim:
        'Pipes do not run for @Headers(), nor for a parameter whose type is no class at run time: Partial<Dto>, an interface, import type (run on 10.4, 11.2 and 12.5)',
      url: 'https://github.com/nestjs/nest/blob/v11.1.0/packages/core/router/router-execution-context.ts',
      checked: '2026-11-29',
    },
    {
      claim:
        'PartialType, PickType, OmitType and IntersectionType take over the rules of the fields, conversions included (run on @nestjs/mapped-types 2.1 and 12.0, @nestjs/swagger 7.4 and 12.0, and @nestjs/graphql 14.0)',
      url: 'https://docs.nestjs.com/techniques/validation#mapped-types',
      checked: '2026-11-29',
    },
    {
      claim:
        'Up to version 10 an error behind the message is printed without its stack, as a second message or as the context; the text of the stack is kept for error() (run on @nestjs/common 9.4, 10.4)',
      url: 'https://github.com/nestjs/nest/blob/v10.4.0/packages/common/services/console-logger.service.ts',
      checked: '2026-11-29',
    },
    {
      claim:
        'From version 11 on errors are printed with message and stack wherever they stand (run on @nestjs/common 11.1)',
      url: 'https://github.com/nestjs/nest/blob/v11.0.0/packages/common/services/console-logger.service.ts',
      checked: '2026-11-29',
    },
    {
      claim:
        'What an HttpException is made with is sent as the message; a filter under @Catch() without classes is handed every error',
      url: 'https://docs.nestjs.com/exception-filters',
      checked: '2026-11-29',
    },
    {
      claim: 'app.useLogger and the option logger put another logger in its place',
      url: 'https://docs.nestjs.com/techniques/logger',
      checked: '2026-11-29',
    },
  ],
});
