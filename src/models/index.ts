import { jose } from './auth/jose.js';
import { jsonwebtoken } from './auth/jsonwebtoken.js';
import { nestJwt } from './auth/nest-jwt.js';
import { d1 } from './data-access/d1.js';
import { drizzle } from './data-access/drizzle.js';
import { dynamodb } from './data-access/dynamodb.js';
import { firebase } from './data-access/firebase.js';
import { firestore } from './data-access/firestore.js';
import { ioredis } from './data-access/ioredis.js';
import { knex } from './data-access/knex.js';
import { kysely } from './data-access/kysely.js';
import { libsql } from './data-access/libsql.js';
import { mariadb } from './data-access/mariadb.js';
import { mikroOrm } from './data-access/mikro-orm.js';
import { mongodb } from './data-access/mongodb.js';
import { mongoose } from './data-access/mongoose.js';
import { mysql2 } from './data-access/mysql2.js';
import { neon } from './data-access/neon.js';
import { objection } from './data-access/objection.js';
import { pgPromise } from './data-access/pg-promise.js';
import { pg } from './data-access/pg.js';
import { pglite } from './data-access/pglite.js';
import { postgres } from './data-access/postgres.js';
import { prisma } from './data-access/prisma.js';
import { prisma8 } from './data-access/prisma8.js';
import { redis } from './data-access/redis.js';
import { sequelize } from './data-access/sequelize.js';
import { slonik } from './data-access/slonik.js';
import { sqlite } from './data-access/sqlite.js';
import { supabase } from './data-access/supabase.js';
import { typeorm } from './data-access/typeorm.js';
import { upstashRedis } from './data-access/upstash-redis.js';
import { vercelPostgres } from './data-access/vercel-postgres.js';
import { awsLambda } from './framework/aws-lambda.js';
import { celebrate } from './framework/celebrate.js';
import { expressValidation } from './framework/express-validation.js';
import { express } from './framework/express.js';
import { fastify } from './framework/fastify.js';
import { hapi } from './framework/hapi.js';
import { hono } from './framework/hono.js';
import { koa } from './framework/koa.js';
import { nest } from './framework/nest.js';
import { nestjsZod } from './framework/nestjs-zod.js';
import { next } from './framework/next.js';
import { nextConnect } from './framework/next-connect.js';
import { rpc } from './framework/rpc.js';
import { agenda } from './http/agenda.js';
import { amqplib } from './http/amqplib.js';
import { awsServices } from './http/aws-services.js';
import { axios } from './http/axios.js';
import { beeQueue } from './http/bee-queue.js';
import { bull } from './http/bull.js';
import { bullmq } from './http/bullmq.js';
import { fetch } from './http/fetch.js';
import { got } from './http/got.js';
import { kafkajs } from './http/kafkajs.js';
import { mailgun } from './http/mailgun.js';
import { axiosRetry } from './http/axios-retry.js';
import { ky } from './http/ky.js';
import { nodeFetch } from './http/node-fetch.js';
import { nodemailer } from './http/nodemailer.js';
import { pgBoss } from './http/pg-boss.js';
import { postmark } from './http/postmark.js';
import { resend } from './http/resend.js';
import { sendgrid } from './http/sendgrid.js';
import { stripe } from './http/stripe.js';
import { superagent } from './http/superagent.js';
import { undici } from './http/undici.js';
import { bunyan } from './logging/bunyan.js';
import { consola } from './logging/consola.js';
import { console } from './logging/console.js';
import { log4js } from './logging/log4js.js';
import { loglevel } from './logging/loglevel.js';
import { logtape } from './logging/logtape.js';
import { nestjsPino } from './logging/nestjs-pino.js';
import { pino } from './logging/pino.js';
import { roarr } from './logging/roarr.js';
import { tslog } from './logging/tslog.js';
import { winston } from './logging/winston.js';
import type { Model } from './model.js';
import { async } from './platform/async.js';
import { asyncContext } from './platform/async-context.js';
import { awilix } from './platform/awilix.js';
import { bluebird } from './platform/bluebird.js';
import { bree } from './platform/bree.js';
import { crypto } from './platform/crypto.js';
import { environment } from './platform/environment.js';
import { json } from './platform/json.js';
import { lodash } from './platform/lodash.js';
import { nestConfig } from './platform/nest-config.js';
import { node } from './platform/node.js';
import { cloudflareWorkers } from './platform/cloudflare-workers.js';
import { containers } from './platform/containers.js';
import { nodeHttp } from './platform/node-http.js';
import { pMap } from './platform/p-map.js';
import { pRetry } from './platform/p-retry.js';
import { programs } from './platform/programs.js';
import { statusCodes } from './platform/status-codes.js';
import { tanstackQuery } from './platform/tanstack-query.js';
import { randomIds } from './platform/random-ids.js';
import { web } from './platform/web.js';
import { bunTest } from './testing/bun-test.js';
import { chai } from './testing/chai.js';
import { chaiHttp } from './testing/chai-http.js';
import { expect } from './testing/expect.js';
import { honoTesting } from './testing/hono-testing.js';
import { jest } from './testing/jest.js';
import { lightMyRequest } from './testing/light-my-request.js';
import { mocha } from './testing/mocha.js';
import { mockObjects } from './testing/mock-objects.js';
import { nestTesting } from './testing/nest-testing.js';
import { nodeAssert } from './testing/node-assert.js';
import { nodeTest } from './testing/node-test.js';
import { pactum } from './testing/pactum.js';
import { playwright } from './testing/playwright.js';
import { sinon } from './testing/sinon.js';
import { supertest } from './testing/supertest.js';
import { testDatabases } from './testing/test-databases.js';
import { vitest } from './testing/vitest.js';
import { applicationInsights } from './tracking/application-insights.js';
import { bugsnag } from './tracking/bugsnag.js';
import { ddTrace } from './tracking/dd-trace.js';
import { honeybadger } from './tracking/honeybadger.js';
import { opentelemetry } from './tracking/opentelemetry.js';
import { rollbar } from './tracking/rollbar.js';
import { sentry } from './tracking/sentry.js';
import { arktype } from './validation/arktype.js';
import { classValidator } from './validation/class-validator.js';
import { effect } from './validation/effect.js';
import { joi } from './validation/joi.js';
import { typebox } from './validation/typebox.js';
import { valibot } from './validation/valibot.js';
import { yup } from './validation/yup.js';
import { zod } from './validation/zod.js';

