import { Router } from 'express';
import { recentOrders, spendingPerUser, usersWithItems, usersWithOrders } from '../services/dashboard.js';

export const dashboardRouter = Router();

dashboardRouter.get('/', async (_req, res) => {
  res.json({ users: await usersWithOrders() });
});

dashboardRouter.get('/items', async (_req, res) => {
  res.json({ users: await usersWithItems() });
});

dashboardRouter.get('/recent', async (_req, res) => {
  res.json({ users: await recentOrders() });
});

dashboardRouter.get('/spending', async (_req, res) => {
  res.json({ users: await spendingPerUser() });
});
