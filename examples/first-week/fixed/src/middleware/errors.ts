import type { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { captureException } from '../lib/capture.js';
import { HttpError } from '../lib/errors.js';

/** The only place that answers a failure. Express 5 brings every rejected handler here. */
export const errorHandler: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }

  if (error instanceof ZodError) {
    res.status(400).json({ error: 'Validation failed', issues: error.issues });
    return;
  }

  const status = error instanceof HttpError ? error.status : 500;
  const message = error instanceof HttpError ? error.message : 'Internal server error';

  if (status >= 500) {
    const requestId = String(req.id);
    // The request logger writes it, with message, stack and cause, into the line of this request.
    res.err = error instanceof Error ? error : new Error('Not an Error was thrown', { cause: error });
    captureException({ error, requestId });
    res.status(status).json({ error: message, requestId });
    return;
  }

  res.status(status).json({ error: message });
};