/** Every library this plugin knows, one file each. */
export const models: readonly Model[] = [
  agenda,
  amqplib,
  applicationInsights,
  async,
  asyncContext,
  awsServices,
  awilix,
  axios,
  beeQueue,
  axiosRetry,
  bluebird,
  bree,
  bugsnag,
  bunTest,
  bull,
  bullmq,
  bunyan,
  chai,
  chaiHttp,
  classValidator,
  consola,
  console,
  crypto,
  ddTrace,
  drizzle,
  dynamodb,
  environment,
  expect,
  awsLambda,
  celebrate,
  express,
  expressValidation,
  fastify,
  fetch,
  firebase,
  firestore,
  got,
  hapi,
  hono,
  honeybadger,
  honoTesting,
  ioredis,
  jest,
  jose,
  json,
  jsonwebtoken,
  kafkajs,
  knex,
  koa,
  ky,
  kysely,
  libsql,
  d1,
  lightMyRequest,
  lodash,
  log4js,
  loglevel,
  logtape,
  mailgun,
  mariadb,
  mikroOrm,
  mocha,
  mockObjects,
  mongodb,
  mongoose,
  mysql2,
  neon,
  nest,
  nestConfig,
  nestjsPino,
  nestjsZod,
  nestJwt,
  nestTesting,
  next,
  nextConnect,
  node,
  nodeAssert,
  nodeHttp,
  nodeFetch,
  nodeTest,
  nodemailer,
  objection,
  opentelemetry,
  pactum,
  pg,
  pgBoss,
  pglite,
  pgPromise,
  pino,
  cloudflareWorkers,
  containers,
  playwright,
  pMap,
  pRetry,
  postgres,
  postmark,
  prisma,
  prisma8,
  programs,
  randomIds,
  redis,
  resend,
  rollbar,
  roarr,
  rpc,
  sendgrid,
  sentry,
  sequelize,
  sinon,
  slonik,
  statusCodes,
  sqlite,
  stripe,
  supabase,
  superagent,
  supertest,
  testDatabases,
  tanstackQuery,
  tslog,
  typeorm,
  undici,
  upstashRedis,
  vercelPostgres,
  vitest,
  web,
  winston,
  arktype,
  effect,
  joi,
  typebox,
  valibot,
  yup,
  zod,
];
