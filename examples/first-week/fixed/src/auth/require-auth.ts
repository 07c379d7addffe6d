import type { NextFunction, Request, Response } from 'express';
import { verifyAccessToken } from './tokens.js';

export function requireAuth(req: Request, res: Response, next: NextFunction) {
  const [scheme, token] = req.headers.authorization?.split(' ') ?? [];

  if (scheme !== 'Bearer' || !token) {
    res.status(401).json({ error: 'Missing access token' });
    return;
  }

  try {
    res.locals.userId = verifyAccessToken(token);
  } catch {
    res.status(401).json({ error: 'Invalid or expired access token' });
    return;
  }

  next();
}
