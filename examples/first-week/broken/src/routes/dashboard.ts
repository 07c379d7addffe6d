import { Router } from 'express';
import { recentOrders, spendingPerUser, usersWithItems, usersWithOrders } from '../services/dashboard.js';

export const dashboardRouter = Router();

dashboardRouter.get('/', async (_req, res) => {
  try {
    res.json({ users: await usersWithOrders() });
  } catch (error) {
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not load the dashboard' });
  }
});

dashboardRouter.get('/items', async (_req, res) => {
  try {
    res.json({ users: await usersWithItems() });
  } catch (error) {
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not load the dashboard' });
  }
});

dashboardRouter.get('/recent', async (_req, res) => {
  try {
    res.json({ users: await recentOrders() });
  } catch (error) {
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not load the dashboard' });
  }
});

dashboardRouter.get('/spending', async (_req, res) => {
  try {
    res.json({ users: await spendingPerUser() });
  } catch (error) {
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not load the dashboard' });
  }
});
