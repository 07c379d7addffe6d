import express, { Router } from 'express';
import { updateProfileSchema, userListQuerySchema, userParamsSchema } from '../schemas/users.js';
import { findUserByEmail, getUser, listUsers, updateProfile } from '../services/users.js';

export const usersRouter = Router();

usersRouter.get('/', async (req, res) => {
  const query = userListQuerySchema.parse(req.query);
  res.json({ users: await listUsers(query) });
});

usersRouter.get('/me', async (_req, res) => {
  res.json({ user: await getUser(res.locals.userId) });
});

usersRouter.patch('/me', express.json(), async (req, res) => {
  const input = updateProfileSchema.parse(req.body);
  res.json({ user: await updateProfile(res.locals.userId, input) });
});

usersRouter.get('/by-email/:email', async (req, res) => {
  res.json({ user: await findUserByEmail(req.params.email) });
});

usersRouter.get('/:id', async (req, res) => {
  const { id } = userParamsSchema.parse(req.params);
  res.json({ user: await getUser(id) });
});
