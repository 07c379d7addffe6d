import express, { Router } from 'express';
import { createOrderSchema, orderListQuerySchema, orderParamsSchema } from '../schemas/orders.js';
import { orderService } from '../services/orders.js';

export const ordersRouter = Router();

ordersRouter.get('/', async (req, res) => {
  const query = orderListQuerySchema.parse(req.query);
  res.json({ orders: await orderService.list(query) });
});

ordersRouter.get('/mine', async (req, res) => {
  const limit = Number(req.query.limit ?? '20');
  res.json({ orders: await orderService.listMine(res.locals.userId, limit) });
});

ordersRouter.get('/:id', async (req, res) => {
  const { id } = orderParamsSchema.parse(req.params);
  res.json({ order: await orderService.get(id) });
});

ordersRouter.get('/:id/total', async (req, res) => {
  try {
    res.json({ totalCents: await orderService.total(Number(req.params.id)) });
  } catch (error) {
    console.error('Could not add up the order', error);
    res.status(500).json({ error: 'Something went wrong', details: (error as Error).message });
  }
});

ordersRouter.post('/', express.json(), async (req, res) => {
  const input = createOrderSchema.parse(req.body);

  try {
    res.status(201).json({ order: await orderService.create(res.locals.userId, input) });
  } catch (error) {
    console.log('Error:', error);
    res.status(500).json({ error: 'Could not place the order' });
  }
});
