import express, { Router } from 'express';
import { rotateRefreshToken } from '../auth/refresh.js';
import { loginSchema, refreshSchema, signupSchema } from '../schemas/auth.js';
import { login, signup } from '../services/users.js';

export const authRouter = Router();

authRouter.post('/signup', express.urlencoded({ extended: false }), async (req, res) => {
  const input = signupSchema.parse(req.body);
  res.status(201).json({ user: await signup(input) });
});

authRouter.post('/login', express.json(), async (req, res) => {
  res.json(await login(loginSchema.parse(req.body)));
});

authRouter.post('/refresh', express.json(), async (req, res) => {
  const { refreshToken } = refreshSchema.parse(req.body);
  res.json(await rotateRefreshToken(refreshToken));
});
