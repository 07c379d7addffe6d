import { defineModel } from '../model.js';
import { named, stringsOf } from '../words.js';

const EVENT = { instance: 'event' } as const;
const CALLBACK = { parameter: 2, argument: 1 } as const;
const HANDLER = { parameters: ['event', 'context', 'callback'] } as const;

/** Which function is called with a request is written where it is deployed; that it answers one it shows by what it returns. */
const ANSWERING = {
  path: '\\.[cm]?[jt]sx?$',
  gives: ['statusCode', 'body'],
  callback: CALLBACK,
  readsNoneOf: ['Records', 'detail', 'records'],
  parameters: ['event', 'context', 'callback'],
} as const;

/** Functions that API Gateway, a load balancer or a function's own URL calls with a request. */
export const awsLambda = defineModel({
  library: 'aws-lambda',
  kind: 'framework',
  modules: { 'aws-lambda': 'module' },
  versions: { '@types/aws-lambda': '8' },
  types: {
    module: {
      members: {
        ...named(
          'APIGatewayEvent APIGatewayProxyEvent APIGatewayProxyEventV2 APIGatewayProxyWithCognitoAuthorizerEvent APIGatewayProxyWithLambdaAuthorizerEvent APIGatewayProxyEventV2WithJWTAuthorizer ALBEvent LambdaFunctionURLEvent',
          EVENT,
        ),
        ...named(
          'APIGatewayProxyHandler APIGatewayProxyHandlerV2 APIGatewayProxyWithCognitoAuthorizerHandler APIGatewayProxyHandlerV2WithJWTAuthorizer ALBHandler LambdaFunctionURLHandler',
          HANDLER,
        ),
      },
    },
    event: {
      role: 'request',
      answeredBy: { status: 'statusCode', body: 'body', callback: CALLBACK },
      members: {
        queryStringParameters: stringsOf({ part: 'query', carries: 'strings' }),
        pathParameters: stringsOf({ part: 'params', carries: 'strings' }),
        headers: stringsOf({ part: 'headers', carries: 'strings' }),
        body: { role: 'string' },
        rawPath: { role: 'string' },
        path: { role: 'string' },
      },
    },
    context: {},
    callback: {},
  },
  conventions: [
    // By the name that templates give it, as of functions of Netlify.
    { ...ANSWERING, exports: ['handler', 'lambdaHandler'] },
    {
      ...ANSWERING,
      packages: [
        '@types/aws-lambda',
        'serverless',
        'serverless-offline',
        '@middy/core',
        'sst',
        'aws-cdk-lib',
      ],
    },
  ],
  sources: [
    {
      claim: 'A function answers a request with the object that it returns: statusCode, headers and body',
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format',
      checked: '2026-12-01',
    },
    {
      claim: 'Until Node 22 a function may answer by the callback that it is handed as its third parameter',
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
      checked: '2026-12-01',
    },
    {
      claim: 'A function of Netlify is exported as handler, and is handed and returns the same',
      url: 'https://docs.netlify.com/build/functions/lambda-compatibility/',
      checked: '2026-12-01',
    },
    {
      claim: 'queryStringParameters, pathParameters and headers of a request hold strings, body its text',
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format',
      checked: '2026-12-01',
    },
    {
      claim:
        'What is called for a queue, a stream or a bucket finds what happened in Records, for an event bus in detail',
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
      checked: '2026-12-01',
    },
  ],
});
