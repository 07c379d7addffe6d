import express, { Router } from 'express';
import { rotateRefreshToken } from '../auth/refresh.js';
import { UnauthorizedError } from '../lib/errors.js';
import { loginSchema, refreshSchema, signupSchema } from '../schemas/auth.js';
import { login, signup } from '../services/users.js';

export const authRouter = Router();

authRouter.post('/signup', express.urlencoded({ extended: false }), async (req, res) => {
  const input = signupSchema.parse(req.body);

  try {
    const user = await signup(input);
    res.status(201).json({ user });
  } catch (error) {
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not create the account' });
  }
});

authRouter.post('/login', express.json(), async (req, res) => {
  const input = loginSchema.parse(req.body);

  try {
    res.json(await login(input));
  } catch (error) {
    if (error instanceof UnauthorizedError) {
      res.status(401).json({ error: error.message });
      return;
    }
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not log in' });
  }
});

authRouter.post('/refresh', express.json(), async (req, res) => {
  const { refreshToken } = refreshSchema.parse(req.body);

  try {
    res.json(await rotateRefreshToken(refreshToken));
  } catch (error) {
    if (error instanceof UnauthorizedError) {
      res.status(401).json({ error: error.message });
      return;
    }
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not refresh the session' });
  }
});
