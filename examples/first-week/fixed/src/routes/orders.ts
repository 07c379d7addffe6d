import express, { Router } from 'express';
import {
  createOrderSchema,
  myOrdersQuerySchema,
  orderListQuerySchema,
  orderParamsSchema,
} from '../schemas/orders.js';
import { orderService } from '../services/orders.js';

export const ordersRouter = Router();

ordersRouter.get('/', async (req, res) => {
  const query = orderListQuerySchema.parse(req.query);
  res.json({ orders: await orderService.list(query) });
});

ordersRouter.get('/mine', async (req, res) => {
  const { limit } = myOrdersQuerySchema.parse(req.query);
  res.json({ orders: await orderService.listMine(res.locals.userId, limit) });
});

ordersRouter.get('/:id', async (req, res) => {
  const { id } = orderParamsSchema.parse(req.params);
  res.json({ order: await orderService.get(id) });
});

ordersRouter.get('/:id/total', async (req, res) => {
  const { id } = orderParamsSchema.parse(req.params);
  res.json({ totalCents: await orderService.total(id) });
});

ordersRouter.post('/', express.json(), async (req, res) => {
  const input = createOrderSchema.parse(req.body);
  res.status(201).json({ order: await orderService.create(res.locals.userId, input) });
});
