import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { config } from '../config.js';

export const logger = pino({
  level: config.LOG_LEVEL,
  redact: ['req.headers.authorization', 'req.headers.cookie'],
});

// An id from outside ends up in every log line: take it only in a shape that cannot forge one.
const REQUEST_ID = /^[\w-]{1,64}$/;

/** Gives every request an id and a logger that writes it, and logs the request once it is answered. */
export const requestLogger = pinoHttp({
  logger,
  customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
  genReqId(req, res) {
    const given = req.headers['x-request-id'];
    const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    res.setHeader('x-request-id', id);
    return id;
  },
});
