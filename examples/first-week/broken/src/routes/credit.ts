import express, { Router } from 'express';
import { couponSchema, transferSchema } from '../schemas/credit.js';
import { redeemCoupon, transferCredit } from '../services/credit.js';

export const creditRouter = Router();

creditRouter.use(express.json());

creditRouter.post('/coupons', async (req, res) => {
  const { code } = couponSchema.parse(req.body);
  res.json(await redeemCoupon(res.locals.userId, code));
});

creditRouter.post('/transfers', async (req, res) => {
  const transfer = await transferCredit(res.locals.userId, transferSchema.parse(req.body));
  res.status(201).json({ transfer });
});
