import express, { Router } from 'express';
import { requireAuth } from '../auth/require-auth.js';
import {
  createProductSchema,
  popularQuerySchema,
  productParamsSchema,
  productQuerySchema,
  reservationSchema,
} from '../schemas/products.js';
import {
  createProduct,
  getProduct,
  getProductBySku,
  listProducts,
  popularProducts,
  reserve,
} from '../services/products.js';

export const productsRouter = Router();

productsRouter.get('/', async (req, res) => {
  const query = productQuerySchema.parse(req.query);
  res.json({ products: await listProducts(query) });
});

productsRouter.get('/popular', async (req, res) => {
  const { limit } = popularQuerySchema.parse(req.query);
  res.json({ products: await popularProducts(limit) });
});

productsRouter.get('/sku/:sku', async (req, res) => {
  res.json({ product: await getProductBySku(req.params.sku) });
});

productsRouter.get('/:id', async (req, res) => {
  const { id } = productParamsSchema.parse(req.params);
  res.json({ product: await getProduct(id) });
});

productsRouter.post('/', requireAuth, express.json(), async (req, res) => {
  const input = createProductSchema.parse(req.body);
  res.status(201).json({ product: await createProduct(input) });
});

productsRouter.post('/reservations', requireAuth, express.json(), async (req, res) => {
  const { stock } = await reserve(reservationSchema.parse(req.body));
  res.json({ stock });
});
