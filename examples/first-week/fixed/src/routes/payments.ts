import express, { Router } from 'express';
import { chargeSchema } from '../schemas/payments.js';
import { charge, refund, tip } from '../services/payments.js';

export const paymentsRouter = Router();

paymentsRouter.use(express.json());

paymentsRouter.post('/charge', async (req, res) => {
  res.json({ charge: await charge(chargeSchema.parse(req.body)) });
});

paymentsRouter.post('/refund', async (req, res) => {
  res.json({ refund: await refund(chargeSchema.parse(req.body)) });
});

paymentsRouter.post('/tip', async (req, res) => {
  res.json({ tip: await tip(chargeSchema.parse(req.body)) });
});
